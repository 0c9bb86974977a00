import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionView, UserView } from '../../src/model/index.ts';
import { freePort, type Idp, oidcClient, openIdp } from '../support/oidc.ts';
import type { Client } from '../support/server.ts';
import { openTeam, type Team } from '../support/team.ts';

const people = {
  's-1': { preferred_username: 'vera', name: 'Vera V', groups: ['readers'] },
  's-2': { preferred_username: 'vera', name: 'Somebody else called vera', groups: ['readers'] },
  's-3': { preferred_username: 'newcomer', name: 'New\u202ecomer', groups: ['readers', 'heads'] },
  's-4': { preferred_username: 'outsider', groups: ['canteen'] },
  's-5': { preferred_username: 'local', groups: ['readers'] },
};
const roles = { claim: 'groups', map: { readers: ['viewer'], heads: ['supervisor'] } };

let idp: Idp;
let team: Team;
async function open(settings: object): Promise<void> {
  const port = await freePort();
  idp = await openIdp(`http://localhost:${port}/api/session/oidc/callback`, people);
  const oidc = { issuer: idp.issuer, clientId: oidcClient.id, clientSecret: oidcClient.secret, ...settings };
  team = await openTeam({ port, settings: { oidc } });
}
async function close(): Promise<void> {
  await team.close();
  await idp.close();
}

/** Goes to the provider and back; where the browser is sent in the end. */
async function through(client: Client, person: string): Promise<string> {
  const away = await client.request('GET', '/api/session/oidc/start');
  expect(away.status).toBe(302);
  const back = new URL(await idp.signIn(away.headers.get('location')!, person));
  const home = await client.request('GET', `${back.pathname}${back.search}`, { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(home.status).toBe(302);
  return home.headers.get('location')!;
}
const who = async (client: Client): Promise<SessionView> =>
  (await client.meet().then((met) => met.get<SessionView>('/session'))).body;

describe('signing in by OpenID Connect', () => {
  beforeAll(async () => await open({}));
  afterAll(close);

  it('is offered, asks with PKCE, state and nonce, and comes back as the user', async () => {
    const client = team.stranger();
    expect((await client.get<SessionView>('/session')).body.signIn).toEqual(['password', 'passkey', 'oidc']);
    const away = await client.request('GET', '/api/session/oidc/start');
    const asked = new URL(away.headers.get('location')!).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)!.length).toBeGreaterThan(30);
    expect(away.headers.getSetCookie()[0]).toMatch(/-oidc=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/u);
    expect(await through(client, 's-1')).toBe('/');
    expect(await who(client)).toMatchObject({ user: { name: 'vera', roles: ['viewer'] }, may: ['read', 'verify'] });
    const acts = [];
    for await (const act of team.workbench.ctx.read.acts('user.edit')) acts.push(act);
    expect(acts.at(-1)).toMatchObject({ by: 'vera', body: { user: 'vera', reason: 'bound to the identity provider' } });
  });

  it('knows a person by who they are there, not by what they are called there', async () => {
    const client = team.stranger();
    expect(await through(client, 's-2')).toBe('/#refused=server.oidc');
    expect((await who(client)).user).toBeUndefined();
    expect(await through(client, 's-1')).toBe('/');
  });

  it('lets nobody in who has no account, and nobody as the owner of the machine', async () => {
    for (const person of ['s-3', 's-4', 's-5']) expect(await through(team.stranger(), person)).toBe('/#refused=server.oidc');
  });

  it('takes no answer twice, none that another browser asked for, and none that was changed on the way', async () => {
    const client = team.stranger();
    const away = await client.request('GET', '/api/session/oidc/start');
    const back = new URL(await idp.signIn(away.headers.get('location')!, 's-1'));
    const path = `${back.pathname}${back.search}`;
    const victim = team.stranger();
    await victim.request('GET', '/api/session/oidc/start');
    for (const [asker, asked] of [
      [team.stranger(), path],
      [victim, path],
      [client, path.replace(/state=[^&]*/u, 'state=x')],
      [client, path],
    ] as const) {
      const answer = await asker.request('GET', asked);
      expect(answer.headers.get('location')).toBe('/#refused=server.oidc');
      expect(answer.headers.getSetCookie().join()).not.toMatch(/clew-\d+=[\w-]{43}/u);
    }
  });

  it('stops for who is locked', async () => {
    const ada = await team.signIn('ada');
    await ada.ask('PATCH', '/users/vera', { body: { state: 'locked' } });
    expect(await through(team.stranger(), 's-1')).toBe('/#refused=server.oidc');
  });
});

describe('with a map of roles', () => {
  beforeAll(async () => await open({ roles }));
  afterAll(close);

  it('who is new is added with the roles of their groups, and who has none stays out', async () => {
    const client = team.stranger();
    expect(await through(client, 's-3')).toBe('/');
    expect(await who(client)).toMatchObject({ user: { name: 'newcomer', display: 'Newcomer', roles: ['viewer', 'supervisor'] } });
    expect(await through(team.stranger(), 's-4')).toBe('/#refused=server.oidc');
    const acts = [];
    for await (const act of team.workbench.ctx.read.acts('user.edit')) acts.push(act);
    expect(acts.findLast(({ body }) => 'change' in body && body.change === 'add')).toMatchObject({
      by: 'oidc',
      body: { user: 'newcomer' },
    });
  });

  it('roles follow the groups at each sign-in', async () => {
    const ada = await team.signIn('ada');
    await ada.ask('PATCH', '/users/newcomer', { body: { roles: ['auditor'] } });
    await through(team.stranger(), 's-3');
    expect((await ada.get<UserView>('/users/newcomer')).body.roles).toEqual(['viewer', 'supervisor']);
  });
});

it('a provider that does not answer is told as such', async () => {
  const port = await freePort();
  const oidc = { issuer: `http://127.0.0.1:${await freePort()}`, clientId: 'clew', clientSecret: 'x' };
  const alone = await openTeam({ port, settings: { oidc } });
  const answer = await alone.stranger().request('GET', '/api/session/oidc/start');
  expect(answer.headers.get('location')).toBe('/#refused=server.oidc');
  await alone.close();
});
