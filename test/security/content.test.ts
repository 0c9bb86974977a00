import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReportRows, ReportView } from '../../src/model/index.ts';
import type { Client } from '../support/server.ts';
import { openTeam, type Team } from '../support/team.ts';

const script = '<script>alert(1)</script><img src=x onerror=alert(2)>';
const formulas = ['=HYPERLINK("https://evil.example")', '+1+1', '-2+3', '@SUM(1)', '\t=1+1', '＝1+1'];
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const rows = [
  `HTML-1,2024-03-01,${quoted(script)},${quoted(`A caller named ${script} wanted money sent to html@mail.example at once.`)}`,
  ...formulas.map(
    (formula, i) =>
      `${quoted(formula)},2024-03-0${i + 2},${quoted(formula)},${quoted(`Paid after a call, number ${i}, to pay${i}@mail.example.`)}`,
  ),
];

let team: Team;
let sun: Client;
beforeAll(async () => {
  team = await openTeam({ reports: 12, rows });
  sun = await team.signIn('sun');
});
afterAll(async () => await team.close());

/** Cells of a CSV as a spreadsheet reads them. */
function cells(text: string): string[] {
  return Array.from(
    text.matchAll(/(?:^|,|\r?\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/gu),
    ([, inner, plain]) => inner?.replaceAll('""', '"') ?? plain ?? '',
  );
}

it('HTML in a report stays text: as JSON, never as a page', async () => {
  const { status, headers, body } = await sun.get<ReportView>('/reports/HTML-1');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toMatch(/^application\/json/u);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(body.text).toContain(script);
  expect(body.row.category).toBe(script);
  const search = await sun.get<{ hits: unknown[] }>(`/search?q=${encodeURIComponent(script)}`);
  expect(search.headers.get('content-type')).toMatch(/^application\/json/u);
});

it('an error that says back what it was asked with is no page either', async () => {
  for (const path of [
    `/reports/${encodeURIComponent(script)}`,
    `/rings/${encodeURIComponent(script)}`,
    `/reports?sort=${encodeURIComponent(script)}`,
    `/${encodeURIComponent(script)}`,
  ]) {
    const { status, headers } = await sun.get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(headers.get('content-type')).toMatch(/^application\/json/u);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain(`default-src 'none'`);
  }
});

it('an original comes as a file to keep, never as a page', async () => {
  const { body } = await sun.get<{ rows: { sha256: string }[] }>('/exhibits');
  const answer = await sun.ask('GET', `/exhibits/${body.rows[0]!.sha256}`);
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/u);
});

it('a list to keep holds no cell that a spreadsheet would run', async () => {
  const total = (await sun.get<ReportRows>('/reports?limit=1')).body.total.count;
  expect(total).toBe(12 + rows.length);
  for (const path of ['/reports.csv', '/rings.csv']) {
    const { headers, body } = await sun.get<string>(path);
    expect(headers.get('content-type')).toMatch(/^text\/csv/u);
    expect(headers.get('content-disposition')).toMatch(/^attachment/u);
    expect(cells(body).filter((cell) => /^[=+\-@\t\r＝＋－＠]/u.test(cell) && !/^-?\d+(?:\.\d+)?$/u.test(cell))).toEqual([]);
  }
  const { body } = await sun.get<string>('/reports.csv');
  for (const formula of formulas) expect(cells(body).some((cell) => cell.includes(formula.trim()))).toBe(true);
});

it('rows set aside hold none either', async () => {
  const file = `report_no,reported_at,category,narrative\n${formulas.map((formula) => `${quoted(formula)},2024-01-01,${quoted(formula)},\n`).join('')}GOOD-1,2024-01-01,loan,Paid to good@mail.example after a call.\n`;
  const ana = await team.signIn('ana');
  const { body } = await ana.upload<{ upload: string }>('=bad,"name".csv', file);
  const started = await ana.post<{ id: string }>(`/uploads/${body.upload}/import`, { options: {} });
  const job = await ana.done(started.body);
  expect(job.state).toBe('done');
  const { rows: exhibits } = (await ana.get<{ rows: { sha256: string }[] }>('/exhibits')).body;
  const answer = await ana.get<string>(`/rejected.csv?exhibit=${exhibits[0]!.sha256}`);
  expect(answer.status).toBe(200);
  expect(cells(answer.body).filter((cell) => /^[=+\-@\t\r＝＋－＠]/u.test(cell) && !/^-?\d+(?:\.\d+)?$/u.test(cell))).toEqual([]);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"/u);
});
