import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCasebook } from '../src/casebook/index.ts';
import {
  IndicatorView,
  JudgementDone,
  JudgementRow,
  LinkRows,
  ReportView,
  RingGraph,
  RingHead,
  Service,
  WhyView,
} from '../src/model/index.ts';
import { openWorkbench } from '../src/workbench.ts';
import { madeFile, madeWorld } from './support/made-world.ts';
import { type Client, openServer, type Opened } from './support/server.ts';

let dir = '';
let server: Opened;
let owner: Client;
const slow = { timeout: 120_000 };

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-link-routes-'));
  await (await createCasebook(join(dir, 'book'), { region: 'CN', language: 'en' })).close();
  const workbench = await openWorkbench(join(dir, 'book'));
  await workbench.importFile(await madeFile(join(dir, 'all.csv'), madeWorld(21, 300)));
  await workbench.link();
  await workbench.close();
  server = await openServer(join(dir, 'book'));
  owner = await server.owner();
}, 120_000);
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

const largest = async (): Promise<string> => {
  const { body } = await owner.get<{ rows: { id: string }[] }>('/rings?sort=size&limit=1');
  return body.rows[0]!.id;
};
const ringOf = async (report: string): Promise<string | undefined> =>
  ReportView.parse((await owner.get(`/reports/${report}`)).body).row.ring?.id;

describe('pages over the wire', slow, () => {
  it('fit their shapes', async () => {
    const id = await largest();
    const head = RingHead.parse((await owner.get(`/rings/${id}`)).body);
    const graph = RingGraph.parse((await owner.get(`/rings/${id}/graph`)).body);
    expect(graph.reports.id).toHaveLength(head.ring.size);
    const links = LinkRows.parse((await owner.get(`/rings/${id}/links?limit=3&sort=confidence&order=asc`)).body);
    expect(links.rows).toHaveLength(3);
    expect((await owner.get(`/rings/${id}/timeline`)).status).toBe(200);
    const [a, b] = graph.reports.id as [string, string];
    expect(WhyView.parse((await owner.get(`/why?a=${a}&b=${b}`)).body).rings).toEqual([id, id]);
    const report = ReportView.parse((await owner.get(`/reports/${a}`)).body);
    const { kind, value, raw } = report.mentions[0]!;
    expect(report.text).toContain(raw);
    const indicator = IndicatorView.parse((await owner.get(`/indicators/${kind}/${encodeURIComponent(value)}`)).body);
    expect(indicator.rings.map((ring) => ring.id)).toContain(id);
    const { body } = await owner.get<{ rows: unknown[] }>('/services');
    expect(body.rows.map((row) => Service.parse(row)).length).toBeGreaterThan(0);
  });

  it('refuse strangers, what is not there and what is no question', async () => {
    const id = await largest();
    expect((await server.stranger().get(`/rings/${id}`)).status).toBe(401);
    for (const path of ['/rings/G000000000000', '/rings/G000000000000/links', '/reports/none', '/why?a=none&b=none'])
      expect((await owner.get(path)).status).toBe(404);
    for (const path of ['/why', `/rings/${id}/links?sort=beauty`, `/rings/${id}/links?after=x`, '/indicators/aura/x'])
      expect((await owner.get(path)).status).toBe(400);
  });
});

describe('judgements over the wire', slow, () => {
  it('need a reason and must be ones', async () => {
    const id = await largest();
    for (const body of [
      { verdict: 'confirm', ring: id },
      { verdict: 'confirm', ring: id, reason: '  ' },
      { verdict: 'bless', ring: id, reason: 'x' },
      { verdict: 'confirm', ring: id, reason: 'x', more: 1 },
      [],
    ])
      expect((await owner.post('/judgements', body)).status).toBe(400);
    expect((await owner.post('/judgements', { verdict: 'confirm', ring: 'G000000000000', reason: 'x' })).status).toBe(404);
    expect((await owner.get<{ rows: unknown[] }>('/judgements')).body.rows).toEqual([]);
  });

  it('are obeyed at once, listed, and taken back', async () => {
    const id = await largest();
    const links = LinkRows.parse((await owner.get(`/rings/${id}/links`)).body);
    const { a, b } = links.rows[0]!.link;
    const done = JudgementDone.parse((await owner.post('/judgements', { verdict: 'different', a, b, reason: 'two desks' })).body);
    expect(done.linked?.rings).toContain(id);
    expect((await ringOf(a)) ?? 'a').not.toBe((await ringOf(b)) ?? 'b');
    const { rows } = (await owner.get<{ rows: unknown[] }>(`/judgements?report=${a}`)).body;
    expect(rows.map((row) => JudgementRow.parse(row))).toMatchObject([
      { act: done.act, by: 'local', verdict: 'different', stands: true },
    ]);
    const undone = JudgementDone.parse(
      (await owner.post('/judgements', { verdict: 'undo', act: done.act, reason: 'mistaken' })).body,
    );
    expect(undone.linked).toMatchObject({ full: true });
    expect([await ringOf(a), await ringOf(b)]).toEqual([id, id]);
    expect((await owner.post('/judgements', { verdict: 'undo', act: done.act, reason: 'again' })).status).toBe(409);
  });

  it('correct what was read, which the pages show and the rings obey', async () => {
    const id = await largest();
    const { reports } = RingGraph.parse((await owner.get(`/rings/${id}/graph`)).body);
    const report = ReportView.parse((await owner.get(`/reports/${reports.id[0]!}`)).body);
    const acts: number[] = [];
    for (const { kind, value, start, end } of report.mentions) {
      const body = { verdict: 'mention', report: report.row.id, kind, value, start, end, role: null, reason: 'read wrongly' };
      acts.push(JudgementDone.parse((await owner.post('/judgements', body)).body).act);
    }
    const after = ReportView.parse((await owner.get(`/reports/${report.row.id}`)).body);
    expect(after.mentions.every(({ corrected }) => corrected?.wrong === true && corrected.by === 'local')).toBe(true);
    expect(after.row.ring?.id).not.toBe(id);
    for (const act of acts) await owner.post('/judgements', { verdict: 'undo', act, reason: 'right after all' });
    expect(await ringOf(report.row.id)).toBe(id);
  });

  it('wait for a job that brings rows, and are obeyed after it', async () => {
    const id = await largest();
    const links = LinkRows.parse((await owner.get(`/rings/${id}/links`)).body);
    const { a, b } = links.rows[0]!.link;
    const { body: job } = await owner.post<{ id: string }>('/link', { full: true });
    const done = JudgementDone.parse((await owner.post('/judgements', { verdict: 'different', a, b, reason: 'two desks' })).body);
    expect((await owner.done(job)).state).toBe('done');
    if (done.job !== undefined) expect((await owner.done({ id: done.job })).state).toBe('done');
    expect((await ringOf(a)) ?? 'a').not.toBe((await ringOf(b)) ?? 'b');
  });
});
