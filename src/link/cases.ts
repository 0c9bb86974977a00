import { findDuplicates } from './duplicates.ts';
import type { Excerpt } from './growing.ts';
import type { Linkage } from './linkage.ts';

/** By position in an excerpt: the report that stands for the case, and the grounds; see `Duplicates`. */
export interface Cases {
  readonly primary: Int32Array;
  readonly grounds: Uint8Array;
}

/**
 * Which reports of an excerpt tell one case: what is known, and what the new reports add. Two reports that share no
 * indicator at all, only amount and day, are found by a full run alone.
 */
export function casesIn(state: Linkage, { table, reports, shown, place }: Excerpt): Cases {
  const primary = reports.map((_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    while (primary[at] !== at) at = primary[at]!;
    return at;
  };
  const tie = (i: number, j: number): void => {
    const [a, b] = [rootOf(i), rootOf(j)];
    if (a !== b) primary[Math.max(a, b)] = Math.min(a, b);
  };
  const isFresh = (i: number): boolean => reports[i]! >= state.covered;
  reports.forEach((r, i) => {
    const known = isFresh(i) ? -1 : place(state.primary(r));
    if (known !== -1) tie(i, known);
  });
  // Postings without the filling: here they stand for reports, not for degrees.
  const postOffset = new Int32Array(table.indicators + 1);
  shown.forEach((count, x) => (postOffset[x + 1] = postOffset[x]! + count));
  const post = new Int32Array(postOffset[table.indicators]!);
  shown.forEach((count, x) => {
    const from = table.postOffset[x]!;
    post.set(table.post.subarray(from, from + count), postOffset[x]);
  });
  const found = findDuplicates({ ...table, postOffset, post });
  found.primary.forEach((first, i) => {
    if (first !== i && (isFresh(first) || isFresh(i))) tie(i, first);
  });
  const settled = primary.map((_, i) => rootOf(i));
  const grounds = Uint8Array.from(reports, (r, i) =>
    settled[i] === i ? 0 : (isFresh(i) ? 0 : state.groundsOf(r)) || found.grounds[i] || found.grounds[settled[i]!]!,
  );
  return { primary: settled, grounds };
}
