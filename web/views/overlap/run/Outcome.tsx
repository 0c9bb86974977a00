import type { JSX } from 'react';
import type { OverlapView } from '../../../../src/model/index.ts';
import { countOf, useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { overlapRunWords } from '../../../words/overlap-run.ts';
import { useOverlap } from '../use-overlap.ts';

/** Where only a number or a yes is learnt: that, large, and nothing else. */
export function Outcome({ view: { run } }: { readonly view: OverlapView }): JSX.Element | null {
  const t = useWords(overlapRunWords);
  const language = useLanguage();
  const { data: list } = useOverlap(run.both === true);
  if (run.state !== 'ended') return null;
  if (run.variant === 'deconflict' && run.both !== undefined) {
    const contact = list?.partners.find(({ partner }) => partner === run.partner)?.contact;
    return (
      <section className={`panel overlap-verdict ${run.both ? 'both' : ''}`} role="status">
        <h2>{t(run.both ? 'both' : 'notBoth', { partner: run.partner })}</h2>
        {!run.both && <p className="soft">{t('notBothHint')}</p>}
        {run.both &&
          (contact === undefined ? (
            <p>{t('bothNoContact')}</p>
          ) : (
            <p>
              {t('bothDo')} <strong>{contact}</strong>
            </p>
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
