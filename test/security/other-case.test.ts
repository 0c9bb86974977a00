import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView, ErrorView, Facets, Found, IndicatorView, ReportRows, RingHead, RingRows } from '../../src/model/index.ts';
import type { Client } from '../support/server.ts';
import { openTeam, type Team } from '../support/team.ts';

let team: Team;
/** On the list, and not. */
let sun: Client;
let ana: Client;
let song: Client;
let ring = '';
let other = '';
let reports: readonly { readonly id: string; readonly ref: string }[] = [];
let indicator: { readonly kind: string; readonly value: string };
/** What ana was shown before the case was opened. */
const before: Record<string, unknown> = {};
let opened: CaseView;

beforeAll(async () => {
  team = await openTeam({ reports: 120 });
  [sun, ana, song] = [await team.signIn('sun'), await team.signIn('ana'), await team.signIn('song')];
  const { body: rings } = await sun.get<RingRows>('/rings?sort=size&limit=2');
  [ring, other] = rings.rows.map(({ id }) => id) as [string, string];
  const page = await team.workbench.ring(ring);
  reports = page.reports;
  const { body: head } = await sun.get<RingHead>(`/rings/${ring}`);
  indicator = head.indicators.find(({ kind }) => kind !== 'stem')!;
  for (const path of asked()) before[path] = (await ana.get(path)).body;
  const { status, body } = await sun.post<{ act: number; case: CaseView }>('/cases', { title: 'Quiet water', rings: [ring] });
  expect(status).toBe(201);
  opened = body.case;
});
afterAll(async () => await team.close());

const asked = (): string[] => ['/reports?limit=1', '/rings?limit=1', '/facets', '/casebook', '/reports.csv', '/rings.csv'];
const codeOf = (body: unknown): string => (body as ErrorView).error.code;

describe('what is closed to a reader', () => {
  it('stays open to who opened the case', async () => {
    expect(opened).toMatchObject({ title: 'Quiet water', rings: [ring], access: ['sun'], openedBy: 'sun' });
    expect((await sun.get(`/rings/${ring}`)).status).toBe(200);
    expect((await sun.get(`/reports/${reports[0]!.id}`)).status).toBe(200);
  });

  it('is missing as if it had never been: the ring, its reports, pairs and judgements', async () => {
    const [{ id, ref }] = reports as [{ id: string; ref: string }];
    const paths = [
      ...['', '/graph', '/links', '/timeline'].map((part) => `/rings/${ring}${part}`),
      `/reports/${id}`,
      `/reports/${ref}`,
      `/why?a=${id}&b=${reports[1]!.id}`,
    ];
    for (const path of paths) {
      const closed = await ana.ask<ErrorView>('GET', path, { silent: true });
      const never = await ana.ask<ErrorView>(
        'GET',
        path.replaceAll(/\b[0-9a-f]{8,}|r\d{20}/gu, (name) => `${name.slice(0, -2)}zz`).replace(ring, 'G0'),
        { silent: true },
      );
      expect([path, closed.status]).toEqual([path, 404]);
      expect([path, never.status]).toEqual([path, 404]);
      expect(closed.body.error.code).toBe(never.body.error.code);
    }
    for (const verdict of [
      { verdict: 'confirm', ring },
      { verdict: 'out', report: id, ring },
      { verdict: 'same', a: id, b: reports[1]!.id },
    ]) {
      expect((await ana.post('/judgements', { ...verdict, reason: 'x' })).status).toBe(404);
    }
    const reason = { subject: 'report', ref: id, scope: ring, purpose: 'curious' };
    expect((await ana.post('/consults', reason)).status).toBe(404);
  });

  it('is in no list, no count, no search and no export', async () => {
    const size = reports.length;
    const count = (path: string): number => (before[path] as ReportRows).total.count;
    expect((await ana.get<ReportRows>('/reports?limit=1')).body.total.count).toBe(count('/reports?limit=1') - size);
    expect((await ana.get<RingRows>('/rings?limit=1')).body.total.count).toBe(count('/rings?limit=1') - 1);
    const tally = (facets: Facets): number => facets.categories.reduce((sum, { reports: n }) => sum + n, 0);
    expect(tally((await ana.get<Facets>('/facets')).body)).toBe(tally(before['/facets'] as Facets) - size);
    const held = (body: unknown): number => (body as { reports: { count: number } }).reports.count;
    expect(held((await ana.get('/casebook')).body)).toBe(held(before['/casebook']) - size);
    for (const path of ['/reports.csv', '/rings.csv']) {
      const text = (await ana.get<string>(path)).body;
      expect(text).not.toContain(ring);
      for (const { id, ref } of reports) expect(text.includes(id) || text.includes(ref)).toBe(false);
      expect(before[path]).toContain(ring);
    }
    expect((await ana.get<ReportRows>(`/reports?ring=${ring}`)).body.rows).toEqual([]);
    for (const q of [ring, reports[0]!.id, reports[0]!.ref]) {
      expect((await ana.get<{ hits: Found[] }>(`/search?q=${encodeURIComponent(q)}`)).body.hits).toEqual([]);
    }
  });

  it('does not count in an indicator that it shares, not even as a number', async () => {
    const path = `/indicators/${indicator.kind}/${encodeURIComponent(indicator.value)}`;
    const mine = (await sun.get<IndicatorView>(path)).body;
    const inside = mine.rings.find(({ id }) => id === ring)!.reports;
    const { status, body } = await ana.get<IndicatorView>(path);
    if (mine.reports === inside) expect(status).toBe(404);
    else
      expect([body.reports, body.rings.map(({ id }) => id)]).toEqual([mine.reports - inside, expect.not.arrayContaining([ring])]);
    const hits = (await ana.get<{ hits: Found[] }>(`/search?q=${encodeURIComponent(indicator.value)}`)).body.hits;
    const found = hits.find((hit) => hit.what === 'indicator');
    expect(found?.reports ?? 0).toBe(mine.reports - inside);
    expect(JSON.stringify(hits)).not.toContain(ring);
  });

  it('keeps the original shut that holds it', async () => {
    const { body } = await sun.get<{ rows: { sha256: string }[] }>('/exhibits');
    const { sha256 } = body.rows[0]!;
    expect((await ana.ask('GET', `/exhibits/${sha256}`, { silent: true })).status).toBe(404);
    expect((await sun.get(`/exhibits/${sha256}`)).status).toBe(200);
  });
});

describe('the list of a case', () => {
  it('shows who supervises title and names, nothing inside, and nobody else anything', async () => {
    const [seen] = (await song.get<{ rows: CaseView[] }>('/cases')).body.rows;
    expect(seen).toMatchObject({ id: opened.id, title: 'Quiet water', access: ['sun'] });
    expect(seen).not.toHaveProperty('rings');
    expect((await song.get(`/rings/${ring}`)).status).toBe(404);
    expect((await ana.get<{ rows: CaseView[] }>('/cases')).body.rows).toEqual([]);
  });

  it('is edited from outside, what the case is about is not; a closed ring is no ring for a new case', async () => {
    const path = `/cases/${opened.id}`;
    expect(codeOf((await song.ask('PATCH', path, { body: { title: 'Mine' } })).body)).toBe('review.outside');
    expect(codeOf((await song.ask('PATCH', path, { body: { rings: [other] } })).body)).toBe('review.outside');
    expect(codeOf((await song.post('/cases', { title: 'Mine too', rings: [ring] })).body)).toBe('review.ring');
    expect(codeOf((await song.post('/cases', { title: 'Mine too', rings: ['G000000000000'] })).body)).toBe('review.ring');
    expect(codeOf((await song.ask('PATCH', path, { body: { access: ['sun', 'stranger'] } })).body)).toBe('review.user');
    expect((await ana.ask('PATCH', path, { body: { access: ['ana'] } })).status).toBe(403);
  });

  it('opens the ring at once to who is named, and shuts it to who is not any more', async () => {
    const path = `/cases/${opened.id}`;
    const { body } = await song.ask<{ act: number }>('PATCH', path, { body: { access: ['sun', 'ana'], reason: 'helps out' } });
    expect((await ana.get(`/rings/${ring}`)).status).toBe(200);
    expect((await ana.get<{ rows: CaseView[] }>('/cases')).body.rows[0]).toMatchObject({ rings: [ring] });
    const acts = [];
    for await (const act of team.workbench.ctx.read.acts('case.edit')) acts.push(act);
    expect(acts.at(-1)).toMatchObject({
      seq: body.act,
      by: 'song',
      body: { set: { access: ['sun', 'ana'] }, reason: 'helps out' },
    });
    await song.ask('PATCH', path, { body: { access: ['sun'] } });
    expect((await ana.get(`/rings/${ring}`)).status).toBe(404);
  });
});

describe('looking at a report', () => {
  it('asks for the reason once a day for the case, and records each report before it is shown', async () => {
    const vera = await team.signIn('vera');
    const page = await team.workbench.ring(other);
    const [first, second] = page.reports.map(({ id }) => id) as [string, string];
    const { status, body } = await vera.ask<ErrorView>('GET', `/reports/${first}`, { silent: true });
    expect([status, body]).toMatchObject([
      428,
      { error: { code: 'server.reason', detail: { subject: 'report', ref: first, scope: other } } },
    ]);
    expect(JSON.stringify(body)).not.toContain('Story');
    const asked = body.error.detail as object;
    expect((await vera.post('/consults', { ...asked, purpose: ' ' })).status).toBe(400);
    expect((await vera.post('/consults', { ...asked, purpose: 'case 12/26' })).status).toBe(200);
    for (const id of [first, second, first]) expect((await vera.ask('GET', `/reports/${id}`, { silent: true })).status).toBe(200);
    const acts = [];
    for await (const act of team.workbench.ctx.read.acts('consult')) if (act.by === 'vera') acts.push(act.body);
    expect(acts).toEqual([first, second].map((ref) => ({ subject: 'report', ref, records: 1, purpose: 'case 12/26' })));
  });

  it('by two pages at once is one look', async () => {
    const vera = await team.signIn('vera');
    const { reports: rows } = await team.workbench.ring(other);
    const id = rows[2]!.id;
    await Promise.all(Array.from({ length: 5 }, async () => expect((await vera.get(`/reports/${id}`)).status).toBe(200)));
    const acts = [];
    for await (const act of team.workbench.ctx.read.acts('consult'))
      if (act.kind === 'consult' && act.body.ref === id) acts.push(act);
    expect(acts).toHaveLength(1);
  });
});
