import type { JSX } from 'react';
import { useLocation } from 'wouter';
import type { StopReason, Trace, TraceAccount, TraceFlow } from '../../../src/model/index.ts';
import { useSorted } from '../../app/sorted.ts';
import { accountWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Amount, Losses } from '../../parts/Amount.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { When } from '../../parts/When.tsx';
import { moneyWords } from '../../words/money.ts';
import { AccountLink } from './names.tsx';
import { ReasonSign, useReasonWord } from './reasons.tsx';

export interface AccountLine {
  readonly of: TraceAccount;
  /** Of the claim, in the currency shown: what came. */
  readonly claim: number;
  readonly stops: readonly StopReason[];
}

/** The accounts that the flows touch, with what of the claim came to each. */
export function linesOf(
  trace: Trace,
  flows: readonly TraceFlow[],
  currency: string,
  reasons: ReadonlySet<StopReason>,
): readonly AccountLine[] {
  const stops = new Map<string, Set<StopReason>>();
  for (const { account, reason } of trace.stops) stops.set(account, (stops.get(account) ?? new Set()).add(reason));
  const came = new Map<string, number>();
  const isBack = trace.parameters.direction === 'back';
  for (const flow of flows) {
    const to = isBack ? flow.source : flow.target;
    if (to !== undefined) came.set(to, (came.get(to) ?? 0) + (flow.claim[currency] ?? 0));
  }
  const followed = new Set(trace.flows.map(({ transfer }) => transfer));
  for (const { account, transfer, minor, currency: own } of trace.starts) {
    const isFlow = transfer !== undefined && followed.has(transfer);
    if (own === currency && !isFlow) came.set(account, (came.get(account) ?? 0) + minor);
  }
  return trace.accounts.flatMap((of) => {
    const claim = came.get(of.name);
    const own = [...(stops.get(of.name) ?? [])];
    if (claim === undefined) return [];
    if (reasons.size > 0 && !own.some((each) => reasons.has(each)) && !flows.some(({ source }) => source === of.name)) return [];
    return [{ of, claim, stops: own }];
  });
}

function useColumns(currency: string): readonly Column<AccountLine>[] {
  const t = useWords(moneyWords);
  const reasonWord = useReasonWord();
  return [
    { id: 'hop', head: t('hop'), width: 4, align: 'end', sort: 'hop', cell: ({ of }) => of.hop },
    { id: 'account', head: t('account'), width: 14.5, sort: 'account', cell: ({ of }) => <AccountLink of={of} /> },
    {
      id: 'holder',
      head: `${t('holder')} · ${t('bank')}`,
      sort: 'holder',
      cell: ({ of }) => [of.holder, of.bank].filter((each) => each !== undefined).join(' · ') || '–',
    },
    {
      id: 'claim',
      head: t('claim'),
      width: 9.5,
      align: 'end',
      sort: 'claim',
      cell: ({ claim }) => <Amount minor={claim} currency={currency} />,
    },
    { id: 'passed', head: t('passed'), width: 9.5, align: 'end', cell: ({ of }) => <Losses of={of.passed} /> },
    { id: 'held', head: t('there'), width: 9.5, align: 'end', sort: 'held', cell: ({ of }) => <Losses of={of.held} /> },
    {
      id: 'stop',
      head: t('stop'),
      width: 14.5,
      cell: ({ stops }) => (
        <span className="money-stop-list">
          {stops.map((each, at) => (
            <span key={each} title={reasonWord(each)}>
              <ReasonSign is={each} /> <span className={at === 0 ? '' : 'unseen'}>{reasonWord(each)}</span>
            </span>
          ))}
        </span>
      ),
    },
    { id: 'first', head: t('first'), width: 9.5, sort: 'first', cell: ({ of }) => <When at={of.firstAt} grain="minute" /> },
  ];
}

/** The accounts of a trace beside its picture: what came, what went on, what is there. */
export function TraceTable({
  trace,
  flows,
  currency,
  reasons,
}: {
  readonly trace: Trace;
  readonly flows: readonly TraceFlow[];
  readonly currency: string;
  readonly reasons: ReadonlySet<StopReason>;
}): JSX.Element {
  const t = useWords(moneyWords);
  const [, go] = useLocation();
  const columns = useColumns(currency);
  const sorted = useSorted(
    linesOf(trace, flows, currency, reasons),
    {
      hop: ({ of }) => of.hop,
      account: ({ of }) => of.name,
      holder: ({ of }) => of.holder ?? '',
      claim: ({ claim }) => claim,
      held: ({ of }) => Math.max(0, ...Object.values(of.held)),
      first: ({ of }) => of.firstAt,
    },
    { by: 'claim', order: 'desc' },
  );
  return (
    <section className="money-table">
      <h2>{t('table')}</h2>
      <DataTable
        label={t('table')}
        columns={columns}
        {...sorted}
        rowKey={({ of }) => of.name}
        onOpen={({ of }) => go(accountWay(of.name))}
      />
    </section>
  );
}
