import type { JSX, ReactNode } from 'react';
import { useJudge } from '../../app/judge.ts';
import { useMay } from '../../app/session.ts';
import { useWords } from '../../app/words.ts';
import { whyWords } from '../../words/why.ts';

const verdicts = ['same', 'different', 'unsure'] as const;

/** What a person can decide about two reports. */
export function JudgePair({
  a,
  b,
  refs,
  about,
}: {
  readonly a: string;
  readonly b: string;
  readonly refs: readonly [string, string];
  readonly about?: ReactNode;
}): JSX.Element | null {
  const t = useWords(whyWords);
  const { judge } = useJudge();
  const may = useMay('judge');
  if (!may) return null;
  return (
    <div className="judge-pair" role="group" aria-label={t('judgePair')}>
      {verdicts.map((verdict) => (
        <button
          type="button"
          key={verdict}
          className={verdict}
          onClick={() => void judge({ verdict, a, b }, { title: t(`${verdict}Title`, { a: refs[0], b: refs[1] }), about })}
        >
          {t(verdict)}
        </button>
      ))}
    </div>
  );
}
