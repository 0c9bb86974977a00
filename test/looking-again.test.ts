import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCasebook } from '../src/casebook/index.ts';
import type { LogEntryRows, ReportRows, ReportView } from '../src/model/index.ts';
import { openWorkbench } from '../src/workbench.ts';
import { type Client, openServer } from './support/server.ts';

let dir: string;
let close: () => Promise<void>;
let owner: Client;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-looking-'));
  const casebook = join(dir, 'casebook');
  await (await createCasebook(casebook, { region: 'CN', language: 'en', agency: 'Test' })).close();
  const workbench = await openWorkbench(casebook);
  await workbench.importFile(join(import.meta.dirname, '..', 'sample', 'reports-en.csv'));
  await workbench.link();
  await workbench.close();
  const opened = await openServer(casebook);
  close = () => opened.close();
  owner = await opened.owner();
});
afterAll(async () => {
  await close();
  await rm(dir, { recursive: true });
});

it('does not ask again why somebody looks at a report that their own decision brought elsewhere', async () => {
  const { body: list } = await owner.get<ReportRows>('/reports?inRing=yes&limit=1');
  const { id, ring } = list.rows[0]!;
  const address = `/reports/${id}`;
  expect((await owner.ask('GET', address, { silent: true })).status).toBe(428);
  await owner.post('/consults', { subject: 'report', ref: id, scope: ring!.id, purpose: 'case 7' });
  expect((await owner.ask('GET', address, { silent: true })).status).toBe(200);
  const out = await owner.post('/judgements', { verdict: 'out', report: id, ring: ring!.id, reason: 'another unit solved it' });
  expect(out.status).toBe(200);
  // The lists follow a moment later.
  const again = async (): Promise<unknown> => {
    const { status, body } = await owner.ask<ReportView>('GET', address, { silent: true });
    return status === 200 ? body.row.ring?.id : status;
  };
  await expect.poll(again, { timeout: 30_000 }).toBeUndefined();
  const { body: looks } = await owner.get<LogEntryRows>('/log/consults');
  expect(looks.rows.filter(({ body }) => body?.['ref'] === id)).toHaveLength(1);
});
