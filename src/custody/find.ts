import type { ActKind } from '../model/index.ts';
import type { ActLine } from './acts.ts';
import type { CustodyLog, LogEntry } from './log.ts';

/** Which acts are asked for; all that is given must fit. */
export interface ActFilter {
  readonly act?: ActKind | undefined;
  readonly by?: string | undefined;
  /** UTC milliseconds, inclusive, exclusive. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Entries that one question looks at; beyond them the asker is told where to go on. */
const mostLooked = 500_000;
/** Details that lie closer together than this many acts are read in one go. */
const near = 1000;

/**
 * The newest acts before act number `before` that fit, newest first. `next` is the `before` of the following page; a page may
 * hold fewer than `limit` and yet not be the last, when few acts fit. Entries are looked at, details read only of what fits.
 */
export async function findActs(
  log: CustodyLog,
  filter: ActFilter,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<{ readonly acts: readonly ActLine[]; readonly next?: number }> {
  const fits = ({ act, by, at }: LogEntry): boolean =>
    (filter.act === undefined || act === filter.act) &&
    (filter.by === undefined || by === filter.by) &&
    (filter.from === undefined || at >= filter.from) &&
    (filter.to === undefined || at < filter.to);
  const found: number[] = [];
  const start = Math.min(log.size, Math.max(0, (page.before ?? log.size + 1) - 1));
  let at = start;
  while (at > 0 && found.length < page.limit && start - at < mostLooked) {
    const { first, entries } = log.entriesAround(at - 1);
    for (let index = Math.min(at, first + entries.length) - 1; index >= first && found.length < page.limit; index--) {
      at = index;
      if (fits(entries[index - first]!)) found.push(index);
    }
    // In the middle of a commit the last entries are not there yet.
    if (entries.length === 0) at = first;
    // Lets others be answered in between: a bundle is read without waiting.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const acts = await detailsOf(log, found.reverse());
  return { acts: acts.reverse(), ...(at > 0 ? { next: at + 1 } : {}) };
}

/** The acts at these places, in order. */
async function detailsOf(log: CustodyLog, places: readonly number[]): Promise<ActLine[]> {
  const lines: ActLine[] = [];
  for (let i = 0; i < places.length;) {
    let end = i + 1;
    while (end < places.length && places[end]! - places[end - 1]! < near) end++;
    const wanted = new Set(places.slice(i, end));
    for await (const line of log.acts(places[i], places[end - 1]! + 1)) if (wanted.has(line.seq - 1)) lines.push(line);
    i = end;
  }
  return lines;
}
