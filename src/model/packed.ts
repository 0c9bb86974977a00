import { ClewError } from '../errors.ts';
import type { ReportColumns } from './columns.ts';

/** Strings of many rows as one, or singly where one of them holds the separator. */
export type Strings = string | readonly string[];

/** Stands between strings that travel as one. */
export const separator = '\u001f';

/**
 * Columns as they lie in a casebook, made of few large parts: quick to read and to hand to another thread, which unpacks them.
 * Words are positions in `words`, indicators and reports the casebook's numbers.
 */
export interface PackedColumns {
  readonly number: Int32Array;
  readonly words: readonly string[];
  readonly id: Strings;
  readonly ref: Strings;
  readonly victim: Strings;
  readonly row: Int32Array;
  readonly agency: Int32Array;
  readonly category: Int32Array;
  readonly language: Int32Array;
  readonly channel: Int32Array;
  readonly currency: Int32Array;
  readonly amountMinor: Float64Array;
  readonly reportedAt: Float64Array;
  readonly lossAt: Float64Array;
  readonly sketch: Uint16Array;
  readonly mentions: {
    readonly report: Int32Array;
    readonly indicator: Int32Array;
    readonly role: Uint8Array;
    readonly flags: Uint8Array;
    readonly confidence: Uint8Array;
    readonly start: Int32Array;
    readonly end: Int32Array;
    /** Position in `words`; that of the empty word: the text. */
    readonly field: Int32Array;
  };
  /** Indicators named, ascending by number. */
  readonly indicator: Int32Array;
  readonly valueKind: Uint8Array;
  readonly values: Strings;
}

/** A batch read back: no text, no fields. `indicator`: equal numbers are equal indicators, across batches. */
export type NumberedColumns = ReportColumns & { readonly number: Int32Array; readonly indicator: Int32Array };

export function unpackColumns(packed: PackedColumns): NumberedColumns {
  const { number, words, mentions, indicator } = packed;
  const count = number.length;
  const positionOf = rising(number);
  const word = (list: Int32Array): string[] => Array.from(list, (each) => words[each]!);
  const fieldNames: string[] = [];
  const fieldOf = new Map<number, number>();
  const field = Int16Array.from(mentions.field, (each) => {
    let position = fieldOf.get(each);
    if (position === undefined) {
      position = words[each] === '' ? -1 : fieldNames.push(words[each]!) - 1;
      fieldOf.set(each, position);
    }
    return position;
  });
  return {
    count,
    number,
    id: cut(packed.id, count),
    ref: cut(packed.ref, count),
    row: packed.row,
    agency: word(packed.agency),
    victim: cut(packed.victim, count),
    category: word(packed.category),
    language: word(packed.language),
    channel: word(packed.channel),
    amountMinor: packed.amountMinor,
    currency: word(packed.currency),
    reportedAt: packed.reportedAt,
    lossAt: packed.lossAt,
    sketch: packed.sketch,
    mentions: {
      count: mentions.report.length,
      report: mentions.report.map(positionOf),
      value: mentions.indicator.map((each) => placeIn(indicator, each)),
      role: mentions.role,
      flags: mentions.flags,
      confidence: mentions.confidence,
      start: mentions.start,
      end: mentions.end,
      field,
    },
    values: cut(packed.values, indicator.length),
    valueKind: packed.valueKind,
    indicator,
    fieldNames,
  };
}

function cut(strings: Strings, count: number): readonly string[] {
  if (typeof strings !== 'string') return strings;
  return count === 0 ? [] : strings.split(separator);
}

/** Position by number. Rows lie in the order they were appended in; that they do is checked, for everything leans on it. */
function rising(numbers: Int32Array): (number: number) => number {
  const first = numbers[0] ?? 0;
  const position = new Int32Array((numbers.at(-1) ?? -1) - first + 1);
  for (let i = 0; i < numbers.length; i++) {
    if (i > 0 && numbers[i]! <= numbers[i - 1]!) {
      throw new ClewError('bug', 'casebook.order', `Reports lie out of order after number ${numbers[i - 1]!}.`, {
        hint: 'Run clew rebuild.',
      });
    }
    position[numbers[i]! - first] = i;
  }
  return (number) => position[number - first]!;
}

/** Place of a number in an ascending list that holds it. */
function placeIn(ascending: Int32Array, number: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
