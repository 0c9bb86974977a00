import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, openServer, type Opened } from '../../test/support/server.ts';
import { createCasebook } from '../casebook/index.ts';
import type { ErrorView, Facets, Found, ReportRows, RingRows } from '../model/index.ts';

let dir = '';
let opened: Opened;
let owner: Client;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-search-routes-'));
  await (await createCasebook(join(dir, 'casebook'), { region: 'CN', language: 'zh', agency: 'Test' })).close();
  opened = await openServer(join(dir, 'casebook'));
  owner = await opened.owner();
  const rows = [
    'report_id,reported_at,agency,amount,currency,text',
    'A-1,2024-01-01,甲局,100,CNY,刷单被骗，电话15400001234',
    'A-2,2024-01-02,=cmd(),200,CNY,刷单，她的电话也是15400001234，网站 https://one.example',
    'A-3,2024-01-03,乙局,300,CNY,贷款 <script>alert(1)</script>',
  ];
  const upload = await owner.upload<{ upload: string }>('three.csv', rows.join('\n'));
  const { body } = await owner.post<{ id: string }>(`/uploads/${upload.body.upload}/import`, { link: true });
  await owner.done(body);
  // Lists follow the acts a moment later.
  while ((await owner.get<ReportRows>('/reports')).body.total.count < 3) await owner.done(body);
});
afterAll(async () => {
  await opened.close();
  await rm(dir, { recursive: true });
});

test('lists, filters, facets, hits', async () => {
  const { body: list } = await owner.get<ReportRows>('/reports?sort=ref&order=asc&limit=2');
  expect(list.rows.map(({ ref }) => ref)).toEqual(['A-1', 'A-2']);
  const { body: rest } = await owner.get<ReportRows>(`/reports?sort=ref&order=asc&limit=2&after=${list.next!}`);
  expect(rest.rows.map(({ ref }) => ref)).toEqual(['A-3']);
  expect(rest.next).toBeUndefined();
  const { body: some } = await owner.get<ReportRows>(`/reports?q=${encodeURIComponent('刷单')}&amountFrom=15000`);
  expect(some.rows.map(({ ref }) => ref)).toEqual(['A-2']);
  const { body: facets } = await owner.get<Facets>('/facets');
  expect(facets.agencies.map(({ value }) => value)).toContain('甲局');
  const { body: hits } = await owner.get<{ hits: Found[] }>('/search?q=15400001234');
  expect(hits.hits[0]).toMatchObject({ what: 'indicator', kind: 'phone', reports: 2 });
  expect(JSON.stringify(hits)).not.toContain('被骗');
  expect((await owner.get<RingRows>('/rings')).status).toBe(200);
});

test('whole lists as CSV that a spreadsheet does not run', async () => {
  const { body, headers } = await owner.get<string>('/reports.csv?sort=ref&order=asc');
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const lines = body.trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[2]).toContain(`,'=cmd(),`);
  expect((await owner.get<string>('/rings.csv')).body).toContain('ring,status,tier');
});

test('what cannot be read is refused, and who may not read', async () => {
  for (const path of [
    '/reports?limit=0',
    '/reports?sort=none',
    '/reports?after=x',
    '/rings?after=x',
    '/search',
    '/reports?from=x',
  ]) {
    const { status, body } = await owner.get<ErrorView>(path);
    expect([path, status]).toEqual([path, 400]);
    expect(body.error.code).toMatch(/^\w+\.\w+/u);
  }
  for (const path of ['/reports', '/reports.csv', '/rings', '/rings.csv', '/facets', '/search?q=x'])
    expect((await opened.stranger().get(path)).status).toBe(401);
});
