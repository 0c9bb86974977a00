import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Casebook, createCasebook } from '../../casebook/index.ts';
import type { User } from '../env.ts';
import { AccessLists } from './access.ts';
import { Consults } from './consults.ts';
import { openSecrets, type Secrets } from './secrets.ts';

let dir: string;
let casebook: Casebook;
let secrets: Secrets;
/** 2024-03-01 15:30 UTC: late on the same evening in Shanghai. */
let at = Date.UTC(2024, 2, 1, 15, 30);
const hour = 3_600_000;
const user = (name: string): User => ({ name, display: name, roles: ['viewer'], local: false });
const look = { subject: 'report', ref: 'r1', scope: 'G1' } as const;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-consults-'));
  casebook = await createCasebook(join(dir, 'book'), { region: 'CN', language: 'zh', actor: 'wang' });
  secrets = openSecrets(join(casebook.dir, 'state'));
  at = Date.UTC(2024, 2, 1, 15, 30);
});
afterEach(async () => {
  secrets.close();
  await casebook.close();
  await rm(dir, { recursive: true });
});

const open = (zone?: string): Consults => new Consults(casebook, secrets, () => at, zone);
async function looks(): Promise<string[]> {
  const found: string[] = [];
  for await (const act of casebook.ctx.read.acts('consult')) {
    if (act.kind === 'consult') found.push(`${act.by} ${act.body.ref} ${act.body.purpose}`);
  }
  return found;
}

it('a reason is good for its user, its scope and its day, in the agency’s zone, also after a restart', async () => {
  const consults = open('Asia/Shanghai');
  await expect(consults.note(user('vera'), look)).rejects.toMatchObject({ code: 'server.reason', asked: look });
  consults.give(user('vera'), { ...look, purpose: 'case 7' });
  await consults.note(user('vera'), look);
  await consults.note(user('vera'), { ...look, ref: 'r2' });
  await consults.note(user('vera'), look);
  expect(await looks()).toEqual(['vera r1 case 7', 'vera r2 case 7']);
  await expect(consults.note(user('ana'), look)).rejects.toMatchObject({ code: 'server.reason' });
  await expect(consults.note(user('vera'), { ...look, ref: 'r3', scope: 'G2' })).rejects.toMatchObject({ code: 'server.reason' });
  await open('Asia/Shanghai').note(user('vera'), look);
  expect(await looks()).toHaveLength(2);
  // Half past midnight there; in UTC it is the same day still.
  at += hour;
  await expect(consults.note(user('vera'), look)).rejects.toMatchObject({ code: 'server.reason' });
  consults.give(user('vera'), { ...look, purpose: 'case 7 again' });
  await consults.note(user('vera'), look);
  expect((await looks()).at(-1)).toBe('vera r1 case 7 again');
});

it('a look that cannot be recorded is not allowed', async () => {
  const consults = open();
  consults.give(user('vera'), { ...look, purpose: 'case 7' });
  await casebook.close();
  await expect(consults.note(user('vera'), look)).rejects.toThrow();
});

it('what is closed is known anew after each act that changes it, and kept otherwise', async () => {
  const lists = new AccessLists(casebook);
  const { ctx } = casebook;
  await ctx.commit([{ kind: 'case.open', body: { case: 'C1', title: 'one', rings: ['G1'] } }]);
  await ctx.commit([{ kind: 'case.open', body: { case: 'C2', title: 'two', rings: ['G1', 'G2'] } }]);
  const first = await lists.of(user('vera'));
  expect([...first.closedRings].sort()).toEqual(['G1', 'G2']);
  await ctx.commit([{ kind: 'judge', body: { verdict: 'unsure', a: 'x', b: 'y' } }]);
  expect(await lists.of(user('vera'))).toBe(first);
  // On one of two lists: the ring that is on both stays closed.
  await ctx.commit([{ kind: 'case.edit', body: { case: 'C1', set: { access: ['vera', 'wang'] } } }]);
  expect([...(await lists.of(user('vera'))).closedRings].sort()).toEqual(['G1', 'G2']);
  await ctx.commit([{ kind: 'case.edit', body: { case: 'C2', set: { access: ['vera'] } } }]);
  expect((await lists.of(user('vera'))).closedRings.size).toBe(0);
  expect([...(await lists.of(user('wang'))).closedRings].sort()).toEqual(['G1', 'G2']);
  expect((await lists.of({ ...user('local'), local: true })).closedRings.size).toBe(0);
});

it('what is read while an act changes it is not kept', async () => {
  const lists = new AccessLists(casebook);
  const asked = Array.from({ length: 20 }, async (_, i) => {
    if (i === 10) await casebook.ctx.commit([{ kind: 'case.open', body: { case: 'C1', title: 'one', rings: ['G1'] } }]);
    return await lists.of(user('vera'));
  });
  await Promise.all(asked);
  expect([...(await lists.of(user('vera'))).closedRings]).toEqual(['G1']);
});
