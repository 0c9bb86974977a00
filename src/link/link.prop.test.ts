import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MadeReport, madeReports } from '../../test/support/made-reports.ts';
import { link } from './link.ts';
import { buildTable } from './table.ts';
import type { LinkResult } from './types.ts';

const report = fc.record({
  day: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  story: fc.integer({ min: 0, max: 4 }),
  category: fc.constantFrom('', 'loan', 'task'),
  accounts: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 2 }),
  phones: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 2 }),
  site: fc.option(fc.constantFrom('goldpeak1.example', 'goldpeak2.test', 'm.silver.example', 'silver.example'), {
    nil: undefined,
  }),
  handle: fc.option(fc.constantFrom('telegram:anna_fx', '?:anna_fx', 'line:anna_fx', 'wechat:wx_li'), { nil: undefined }),
});
const casebook = fc.array(report, { maxLength: 40 }).map((made) =>
  made.map(({ accounts, phones, site, handle, ...rest }, i): MadeReport => ({
    id: `r${i}`,
    language: 'zh',
    story: rest.story,
    category: rest.category,
    ...(rest.day === undefined ? {} : { day: rest.day }),
    mentions: [
      ...accounts.map((n) => ({ kind: 'account', value: `62995500${n}` }) as const),
      ...phones.map((n) => ({ kind: 'phone', value: `+8615400${n}` }) as const),
      ...(site === undefined ? [] : [{ kind: 'domain', value: site } as const]),
      ...(handle === undefined ? [] : [{ kind: 'handle', value: handle } as const]),
    ],
  })),
);

/** Everything a reader of the result sees, by report id. */
function told(result: LinkResult): unknown {
  const { table, rings, joins, leads, exclusivity } = result;
  return {
    rings: rings.map((ring) => [ring.id, ring.confidence, ring.cohesion, ...Array.from(ring.reports, (r) => table.id[r])]),
    joins: Array.from({ length: joins.count }, (_, k) => [table.id[joins.a[k]!], table.id[joins.b[k]!], joins.score[k]]),
    leads: leads.map((lead) => [table.id[lead.a], table.id[lead.b], lead.score]),
    values: table.value.map((value, x) => [value, exclusivity[x]]),
  };
}

describe('link', () => {
  it('gives the same for reports in any order and any batches', () => {
    fc.assert(
      fc.property(casebook, fc.infiniteStream(fc.nat()), fc.nat(40), (made, numbers, cut) => {
        const keys = new Map(made.map((each) => [each.id, numbers.next().value!]));
        const shuffled = [...made].sort((a, b) => keys.get(a.id)! - keys.get(b.id)! || (a.id < b.id ? -1 : 1));
        const batches = [shuffled.slice(0, cut), shuffled.slice(cut)].map(madeReports);
        expect(told(link(buildTable(batches)))).toEqual(told(link(buildTable([madeReports(made)]))));
      }),
      { numRuns: 60 },
    );
  });

  it('gives every ring two reports or more, each report one ring, every join inside a ring', () => {
    fc.assert(
      fc.property(casebook, (made) => {
        const { table, rings, ringOf, joins, reportConfidence } = link(buildTable([madeReports(made)]));
        const seen = new Set<number>();
        rings.forEach((ring, g) => {
          expect(ring.reports.length).toBeGreaterThan(1);
          expect(ring.confidence).toBeGreaterThan(0);
          expect(ring.confidence).toBeLessThanOrEqual(1);
          for (const r of ring.reports) {
            expect(seen.has(r)).toBe(false);
            seen.add(r);
            expect(ringOf[r]).toBe(g);
            expect(reportConfidence[r]).toBeGreaterThan(0);
          }
        });
        for (let r = 0; r < table.reports; r++) expect(ringOf[r] !== -1).toBe(seen.has(r));
        expect(joins.count).toBe(seen.size - rings.length);
        for (let k = 0; k < joins.count; k++) expect(ringOf[joins.a[k]!]).toBe(ringOf[joins.b[k]!]);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps ids when run again over its own rings', () => {
    fc.assert(
      fc.property(casebook, (made) => {
        const table = buildTable([madeReports(made)]);
        const first = link(table);
        const previous = { report: [...table.id], ring: Array.from(first.ringOf, (g) => (g === -1 ? '' : first.rings[g]!.id)) };
        const second = link(table, { previous });
        expect(second.rings.map((ring) => ring.id)).toEqual(first.rings.map((ring) => ring.id));
        expect(second.moved).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('never puts into one ring what a judgement keeps apart', () => {
    fc.assert(
      fc.property(casebook, fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 6 }), (made, pairs) => {
        const judgements = pairs
          .filter(([a, b]) => a !== b && a < made.length && b < made.length)
          .map(([a, b]) => ({ verdict: 'different', a: `r${a}`, b: `r${b}` }) as const);
        const { table, ringOf } = link(buildTable([madeReports(made)]), { judgements });
        for (const { a, b } of judgements) {
          const x = ringOf[table.id.indexOf(a)]!;
          expect(x === -1 || x !== ringOf[table.id.indexOf(b)]).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
