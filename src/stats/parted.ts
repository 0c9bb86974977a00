import type { StatCell, StatTable } from '../model/index.ts';
import { type Complaints, type Partition, unsure } from './complaints.ts';
import { originNotes } from './origins.ts';
import type { Span } from './span.ts';
import { isSmall } from './suppress/line.ts';
import { type HiddenTallies, hideTallies, nothing, sumOf, type Tally, tallyFigures, talliesBy, valuesOf } from './tally.ts';
import { figures, fixedRows, heads, other, rowName, tableTitles, totalName, totalRow } from './words.ts';

/** Complaints parted by one thing: rows with what may be told of each. */
export interface Parted {
  readonly partition: Partition;
  readonly rows: readonly { readonly row: string; readonly tally: Tally }[];
  readonly hidden: HiddenTallies;
  /** The position of each complaint's row: its key's own, or that of all small ones. */
  readonly of: Int32Array;
  readonly whole: Tally;
}

/** Whether the newest publication of the same days hid a figure: it stays hidden, else both together would tell it. */
export type WasHidden = (key: string) => boolean;

/** Rows of what agencies file, beyond these the smallest stand together. */
const mostRows = 20;
const filed: ReadonlySet<Partition> = new Set(['place', 'site', 'channel', 'agency', 'language']);

/** Parts complaints and hides what is small. */
export function part(complaints: Complaints, partition: Partition, span: Span, wasHidden: WasHidden): Parted {
  const { keys, of } = complaints.of[partition];
  const tallies = talliesBy(complaints, complaints.of[partition]);
  const together = filed.has(partition) ? smallest(tallies, span.k) : new Set<string>();
  const rowOf = (key: string): string => (together.has(key) ? other : key);
  const found = new Map(
    [...Map.groupBy(tallies, ([key]) => rowOf(key))].map(([row, all]) => [row, sumOf(all.map(([, tally]) => tally))]),
  );
  const whole = sumOf(tallies.values());
  const fixed = fixedRows(partition, span.from, span.to);
  const order = fixed ?? [...found.keys()].sort((a, b) => (a < b ? -1 : 1));
  const rows = order.map((row) => ({ row, tally: found.get(row) ?? nothing() }));
  const hidden = hideTallies(
    rows.map(({ tally }) => tally),
    whole,
    span.k,
    (i, figure) => wasHidden(`${partition}/${rows[i]!.row}/${figure}`),
  );
  const places = new Map(rows.map(({ row }, i) => [row, i]));
  const placeOf = keys.map((key) => places.get(rowOf(key))!);
  return { partition, rows, hidden, of: of.map((position) => placeOf[position]!), whole };
}

/** Keys that stand together: all that are small, those past the longest list, and as many more as it takes to be enough. */
function smallest(tallies: ReadonlyMap<string, Tally>, k: number): Set<string> {
  const order = [...tallies].sort(([a, x], [b, y]) => y.complaints - x.complaints || (a < b ? -1 : 1));
  const first = order.findIndex(([, { complaints }], i) => isSmall(complaints, k) || i >= mostRows);
  if (first < 0) return new Set();
  let from = first;
  let sum = order.slice(from).reduce((all, [, { complaints }]) => all + complaints, 0);
  while (sum < k && from > 0) sum += order[--from]![1].complaints;
  // One row alone needs no other name.
  return from === order.length - 1 ? new Set() : new Set(order.slice(from).map(([key]) => key));
}

/** The table as it is shown. Rows that show a count come first, the largest first; where they stand tells nothing of a hidden one. */
export function partedTable({ partition, rows, hidden, whole }: Parted, span: Span, { origins }: Complaints): StatTable {
  const cellsOf = (row: string, tally: Tally, isHidden: Readonly<Record<string, boolean>>): StatCell[] => {
    const values = valuesOf(tally);
    return tallyFigures.map((figure) => ({
      key: `${partition}/${row}/${figure}`,
      ...(isHidden[figure] === true ? {} : { value: values[figure] }),
    }));
  };
  const shown =
    hidden.rows === undefined
      ? []
      : rows.map(({ row, tally }, i) => ({
          row,
          title: rowName(partition, row),
          cells: cellsOf(row, tally, hidden.rows![i]!),
        }));
  const isOrdered = fixedRows(partition, span.from, span.to) !== undefined;
  if (!isOrdered) {
    const last = new Set([other, 'none', 'unsure']);
    const isLast = (row: string): number => (last.has(row) && !(partition === 'type' && row !== 'unsure') ? 1 : 0);
    shown.sort((a, b) => isLast(a.row) - isLast(b.row) || (b.cells[0]!.value ?? -1) - (a.cells[0]!.value ?? -1));
  }
  return {
    table: partition,
    title: tableTitles[partition],
    head: heads[partition],
    columns: tallyFigures.map((figure) => ({
      figure,
      title: figures[figure],
      ...(figure === 'complaints' ? {} : { isMoney: true as const }),
    })),
    rows: [...shown, { row: totalRow, title: totalName, isTotal: true, cells: cellsOf(totalRow, whole, hidden.whole) }],
    ...(hidden.rows === undefined && whole.complaints > 0 ? { withheld: true } : {}),
    notes: [...notesOf(partition), ...(partition === 'type' ? originNotes(origins, unsureIn(shown, whole), span.k) : [])],
  };
}

/** What the table shows of complaints without a type: none where there is no such row, nothing where it is hidden. */
function unsureIn(
  shown: readonly { readonly row: string; readonly cells: readonly StatCell[] }[],
  { complaints }: Tally,
): number | undefined {
  if (shown.length === 0 && complaints > 0) return undefined;
  const row = shown.find((each) => each.row === unsure);
  return row === undefined ? 0 : row.cells[0]!.value;
}

const notes: Readonly<Partial<Record<Partition, StatTable['notes'][number]>>> = {
  type: {
    en: 'The type is what a person said it is, else what the machine read where it is sure, else what the source filed; otherwise it is not said.',
    zh: '类型以人工认定为准，未认定的采用机器判读；机器把握不足的按受理单位登记的类别；均无的不作判定。',
  },
  place: {
    en: 'The first place that the report tells as the victim’s home. Where the gang sits is a table of its own.',
    zh: '取报案中首次述及的受害人居住地；窝点所在地另表统计。',
  },
  site: {
    en: 'The first place that the report names as where the gang sits. That a report says so proves nothing of the place.',
    zh: '取报案中首次述及的窝点所在地；报案如此称述，不等于已经查实。',
  },
  month: {
    en: 'The month in which the case was first reported, whenever the money was paid.',
    zh: '按首次报案的月份统计，与付款时间无关。',
  },
  channel: { en: 'As it was filed.', zh: '以登记内容为准。' },
  agency: { en: 'As it was filed.', zh: '以登记内容为准。' },
  means: {
    en: 'What the report names as the other side’s; not every report names it.',
    zh: '以报案中述及的对方账户为准；并非每份报案都有载明。',
  },
};
const notesOf = (partition: Partition): StatTable['notes'] => {
  const note = notes[partition];
  return note === undefined ? [] : [note];
};
