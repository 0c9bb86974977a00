import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../test/support/server.ts';
import { openTeam, type Team } from '../../test/support/team.ts';
import { perform } from '../cli/perform.ts';
import { type Blocklist, blocklistFormats, type CaseView, type ErrorView, type RingDomains, type Watch } from '../model/index.ts';

const wallets = ['TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE', 'TSUvzb8ZcxNgTBLbqMg7ZytDgSRWyUP5Ky'] as const;
const report = (ref: string, day: number, text: string): string =>
  `${ref},2026-01-${String(day).padStart(2, '0')},investment,"${text}"`;
const story = (site: string, wallet: string): string =>
  `The fraudster sent me to the fake platform https://${site}/login and had me pay ${wallet}.`;

/** A gang of three sites that follow a pattern, one of a single site, and a report in no ring whose site fits the pattern. */
const rows = [
  ...['kuvexa-pro1.top', 'kuvexa-pro2.top', 'kuvexa-pro3.vip'].flatMap((site, i) =>
    [0, 1, 2].map((n) => report(`K${i}${n}`, 1 + 6 * i + n, story(site, wallets[0]))),
  ),
  ...[0, 1, 2, 3].map((n) => report(`Z${n}`, 3 + n, story('zolbrit.example', wallets[1]))),
  ...[0, 1, 2, 3].map((n) => report(`A${n}`, 13 + n, story('login.etoro.com', wallets[1]))),
  report('L1', 30, 'The fraudster sent me to the fake platform https://kuvexa-pro7.top where I was cheated.'),
];

let team: Team;
let sun: Client;
let song: Client;
let ana: Client;
let ring = '';
let other = '';
beforeAll(async () => {
  team = await openTeam({ rows });
  [sun, song, ana] = [await team.signIn('sun'), await team.signIn('song'), await team.signIn('ana')];
  const { read } = team.workbench.ctx;
  const ringOf = async (ref: string): Promise<string> => (await read.ringOf((await read.report(ref))!.number))!.ring;
  [ring, other] = [await ringOf('K00'), await ringOf('Z0')];
}, 60_000);
afterAll(async () => await team.close());

const wanted = { format: 'csv', confidence: 0.9, recipient: 'ISP desk', label: 'GREEN', reason: 'to block' } as const;
const codeOf = (body: unknown): string => (body as ErrorView).error.code;
const hostsOf = (file: string): string[] =>
  file
    .split('\n')
    .flatMap((line) => /^0\.0\.0\.0 (?!www\.)(\S+)/.exec(line)?.[1] ?? [])
    .sort();

/** A list without the moment when it was made, by which a zone file has its serial and a bundle its id. */
const timeless = (file: string): string =>
  file
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'NOW')
    .replace(/bundle--[0-9a-f-]+/, 'bundle--NOW')
    .replace(/(IN SOA .*) \d{10} 3600/, '$1 NOW 3600');

async function disclosed(): Promise<{ seq: number; by: string; body: unknown }[]> {
  const acts = [];
  for await (const { seq, by, body } of team.workbench.ctx.read.acts('disclose')) acts.push({ seq, by, body });
  return acts;
}

describe('what the routes tell', () => {
  it('a ring’s domains in time, and how they are named', async () => {
    const { status, body } = await ana.get<RingDomains>(`/rings/${ring}/domains`);
    expect(status).toBe(200);
    expect(body.domains.map(({ domain, reports }) => [domain, reports])).toEqual([
      ['kuvexa-pro1.top', 3],
      ['kuvexa-pro2.top', 3],
      ['kuvexa-pro3.vip', 3],
    ]);
    expect(body.patterns).toMatchObject([{ pattern: 'kuvexa-pro#.{top,vip}', fits: 3, others: 0 }]);
    const never = await ana.get('/rings/G0/domains');
    expect([never.status, codeOf(never.body)]).toEqual([404, 'picture.ring']);
  });

  it('patterns of all rings, and what of other reports fits', async () => {
    const { status, body } = await ana.get<Watch>('/picture/watch');
    expect(status).toBe(200);
    expect(body.patterns.map((each) => [each.ring, each.pattern])).toEqual([[ring, 'kuvexa-pro#.{top,vip}']]);
    expect(body.matches).toMatchObject([{ domain: 'kuvexa-pro7.top', ring, seen: { reports: 1 } }]);
  });
});

describe('what a blocklist would hold', () => {
  it('by confidence, with what the allow list takes out and why; as the list then holds it', async () => {
    const { length } = await disclosed();
    const { status, body } = await sun.get<Blocklist>('/picture/blocklist');
    expect(status).toBe(200);
    expect(body.rows.map(({ host }) => host)).toEqual(expect.arrayContaining(['kuvexa-pro1.top', 'zolbrit.example']));
    expect(body.allowed).toEqual([expect.objectContaining({ host: 'login.etoro.com' })]);
    expect(body.allowed[0]!.because.en).toBe('It lies under etoro.com, a well-known site.');
    expect(body.patterns.map(({ pattern }) => pattern)).toEqual(['kuvexa-pro#.{top,vip}']);
    expect(body.counts).toHaveLength(51);
    for (const confidence of [0.5, 0.7, 0.9, 0.95]) {
      const { domains, patterns, allowed, below } = body.counts.find((each) => each.confidence === confidence)!;
      const file = async (asked: object): Promise<string> =>
        (await sun.post<string>('/picture/blocklist', { ...wanted, confidence, ...asked })).body;
      expect(hostsOf(await file({ format: 'hosts' })), String(confidence)).toHaveLength(domains);
      expect((await file({ format: 'csv', patterns: true })).includes('kuvexa-pro#')).toBe(patterns === 1);
      expect(body.rows.filter((row) => row.confidence >= confidence)).toHaveLength(domains);
      expect(domains + allowed + below).toBe(5);
    }
    expect(await disclosed()).toHaveLength(length + 8);
  });

  it('of one ring; not for who may give nothing out', async () => {
    const { body } = await sun.get<Blocklist>(`/picture/blocklist?ring=${ring}`);
    expect(new Set(body.rows.map((row) => row.ring))).toEqual(new Set([ring]));
    expect(body.allowed).toEqual([]);
    expect((await sun.get<Blocklist>('/picture/blocklist?ring=G0')).body.rows).toEqual([]);
    expect((await ana.get('/picture/blocklist')).status).toBe(403);
  });
});

describe('a blocklist that is downloaded', () => {
  it.each(blocklistFormats)('as %s is what the command writes, but for the moment', async (format) => {
    const home = await mkdtemp(join(tmpdir(), 'clew-blocklist-'));
    try {
      const answer = await sun.request('POST', '/api/picture/blocklist', { body: { ...wanted, format } });
      expect(answer.status).toBe(200);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const options = ['--to', 'ISP desk', '--label', 'green', '--reason', 'to block', '--format', format, '-o', 'list'];
      const silent = new PassThrough().resume();
      const code = await perform(
        ['domains', 'blocklist', ...options],
        { stdin: process.stdin, stdout: silent, stderr: silent, locale: 'C', cwd: home, signal: new AbortController().signal },
        { open: () => team.workbench, rebuild: () => Promise.reject(new Error('not asked for')) },
      );
      expect(code).toBe(0);
      expect(timeless(bytes.toString())).toBe(timeless(await readFile(join(home, 'list'), 'utf8')));
      expect(bytes.includes('kuvexa-pro1.top')).toBe(true);

      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const act = Number(answer.headers.get('x-clew-act'));
      expect(answer.headers.get('x-clew-sha256')).toBe(sha256);
      expect(answer.headers.get('content-disposition')).toContain(`blocklist-${act}.`);
      expect((await disclosed()).find(({ seq }) => seq === act)).toEqual({
        seq: act,
        by: 'sun',
        body: { subject: 'ring', refs: [ring, other].sort(), recipient: 'ISP desk', label: 'GREEN', reason: 'to block', sha256 },
      });
    } finally {
      await rm(home, { recursive: true });
    }
  });

  it('needs a recipient, a label and a reason; is not for who may not give things out; nothing is recorded then', async () => {
    const { length } = await disclosed();
    for (const part of ['recipient', 'label', 'reason'] as const) {
      const { [part]: _, ...without } = wanted;
      for (const body of [without, { ...wanted, [part]: ' ' }]) {
        expect([part, (await sun.post('/picture/blocklist', body)).status]).toEqual([part, 400]);
      }
    }
    expect((await ana.post('/picture/blocklist', wanted)).status).toBe(403);
    const empty = await sun.post('/picture/blocklist', { ...wanted, confidence: 1 });
    expect([empty.status, codeOf(empty.body)]).toEqual([409, 'picture.nothing']);
    expect(await disclosed()).toHaveLength(length);
  });
});

it('what is closed to a reader is in none of it', async () => {
  const hosts = { ...wanted, format: 'hosts' } as const;
  expect(hostsOf((await song.post<string>('/picture/blocklist', hosts)).body)).toContain('kuvexa-pro1.top');
  const opened = await sun.post<{ case: CaseView }>('/cases', { title: 'Quiet water', rings: [ring] });
  expect(opened.status).toBe(201);
  for (const outside of [song, ana]) {
    const closed = await outside.get(`/rings/${ring}/domains`);
    expect([closed.status, codeOf(closed.body)]).toEqual([404, 'picture.ring']);
    expect((await outside.get<Watch>('/picture/watch')).body).toEqual({ patterns: [], matches: [] });
  }
  const shown = (await song.get<Blocklist>('/picture/blocklist')).body;
  expect(shown.rows.map((row) => row.host)).toEqual(['zolbrit.example']);
  expect(JSON.stringify(shown)).not.toContain(ring);
  const asked = await song.post<string>('/picture/blocklist', { ...hosts, rings: [ring, other] });
  expect(hostsOf(asked.body)).toEqual(['zolbrit.example']);
  expect(asked.body).not.toContain(ring);
  expect((await disclosed()).at(-1)).toMatchObject({ by: 'song', body: { refs: [other] } });
  expect((await song.post('/picture/blocklist', { ...hosts, rings: [ring] })).status).toBe(409);
  expect(hostsOf((await sun.post<string>('/picture/blocklist', hosts)).body)).toContain('kuvexa-pro1.top');
});
