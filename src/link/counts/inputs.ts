import type { Column, Engine } from '../../engine/index.ts';
import { sketchSize } from '../../model/index.ts';
import { isSampled } from '../candidates.ts';
import { mute, supporting } from '../kinds.ts';
import { type Comparer, rarityBin } from '../compare.ts';
import { oddDigits, significantDigits } from '../duplicates.ts';
import type { PairsAsked } from '../em.ts';
import type { LinkTable } from '../input.ts';
import { groupOf, kindNumber } from '../kinds.ts';
import { hashWords, nameAt, nameValues } from '../sketch.ts';

const victim = kindNumber('victim');
const platform = kindNumber('platform');
const derived = new Set([kindNumber('registrable'), kindNumber('stem')]);

/** Which reports show which indicators, and what indicators are. */
export async function loadTable(engine: Engine, table: LinkTable): Promise<void> {
  const { reports, offset, indicator, kind, parent } = table;
  const report = new Int32Array(indicator.length);
  for (let r = 0; r < reports; r++) report.fill(r, offset[r], offset[r + 1]);
  await engine.load('link_mentions', { report, indicator });
  const above = (child: Int32Array): Int32Array => child.map((x) => (x === -1 ? -1 : parent[x]!));
  const second = above(parent);
  const third = above(second);
  await engine.load('link_indicators', {
    indicator: Int32Array.from(kind, (_, x) => x),
    /** Its group of kinds: 4 to the power of its number, 0 for kinds that count nowhere. */
    bit: Int32Array.from(kind, (k) => bitOf(k)),
    opens: Uint8Array.from(kind, (k) => (mute[k] === 1 || supporting[k] === 1 ? 0 : 1)),
    role: Uint8Array.from(kind, (k) => (k === victim ? roles.victim : derived.has(k) ? roles.derived : roles.suspect)),
    wider1: parent,
    wider2: second,
    wider3: third,
    wider: parent.map((p, x) => (p === -1 ? 0 : second[x] === -1 ? 1 : third[x] === -1 ? 2 : 3)),
  });
}

/** Whose indicator it is when one case told twice is looked for. */
export const roles = { suspect: 0, victim: 1, derived: 2 } as const;

/** When and how much each report says was lost. Missing numbers are NaN. */
export async function loadLosses(engine: Engine, { reports, day, lossDay, amountMinor, currency }: LinkTable): Promise<void> {
  await engine.load('link_losses', {
    report: Int32Array.from({ length: reports }, (_, r) => r),
    day,
    loss_day: lossDay,
    amount: amountMinor,
    currency,
    odd: Uint8Array.from(amountMinor, (minor) => (significantDigits(minor) >= oddDigits ? 1 : 0)),
  });
}

/** What reports tell besides indicators (as `Comparer` looks at it), and the case of each. */
export async function loadReports(engine: Engine, table: LinkTable, comparer: Comparer, primary: Int32Array): Promise<void> {
  const { reports, sketch, offset, indicator, kind, postOffset, day, category, language } = table;
  const { named } = comparer.told;
  const columns: Record<string, Column> = {};
  for (let w = 0; w < hashWords; w++) {
    columns[`word${w}`] = Uint32Array.from({ length: reports }, (_, r) => {
      const at = r * sketchSize + 2 * w;
      return sketch[at]! + sketch[at + 1]! * 65_536;
    });
  }
  for (let k = 0; k < nameValues; k++) {
    const name = Int32Array.from({ length: reports }, (_, r) => sketch[r * sketchSize + nameAt + k]!);
    columns[`name${k}`] = name;
    columns[`rarity${k}`] = Uint8Array.from(name, (hash) => rarityBin(named[hash]!, reports));
  }
  const brand = new Int32Array(reports).fill(-1);
  const shown = new Int32Array(reports);
  for (let r = 0; r < reports; r++) {
    for (let i = offset[r]!; i < offset[r + 1]!; i++) {
      const x = indicator[i]!;
      if (kind[x] === platform && brand[r] === -1) brand[r] = x;
      shown[r]! |= bitOf(kind[x]!);
    }
  }
  const brandRarity = Uint8Array.from(brand, (x) => (x === -1 ? 0 : rarityBin(postOffset[x + 1]! - postOffset[x]!, reports)));
  await engine.load('link_reports', {
    report: Int32Array.from({ length: reports }, (_, r) => r),
    told_by: primary,
    ...columns,
    brand,
    brand_rarity: brandRarity,
    category,
    language,
    day,
    shown,
  });
}

/** What an ask of the learner adds. Exclusivity goes as the bits of a positive 32-bit float, which stand in its order. */
export async function loadAsked(engine: Engine, { exclusivity, every }: PairsAsked, high: number): Promise<void> {
  await engine.load('link_asked', {
    indicator: Int32Array.from(exclusivity, (_, x) => x),
    exclusivity: new Int32Array(exclusivity.buffer, exclusivity.byteOffset, exclusivity.length),
    is_high: Uint8Array.from(exclusivity, (e) => (e > high ? 1 : 0)),
    is_sampled: Uint8Array.from(exclusivity, (_, x) => (isSampled(x, every) ? 1 : 0)),
  });
}

function bitOf(kind: number): number {
  return mute[kind] === 1 ? 0 : 4 ** groupOf[kind]!;
}
