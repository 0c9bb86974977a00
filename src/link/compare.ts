import { sketchSize } from '../model/index.ts';
import { kindNumber } from './kinds.ts';
import { nameAt, nameValues, sketchWords, wordAgreement, wordsOf } from './sketch.ts';
import type { LinkTable } from './input.ts';

/** What two reports have in common besides indicators, each as a small bin number. */
export const contextNames = ['wording', 'category', 'language', 'gap'] as const;
export type ContextName = (typeof contextNames)[number];
const textBins = 8;
const nameBins = 5;
export const contextBins: Readonly<Record<ContextName, number>> = {
  wording: textBins * nameBins + 1,
  category: 3,
  language: 3,
  gap: 6,
};
/** Bits a feature takes in a pattern. */
const bits = [6, 2, 2, 3] as const;
const starts = [0, 41, 44, 47] as const;
export const contextSize = 53;
/** Wording of a pair where one side has no words and no name to compare: says nothing, as bin 0 of the others does. */
const noWording = textBins * nameBins;
/** Bin of each feature that says a side does not tell. */
export const silentBins: Readonly<Record<ContextName, number>> = { wording: noWording, category: 0, language: 0, gap: 0 };
/** Text bin of a pair compared by names alone: the one that is about as likely in one ring as between strangers. */
const neutralText = 1;

/** Equal sketch bytes (0..24) → text bin. */
const textBin = Uint8Array.from({ length: 25 }, (_, equal) =>
  equal < 4 ? equal : equal < 6 ? 4 : equal < 9 ? 5 : equal < 13 ? 6 : 7,
);

/** Log-likelihood ratios ln(m/u) of the context bins, one feature after the other, as the EM learned them. */
export type ContextWeights = Float64Array;

export function contextIndex(feature: number, bin: number): number {
  return starts[feature]! + bin;
}

/** Calls `visit` with the index of each feature's bin in `ContextWeights`. */
export function eachBin(pattern: number, visit: (index: number) => void): void {
  for (let f = 0, rest = pattern; f < bits.length; f++) {
    visit(starts[f]! + (rest & ((1 << bits[f]!) - 1)));
    rest >>>= bits[f]!;
  }
}

const platform = kindNumber('platform');

/** Compares reports by text, named persons, category, language and time. */
export class Comparer {
  private readonly table: LinkTable;
  /** Reports that name a person hashed to this value. */
  private readonly named: Uint32Array;
  private readonly words: Int32Array;
  private readonly reports: number;
  /** First platform a report names, by indicator; -1 for none. */
  private readonly brand: Int32Array;

  /** `like`: a comparer of the whole data, when `table` is an excerpt of it: names keep their rarity. */
  constructor(table: LinkTable, like?: Comparer) {
    this.table = table;
    this.reports = like?.reports ?? table.reports;
    this.named = like?.named ?? new Uint32Array(65536);
    this.brand = brandsOf(table);
    this.words = wordsOf(table.sketch);
    if (like !== undefined) return;
    const { sketch, reports } = table;
    for (let r = 0; r < reports; r++) {
      for (let k = nameAt; k < sketchSize; k++) {
        const name = sketch[r * sketchSize + k]!;
        if (name !== 0) this.named[name]!++;
      }
    }
  }

  text(a: number, b: number): number {
    return textBin[wordAgreement(this.words, a * sketchWords, this.words, b * sketchWords)]!;
  }

  /** 0 not both name a person or a platform; 1 they name others; 2..4 the same one, by how rare the name is. */
  names(a: number, b: number): number {
    const { sketch, postOffset } = this.table;
    const i = a * sketchSize + nameAt;
    const j = b * sketchSize + nameAt;
    const brandA = this.brand[a]!;
    const brandB = this.brand[b]!;
    const isComparable = (sketch[i] !== 0 && sketch[j] !== 0) || (brandA !== -1 && brandB !== -1);
    if (!isComparable) return 0;
    let rarest = Infinity;
    if (brandA !== -1 && brandA === brandB) rarest = postOffset[brandA + 1]! - postOffset[brandA]!;
    for (let k = 0; k < nameValues; k++) {
      const name = sketch[i + k]!;
      if (name === 0) break;
      for (let l = 0; l < nameValues; l++) if (sketch[j + l] === name) rarest = Math.min(rarest, this.named[name]!);
    }
    if (rarest === Infinity) return 1;
    const share = (rarest + 1) / (this.reports + 20);
    return share > 0.02 ? 2 : share > 0.005 ? 3 : 4;
  }

  /** Text and names as one: a script that names its persona is alike in both, and must not count twice. */
  wording(a: number, b: number): number {
    const names = this.names(a, b);
    if (this.hasWords(a) && this.hasWords(b)) return this.text(a, b) * nameBins + names;
    return names === 0 ? noWording : neutralText * nameBins + names;
  }

  private hasWords(report: number): boolean {
    return this.table.sketch[report * sketchSize] !== 0;
  }

  category(a: number, b: number): number {
    return equality(this.table.category[a]!, this.table.category[b]!);
  }

  language(a: number, b: number): number {
    return equality(this.table.language[a]!, this.table.language[b]!);
  }

  /** Days apart: unknown, ≤ 2, ≤ 7, ≤ 21, ≤ 60, more. */
  gap(a: number, b: number): number {
    const days = Math.abs(this.table.day[a]! - this.table.day[b]!);
    if (Number.isNaN(days)) return 0;
    return days <= 2 ? 1 : days <= 7 ? 2 : days <= 21 ? 3 : days <= 60 ? 4 : 5;
  }

  /** Bins of all features, packed in the order of `contextNames`. */
  pattern(a: number, b: number): number {
    return this.wording(a, b) | (this.category(a, b) << 6) | (this.language(a, b) << 8) | (this.gap(a, b) << 10);
  }
}

function brandsOf(table: LinkTable): Int32Array {
  const brand = new Int32Array(table.reports).fill(-1);
  for (let r = 0; r < table.reports; r++) {
    for (let i = table.offset[r]!; i < table.offset[r + 1]! && brand[r] === -1; i++) {
      if (table.kind[table.indicator[i]!] === platform) brand[r] = table.indicator[i]!;
    }
  }
  return brand;
}

function equality(a: number, b: number): number {
  return a === -1 || b === -1 ? 0 : a === b ? 2 : 1;
}

/** Sum of the weights of a pattern's bins. */
export function patternWeight(weights: ContextWeights, pattern: number): number {
  return (
    weights[pattern & 63]! +
    weights[starts[1] + ((pattern >>> 6) & 3)]! +
    weights[starts[2] + ((pattern >>> 8) & 3)]! +
    weights[starts[3] + ((pattern >>> 10) & 7)]!
  );
}
