import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ctx, createCasebook, type RingChange } from './index.ts';

const reports = 24;
/** A change by position: in which ring each report stands, how surely, and how strong each ring's link is. */
const change = fc.record({
  all: fc.constantFrom(false, false, false, true),
  rings: fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 3 }),
  ended: fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 2 }),
  of: fc.array(fc.option(fc.nat({ max: 2 })), { minLength: reports, maxLength: reports }),
  sure: fc.array(fc.constantFrom(0.5, 0.75), { minLength: reports, maxLength: reports }),
  weight: fc.array(fc.constantFrom(2, 3), { minLength: 3, maxLength: 3 }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** What the rows must tell: by ring its confidence, its members and its strongest link. */
type Rings = Map<
  string,
  { readonly confidence: number; readonly members: Map<number, number>; readonly link: number[] | undefined }
>;

/** The change as it is written, and the rings after it as if each were written whole. */
function made({ all, rings, ended, of, sure, weight }: Change, before: Rings): { change: RingChange; after: Rings } {
  const ids = rings.map((ring) => `G${ring}`);
  const placed = of.map((place) => (place !== null && place < ids.length ? place : null));
  const report = placed.flatMap((place, i) => (place === null ? [] : [i]));
  const gone = ended.map((ring) => `G${ring}`).filter((id) => !ids.includes(id));
  const linked = ids.flatMap((_, ring) => {
    const [a, b] = report.filter((i) => placed[i] === ring);
    return a === undefined || b === undefined ? [] : [{ ring, a, b, weight: weight[ring]! }];
  });
  const after: Rings = new Map();
  for (const [id, { members, link, ...rest }] of all ? [] : before) {
    if (ids.includes(id) || gone.includes(id)) continue;
    const stays = new Map([...members].filter(([member]) => !report.includes(member)));
    const isWhole = link === undefined || (stays.has(link[0]!) && stays.has(link[1]!));
    after.set(id, { ...rest, members: stays, link: isWhole ? link : undefined });
  }
  for (const [ring, id] of ids.entries()) {
    const members = new Map(report.flatMap((i) => (placed[i] === ring ? [[i, sure[i]!] as const] : [])));
    const link = linked.find((each) => each.ring === ring);
    after.set(id, { confidence: weight[ring]! / 4, members, link: link && [link.a, link.b, link.weight] });
  }
  return {
    after,
    change: {
      all,
      ended: gone,
      rings: ids.map((id, ring) => ({
        id,
        confidence: weight[ring]! / 4,
        tier: 'named',
        cohesion: 0.5,
        services: [],
        loss: {},
        status: 'proposed',
      })),
      members: {
        report: Int32Array.from(report),
        ring: Int32Array.from(report, (i) => placed[i]!),
        confidence: Float32Array.from(report, (i) => sure[i]!),
      },
      links: {
        ring: Int32Array.from(linked, ({ ring }) => ring),
        a: Int32Array.from(linked, ({ a }) => a),
        b: Int32Array.from(linked, ({ b }) => b),
        weight: Float32Array.from(linked, (each) => each.weight),
        confidence: Float32Array.from(linked, () => 0.5),
        reason: linked.map(() => '{}'),
      },
    },
  };
}

async function stored({ read }: Ctx): Promise<unknown> {
  return {
    numbers: await read.sql('SELECT count(DISTINCT number) AS n FROM rings'),
    rings: await read.sql('SELECT id, confidence, size FROM rings ORDER BY id'),
    members: await read.sql(
      'SELECT g.id, m.report, m.confidence FROM ring_members AS m LEFT JOIN rings AS g ON g.number = m.ring ORDER BY m.report',
    ),
    links: await read.sql(
      'SELECT g.id, l.a, l.b, l.weight FROM links AS l LEFT JOIN rings AS g ON g.number = l.ring ORDER BY g.id',
    ),
  };
}

function told(rings: Rings): unknown {
  const sorted = [...rings].sort(([a], [b]) => (a < b ? -1 : 1));
  const members = sorted.flatMap(([id, ring]) =>
    Array.from(ring.members, ([report, confidence]) => ({ id, report, confidence })),
  );
  return {
    numbers: [{ n: rings.size }],
    rings: sorted.map(
      ([
        id,
        {
          confidence,
          members: { size },
        },
      ]) => ({ id, confidence, size }),
    ),
    members: members.sort((a, b) => a.report - b.report),
    links: sorted.flatMap(([id, { link }]) => (link === undefined ? [] : [{ id, a: link[0], b: link[1], weight: link[2] }])),
  };
}

test('whatever a run changes, the rows are those of rings written whole', async () => {
  const root = await mkdtemp(join(tmpdir(), 'clew-rings-'));
  const casebook = await createCasebook(join(root, 'book'), { region: 'CN', language: 'zh' });
  const { ctx } = casebook;
  const body = { parameters: {}, engine: 'here', model: '1', reports, rings: 2, result: 'cd'.repeat(32), moved: [] };
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 5 }), async (changes) => {
        let rings: Rings = new Map();
        for (const [i, each] of changes.entries()) {
          const next = made(i === 0 ? { ...each, all: true } : each, rings);
          rings = next.after;
          await ctx.commit([{ kind: 'link.run', body }], async (write) => await write.rings(next.change));
          expect(await stored(ctx)).toEqual(told(rings));
        }
      }),
      { numRuns: 40, seed: 20_261_126 },
    );
  } finally {
    await casebook.close();
    await rm(root, { recursive: true });
  }
});
