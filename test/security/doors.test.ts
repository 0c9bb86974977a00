import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../support/server.ts';
import { type Name, openTeam, type Team } from '../support/team.ts';

let team: Team;
beforeAll(async () => {
  team = await openTeam();
});
afterAll(async () => await team.close());

/** Every route of the document but those by which one signs in and out, and the one of partners, who sign each call: `get /log`. */
async function routes(): Promise<string[]> {
  const { body } = await team.stranger().get<{ paths: Record<string, Record<string, unknown>> }>('/openapi.json');
  const all = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path.slice(4)}`),
  );
  return all.filter((route) => !/^\w+ \/(?:session(?:\/|$)|overlap\/inbox$)/u.test(route)).sort();
}

/** How a route answers when it is asked for with nothing that fits: refused at the door, or not. */
async function answerTo(client: Client, route: string): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const asked = path.replaceAll(/\{\w+\}/gu, 'x');
  if (path === '/events') {
    const answer = await client.request('GET', `/api${path}`);
    await answer.body?.cancel();
    return answer.status;
  }
  return (await client.ask(method.toUpperCase(), asked, method === 'get' ? {} : { body: {}, silent: true })).status;
}

async function passes(client: Client): Promise<string[]> {
  const passed: string[] = [];
  for (const route of await routes()) if ((await answerTo(client, route)) !== 403) passed.push(route);
  return passed;
}

describe('every route of the API', () => {
  it('is closed to who is not signed in', async () => {
    const all = await routes();
    expect(all.length).toBeGreaterThan(40);
    const stranger = team.stranger();
    for (const [at, route] of all.entries()) {
      // A stranger may ask 120 times at once, and 20 times a second from then on.
      if (at % 100 === 99) await setTimeout(5000);
      expect([route, await answerTo(stranger, route)]).toEqual([route, 401]);
    }
  }, 30_000);

  it('of partners refuses everybody whose call no pinned key signed, with and without a session', async () => {
    for (const client of [team.stranger(), await team.signIn('vera')]) {
      const answer = await client.request('POST', '/api/overlap/inbox', { body: 'x'.repeat(200) });
      expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([400, 'overlap.inbox']);
    }
  });

  it('is closed to who has an account and no role', async () => {
    const nina = await team.signIn('nina');
    for (const route of await routes()) expect([route, await answerTo(nina, route)]).toEqual([route, 403]);
  });

  it.each<[Name, readonly string[]]>([
    ['vera', ['judge', 'import', 'link', 'case', 'share', 'log', 'settings', 'users']],
    ['ana', ['case', 'share', 'log', 'settings', 'users']],
    ['sun', ['users']],
    ['ada', ['read', 'judge', 'import', 'link', 'case', 'share', 'log']],
    ['udo', ['read', 'judge', 'import', 'link', 'case', 'share', 'settings', 'users']],
  ])('%s passes only where the role allows it', async (name, lacks) => {
    const passed = await passes(await team.signIn(name));
    for (const lack of lacks) for (const route of needs[lack]!) expect(passed).not.toContain(route);
    const holds = Object.keys(needs).filter((permission) => permission !== 'self' && !lacks.includes(permission));
    for (const hold of holds) for (const route of needs[hold]!) expect(passed).toContain(route);
  });

  it('is in the table of this test, so that nobody forgets to think about a new one', async () => {
    const known = Object.values(needs).flat();
    expect(await routes()).toEqual([...new Set(known)].sort());
  });
});

/** What each route asks for: `any` permission at all, or being the user in question (`self`), besides those of the model. */
const needs: Readonly<Record<string, readonly string[]>> = {
  any: ['get /events', 'get /jobs', 'get /jobs/{id}', 'delete /jobs/{id}'],
  self: [
    'get /users/{name}',
    'post /users/{name}/passkeys/options',
    'post /users/{name}/passkeys/verify',
    'delete /users/{name}/passkeys/{id}',
  ],
  read: [
    'get /stats',
    'get /stats/report',
    'get /stats/rows',
    'get /picture/routines',
    'get /exhibits',
    'get /exhibits/{sha256}',
    'get /reports',
    'get /reports.csv',
    'get /reports/{id}',
    'get /reports/{id}/reading',
    'get /facets',
    'get /rings',
    'get /rings.csv',
    'get /rings/{id}',
    'get /rings/{id}/graph',
    'get /rings/{id}/links',
    'get /rings/{id}/modus',
    'get /rings/{id}/moves',
    'get /picture',
    'get /rings/{id}/timeline',
    'get /rings/{id}/domains',
    'get /picture/watch',
    'get /search',
    'get /why',
    'get /indicators/{kind}/{value}',
    'get /services',
    'get /judgements',
    'get /places',
    'get /cases',
    'get /money/traces',
    'get /money/traces/{act}',
    'get /money/transfers',
    'get /money/accounts',
    'get /money/accounts/{name}',
    'get /money/candidates',
    'get /money/freezes',
    'get /money/freezes/{id}/letter',
    'get /money/losses',
    'get /money/refund',
    'get /money/patterns',
    'get /alarms',
    'get /people/referrals',
    'get /people/interview-form',
    'get /people/lists',
    'get /people/screens',
    'get /people/screens/{act}',
    'get /people/screens/{act}/rows',
    'get /people/screens/{act}/people/{person}',
    'get /people/screens/{act}/counts',
    'get /people/screens/{act}/counts.csv',
    'get /people/screens/{act}/handover',
    'get /people/{id}',
    'get /templates',
    'get /cases/{id}/board',
    'get /cases/{id}/letter',
    'get /cases/{id}',
    'get /cases/{id}/exhibits',
    'post /consults',
  ],
  judge: [
    'post /judgements',
    'post /picture/judgements',
    'post /alarms/{report}',
    'post /people/protection',
    'post /people/screens',
    'post /people/matches',
    'put /people/{id}',
    'post /people/{id}/same',
    'post /money/traces',
    'post /money/freezes',
    'patch /cases/{id}/facts',
    'put /cases/{id}/rates',
    'post /cases/{id}/supports',
    'post /cases/{id}/suspects',
    'put /cases/{id}/suspects/{sid}',
    'delete /cases/{id}/suspects/{sid}',
    'post /cases/{id}/exhibits',
    'put /cases/{id}/exhibits/{sha256}',
    'post /cases/{id}/exhibits/recheck',
    'post /cases/{id}/samples',
  ],
  import: [
    'post /uploads',
    'post /uploads/{id}/preview',
    'post /uploads/{id}/import',
    'delete /uploads/{id}',
    'get /rejected',
    'get /rejected.csv',
  ],
  link: ['post /link'],
  share: [
    'get /picture/blocklist',
    'post /picture/blocklist',
    'post /cases/{id}/packages',
    'get /packages/{id}/file',
    'get /packages',
    'post /packages/received',
    'get /packages/{id}',
    'post /packages/{id}/decision',
    'post /packages/{id}/import',
    'get /packages/{id}/receipt',
    'post /packages/{id}/recall',
    'post /packages/{id}/acknowledge',
    'post /receipts',
    'post /recalls',
    'get /overlap',
    'get /overlap/table',
    'post /overlap/partners',
    'post /overlap/preview',
    'post /overlap/offers',
    'post /overlap/files',
    'post /overlap/requests',
    'get /overlap/runs/{id}',
    'get /overlap/runs/{id}/file',
    'post /overlap/runs/{id}/answer',
    'post /overlap/runs/{id}/resume',
    'post /overlap/runs/{id}/refuse',
    'post /overlap/runs/{id}/open',
    'post /overlap/runs/{id}/ask',
    'post /overlap/runs/{id}/send',
    'post /overlap/fetch',
  ],
  case: [
    'post /stats/publications',
    'post /people/screens/{act}/handover',
    'post /cases',
    'patch /cases/{id}',
    'get /users/names',
    'post /money/freezes/{id}/state',
  ],
  log: ['get /log/entries', 'get /log/consults'],
  verify: ['get /casebook', 'get /log', 'post /log/verify'],
  settings: ['post /backup', 'post /empty', 'post /rebuild'],
  users: ['get /users', 'post /users', 'patch /users/{name}', 'delete /users/{name}'],
};
