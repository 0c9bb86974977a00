import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Casebook, createCasebook } from '../casebook/index.ts';
import { caseFor, casesFor, editCase, openCase, type Reader } from './index.ts';

let dir: string;
let casebook: Casebook;
const reader = (name: string, closed: readonly string[] = [], rest: Partial<Reader> = {}): Reader => ({
  name,
  supervises: true,
  local: false,
  closedRings: new Set(closed),
  ...rest,
});

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-review-'));
  casebook = await createCasebook(join(dir, 'book'), { region: 'CN', language: 'zh' });
  const body = { parameters: {}, engine: 'e', model: 'm', result: 'ab'.repeat(32), reports: 0, rings: 2, moved: [] };
  await casebook.ctx.commit([{ kind: 'link.run', body }], async (write) => {
    const ring = { confidence: 0.9, tier: 'named' as const, cohesion: 1, loss: {}, status: 'proposed' as const };
    await write.rings({
      all: true,
      rings: ['G1', 'G2'].map((id) => ({ id, ...ring, services: [] })),
      members: { report: new Int32Array(), ring: new Int32Array(), confidence: new Float64Array() },
      ended: [],
    });
  });
});
afterEach(async () => {
  await casebook.close();
  await rm(dir, { recursive: true });
});

const ctx = (actor: string): Casebook['ctx'] => casebook.ctxFor({ actor });

it('a ring that who edits does not see, because it stands in another case too, stays in this one', async () => {
  const { id } = await openCase(ctx('wang'), { title: 'one', rings: ['G1', 'G2'] }, reader('wang'));
  await openCase(ctx('li'), { title: 'two', rings: ['G2'] }, reader('li'));
  const wang = reader('wang', ['G2']);
  expect((await caseFor(ctx('wang'), id, wang)).rings).toEqual(['G1']);
  await editCase(ctx('wang'), id, { rings: [] }, wang);
  expect((await casebook.ctx.read.cases())[0]?.rings).toEqual(['G2']);
});

it('who does not supervise knows of the cases they are on alone; the owner of the machine knows all of all', async () => {
  const { id } = await openCase(ctx('wang'), { title: 'one', law: 'CN-266', rings: ['G1'] }, reader('wang'));
  const outside = reader('zhao', ['G1'], { supervises: false });
  expect(await casesFor(ctx('zhao'), outside)).toEqual([]);
  await expect(caseFor(ctx('zhao'), id, outside)).rejects.toMatchObject({ code: 'review.case' });
  const owner = reader('local', [], { local: true });
  expect(await casesFor(ctx('local'), owner)).toMatchObject([{ id, law: 'CN-266', rings: ['G1'], access: ['wang'] }]);
  await editCase(ctx('local'), id, { title: 'first' }, owner);
  expect((await caseFor(ctx('wang'), id, reader('wang'))).title).toBe('first');
});

it('an edit of nothing, of a case that is not there, or in favour of nobody known is none', async () => {
  const { id } = await openCase(ctx('wang'), { title: 'one', rings: ['G1', 'G1'] }, reader('wang'));
  await expect(editCase(ctx('wang'), id, { reason: 'x' }, reader('wang'))).rejects.toMatchObject({ code: 'review.nothing' });
  await expect(editCase(ctx('wang'), 'C9', { title: 'x' }, reader('wang'))).rejects.toMatchObject({ code: 'review.case' });
  await expect(editCase(ctx('wang'), id, { access: ['nobody'] }, reader('wang'))).rejects.toMatchObject({ code: 'review.user' });
  await expect(openCase(ctx('wang'), { title: 'x', rings: ['G9'] }, reader('wang'))).rejects.toMatchObject({
    code: 'review.ring',
  });
  expect((await casebook.ctx.read.cases()).map(({ rings }) => rings)).toEqual([['G1']]);
});
