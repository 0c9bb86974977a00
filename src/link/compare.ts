import { sketchSize } from '../model/index.ts';
import { nameAt, nameValues, sketchAgreement } from './sketch.ts';
import type { LinkTable } from './types.ts';

/** What two reports have in common besides indicators, each as a small bin number. */
export const contextNames = ['text', 'names', 'category', 'language', 'gap'] as const;
export type ContextName = (typeof contextNames)[number];
export const contextBins: Readonly<Record<ContextName, number>> = { text: 8, names: 5, category: 3, language: 3, gap: 6 };
const bins = 8;

/** Equal sketch bytes (0..24) → text bin. */
const textBin = Uint8Array.from({ length: 25 }, (_, equal) =>
  equal < 4 ? equal : equal < 6 ? 4 : equal < 9 ? 5 : equal < 13 ? 6 : 7,
);

/** Log-likelihood ratios ln(m/u) of the context bins, `bins` a feature, as the EM learned them. */
export type ContextWeights = Float64Array;

export function contextIndex(feature: number, bin: number): number {
  return feature * bins + bin;
}
export const contextSize = contextNames.length * bins;

/** Compares reports by text, named persons, category, language and time. */
export class Comparer {
  private readonly table: LinkTable;
  /** Reports that name a person hashed to this value. */
  private readonly named: Uint32Array;
  private readonly reports: number;

  /** `like`: a comparer of the whole data, when `table` is an excerpt of it: names keep their rarity. */
  constructor(table: LinkTable, like?: Comparer) {
    this.table = table;
    this.reports = like?.reports ?? table.reports;
    this.named = like?.named ?? new Uint32Array(65536);
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
    const { sketch } = this.table;
    return textBin[sketchAgreement(sketch, a * sketchSize, sketch, b * sketchSize)]!;
  }

  /** 0 not both name a person; 1 they name others; 2..4 the same one, by how rare the name is in the data. */
  names(a: number, b: number): number {
    const { sketch } = this.table;
    const i = a * sketchSize + nameAt;
    const j = b * sketchSize + nameAt;
    if (sketch[i] === 0 || sketch[j] === 0) return 0;
    let rarest = Infinity;
    for (let k = 0; k < nameValues; k++) {
      const name = sketch[i + k]!;
      if (name === 0) break;
      for (let l = 0; l < nameValues; l++) if (sketch[j + l] === name) rarest = Math.min(rarest, this.named[name]!);
    }
    if (rarest === Infinity) return 1;
    const share = (rarest + 1) / (this.reports + 20);
    return share > 0.02 ? 2 : share > 0.005 ? 3 : 4;
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

  /** Bins of all features, three bits each, in the order of `contextNames`. */
  pattern(a: number, b: number): number {
    return (
      this.text(a, b) | (this.names(a, b) << 3) | (this.category(a, b) << 6) | (this.language(a, b) << 9) | (this.gap(a, b) << 12)
    );
  }
}

function equality(a: number, b: number): number {
  return a === -1 || b === -1 ? 0 : a === b ? 2 : 1;
}

/** Sum of the weights of a pattern's bins. */
export function patternWeight(weights: ContextWeights, pattern: number): number {
  let sum = 0;
  for (let f = 0, rest = pattern; f < contextNames.length; f++, rest >>>= 3) sum += weights[f * bins + (rest & 7)]!;
  return sum;
}
