import type { JSX } from 'react';
import type { ReportView, ScamReading } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { Amount } from '../../../parts/Amount.tsx';
import { useScam } from '../../../parts/scam.ts';
import { readingWords } from '../../../words/reading.ts';
import { utcDay } from '../../picture/frames.ts';
import { Told } from './Told.tsx';

/** The steps that the report tells, in its own order, with day and amount where they are told. */
export function Steps({ of, stages }: { readonly of: ReportView; readonly stages: ScamReading['stages'] }): JSX.Element {
  const t = useWords(readingWords);
  const { stage: named } = useScam();
  return (
    <>
      <h3>
        <span className="reading-key step">{t('steps')}</span>
      </h3>
      {stages.length === 0 && <p className="soft">{t('noSteps')}</p>}
      <ol className="reading-steps">
        {stages
          .toSorted((a, b) => a.start - b.start)
          .map((step) => (
            <li key={`${step.stage} ${step.start}`}>
              <strong>{named(step.stage)}</strong>
              {step.at !== undefined && <span className="soft"> {utcDay(step.at)}</span>}
              {step.amount !== undefined && (
                <>
                  {' '}
                  <Amount minor={step.amount.minor} currency={step.amount.currency} />
                </>
              )}
              <br />
              <Told of={of} span={step} />
            </li>
          ))}
      </ol>
    </>
  );
}
