import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../../test/support/server.ts';
import { openTeam, type Team } from '../../test/support/team.ts';
import { verify } from '../custody/index.ts';
import type { ErrorView, JobView } from '../model/index.ts';
import { unpack } from './receive/unpack.ts';

let team: Team;
let sun: Client;
let id = '';

beforeAll(async () => {
  team = await openTeam({ reports: 120 });
  sun = await team.signIn('sun');
  const { body: rings } = await sun.get<{ rows: { id: string }[] }>('/rings?sort=size&limit=1');
  const { body } = await sun.post<{ case: { id: string } }>('/cases', { title: 'One', rings: [rings.rows[0]!.id] });
  ({ id } = body.case);
}, 120_000);
afterAll(async () => await team.close());

const options = { recipient: 'Harrow Bay Police', reason: 'joint case', languages: ['en'] };

it('makes a package in a job and hands it out as an archive that verifies', async () => {
  expect((await sun.ask('POST', `/cases/${id}/packages`, { body: options, silent: true })).status).toBe(428);
  const { status, body } = await sun.post<JobView>(`/cases/${id}/packages`, options);
  expect([status, body.kind]).toEqual([202, 'export']);
  const { state, result, error } = await sun.done(body);
  expect([state, error]).toEqual(['done', undefined]);
  const made = result as { package: string; bytes: number; withheld: number };
  expect(made.package).toMatch(/^P[0-9a-f]{12}$/u);
  expect(made.bytes).toBeGreaterThan(10_000);

  const answer = await sun.request('GET', `/api/packages/${made.package}/file`);
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${made.package.toLowerCase()}.tar"`);
  const home = await mkdtemp(join(tmpdir(), 'clew-fetched-'));
  try {
    await writeFile(join(home, 'p.tar'), Buffer.from(await answer.arrayBuffer()));
    const { what, ok } = await verify(await unpack(join(home, 'p.tar'), join(home, 'laid')));
    expect([what, ok]).toEqual(['package', true]);
  } finally {
    await rm(home, { recursive: true, force: true });
  }

  // Once more: the same package by the same act.
  const { size } = team.workbench.casebook.log;
  const again = await sun.done((await sun.post<JobView>(`/cases/${id}/packages`, options)).body);
  expect(again.result).toEqual(made);
  expect(team.workbench.casebook.log.size).toBe(size);

  // Who does not work on the case gets neither.
  const song = await team.signIn('song');
  const refused = await song.post<ErrorView>(`/cases/${id}/packages`, options);
  expect([refused.status, refused.body.error.code]).toEqual([409, 'review.outside']);
  const hidden = await song.get<ErrorView>(`/packages/${made.package}/file`);
  expect([hidden.status, hidden.body.error.code]).toEqual([404, 'share.package']);
  const withdrawn = { items: [{ kind: 'package', ref: made.package }], reason: 'not mine to withdraw' };
  const recalled = await song.post<ErrorView>(`/packages/${made.package}/recall`, withdrawn);
  expect([recalled.status, recalled.body.error.code]).toEqual([404, 'share.package']);
  expect((await sun.post(`/packages/${made.package}/recall`, withdrawn)).status).toBe(200);
  await rm(join(team.dir, 'state', 'packages', made.package), { recursive: true });
  const gone = await sun.get<ErrorView>(`/packages/${made.package}/file`);
  expect([gone.status, gone.body.error.code]).toEqual([404, 'share.gone']);
});
