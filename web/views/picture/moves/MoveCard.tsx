import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { Move } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { useMay } from '../../../app/session.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { ringWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { type PictureAsked, PictureDialog } from '../../../parts/PictureDialog.tsx';
import { Share } from '../../../parts/Share.tsx';
import { moveWords } from '../../../words/moves.ts';
import { DecidedBy } from '../DecidedBy.tsx';
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
  const may = useMay('judge');
  const [asked, setAsked] = useState<Verdict>();
  useShortcut('c', t('confirmed'), () => setAsked('confirmed'), { enabled: may });
  useShortcut('r', t('rejected'), () => setAsked('rejected'), { enabled: may });
  useShortcut('u', t('open'), () => setAsked('open'), { enabled: may });
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
      <div className="row picture-decide" role="group" aria-label={t('decision')}>
        {verdicts.map(([verdict, key]) => (
          <button
            key={verdict}
            type="button"
            aria-pressed={of.judged?.verdict === verdict}
            aria-keyshortcuts={key}
            disabled={!may}
            onClick={() => setAsked(verdict)}
          >
            {t(verdict)}
          </button>
        ))}
      </div>
      {!may && <p className="soft">{t('mayNot')}</p>}
      {asked !== undefined && (
        <PictureDialog asked={{ about: 'move', move: of, verdict: asked }} onClose={() => setAsked(undefined)} />
      )}
    </aside>
  );
}
