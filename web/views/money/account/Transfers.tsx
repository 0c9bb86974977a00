import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, type JSX } from 'react';
import type { AccountPage, TransferView } from '../../../../src/model/index.ts';
import { get, type Refused } from '../../../app/api.ts';
import type { List } from '../../../app/list.ts';
import { useWords } from '../../../app/words.ts';
import { Amount } from '../../../parts/Amount.tsx';
import { type Column, DataTable } from '../../../parts/DataTable.tsx';
import { When } from '../../../parts/When.tsx';
import { accountWords } from '../../../words/money-account.ts';
import { moneyWords } from '../../../words/money.ts';
import { ExhibitLink } from '../ExhibitRows.tsx';
import { AccountLink } from '../names.tsx';

/** Transfers of one request. */
const atOnce = 200;

/** The transfers of an account, read on as the table is scrolled; the first ones came with the page. */
function useTransfers({ account, count }: AccountPage): List<TransferView> {
  const path = `/money/accounts/${encodeURIComponent(account.name)}`;
  const query = useInfiniteQuery<
    readonly TransferView[],
    Refused,
    { pages: (readonly TransferView[])[] },
    readonly unknown[],
    number
  >({
    queryKey: [path, 'transfers'],
    queryFn: async ({ signal, pageParam }) =>
      (await get<AccountPage>(path, { offset: pageParam, limit: atOnce }, signal)).transfers,
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.length < atOnce ? undefined : pages.length * atOnce),
  });
  const rows = useMemo(() => query.data?.pages.flat() ?? [], [query.data]);
  return {
    rows,
    total: { count, more: false },
    isLoading: query.isLoading,
    isBefore: false,
    isReading: query.isFetching,
    hasMore: query.hasNextPage,
    isOutdated: false,
    error: query.error ?? undefined,
    more: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    refresh: () => void query.refetch(),
  };
}

function useColumns(name: string): readonly Column<TransferView>[] {
  const t = useWords(accountWords);
  const m = useWords(moneyWords);
  return [
    { id: 'at', head: t('at'), width: 10.5, cell: ({ at }) => <When at={at} grain="minute" /> },
    {
      id: 'direction',
      head: t('direction'),
      width: 6,
      cell: ({ source, target }) => {
        const way = source?.name === name ? (target?.name === name ? 'self' : 'out') : 'in';
        return (
          <span className={`account-way ${way}`}>
            <span aria-hidden="true">{{ in: '←', out: '→', self: '↻' }[way]}</span> {t(way)}
          </span>
        );
      },
    },
    {
      id: 'amount',
      head: t('amount'),
      width: 11,
      align: 'end',
      cell: ({ minor, currency, received, target }) =>
        received !== undefined && target?.name === name ? (
          <Amount minor={received.minor} currency={received.currency} />
        ) : (
          <Amount minor={minor} currency={currency} />
        ),
    },
    {
      id: 'other',
      head: t('other'),
      cell: ({ source, target, form }) => {
        const other = source?.name === name ? target : source;
        return other === undefined ? (
          <span className="soft">{form === 'transfer' ? m('notTold') : t(`form-${form}`)}</span>
        ) : (
          <>
            <AccountLink of={other} /> <span className="soft">{other.holder}</span>
          </>
        );
      },
    },
    {
      id: 'purpose',
      head: t('purpose'),
      cell: ({ note, ref, form }) =>
        [...(form === 'transfer' ? [] : [t(`form-${form}`)]), note, ref].filter((each) => each !== undefined).join(' · ') || '–',
    },
    {
      id: 'rows',
      head: t('exhibit'),
      width: 15,
      cell: ({ rows }) =>
        rows.map(({ exhibit, row }, at) => (
          <span key={`${exhibit} ${row}`}>
            {at > 0 && ' + '}
            {m('exhibitRow', { row })} <ExhibitLink sha256={exhibit} />
          </span>
        )),
    },
  ];
}

/** Everything that moved into or out of the account. */
export function Transfers({ page }: { readonly page: AccountPage }): JSX.Element {
  const t = useWords(accountWords);
  const list = useTransfers(page);
  const columns = useColumns(page.account.name);
  return (
    <section className="account-transfers">
      <h2>{t('transfers')}</h2>
      <DataTable label={t('transfers')} columns={columns} list={list} rowKey={({ number }) => String(number)} />
    </section>
  );
}
