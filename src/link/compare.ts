import { sketchSize } from '../model/index.ts';
import { groupOf, kindNumber, mute } from './kinds.ts';
import { hashWords, nameAt, nameValues, wordAgreement } from './sketch.ts';
import type { LinkTable } from './input.ts';

/** What two reports have in common besides indicators, each as a small bin number. */
export const contextNames = ['wording', 'category', 'language', 'gap'] as const;
export type ContextName = (typeof contextNames)[number];
const textBins = 8;
export const nameBins = 5;
export const contextBins: Readonly<Record<ContextName, number>> = {
  wording: textBins * nameBins + 1,
  category: 3,
  language: 3,
  gap: 6,
};
/** Bits a feature takes in a pattern. */
const bits = [6, 2, 2, 3] as const;
export const shifts = [0, 6, 8, 10] as const;
const starts = [0, 41, 44, 47] as const;
export const contextSize = 53;
/** Wording of a pair where one side has no words and no name to compare: says nothing, as bin 0 of the others does. */
const noWording = textBins * nameBins;
/** Bin of each feature that says a side does not tell. */
export const silentBins: Readonly<Record<ContextName, number>> = { wording: noWording, category: 0, language: 0, gap: 0 };
/** Text bin of a pair compared by names alone: the one that is about as likely in one ring as between strangers. */
export const neutralText = 1;

/** Equal sketch bytes (0..24) → text bin. */
export const textBin = Uint8Array.from({ length: 25 }, (_, equal) =>
  equal < 4 ? equal : equal < 6 ? 4 : equal < 9 ? 5 : equal < 13 ? 6 : 7,
);

/** Log-likelihood ratios ln(m/u) of the context bins, one feature after the other, as the EM learned them. */
export type ContextWeights = Float64Array;

export function contextIndex(feature: number, bin: number): number {
  return starts[feature]! + bin;
}

/** Index in `ContextWeights` of a pattern's bin of one feature. */
export function binAt(pattern: number, feature: number): number {
  return starts[feature]! + ((pattern >>> shifts[feature]!) & ((1 << bits[feature]!) - 1));
}

const platform = kindNumber('platform');

/**
 * What a report tells besides indicators, side by side in 32-bit numbers: comparing two reports touches one line of the
 * processor's cache each. Min-hash words first; `names` holds two of up to four hashes in each number.
 */
const place = {
  words: 0,
  names: hashWords,
  brand: hashWords + 2,
  category: hashWords + 3,
  language: hashWords + 4,
  groups: hashWords + 5,
} as const;
const toldWidth = 12;

/** Days between two reports up to which each bin of the gap goes. */
export const gapEnds = [2, 7, 21, 60] as const;

/** Bin of a name that both sides show, by how many of all reports show it: 2 often, 3, 4 rarely. The rarest one counts. */
export function rarityBin(named: number, reports: number): number {
  const share = (named + 1) / (reports + 20);
  return share > 0.02 ? 2 : share > 0.005 ? 3 : 4;
}

/** How rare names of persons are. */
export interface Names {
  /** Reports of the whole data. */
  readonly reports: number;
  /** Those that name a person hashed to this value. */
  readonly named: Uint32Array;
}

/** Counts the names of persons in the whole data. */
export function namesIn(sketches: readonly Uint16Array[]): Names {
  const named = new Uint32Array(65536);
  let reports = 0;
  for (const sketch of sketches) {
    for (let at = 0; at < sketch.length; at += sketchSize) {
      for (let k = nameAt; k < sketchSize; k++) {
        const name = sketch[at + k]!;
        if (name !== 0) named[name]!++;
      }
    }
    reports += sketch.length / sketchSize;
  }
  return { reports, named };
}

/** What a comparer looks at. */
export interface Told extends Names {
  readonly notes: Int32Array;
}

/** Compares reports by text, named persons, category, language and time. */
export class Comparer {
  readonly told: Told;
  private readonly table: Pick<LinkTable, 'postOffset' | 'day'>;
  private readonly named: Uint32Array;
  private readonly notes: Int32Array;
  private readonly reports: number;

  constructor(table: Pick<LinkTable, 'postOffset' | 'day'>, told: Told) {
    this.table = table;
    this.told = told;
    this.reports = told.reports;
    this.named = told.named;
    this.notes = told.notes;
  }

  /** A comparer of a table; `names`: those of the whole data, when the table is an excerpt of it: they keep their rarity. */
  static of(table: LinkTable, names: Names = namesIn([table.sketch])): Comparer {
    return new Comparer(table, { ...names, notes: notesOf(table) });
  }

  text(a: number, b: number): number {
    return textBin[wordAgreement(this.notes, a * toldWidth, this.notes, b * toldWidth)]!;
  }

  /** 0 not both name a person or a platform; 1 they name others; 2..4 the same one, by how rare the name is. */
  names(a: number, b: number): number {
    const { notes } = this;
    const i = a * toldWidth;
    const j = b * toldWidth;
    const brand = notes[i + place.brand]!;
    const bothNamed = notes[i + place.names] !== 0 && notes[j + place.names] !== 0;
    if (!bothNamed && (brand === -1 || notes[j + place.brand] === -1)) return 0;
    let rarest = Infinity;
    if (brand !== -1 && brand === notes[j + place.brand]) {
      const { postOffset } = this.table;
      rarest = postOffset[brand + 1]! - postOffset[brand]!;
    }
    if (bothNamed) rarest = Math.min(rarest, this.rarestName(i + place.names, j + place.names));
    if (rarest === Infinity) return 1;
    return rarityBin(rarest, this.reports);
  }

  /** Reports naming the rarest person that both name; Infinity without one. */
  private rarestName(i: number, j: number): number {
    const { notes } = this;
    let rarest = Infinity;
    for (let k = 0; k < nameValues; k++) {
      const name = (notes[i + (k >> 1)]! >>> ((k & 1) << 4)) & 0xffff;
      if (name === 0) break;
      for (let l = 0; l < nameValues; l++) {
        if (((notes[j + (l >> 1)]! >>> ((l & 1) << 4)) & 0xffff) === name) rarest = Math.min(rarest, this.named[name]!);
      }
    }
    return rarest;
  }

  /** Text and names as one: a script that names its persona is alike in both, and must not count twice. */
  wording(a: number, b: number): number {
    const names = this.names(a, b);
    if (this.hasWords(a) && this.hasWords(b)) return this.text(a, b) * nameBins + names;
    return names === 0 ? noWording : neutralText * nameBins + names;
  }

  private hasWords(report: number): boolean {
    return (this.notes[report * toldWidth]! & 0xffff) !== 0;
  }

  category(a: number, b: number): number {
    return equality(this.notes[a * toldWidth + place.category]!, this.notes[b * toldWidth + place.category]!);
  }

  language(a: number, b: number): number {
    return equality(this.notes[a * toldWidth + place.language]!, this.notes[b * toldWidth + place.language]!);
  }

  /** Groups of kinds in which both show something, one bit each. */
  groups(a: number, b: number): number {
    return this.notes[a * toldWidth + place.groups]! & this.notes[b * toldWidth + place.groups]!;
  }

  /** Days apart: unknown, one bin up to each of `gapEnds`, more. */
  gap(a: number, b: number): number {
    const days = Math.abs(this.table.day[a]! - this.table.day[b]!);
    if (Number.isNaN(days)) return 0;
    let bin = 1;
    while (bin <= gapEnds.length && days > gapEnds[bin - 1]!) bin++;
    return bin;
  }

  /** Bins of all features, packed in the order of `contextNames`. */
  pattern(a: number, b: number): number {
    return this.wording(a, b) | (this.category(a, b) << 6) | (this.language(a, b) << 8) | (this.gap(a, b) << 10);
  }
}

function notesOf(table: LinkTable): Int32Array {
  const { reports, sketch, offset, indicator, kind, category, language } = table;
  // Where the threads that score can see it without a copy.
  const notes = new Int32Array(new SharedArrayBuffer(reports * toldWidth * 4));
  for (let r = 0; r < reports; r++) {
    const n = r * toldWidth;
    for (let k = 0; k < sketchSize; k += 2)
      notes[n + (k >> 1)] = sketch[r * sketchSize + k]! | (sketch[r * sketchSize + k + 1]! << 16);
    let brand = -1;
    let groups = 0;
    for (let i = offset[r]!; i < offset[r + 1]!; i++) {
      const shown = kind[indicator[i]!]!;
      if (shown === platform && brand === -1) brand = indicator[i]!;
      if (mute[shown] === 0) groups |= 1 << groupOf[shown]!;
    }
    notes[n + place.groups] = groups;
    notes[n + place.brand] = brand;
    notes[n + place.category] = category[r]!;
    notes[n + place.language] = language[r]!;
  }
  return notes;
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
