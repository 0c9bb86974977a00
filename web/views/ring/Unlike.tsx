import type { JSX } from 'react';
import { Link } from 'wouter';
import type { JudgementRow } from '../../../src/model/index.ts';
import { useWords } from '../../app/words.ts';
import { When } from '../../parts/When.tsx';
import { ringWords } from '../../words/ring.ts';
import { DecisionMark, useDecided } from './said.tsx';
import { unlike } from './unlike.ts';
import './unlike.css';

/** Where two people decided unlike: side by side, neither above the other. */
export function Unlike({ rows }: { readonly rows: readonly JudgementRow[] }): JSX.Element | null {
  const t = useWords(ringWords);
  const said = useDecided();
  const found = unlike(rows);
  if (found.length === 0) return null;
  return (
    <section className="ring-unlike" aria-label={t('unlike')}>
      <h2>{t('unlike')}</h2>
      <p className="soft">{t('unlikeWhy')}</p>
      {found.map((sides) => (
        <ul key={sides[0]!.act}>
          {sides.map((row) => {
            const { reason } = row.body as { readonly reason?: string };
            return (
              <li key={row.act}>
                <p>
                  <DecisionMark row={row} />
                </p>
                <p>{said(row)}</p>
                {reason !== undefined && <q>{reason}</q>}
                <p className="soft">
                  <When at={row.at} grain="minute" /> · <Link href={`/custody?act=${row.act}`}>{t('act', { act: row.act })}</Link>
                </p>
              </li>
            );
          })}
        </ul>
      ))}
    </section>
  );
}
