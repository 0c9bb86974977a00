import type { JSX } from 'react';
import { Link } from 'wouter';
import type { AccountPage as Page, AccountView, FreezeProposal, Pattern } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { countOf, exactAmount, useLanguage } from '../../../app/format.ts';

import { useTitle } from '../../../app/title.ts';
import { indicatorWay, reportWay, ringWay, useParts } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Amount } from '../../../parts/Amount.tsx';
import { Copy } from '../../../parts/Copy.tsx';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { Fact } from '../../../parts/Fact.tsx';
import { Failed } from '../../../parts/Failed.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { When } from '../../../parts/When.tsx';
import { freezeWords } from '../../../words/freezes.ts';
import { accountWords } from '../../../words/money-account.ts';
import { Clock } from '../../freezes/Clock.tsx';
import { FreezeMark } from '../../freezes/FreezeMark.tsx';
import { fromOf } from '../../freezes/queue.ts';
import { ServiceMark } from '../names.tsx';
import { PatternList } from '../PatternsPart.tsx';
import { AccountTrace } from './AccountTrace.tsx';
import { Facts } from './Facts.tsx';
import { Statements } from './Statements.tsx';
import { Transfers } from './Transfers.tsx';
import '../../../parts/panel.css';
import '../money.css';
import '../../report/report.css';
import './account.css';

/** Kinds of account that an indicator's page may stand for. */
const asIndicator: Readonly<Record<Page['account']['kind'], string | undefined>> = {
  bank: 'account',
  wallet: 'wallet',
  handle: 'handle',
  name: undefined,
};

/** One account: whose it is by which source, what its statements cover, what moved, and who asked to stop it. */
export function AccountPage(): JSX.Element {
  const t = useWords(accountWords);
  const [, name = ''] = useParts();
  const { data, error, isPlaceholderData, refetch } = useGet<Page>(`/money/accounts/${encodeURIComponent(name)}`);
  useTitle(data?.account.value ?? name, t('account'));
  if (error !== null && error.status === 404) {
    return (
      <EmptyState title={t('gone')} action={<Link href="/rings">{t('indicator')}</Link>}>
        <p>{t('goneText', { name })}</p>
      </EmptyState>
    );
  }
  if (data === undefined || isPlaceholderData)
    return error === null ? <Waiting /> : <Failed isPage error={error} retry={() => void refetch()} />;
  return <Opened key={data.account.name} page={data} />;
}

function Opened({ page }: { readonly page: Page }): JSX.Element {
  const t = useWords(accountWords);
  const language = useLanguage();
  const { account, statements, sums, firstAt, lastAt, count } = page;
  const kind = asIndicator[account.kind];
  return (
    <article className="account-page">
      <header className="page-head">
        <h1>
          <bdi className="value">{account.value}</bdi>
        </h1>
        <ServiceMark of={account} />
        <Copy text={account.value} what={t('copy')} />
        {kind !== undefined && page.reported > 0 && (
          <Link href={indicatorWay(kind, account.value)} className="end">
            {t('indicatorPage')}
          </Link>
        )}
      </header>
      <dl className="facts strip account-strip">
        <Fact name={t('account')}>{t(account.kind)}</Fact>
        <Fact name={t('holder')}>{account.holder ?? '–'}</Fact>
        <Fact name={t('keeper')}>{account.bank ?? '–'}</Fact>
        {account.label !== undefined && <Fact name={t('label')}>{account.label.text}</Fact>}
        <Fact name={t('transfers')}>{countOf(count, language)}</Fact>
        <Fact name={t('seen')}>
          <When at={firstAt} /> – <When at={lastAt} />
        </Fact>
        <Fact name={t('reports')}>{countOf(page.reported, language)}</Fact>
      </dl>
      {account.service !== undefined && <p className="account-service">{account.service.why[language]}</p>}
      <div className="account-halves">
        <section aria-labelledby="account-sums">
          <h2 id="account-sums">
            {t('came')} · {t('went')}
          </h2>
          <Sums sums={sums} />
        </section>
        <Facts facts={page.facts} />
      </div>
      <Statements statements={statements} />
      <Proposals name={account.name} />
      <AccountTrace account={account} />
      <Transfers page={page} />
      <Patterns name={account.name} />
      <Reports page={page} />
    </article>
  );
}

function Sums({ sums }: { readonly sums: Page['sums'] }): JSX.Element {
  const t = useWords(accountWords);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('currency')}</th>
          <th scope="col" className="number">
            {t('came')}
          </th>
          <th scope="col" className="number">
            {t('went')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ currency, in: came, out, timesIn, timesOut }) => (
          <tr key={currency}>
            <th scope="row">{currency}</th>
            <td className="number">
              <Amount minor={came} currency={currency} /> <small className="soft">{t('times', { count: timesIn })}</small>
            </td>
            <td className="number">
              <Amount minor={out} currency={currency} /> <small className="soft">{t('times', { count: timesOut })}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Proposals({ name }: { readonly name: string }): JSX.Element | null {
  const t = useWords(accountWords);
  const f = useWords(freezeWords);
  const { data } = useGet<{ readonly rows: readonly FreezeProposal[] }>('/money/freezes', { account: name });
  const rows = (data?.rows ?? []).filter(({ account }) => account.name === name);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{t('proposals')}</h2>
      <ul className="account-proposals">
        {rows.map((each) => (
          <li key={each.id} className="row">
            <FreezeMark of={each} />
            <Link href={`/freezes?proposal=${encodeURIComponent(each.id)}`}>
              {each.to} · {exactAmount(each.disputed.minor, each.disputed.currency)}
            </Link>
            {fromOf(each) === undefined ? (
              <span className="soft">{f('notRunning')}</span>
            ) : (
              <Clock until={each.until} from={fromOf(each)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Patterns({ name }: { readonly name: string }): JSX.Element | null {
  const t = useWords(accountWords);
  const { data } = useGet<{ readonly rows: readonly Pattern[]; readonly accounts: readonly AccountView[]; readonly all: number }>(
    '/money/patterns',
    { account: name, limit: 20 },
  );
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <section>
      <h2>{t('patterns')}</h2>
      <PatternList found={data} />
    </section>
  );
}

function Reports({ page: { reports, reported } }: { readonly page: Page }): JSX.Element {
  const t = useWords(accountWords);
  return (
    <section>
      <h2>{t('reports')}</h2>
      {reports.length === 0 && <p className="soft">{t('reportsNone')}</p>}
      <ul className="account-reports">
        {reports.map(({ id, ref, ring }) => (
          <li key={id}>
            <Link href={reportWay(id)} className="value">
              {ref ?? id}
            </Link>{' '}
            {ring !== undefined && (
              <Link href={ringWay(ring)} className="soft">
                {t('inRing', { ring })}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {reported > reports.length && <p className="soft">{t('reportsMore', { count: reported - reports.length })}</p>}
    </section>
  );
}
