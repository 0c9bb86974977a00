import type { JSX } from 'react';
import type { OverlapView } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { When } from '../../../parts/When.tsx';
import { overlapRunWords } from '../../../words/overlap-run.ts';

/** Every step that the run took here, as the log has it. */
export function Steps({ view: { steps } }: { readonly view: OverlapView }): JSX.Element | null {
  const t = useWords(overlapRunWords);
  const language = useLanguage();
  if (steps.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('steps')}</h2>
      <ol className="overlap-steps">
        {steps.map(({ act, at, by, sentence }) => (
          <li key={act}>
            {sentence[language]}
            <span className="soft">
              <When at={at} grain="minute" /> · {by} · {t('act', { act })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
