import type { JSX } from 'react';
import type { OverlapView } from '../../../../src/model/index.ts';
import { countOf, useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { overlapRunWords } from '../../../words/overlap-run.ts';
import { shortName } from '../name.ts';

/** Where only a number or a yes is learnt: that, large, and nothing else but whom to call. */
export function Outcome({ view: { run, notes } }: { readonly view: OverlapView }): JSX.Element | null {
  const t = useWords(overlapRunWords);
  const language = useLanguage();
  if (run.state !== 'ended') return null;
  if (run.variant === 'deconflict' && run.both !== undefined) {
    return (
      <section className={`panel overlap-verdict ${run.both ? 'both' : ''}`} role="status">
        <h2>{t(run.both ? 'both' : 'notBoth', { partner: shortName(run.partner) })}</h2>
        {!run.both && <p className="soft">{t('notBothHint')}</p>}
        {notes.map((each) => (
          <p key={each.en}>{each[language]}</p>
        ))}
      </section>
    );
  }
  if (run.variant === 'size' && run.common !== undefined) {
    return (
      <section className="panel overlap-verdict" role="status">
        <h2>{run.common === 0 ? t('sizeNone') : t('sizeOnly', { count: run.common, shown: countOf(run.common, language) })}</h2>
      </section>
    );
  }
  return null;
}

/** Whether what is to be known stands in the verdict already. */
export const isVerdict = ({ run }: OverlapView): boolean => run.state === 'ended' && run.variant === 'deconflict';
