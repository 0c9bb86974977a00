import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../src/cli/perform.ts';
import type { ErrorView, Publication, RingRows, StatCell, Statistics, StatRows } from '../src/model/index.ts';
import type { Client } from './support/server.ts';
import { openTeam, type Team } from './support/team.ts';

const year = 'year=2024&by=type,month';

let team: Team;
/** Supervises and has the case that is closed to others; analyses; reads. */
let sun: Client;
let ana: Client;
let vera: Client;
let ring = '';

beforeAll(async () => {
  team = await openTeam({ reports: 120 });
  [sun, ana, vera] = [await team.signIn('sun'), await team.signIn('ana'), await team.signIn('vera')];
  ring = (await sun.get<RingRows>('/rings?sort=size&limit=1')).body.rows[0]!.id;
});
afterAll(async () => await team.close());

const codeOf = (body: unknown): string => (body as ErrorView).error.code;
const cellsOf = ({ tables }: Statistics): StatCell[] => tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
const cell = (found: Statistics, key: string): number | undefined => cellsOf(found).find((each) => each.key === key)?.value;
/** What the command says of the same casebook. */
async function said(argv: readonly string[]): Promise<string> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const signal = new AbortController().signal;
  const told = [text(stdout), text(stderr)] as const;
  const code = await perform(
    argv,
    { stdin: process.stdin, stdout, stderr, locale: 'C', cwd: tmpdir(), signal },
    { open: () => team.workbench, rebuild: async () => await Promise.reject(new Error('not asked for')) },
  );
  stdout.end();
  stderr.end();
  expect([code, await told[1]]).toEqual([0, '']);
  return await told[0];
}
const bytesOf = async (client: Client, path: string): Promise<{ type: string; name: string; bytes: Buffer }> => {
  const answer = await client.request('GET', `/api${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  const name = answer.headers.get('content-disposition') ?? '';
  return { type: answer.headers.get('content-type') ?? '', name, bytes: Buffer.from(await answer.arrayBuffer()) };
};

describe('statistics over the API', () => {
  it('are those of the command', async () => {
    const { status, body } = await vera.get<Statistics>(`/stats?${year}`);
    expect(status).toBe(200);
    expect(cell(body, 'overview/reports/count')).toBe(120);
    const asked = ['stats', '--year', '2024', '--by', 'type,month', '--json', '-C', team.dir];
    expect(JSON.parse(await said(asked))).toEqual(body);
  });

  it('are refused where the question is none', async () => {
    for (const [query, code] of [
      ['', 'stats.span'],
      ['year=2024&by=colour', 'stats.by'],
      ['year=2024&from=2024-01-01', 'stats.span'],
    ]) {
      const { status, body } = await vera.get(`/stats?${query}`);
      expect([query, status, codeOf(body)]).toEqual([query, 400, code]);
    }
    expect((await vera.get('/stats/rows?year=2024&key=no/such/figure')).status).toBe(404);
  });

  it('are a page, a PDF and a table to keep, in both languages', async () => {
    for (const [lang, words, subtag] of [
      ['en', 'Method and limits', 'en'],
      ['zh', '方法与局限', 'zh-CN'],
    ] as const) {
      const page = await bytesOf(vera, `/stats/report?${year}&lang=${lang}`);
      expect(page).toMatchObject({
        type: 'text/html; charset=utf-8',
        name: `attachment; filename="statistics-2024-01-01-${lang}.html"`,
      });
      const text = page.bytes.toString('utf8');
      expect(text).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${subtag}">`, 'iu'));
      expect(text).toContain(words);
      const pdf = await bytesOf(vera, `/stats/report?${year}&lang=${lang}&format=pdf`);
      expect(pdf).toMatchObject({ type: 'application/pdf', name: `attachment; filename="statistics-2024-01-01-${lang}.pdf"` });
      expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.bytes.toString('latin1')).toMatch(/%%EOF\s*$/u);
      // The same figures give the same bytes.
      expect((await bytesOf(vera, `/stats/report?${year}&lang=${lang}&format=pdf`)).bytes.equals(pdf.bytes)).toBe(true);
      const csv = await bytesOf(vera, `/stats/report?${year}&lang=${lang}&format=csv`);
      expect(csv.type).toBe('text/csv; charset=utf-8');
      expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    }
  });

  it('open what a figure counts, and note who looked', async () => {
    const key = 'rings/total/complaints';
    const first = await vera.ask('GET', `/stats/rows?year=2024&key=${key}`, { silent: true });
    const { status, body } = await vera.get<StatRows>(`/stats/rows?year=2024&key=${key}`);
    expect([first.status, status]).toEqual([428, 200]);
    expect(body).toMatchObject({ key, count: cell((await vera.get<Statistics>('/stats?year=2024&k=1')).body, key) });
    expect(body.rows.every(({ kind, id }) => kind === 'report' && id.startsWith('r'))).toBe(true);
    const looks: unknown[] = [];
    for await (const act of team.workbench.ctx.read.acts('consult')) if (act.by === 'vera') looks.push(act.body);
    expect(looks.at(-1)).toMatchObject({ subject: 'report', ref: `stats 2024-01-01 2025-01-01 ${key}`, purpose: 'enquiries' });
  });

  it('are recorded as published by who opens and closes cases, and come with the publication from then on', async () => {
    const asked = { year: 2024, by: 'type,month', reason: 'annual report' };
    expect((await ana.post('/stats/publications', asked)).status).toBe(403);
    const before = (await vera.get<Statistics>(`/stats?${year}`)).body;
    expect(before.published).toBeUndefined();
    const { status, body } = await sun.post<Publication>('/stats/publications', asked);
    expect(status).toBe(201);
    const shown = cellsOf(before).filter(({ value }) => value !== undefined).length;
    expect(body).toMatchObject({ figures: shown, hidden: cellsOf(before).length - shown, result: before.result });
    const { published } = (await vera.get<Statistics>(`/stats?${year}`)).body;
    expect(published).toMatchObject({
      act: body.act,
      by: 'sun',
      reason: 'annual report',
      result: body.result,
      revisions: [],
      acts: [],
    });
    const { body: refused, status: other } = await sun.post('/stats/publications', { year: 2024, k: 9, reason: 'x' });
    expect([other, codeOf(refused)]).toEqual([409, 'stats.otherwise']);
  });

  it('tell a revision once something changed', async () => {
    const { body: list } = await ana.get<StatRows>('/stats/rows?year=2024&key=type/total/complaints');
    for (const { id } of list.rows.slice(0, 30)) {
      const judged = { about: 'type', report: id, verdict: 'kidnap', reason: 'as told' };
      expect((await ana.post('/picture/judgements', judged)).status).toBe(200);
    }
    const { published, ...found } = (await vera.get<Statistics>(`/stats?${year}`)).body;
    const key = 'type/kidnap/complaints';
    expect(published!.revisions).toContainEqual(expect.objectContaining({ key, now: 30 }));
    expect(cell({ ...found }, key)).toBe(30);
    expect(published!.acts).toContainEqual(expect.objectContaining({ kind: 'picture.judge', count: 30 }));
  });

  it('are not for readers to whom a ring is closed; who opens cases sees them, and no small count', async () => {
    expect((await sun.post('/cases', { title: 'Quiet water', rings: [ring] })).status).toBe(201);
    for (const path of ['/stats?year=2024', '/stats/report?year=2024', '/stats/rows?year=2024&key=type/total/complaints']) {
      const { status, body } = await vera.get(path);
      expect([path, status, codeOf(body)]).toEqual([path, 409, 'stats.closed']);
    }
    const song = await team.signIn('song');
    expect(codeOf((await song.get('/stats?year=2024&k=2')).body)).toBe('stats.closed');
    const theirs = (await song.get<Statistics>(`/stats?${year}`)).body;
    expect(theirs.tables).toEqual((await sun.get<Statistics>(`/stats?${year}`)).body.tables);
    // What a figure counts, less what is closed.
    const key = 'rings/total/complaints';
    const all = (await sun.get<StatRows>(`/stats/rows?year=2024&key=${key}`)).body;
    const open = (await song.get<StatRows>(`/stats/rows?year=2024&key=${key}`)).body;
    const inside = new Set((await team.workbench.ring(ring)).reports.map(({ id }) => id));
    expect(open.rows.map(({ id }) => id)).toEqual(all.rows.map(({ id }) => id).filter((id) => !inside.has(id)));
    expect(open.count).toBeLessThan(all.count);
  });
});
