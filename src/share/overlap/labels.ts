import { canonicalItem } from '../../extract/index.ts';
import { indicatorKinds, masked, minorDigits, type OverlapField, OverlapLabel } from '../../model/index.ts';
import { tame } from '../receive/received-text.ts';
import type { OverlapHouse } from './house.ts';
import { maxLabelBytes } from './protocol/index.ts';

/** What is known here of one item. */
interface Known {
  readonly rings: Map<string, number>;
  reports: number;
  last: number;
  firstAt: number;
  lastAt: number;
  /** Minor units of the casebook's currency. */
  minor: number;
}

/** Losses as powers of ten, in whole units: enough to see which is the larger matter, too little to know anybody by it. */
const bands = [
  [10_000_000, '10m'],
  [1_000_000, '1m'],
  [100_000, '100k'],
  [10_000, '10k'],
  [1000, '1k'],
] as const;
const bandOf = (units: number): string => bands.find(([least]) => units >= least)?.[1] ?? '<1k';

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * A label for each item, with the fields agreed on and no other: of reports open to who asks. `ring` is the one most of its reports stand
 * in. The loss adds up what these reports state in the currency that most of the casebook's reports use.
 */
export async function labelsOf(
  house: OverlapHouse,
  items: readonly string[],
  fields: readonly OverlapField[],
  contact: string | undefined,
): Promise<string[]> {
  const own = await knownOf(house, new Set(items));
  return items.map((item) => {
    const known = own.of.get(item);
    const ring = [...(known?.rings ?? [])].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
    const all: OverlapLabel = {
      ...(ring === undefined ? {} : { ring }),
      ...(known === undefined ? {} : { reports: known.reports }),
      ...(known === undefined || !Number.isFinite(known.firstAt)
        ? {}
        : { first: dayOf(known.firstAt), last: dayOf(known.lastAt) }),
      ...(known === undefined ? {} : { loss: bandOf(known.minor / 10 ** minorDigits(own.currency)) }),
      ...(contact === undefined ? {} : { contact: contact.slice(0, 120) }),
    };
    return fitted(Object.fromEntries(fields.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]]))));
  });
}

/** As JSON, the contact shortened until it fits. */
function fitted(label: OverlapLabel): string {
  for (let cut = label; ;) {
    const text = JSON.stringify(cut);
    if (Buffer.byteLength(text) <= maxLabelBytes || cut.contact === undefined) return text;
    cut = { ...cut, contact: [...cut.contact].slice(0, -1).join('') };
  }
}

/** What a partner tells of an item: the fields agreed on, and nothing where it is not well formed. */
export function readLabel(text: string | undefined, fields: readonly OverlapField[]): OverlapLabel | undefined {
  if (text === undefined) return undefined;
  try {
    const told = OverlapLabel.safeParse(JSON.parse(text));
    if (!told.success) return undefined;
    const kept = Object.entries(told.data).filter(
      ([field, value]) => fields.includes(field as OverlapField) && value !== undefined,
    );
    // Words of strangers: nothing in them steers a terminal or turns a line around.
    return kept.length === 0
      ? undefined
      : Object.fromEntries(kept.map(([field, value]) => [field, typeof value === 'string' ? tame(value) : value]));
  } catch {
    return undefined;
  }
}

async function knownOf(
  { ctx: { read, signal }, closed }: OverlapHouse,
  wanted: ReadonlySet<string>,
): Promise<{ readonly of: ReadonlyMap<string, Known>; readonly currency: string }> {
  const { rings, report, ring } = await read.members();
  const ids = new Map(rings.map(({ number, id }) => [number, id]));
  const ringOf = new Map<number, string>();
  report.forEach((number, i) => ringOf.set(number, ids.get(ring[i]!)!));
  const [most] = await read.sql<{ currency: string }>(
    `SELECT w.word AS currency FROM reports AS r JOIN words AS w ON w.number = r.currency WHERE w.word <> ''
     GROUP BY w.word ORDER BY count(*) DESC, w.word LIMIT 1`,
  );
  const currency = most?.currency ?? '';
  const of = new Map<string, Known>();
  for await (const batch of read.columns()) {
    signal.throwIfAborted();
    const { mentions } = batch;
    const items = batch.values.map((value, i) => canonicalItem(indicatorKinds[batch.valueKind[i]!]!, value));
    for (let i = 0; i < mentions.count; i++) {
      const item = items[mentions.value[i]!]!;
      if ((mentions.flags[i]! & masked) !== 0 || !wanted.has(item)) continue;
      const row = mentions.report[i]!;
      const number = batch.number[row]!;
      const own = ringOf.get(number);
      if (own !== undefined && closed.has(own)) continue;
      const known = of.get(item) ?? { rings: new Map(), reports: 0, last: -1, firstAt: Infinity, lastAt: -Infinity, minor: 0 };
      of.set(item, known);
      // Mentions come report by report.
      if (known.last === number) continue;
      known.last = number;
      known.reports++;
      if (own !== undefined) known.rings.set(own, (known.rings.get(own) ?? 0) + 1);
      const at = Number.isNaN(batch.reportedAt[row]!) ? batch.lossAt[row]! : batch.reportedAt[row]!;
      if (!Number.isNaN(at)) {
        known.firstAt = Math.min(known.firstAt, at);
        known.lastAt = Math.max(known.lastAt, at);
      }
      const minor = batch.amountMinor[row]!;
      if (batch.currency[row] === currency && !Number.isNaN(minor)) known.minor += minor;
    }
  }
  return { of, currency };
}
