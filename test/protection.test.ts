import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PackageOptions, Suspect } from '../src/model/index.ts';
import type { Held } from '../src/people/index.ts';
import type * as HeldPeople from '../src/people/protection/held.ts';
import { addSupport, addSuspect, changeSuspect } from '../src/review/index.ts';
import { exportCase, receivedView } from '../src/share/index.ts';
import { owner } from './support/made-case.ts';
import { clew, openProtectedPeople, people, type ProtectedPeople, secrets } from './support/protected-people.ts';
import { type Client, openServer, type Opened } from './support/server.ts';

// The one question that every path asks. A test answers it with nobody, to see each path show what it must not.
const guard = vi.hoisted(() => ({ isOff: false }));
vi.mock('../src/people/protection/held.ts', async (original) => {
  const real = await original<typeof HeldPeople>();
  const nobody: Held = {
    of: () => undefined,
    overriddenOf: () => undefined,
    stateOf: () => 'unscreened',
    signsOf: () => new Set(),
    states: new Map(),
    idsOf: (person) => [person],
    ownerOf: () => undefined,
    ownedValues: () => [],
    wordsOf: () => [],
    wordsOfCase: () => [],
    holds: new Map(),
  };
  return {
    ...real,
    heldPeople: async (...asked: Parameters<typeof real.heldPeople>) => (guard.isOff ? nobody : await real.heldPeople(...asked)),
  };
});

interface World extends ProtectedPeople {
  readonly client: Client;
  readonly server: Opened;
  /** Files of a package made now, by path; of the PDF its text. */
  readonly files: ReadonlyMap<string, string>;
}

/** A path by which somebody may be shown, and what is wrong with what it shows. */
interface Path {
  readonly name: string;
  readonly shows: (world: World) => Promise<string>;
  readonly wrong: (text: string) => string[];
}

const bare = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '');
/** Names, papers and numbers that stand in it. */
const named = (text: string): string[] => secrets.filter((secret) => bare(text).includes(bare(secret)));

/** Objects in JSON that call the card of a person who is held a suspect's. */
function accused(text: string): string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    if (typeof value !== 'object' || value === null) return;
    const each = value as Record<string, unknown>;
    const account = each['account'] as { readonly value?: unknown } | undefined;
    const isTheirs = each['value'] === people.inReports.card || account?.value === people.inReports.card;
    const { role, roles, holder, suspects } = each;
    const calls = [
      role === 'suspect',
      Array.isArray(roles) ? roles.includes('suspect') : (roles as { suspect?: number } | undefined)?.suspect !== undefined,
      holder === 'suspect',
      Array.isArray(suspects) && suspects.length > 0,
    ];
    if (isTheirs && calls.includes(true)) found.push(JSON.stringify(each).slice(0, 120));
    for (const part of Object.values(each)) walk(part);
  };
  walk(JSON.parse(text));
  return found;
}
const accusedInLine = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.includes(people.inReports.card) && /\bsuspect/iu.test(line) && !/嫌疑人电话|报称/u.test(line));
/** The card, said to be the suspect’s in a sentence of a link. */
const suspectsCard = (text: string): string[] =>
  text.match(/(?:as the suspect’s[^"]{0,80}|指认对方使用的[^"]{0,80})6228…0018|6228…0018[^"]{0,12}as the suspect’s/gu) ?? [];
const isThere =
  (word: string) =>
  (text: string): string[] =>
    text.includes(word) ? [word] : [];
const suspectIds = (text: string): string[] =>
  ['S1', 'S2', 'S3', 'S4', 'S5'].filter((id) => new RegExp(`\\b${id}\\b`, 'u').test(text));

const get =
  (path: (world: World) => string) =>
  async (world: World): Promise<string> => {
    const { status, body } = await world.client.get(path(world));
    expect([path(world), status]).toEqual([path(world), 200]);
    return typeof body === 'string' ? body : JSON.stringify(body);
  };
const file =
  (fits: RegExp) =>
  async ({ files }: World): Promise<string> => {
    const found = [...files].filter(([path]) => fits.test(path));
    expect(found.length, String(fits)).toBeGreaterThan(0);
    return found.map(([, text]) => text).join('\n');
  };
const line =
  (...argv: readonly string[]) =>
  async ({ workbench, home, made }: World): Promise<string> =>
    await clew(workbench, home, ...argv.map((word) => (word === 'CASE' ? made.id : word)));

const paths: readonly Path[] = [
  { name: 'GET /cases/{id}', shows: get(({ made }) => `/cases/${made.id}`), wrong: named },
  {
    name: 'GET /cases/{id}/board: names',
    shows: get(({ made }) => `/cases/${made.id}/board?template=generic-fraud`),
    wrong: named,
  },
  {
    name: 'GET /cases/{id}/board: columns',
    shows: get(({ made }) => `/cases/${made.id}/board?template=generic-fraud`),
    wrong: (text) => suspectIds(text),
  },
  {
    name: 'GET /money/losses by suspect',
    shows: get(({ made }) => `/money/losses?case=${made.id}&by=suspect`),
    wrong: (text) => suspectIds(text),
  },
  { name: 'GET /money/freezes', shows: get(() => '/money/freezes'), wrong: accused },
  { name: 'GET /log/entries', shows: get(() => '/log/entries?limit=200'), wrong: named },
  {
    name: 'GET /log/entries: accounts',
    shows: get(() => '/log/entries?limit=200'),
    wrong: isThere(`"bank:${people.inReports.card}"`),
  },
  { name: 'GET /reports/{id}', shows: get(() => '/reports/ZA-001'), wrong: accused },
  { name: 'GET /indicators/{kind}/{value}', shows: get(() => `/indicators/card/${people.inReports.card}`), wrong: accused },
  { name: 'GET /packages/{id}', shows: get(({ received }) => `/packages/${received}`), wrong: named },
  {
    name: 'received package as a person reads it',
    shows: async ({ workbench, received }) => JSON.stringify(await receivedView(workbench.house, received)),
    wrong: named,
  },
  { name: 'clew case show', shows: line('case', 'show', 'CASE'), wrong: named },
  { name: 'clew case show --json', shows: line('case', 'show', 'CASE', '--json'), wrong: named },
  { name: 'clew missing', shows: line('missing', 'CASE', '--template', 'generic-fraud'), wrong: named },
  { name: 'clew missing: columns', shows: line('missing', 'CASE', '--template', 'generic-fraud'), wrong: suspectIds },
  { name: 'clew losses --by suspect', shows: line('losses', '--case', 'CASE', '--by', 'suspect'), wrong: suspectIds },
  { name: 'clew freeze list --json', shows: line('freeze', 'list', '--json'), wrong: accused },
  {
    name: 'clew freeze candidates',
    shows: line('freeze', 'candidates', '--case', 'CASE', '--from', 'ZA-001', '--from', 'ZA-002'),
    wrong: accusedInLine,
  },
  { name: 'clew log', shows: line('log', '--limit', '0'), wrong: named },
  { name: 'clew log --json', shows: line('log', '--json'), wrong: named },
  { name: 'clew report', shows: line('report', 'ZA-001'), wrong: accusedInLine },
  { name: 'clew report --json', shows: line('report', 'ZA-001', '--json'), wrong: accused },
  { name: 'GET /rings/{id}/links', shows: get(({ made }) => `/rings/${made.ring}/links`), wrong: suspectsCard },
  { name: 'GET /why', shows: get(() => '/why?a=ZA-001&b=ZA-002'), wrong: suspectsCard },
  { name: 'clew why', shows: line('why', 'ZA-001', 'ZA-002'), wrong: (text) => suspectsCard(text.replaceAll(/\s+/gu, ' ')) },
  { name: 'package: dossier.json, links', shows: file(/dossier\.json$/u), wrong: suspectsCard },
  { name: 'clew search', shows: line('search', people.inReports.card), wrong: accusedInLine },
  {
    name: 'clew receive: what came',
    shows: async (world) => await clew(world.workbench, world.home, 'packages', world.received),
    wrong: named,
  },
  { name: 'package: dossier.json', shows: file(/dossier\.json$/u), wrong: named },
  { name: 'package: dossier.json, accounts', shows: file(/dossier\.json$/u), wrong: accused },
  { name: 'package: case file (PDF)', shows: file(/\.pdf$/u), wrong: named },
  { name: 'package: STIX', shows: file(/stix/u), wrong: named },
  { name: 'package: STIX, accounts', shows: file(/stix/u), wrong: isThere(people.inReports.card) },
  { name: 'package: MISP', shows: file(/misp/u), wrong: named },
  { name: 'package: MISP, accounts', shows: file(/misp/u), wrong: isThere(people.inReports.card) },
  { name: 'package: FtM', shows: file(/ftm/u), wrong: named },
  { name: 'package: CASE', shows: file(/case\.jsonld$/u), wrong: named },
  { name: 'package: tables', shows: file(/elements\.csv$/u), wrong: (text) => suspectIds(text) },
  { name: 'package: tables, indicators', shows: file(/indicators\.csv$/u), wrong: accusedInLine },
  { name: 'package: details of acts', shows: file(/log\/acts\.jsonl$/u), wrong: named },
];

async function filesOf(dir: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    const isPdf = entry.name.endsWith('.pdf');
    const told = isPdf
      ? (await extractText(await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }), { mergePages: true })).text
      : bytes.toString('utf8');
    files.set(path.slice(dir.length + 1), told);
  }
  return files;
}

async function packageNow(
  { workbench, made, home }: Pick<World, 'workbench' | 'made' | 'home'>,
  name: string,
): Promise<Map<string, string>> {
  const { ctx, casebook } = workbench;
  const options = PackageOptions.parse({ recipient: 'Lochside Police', reason: 'one gang' });
  await exportCase({ ctx, log: casebook.log }, await workbench.dossier(made.id, owner), options, join(home, name));
  return await filesOf(join(home, name));
}

let world: World;
beforeAll(async () => {
  const made = await openProtectedPeople();
  await made.hold();
  const files = await packageNow(made, 'held');
  await made.workbench.close();
  const server = await openServer(made.made.dir);
  world = { ...made, workbench: server.workbench, client: await server.owner(), server, files };
}, 300_000);
afterAll(async () => {
  guard.isOff = false;
  await world.server.close();
  await world.made.close().catch(() => undefined);
});

describe('somebody whom protection holds', () => {
  it.each(paths)('is no suspect in $name', async ({ shows, wrong }) => {
    expect(wrong(await shows(world))).toEqual([]);
  });
});

/** Who protects people sees them: their lists, and the sealed files themselves. */
const seeThem = /^\/(?:people\/|exhibits\/\{)/u;

describe('every route that answers', () => {
  it('names nobody who is held, and calls no card of theirs a suspect’s', async () => {
    const { client, made, received } = world;
    const { body } = await client.get<{ paths: Record<string, Record<string, { parameters?: { name: string }[] }>> }>(
      '/openapi.json',
    );
    const { id: report } = (await world.workbench.ctx.read.report('ZA-001'))!;
    const asked: Record<string, string> = {
      '/cases/{id}': made.id,
      '/rings/{id}': made.ring,
      '/reports/{id}': report,
      '/packages/{id}': received,
      '/money/accounts/{name}': `bank:${people.inReports.card}`,
    };
    const looked: string[] = [];
    for (const [route, methods] of Object.entries(body.paths)) {
      const path = route.slice('/api'.length);
      if (methods['get'] === undefined || seeThem.test(path) || path === '/events') continue;
      const known = Object.entries(asked).find(([prefix]) => path.startsWith(prefix));
      const filled = known === undefined ? path : path.replace(/\{\w+\}/u, encodeURIComponent(known[1]));
      const given = (methods['get'].parameters ?? []).map(({ name }) => name);
      const query = new URLSearchParams(
        [
          ['case', made.id],
          ['ring', made.ring],
          ['by', 'suspect'],
          ['q', people.inReports.card],
          ['a', 'ZA-001'],
          ['b', 'ZA-002'],
          ['template', 'generic-fraud'],
          ['element', 'knowledge'],
          ['year', '2026'],
          ['key', 'type/total/complaints'],
        ].filter(([name]) => given.includes(name!)) as [string, string][],
      );
      if (query.has('case')) query.delete('ring');
      if (query.has('year')) query.delete('by');
      if (filled.includes('{')) continue;
      const answer = await client.get(`${filled}?${query.toString()}`);
      if (answer.status !== 200) continue;
      looked.push(path);
      const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
      expect([path, ...named(text)]).toEqual([path]);
      expect([path, ...suspectsCard(text)]).toEqual([path]);
    }
    expect(looked).toEqual(
      expect.arrayContaining([
        '/cases',
        '/cases/{id}',
        '/rings/{id}',
        '/reports/{id}',
        '/packages',
        '/money/losses',
        '/search',
        '/log/entries',
        '/stats',
        '/stats/report',
        '/stats/rows',
      ]),
    );
  });
});

describe('whoever enters them', () => {
  const refused = { kind: 'conflict', code: 'review.protected' };
  it('is told that protection comes first, by whatever the person is known', async () => {
    const { ctx } = world.workbench;
    const before = world.workbench.casebook.log.size;
    const { ids, made } = world;
    for (const told of [
      { name: 'Another', person: ids.get(people.byId.name) },
      { name: 'Another', person: ids.get('Same Asfour') },
      { name: 'Another', papers: { passport: people.byPaper.passport } },
      { name: 'Another', indicators: [{ kind: 'phone', value: people.byIndicator.phone }] },
      { name: people.byId.name.toUpperCase(), papers: { 出生日期: '1990年1月2日' } },
      { name: 'Another', category: 'wanted', person: ids.get(people.byId.name) },
    ]) {
      await expect(addSuspect(ctx, made.id, Suspect.parse(told), undefined, owner)).rejects.toMatchObject(refused);
    }
    await expect(changeSuspect(ctx, made.id, 'S1', Suspect.parse({ name: 'x' }), 'y', owner)).rejects.toMatchObject(refused);
    const support = {
      template: 'generic-fraud',
      element: 'knowledge',
      suspect: 'S1',
      ground: { kind: 'note', ref: 'x' },
      stance: 'for',
    } as const;
    await expect(addSupport(ctx, made.id, support, owner)).rejects.toMatchObject(refused);
    expect(world.workbench.casebook.log.size).toBe(before);
    // As somebody to be heard they may be entered, and are shown as what they are.
    const { id } = await addSuspect(
      ctx,
      made.id,
      Suspect.parse({ category: 'victim', name: 'x', person: ids.get(people.byId.name) }),
      undefined,
      owner,
    );
    const { body } = await world.client.get<{
      suspects: { id: string }[];
      sheltered: { id: string; category: string; state: string }[];
    }>(`/cases/${made.id}`);
    expect(body.suspects.map((each) => each.id)).toEqual(['S6']);
    expect(body.sheltered.map((each) => each.id)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5', id]);
    for (const each of body.sheltered) expect(each).toMatchObject({ category: 'trafficking', state: 'referred' });
  });
});

describe('with a guard that holds nobody', () => {
  beforeAll(async () => {
    guard.isOff = true;
    // What was kept in memory was told with the guard.
    await world.workbench.ctx.commit([{ kind: 'case.edit', body: { case: world.made.id, set: { purpose: 'trial' } } }]);
    world = { ...world, files: await packageNow(world, 'unheld') };
  }, 300_000);
  afterAll(() => {
    guard.isOff = false;
  });
  it.each(paths)('each is one again in $name: the path was looked at', async ({ shows, wrong }) => {
    expect(wrong(await shows(world))).not.toEqual([]);
  });
});

describe('an override', () => {
  it('is a supervisor’s, with a reason that is shown wherever the person is shown again', async () => {
    const { client, ids, made, workbench, home } = world;
    const reason = 'accused of killing a guard; the court has ordered it';
    const persons = [ids.get(people.byId.name)!];
    const post = async (body: object): Promise<number> => (await client.post('/people/protection', body)).status;
    expect(await post({ persons, step: 'override', reason: 'too short' })).toBe(400);
    expect(await post({ persons, step: 'clear', reason: 'not so' })).toBe(409);
    expect(await post({ persons, step: 'override', reason })).toBe(200);
    const shown = await clew(workbench, home, 'case', 'show', made.id);
    expect(shown).toContain(people.byId.name);
    expect(shown).toMatch(/protection overridden by local on \d{4}-\d\d-\d\d \(act \d+\): accused of killing a guard/u);
    const files = await packageNow(world, 'overridden');
    for (const form of [/dossier\.json$/u, /\.pdf$/u, /stix/u, /misp/u, /ftm/u, /case\.jsonld$/u]) {
      const told = [...files]
        .filter(([path]) => form.test(path))
        .map(([, each]) => each)
        .join('\n');
      expect([String(form), bare(told).includes(bare('accused of killing a guard'))]).toEqual([String(form), true]);
    }
    expect(await post({ persons, step: 'resume', reason: 'the order was lifted' })).toBe(200);
    expect(named(await clew(workbench, home, 'case', 'show', made.id))).toEqual([]);
  });
});
