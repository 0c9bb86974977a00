import type { JSX } from 'react';
import { Link } from 'wouter';
import type { NewRoutine } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { ringWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { KindTag } from '../../../parts/KindTag.tsx';
import type { PictureAsked } from '../../../parts/PictureDialog.tsx';
import { When } from '../../../parts/When.tsx';
import { useScam } from '../../../parts/scam.ts';
import { routineWords } from '../../../words/routines.ts';
import { utcDay } from '../frames.ts';
import { Decide } from '../Decide.tsx';
import { ReportLinks } from '../ReportLinks.tsx';
import { RoutineMark } from './RoutineMark.tsx';

type Verdict = Extract<PictureAsked, { readonly about: 'routine' }>['verdict'];
const verdicts = [
  ['new', 'n'],
  ['known', 'w'],
  ['open', 'u'],
] as const satisfies readonly (readonly [Verdict, string])[];

/** One group of reports that fits nothing known: why, in which words, examples; `n`, `w` and `u` decide. */
export function RoutineCard({ of }: { readonly of: NewRoutine }): JSX.Element {
  const t = useWords(routineWords);
  const names = useScam();
  const language = useLanguage();
  const { judged } = of;
  return (
    <aside className="picture-side" aria-live="polite" aria-label={t('routineOf', { rank: of.rank })}>
      <h2>{judged?.name ?? t('routineOf', { rank: of.rank })}</h2>
      <p className="picture-decided">
        <RoutineMark of={judged} />
        {judged !== undefined && (
          <span className="soft">
            {' '}
            <When at={judged.at} grain="minute" /> ·{' '}
            <Link href={`/custody?act=${judged.act}`}>{t('act', { act: judged.act })}</Link>
          </span>
        )}
        {judged?.reason !== undefined && <q>{judged.reason}</q>}
      </p>
      <p>
        {t('count', { count: of.reports })} · {utcDay(of.first)} – {utcDay(of.last)}
        {judged?.type !== undefined && ` · ${names.type(judged.type)}`}
      </p>
      {of.recovery && <p className="picture-warning">{t('recovery')}</p>}
      <h3>{t('because')}</h3>
      <ul>
        {of.because.map((sentence) => (
          <li key={sentence.en}>{sentence[language]}</li>
        ))}
      </ul>
      <h3>{t('words')}</h3>
      <p className="picture-words">
        {of.words.map((word) => (
          <bdi key={word}>{word}</bdi>
        ))}
      </p>
      {of.kinds.length > 0 && (
        <p className="row">
          <span className="soft">{t('kinds')}</span>
          {of.kinds.map((kind) => (
            <KindTag key={kind} kind={kind} />
          ))}
        </p>
      )}
      {of.rings.length > 0 && (
        <p className="picture-reports">
          <span className="soft">{t('rings')}</span>
          {of.rings.map((ring) => (
            <Link key={ring} className="value" href={ringWay(ring)}>
              {ring}
            </Link>
          ))}
        </p>
      )}
      <ReportLinks of={of.examples} />
      <Decide
        choices={verdicts.map(([verdict, key]) => ({ verdict, key, name: t(verdict) }))}
        chosen={judged?.verdict}
        label={t('decision')}
        mayNot={t('mayNot')}
        about={(verdict) => ({ about: 'routine', routine: of, verdict })}
      />
    </aside>
  );
}
