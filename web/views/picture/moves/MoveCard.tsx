import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Move } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { ringWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import type { PictureAsked } from '../../../parts/PictureDialog.tsx';
import { Share } from '../../../parts/Share.tsx';
import { moveWords } from '../../../words/moves.ts';
import { DecidedBy } from '../DecidedBy.tsx';
import { Decide } from '../Decide.tsx';
import { ReportLinks } from '../ReportLinks.tsx';
import { utcDay } from '../frames.ts';
import { moveState, useMoveWay } from './said.ts';

type Verdict = Extract<PictureAsked, { readonly about: 'move' }>['verdict'];
const verdicts = [
  ['confirmed', 'c'],
  ['rejected', 'r'],
  ['open', 'u'],
] as const satisfies readonly (readonly [Verdict, string])[];

/** One move: whence and whither, when, what speaks for it, and what a person says of it; `c`, `r` and `u` decide. */
export function MoveCard({ of, isOnRing = false }: { readonly of: Move; readonly isOnRing?: boolean }): JSX.Element {
  const t = useWords(moveWords);
  const language = useLanguage();
  const way = useMoveWay();
  const [first, last] = of.between;
  return (
    <aside className="picture-side" aria-live="polite" aria-label={way(of)}>
      <h2>{way(of)}</h2>
      <DecidedBy of={of.judged} is={moveState(of)} />
      <p className="row">
        <span>{t('at', { day: utcDay(of.at) })}</span>
        <span className="soft">{t('between', { from: utcDay(first), to: utcDay(last) })}</span>
      </p>
      <p className="row">
        <Share of={of.confidence} />
        {!isOnRing && (
          <Link className="value" href={`${ringWay(of.ring)}?tab=moves`}>
            {of.ring}
          </Link>
        )}
      </p>
      <h3>{t('because')}</h3>
      <ul>
        {of.because.map((sentence) => (
          <li key={sentence.en}>{sentence[language]}</li>
        ))}
      </ul>
      {of.signs.length > 0 && (
        <p className="soft">
          {t('signs')}: {of.signs.map((sign) => t(`sign-${sign}`)).join(language === 'zh' ? '、' : ', ')}
        </p>
      )}
      <ReportLinks of={of.reports} />
      <Decide
        choices={verdicts.map(([verdict, key]) => ({ verdict, key, name: t(verdict) }))}
        chosen={of.judged?.verdict}
        label={t('decision')}
        mayNot={t('mayNot')}
        about={(verdict) => ({ about: 'move', move: of, verdict })}
      />
    </aside>
  );
}
