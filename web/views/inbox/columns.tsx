import { useMemo } from 'react';
import { Link } from 'wouter';
import type { Facets, ReportRow } from '../../../src/model/index.ts';
import { isMissing } from '../../../src/model/missing.ts';
import { useOpenAlarms } from '../../app/alarms.ts';
import { useGet } from '../../app/api.ts';
import { reportWay, ringWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { AlarmMark } from '../../parts/AlarmMark.tsx';
import { MissingMark } from '../../parts/MissingMark.tsx';
import { Amount } from '../../parts/Amount.tsx';
import type { Column } from '../../parts/DataTable.tsx';
import { Share } from '../../parts/Share.tsx';
import { StateMark } from '../../parts/StateMark.tsx';
import { When } from '../../parts/When.tsx';
import { inbox } from '../../words/inbox.ts';
import { useFilterWords } from './filter-words.ts';
import './columns.css';

/** Address of a report that knows the list it was opened from. */
export const listedWay = (id: string, list: string): string => `${reportWay(id)}?${new URLSearchParams({ list }).toString()}`;

/** Columns of the list; `list` is its address, which a report opened from it keeps. */
export function useColumns(list: string): readonly Column<ReportRow>[] {
  const t = useWords(inbox);
  const { languageName, valueWords } = useFilterWords();
  const { data: facets } = useGet<Facets>('/facets');
  const { rows: open } = useOpenAlarms();
  const alarms = useMemo(() => new Map(open.map(({ report, kinds }) => [report, kinds])), [open]);
  // A column in which no source says anything is no column.
  const has = { languages: facets?.languages.length !== 0, places: facets?.places.length !== 0 };
  return useMemo(
    () => [
      {
        id: 'ref',
        head: t('number'),
        sort: 'ref',
        width: 8.5,
        cell: ({ id, ref }) => {
          const kinds = alarms.get(id);
          return (
            <span className="ref-cell">
              {kinds !== undefined && <AlarmMark kinds={kinds} bare />}
              <Link href={listedWay(id, list)} className="value">
                <bdi>{ref}</bdi>
              </Link>
            </span>
          );
        },
      },
      {
        id: 'reportedAt',
        head: t('reported'),
        sort: 'reportedAt',
        width: 7.5,
        cell: ({ reportedAt }) => <When at={reportedAt} />,
      },
      { id: 'agency', head: t('agency'), sort: 'agency', cell: ({ agency }) => <bdi title={agency}>{agency}</bdi> },
      ...(has.languages
        ? [{ id: 'language', head: t('language'), width: 5, cell: ({ language }: ReportRow) => languageName(language) }]
        : []),
      {
        id: 'category',
        head: t('category'),
        sort: 'category',
        cell: ({ category }) =>
          isMissing({ category }) ? <MissingMark category={category} /> : <bdi title={category}>{category}</bdi>,
      },
      {
        id: 'amount',
        head: t('amount'),
        sort: 'amount',
        width: 10.5,
        align: 'end',
        cell: ({ amount }) => amount !== undefined && <Amount minor={amount.minor} currency={amount.currency} />,
      },
      ...(has.places
        ? [
            {
              id: 'place',
              head: t('place'),
              width: 6.5,
              cell: ({ place }: ReportRow) => place !== undefined && valueWords('place', place),
            },
          ]
        : []),
      {
        id: 'ring',
        head: t('ring'),
        width: 21,
        cell: ({ ring }) =>
          ring === undefined ? (
            <span className="soft">{t('noRing')}</span>
          ) : (
            <span className="ring-cell">
              <Link href={ringWay(ring.id)} className="value">
                {ring.id}
              </Link>
              <Share of={ring.confidence} bare />
              {ring.status !== undefined && <StateMark is={ring.status} brief />}
            </span>
          ),
      },
    ],
    [t, list, languageName, valueWords, has.languages, has.places, alarms],
  );
}
