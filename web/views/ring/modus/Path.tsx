import type { JSX } from 'react';
import type { ModusOperandi } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { Amount } from '../../../parts/Amount.tsx';
import { useScam } from '../../../parts/scam.ts';
import { modusWords } from '../../../words/modus.ts';

/** The steps that reports tell, in the usual order, with the usual day and amount. */
export function Path({ of, reports }: { readonly of: ModusOperandi['path']; readonly reports: number }): JSX.Element {
  const t = useWords(modusWords);
  const { stage: named } = useScam();
  if (of.length === 0) return <p className="soft">{t('noPath')}</p>;
  return (
    <ol className="modus-path">
      {of.map(({ stage, reports: count, day, amount }) => (
        <li key={stage}>
          <strong>{named(stage)}</strong>
          <span>{t('ofReports', { count, of: reports })}</span>
          {day !== undefined && (
            <span title={t('dayOf', { count: day.reports })}>{t('day', { days: Math.round(day.days * 10) / 10 })}</span>
          )}
          {amount !== undefined && (
            <span title={t('amountOf', { count: amount.reports })}>
              <Amount minor={amount.minor} currency={amount.currency} short />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
