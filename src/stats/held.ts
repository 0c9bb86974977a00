import type { Read } from '../casebook/index.ts';
import type { Sentence, StatTable } from '../model/index.ts';
import { DayRates, foldFreezes } from '../money/index.ts';
import { type ScreenedPerson, screenedPeople } from '../people/index.ts';
import type { Complaints } from './complaints.ts';
import type { WasHidden } from './parted.ts';
import type { Span } from './span.ts';
import { countedTable } from './summaries.ts';
import { hiddenCounts, isSmall } from './suppress/line.ts';
import { figures, heads, tableTitles, totalName, totalRow } from './words.ts';

/** Rings, people and stopped payments: what stands beside the complaints. */

export const ringRows = ['confirmed', 'proposed', 'none'] as const;
export type RingRow = (typeof ringRows)[number];
const ringNames: Readonly<Record<RingRow, Sentence>> = {
  confirmed: { en: 'Rings that a person confirmed', zh: '人工确认的团伙' },
  proposed: { en: 'Rings that the machine proposes', zh: '机器提出的团伙' },
  none: { en: 'No ring', zh: '未归入团伙' },
};

/** Rings with complaints of the span, by what they are; dismissed ones are none. */
export async function ringsOf(
  read: Read,
  { ring, ringIds }: Complaints,
): Promise<{ readonly rowOf: (complaint: number) => RingRow; readonly ids: Map<string, RingRow> }> {
  const statuses = new Map((await read.rings()).map(({ id, status }) => [id, status]));
  const rowBy = new Map<number, RingRow>();
  for (const [number, id] of ringIds) {
    const status = statuses.get(id);
    if (status !== undefined && status !== 'dismissed') rowBy.set(number, status === 'confirmed' ? 'confirmed' : 'proposed');
  }
  const ids = new Map<string, RingRow>();
  for (const number of new Set(ring)) {
    const row = rowBy.get(number);
    if (row !== undefined) ids.set(ringIds.get(number)!, row);
  }
  return { rowOf: (complaint) => rowBy.get(ring[complaint]!) ?? 'none', ids };
}

export async function ringTable(read: Read, all: Complaints, k: number, wasHidden: WasHidden): Promise<StatTable> {
  const { rowOf, ids } = await ringsOf(read, all);
  const rings = { confirmed: 0, proposed: 0, none: 0 };
  for (const row of ids.values()) rings[row]++;
  const complaints = { confirmed: 0, proposed: 0, none: 0 };
  for (let i = 0; i < all.count; i++) complaints[rowOf(i)]++;
  const isFew = isSmall(all.count, k);
  const hidden = isFew
    ? undefined
    : hiddenCounts(
        ringRows.map((row) => complaints[row]),
        k,
        new Set(ringRows.flatMap((row, i) => (wasHidden(`rings/${row}/complaints`) ? [i] : []))),
      );
  const cells = (row: string, ringCount: number, count: number, isHidden: boolean) => [
    { key: `rings/${row}/rings`, value: ringCount },
    { key: `rings/${row}/complaints`, ...(isHidden ? {} : { value: count }) },
  ];
  return {
    table: 'rings',
    title: tableTitles.rings,
    head: heads.rings,
    columns: [
      { figure: 'rings', title: figures.rings },
      { figure: 'complaints', title: figures.complaints },
    ],
    rows: [
      ...ringRows.map((row, i) => ({
        row,
        title: ringNames[row],
        cells: cells(row, rings[row], complaints[row], hidden === undefined ? all.count > 0 : hidden.has(i)),
      })),
      { row: totalRow, title: totalName, isTotal: true as const, cells: cells(totalRow, ids.size, all.count, isFew) },
    ],
    notes: [
      {
        en: 'Rings with a complaint of these days, as they stand now. A ring is a proposal about reports, never a verdict about a person; how many rings there are tells of no single person and is never hidden.',
        zh: '本期有报案的团伙，按目前状态统计。团伙是对报案的串并建议，不是对任何人的认定；团伙数不涉及个人，不作隐藏。',
      },
    ],
  };
}

const peopleRows = ['wanted', 'referred', 'neither'] as const;
const peopleNames: Readonly<Record<ScreenedPerson['is'], Sentence>> = {
  wanted: { en: 'Wanted, as a person decided', zh: '经人工认定在逃' },
  referred: { en: 'Referred for protection', zh: '转介保护' },
  neither: { en: 'Neither', zh: '两者皆非' },
};

/** Everybody on rosters that were screened in the span, once. */
export async function peopleOf(read: Read, { begin, end }: Span): Promise<ScreenedPerson[]> {
  const screens = (await read.screens()).filter(({ at }) => at >= begin && at < end);
  return await screenedPeople(read, [...new Set(screens.map(({ body }) => body.roster))]);
}

export async function peopleTable(read: Read, span: Span, wasHidden: WasHidden): Promise<StatTable> {
  const people = await peopleOf(read, span);
  const rows = peopleRows.map((row) => ({
    row,
    title: peopleNames[row],
    count: people.filter(({ is }) => is === row).length,
  }));
  return countedTable('people', 'people', rows, span.k, wasHidden, [
    {
      en: 'People on rosters that were screened in these days, as decided by now. Who is held by protection counts as referred alone, never as wanted or suspected, whatever was decided before.',
      zh: '本期比对名册上的人员，按目前认定统计。受保护人员只计入转介，无论此前有何认定，一律不计为在逃或嫌疑人员。',
    },
  ]);
}

const freezeRows = ['confirmed', 'sent', 'refused', 'proposed'] as const;
type FreezeRow = (typeof freezeRows)[number];
const freezeNames: Readonly<Record<FreezeRow, Sentence>> = {
  confirmed: { en: 'Confirmed by the bank', zh: '银行已确认' },
  sent: { en: 'Sent, no answer yet', zh: '已发出，尚未答复' },
  refused: { en: 'Refused', zh: '被拒绝' },
  proposed: { en: 'Proposed, not sent', zh: '已建议，未发出' },
};

export interface Freeze {
  readonly id: string;
  readonly at: number;
  /** How far it came. */
  readonly row: FreezeRow;
  /** In the one currency, minor units. */
  readonly stopped: number;
}

/** Freeze proposals first made in the span, with the newest amount that was stopped. */
export async function freezesOf(read: Read, { begin, end }: Span, currency: string | undefined): Promise<Freeze[]> {
  const rates = new DayRates(await read.rates());
  return foldFreezes(await read.freezes()).flatMap(({ id, steps }): Freeze[] => {
    const at = steps[0]!.proposedAt;
    if (at < begin || at >= end) return [];
    const confirmed = steps.findLast(({ stopped, state }) => state === 'confirmed' || stopped !== undefined);
    const stopped = confirmed?.stopped;
    const worth =
      stopped === undefined || currency === undefined
        ? undefined
        : rates.worth(stopped.minor, stopped.currency, currency, confirmed!.answeredAt);
    const row: FreezeRow =
      confirmed !== undefined
        ? 'confirmed'
        : steps.some(({ state }) => state === 'refused')
          ? 'refused'
          : steps.some(({ sentAt }) => sentAt !== undefined)
            ? 'sent'
            : 'proposed';
    return [{ id, at, row, stopped: worth?.minor ?? 0 }];
  });
}

export async function freezeTable(
  read: Read,
  span: Span,
  currency: string | undefined,
  wasHidden: WasHidden,
): Promise<StatTable> {
  const freezes = await freezesOf(read, span, currency);
  const of = (row: FreezeRow): Freeze[] => freezes.filter((each) => each.row === row);
  const rows = freezeRows.map((row) => ({ row, title: freezeNames[row], count: of(row).length }));
  const counted = countedTable('freezes', 'freezes', rows, span.k, wasHidden, [
    {
      en: 'Proposals first made in these days, by how far they have come; the amount is what banks say they stopped.',
      zh: '本期首次提出的止付建议，按目前进展统计；金额以银行答复的止付数额为准。',
    },
  ]);
  if (currency === undefined) return counted;
  const confirmed = of('confirmed');
  const sum = confirmed.reduce((all, { stopped }) => all + stopped, 0);
  const isHidden = isSmall(confirmed.length, span.k);
  return {
    ...counted,
    columns: [...counted.columns, { figure: 'stopped', title: figures.stopped, isMoney: true }],
    rows: counted.rows.map((row) => ({
      ...row,
      cells: [
        ...row.cells,
        {
          key: `freezes/${row.row}/stopped`,
          ...(row.row !== 'confirmed' && row.row !== totalRow ? { value: 0 } : isHidden ? {} : { value: sum }),
        },
      ],
    })),
  };
}
