import {
  type IndicatorKind,
  type KnownFrom,
  type Label,
  type RecallItem,
  type ReceivedView,
  type Sentence,
  withheldWords,
} from '../../model/index.ts';
import { askedOf, blanked, type Held, heldPeople, unaccused } from '../../people/index.ts';
import type { Ctx } from '../../casebook/index.ts';
import { sealedReading } from './decide.ts';
import type { House } from './house.ts';
import { matchesOf } from './matches.ts';
import { packageRow } from './packages.ts';
import type { Reading } from './reading.ts';

/** Matches that a page shows; there are few more anywhere. */
const mostMatches = 1000;

/**
 * What came, before and after somebody decided on it, for a reader to whom some rings are closed. Of a package that was refused or lost
 * only the acts are left. Throws `missing` `share.package`.
 */
export async function receivedView(house: House, id: string, closed: ReadonlySet<string> = new Set()): Promise<ReceivedView> {
  const { ctx, quarantine } = house;
  const row = await packageRow(ctx, quarantine, id, 'received');
  const reading = await readingOf(house, id);
  const base = { package: row, checks: [], holds: {}, matches: [], fresh: 0, foreign: [], exhibits: [], notes: [] };
  if (reading === undefined) return base;
  const { matches, fresh } = await matchesOf(ctx, reading.indicators, closed);
  const held = await heldPeople(ctx.read);
  const { foreign, left } = shelteredForeign(held, reading.foreign);
  const known = new Set((await ctx.read.exhibits()).map(({ sha256 }) => sha256));
  return {
    ...base,
    checks: reading.checks,
    ...(reading.title === undefined ? {} : { title: reading.title }),
    holds: left === 0 ? reading.holds : { ...reading.holds, suspects: (reading.holds['suspects'] ?? left) - left },
    matches: matches.slice(0, mostMatches).map((each) => shelteredNote(held, each)),
    fresh,
    foreign,
    exhibits: reading.exhibits.map(({ name, sha256, bytes }) => ({ name, sha256, bytes, known: known.has(sha256) })),
    notes: reading.notes,
  };
}

/** What a sender says of suspects, without those whom protection holds here: `left` says how many. */
function shelteredForeign(
  held: Held,
  foreign: Reading['foreign'],
): { readonly foreign: ReceivedView['foreign']; readonly left: number } {
  let left = 0;
  const words = held.wordsOf(new Set([...held.holds.values()].map(({ person }) => person)));
  const shown = foreign.map(({ about, ...each }) => {
    if (each.kind !== 'suspect') return each;
    const isHeld =
      about === undefined ? blanked(each.sentence.en, words) !== each.sentence.en : held.of(askedOf(about)) !== undefined;
    if (!isHeld) return each;
    left++;
    return { ...each, sentence: protectedHere };
  });
  return { foreign: unaccused(held, shown), left };
}

const protectedHere: Sentence = {
  en: 'A person whom the sender calls a suspect: possible victim of trafficking, referral open here.',
  zh: '移送方列为嫌疑人者一名：本单位正在转介保护，疑似人口贩运受害人。',
};

/** Whose indicator it is said to be stays untold where protection holds them. */
function shelteredNote<Row extends { readonly kind: IndicatorKind; readonly value: string; readonly note?: string | undefined }>(
  held: Held,
  row: Row,
): Row {
  return row.note === undefined || held.ownerOf(row.kind, row.value) === undefined
    ? row
    : { ...row, note: `${withheldWords.en}/${withheldWords.zh}` };
}

async function readingOf({ ctx, quarantine }: House, id: string): Promise<Reading | undefined> {
  if (await quarantine.has(id)) return await quarantine.reading(id);
  const given = (await ctx.read.packages(id)).findLast((act) => act.kind === 'receipt' && act.body.side === 'given');
  const [first] = given?.kind === 'receipt' ? (given.body.exhibits ?? []) : [];
  if (first === undefined || !(await ctx.exhibits.has(first))) return undefined;
  return await sealedReading(await ctx.exhibits.path(first));
}

/**
 * What packages of others say of these indicators, in the order they came. What came with TLP:RED is for who handles packages
 * alone (`all`).
 */
export async function knownFrom(
  { read }: Pick<Ctx, 'read'>,
  asked: readonly { readonly kind: IndicatorKind; readonly value: string }[],
  { all = true }: { readonly all?: boolean } = {},
): Promise<KnownFrom[]> {
  const found = await read.foreign(asked.map(({ kind, value }) => `${kind}\t${value}`));
  if (found.length === 0) return [];
  const held = await heldPeople(read);
  const came = new Map<string, { readonly sender: string; readonly label?: Label | undefined }>();
  const recalled = new Map<string, RecallItem[]>();
  for (const { kind, body } of await read.packages()) {
    if (kind === 'package.receive') came.set(body.package, body);
    if (kind === 'package.recall' && body.side === 'received')
      recalled.set(body.package, [...(recalled.get(body.package) ?? []), ...body.items]);
  }
  const seen = new Map<string, KnownFrom>();
  for (const { package: id, kind, value, note } of found) {
    const { sender = '', label } = came.get(id) ?? {};
    if (label === 'RED' && !all) continue;
    const withdrawn = (recalled.get(id) ?? []).some(
      (item) => item.kind === 'package' || (item.kind === 'indicator' && item.ref === `${kind}:${value}`),
    );
    const told = { package: id, sender, kind, value, ...(note === undefined ? {} : { note }), withdrawn };
    seen.set(`${id}\t${kind}\t${value}`, shelteredNote(held, told));
  }
  return [...seen.values()];
}
