import { hintsOf, rules } from './defang.ts';
import { scanText } from './scan.ts';
import type { Refanged, Source } from './source.ts';

interface Patch {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** Mends a text's defanged addresses. */
export function refang(source: Source): Refanged {
  return (source.refanged ??= mend(source));
}

function mend(source: Source): Refanged {
  const patches: Patch[] = [];
  const hints = source.runs === 0 ? 0 : hintsOf(source);
  if (hints === 0) return { source, startOf: same, endOf: same, defanged: never };
  for (const { hint, find, by } of rules) {
    if ((hints & hint) === 0) continue;
    find.lastIndex = 0;
    for (let match = find.exec(source.folded); match !== null; match = find.exec(source.folded)) {
      by(match, (from, to, text) => {
        patches.push({ from, to, by: text });
      });
      if (match[0] === '') find.lastIndex++;
    }
  }
  if (patches.length === 0) return { source, startOf: same, endOf: same, defanged: never };
  return apply(source, patches);
}

const same = (at: number): number => at;
const never = (): boolean => false;

function apply(source: Source, patches: Patch[]): Refanged {
  patches.sort((a, b) => a.from - b.from || b.to - a.to);
  const used: Patch[] = [];
  const at: number[] = []; // where each used patch begins in the mended text
  let text = '';
  let done = 0;
  for (const patch of patches) {
    if (patch.from < done) continue;
    text += source.text.slice(done, patch.from);
    used.push(patch);
    at.push(text.length);
    text += patch.by;
    done = patch.to;
  }
  text += source.text.slice(done);
  const mended = scanText(text, source.lang, source.region, source.at, source.field);
  /** Last patch that begins at or before a unit, -1 for none. */
  const patchAt = (unit: number): number => {
    let low = 0;
    let high = at.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at[middle]! <= unit) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  return {
    source: mended,
    startOf(unit) {
      const k = patchAt(unit);
      if (k < 0) return unit;
      const past = unit - at[k]! - used[k]!.by.length;
      return past < 0 ? used[k]!.from : used[k]!.to + past;
    },
    endOf(end) {
      const k = patchAt(end - 1);
      if (k < 0) return end;
      const past = end - at[k]! - used[k]!.by.length;
      return used[k]!.to + Math.max(past, 0);
    },
    defanged: (start, end) => patchAt(end - 1) > patchAt(start - 1),
  };
}
