import type { Read } from '../../src/casebook/index.ts';
import type { Lookup } from '../../src/path/index.ts';

/** What pages ask of the index, told straight from the rows: slow, and plain enough to be believed. */
export function plainLookup(read: Read): Lookup {
  return {
    areRingsBehind: false,
    async ring() {
      return undefined;
    },
    async ringPlaces() {
      return [];
    },
    async rowsOf(numbers, { closedRings }) {
      const rows = [];
      for (const number of numbers) {
        const report = (await read.reportAt(number))!;
        const ring = await read.ringOf(number);
        if (ring !== undefined && closedRings.has(ring.ring)) continue;
        const { id, ref = id, agency = '', language = '', category = '', channel = '', amount, reportedAt } = report;
        rows.push({
          id,
          ref,
          agency,
          language,
          category,
          channel,
          ...(amount === undefined ? {} : { amount }),
          ...(reportedAt === undefined ? {} : { reportedAt }),
          ...(ring === undefined
            ? {}
            : { ring: { id: ring.ring, confidence: ring.confidence, status: (await read.ring(ring.ring))!.status } }),
        });
      }
      return rows;
    },
    async indicator(kind, value, { closedRings }) {
      const sizes = new Map<string, number>();
      let reports = 0;
      let outside = 0;
      for (const number of await read.reportsByIndicator(kind, value, 1_000_000, true)) {
        const ring = (await read.ringOf(number))?.ring;
        if (ring !== undefined && closedRings.has(ring)) continue;
        reports++;
        if (ring === undefined) outside++;
        else sizes.set(ring, (sizes.get(ring) ?? 0) + 1);
      }
      const rings = [];
      for (const [id, count] of sizes) rings.push({ id, reports: count, size: (await read.ring(id))!.size });
      return { reports, rings: rings.sort((a, b) => b.reports - a.reports), outside };
    },
  };
}
