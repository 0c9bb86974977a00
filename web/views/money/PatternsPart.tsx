import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import { patternKinds } from './pattern-kinds.ts';
import type { AccountView, Pattern, PatternKind } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useLanguage } from '../../app/format.ts';
import { ringWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Losses } from '../../parts/Amount.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { StateMark } from '../../parts/StateMark.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { When } from '../../parts/When.tsx';
import { moneyWords } from '../../words/money.ts';
import { NamedAccount } from './names.tsx';
import type { About } from './use-traces.ts';

/** Patterns and accounts that a page shows at most: the strongest. */
const [most, mostNamed] = [100, 6];

interface Found {
  readonly rows: readonly Pattern[];
  readonly accounts: readonly AccountView[];
  readonly all: number;
}

/** Shapes of payments among the accounts of a ring's or a case's reports, each with its sentence. */
export function PatternsPart({ about }: { readonly about: About }): JSX.Element {
  const t = useWords(moneyWords);
  const [kind, setKind] = useState<PatternKind>();
  const { data, error, refetch } = useGet<Found>('/money/patterns', { ...about, kind, limit: most });
  return (
    <section className="money-patterns">
      <p className="row">
        <StateMark is="machine" /> {t('patternsLead')}
      </p>
      <label>
        {t('patternKind')}{' '}
        <select
          value={kind ?? ''}
          onChange={(event) => setKind(event.target.value === '' ? undefined : (event.target.value as PatternKind))}
        >
          <option value="">{t('allKinds')}</option>
          {patternKinds.map((each) => (
            <option key={each} value={each}>
              {t(each)}
            </option>
          ))}
        </select>
      </label>
      {data === undefined ? (
        error === null ? (
          <Waiting />
        ) : (
          <Failed error={error} retry={() => void refetch()} />
        )
      ) : (
        <PatternList found={data} />
      )}
    </section>
  );
}

/** Patterns as cards, the strongest first. */
export function PatternList({ found: { rows, accounts, all } }: { readonly found: Found }): JSX.Element {
  const t = useWords(moneyWords);
  const language = useLanguage();
  const views = new Map(accounts.map((each) => [each.name, each]));
  if (rows.length === 0) return <p className="empty">{t('noPatterns')}</p>;
  return (
    <>
      <ul className="money-pattern-list">
        {rows.map((each) => (
          <li key={`${each.kind} ${each.accounts.join(' ')} ${each.from}`} className="panel">
            <p className="row">
              <strong>{t(each.kind)}</strong>
              <span title={t('strength')} className="money-strength">
                <span className="money-part" aria-hidden="true">
                  <span style={{ width: `${Math.round(each.strength * 100)}%` }} />
                </span>
                {Math.round(each.strength * 100)} %
              </span>
              <span className="soft">
                <When at={each.from} grain="minute" /> – <When at={each.to} grain="minute" />
              </span>
            </p>
            <p>{each.why[language]}</p>
            <p className="money-named">
              {each.accounts.slice(0, mostNamed).map((name) => (
                <NamedAccount key={name} name={name} view={views.get(name)} />
              ))}
              {each.accounts.length > mostNamed && (
                <span className="soft">{t('rest', { count: each.accounts.length - mostNamed })}</span>
              )}
            </p>
            <p className="soft">
              <Losses of={each.sums} /> · {t('transfersOf', { count: each.transfers.length })}
              {each.rings.map((ring) => (
                <span key={ring}>
                  {' · '}
                  <Link href={ringWay(ring)} className="value">
                    {ring}
                  </Link>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
      {all > rows.length && <p className="soft">{t('morePatterns', { shown: rows.length, all })}</p>}
    </>
  );
}
