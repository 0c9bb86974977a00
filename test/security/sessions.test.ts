import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorView, RecordedAct, SessionView, UserView } from '../../src/model/index.ts';
import { openServer } from '../support/server.ts';
import { enter, openTeam, password, type Team } from '../support/team.ts';

let team: Team;
/** Each group has a server of its own: tries from one address are counted together. */
function ownServer(): void {
  beforeAll(async () => {
    team = await openTeam();
  });
  afterAll(async () => await team.close());
}

const other = 'seven loud umbrellas';
const codeOf = (body: unknown): string => (body as ErrorView).error.code;

describe('a session', () => {
  ownServer();

  it('is held by a cookie that no script reads and no other page sends, under an id that was not there before', async () => {
    const client = team.stranger();
    const answer = await client.request('POST', '/api/session/password', {
      body: { user: 'vera', password },
      headers: { cookie: `clew-${new URL(team.url).port}=chosen` },
    });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^clew-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/u);
    expect(cookie).not.toContain('chosen');
    const { body } = await client.get<SessionView>('/session');
    expect(body).toMatchObject({ user: { name: 'vera', roles: ['viewer'], local: false }, may: ['read', 'verify'] });
  });

  it('that somebody made up opens nothing, and signing in does not adopt it', async () => {
    const fixed = team.stranger();
    const name = `clew-${new URL(team.url).port}`;
    const set = { cookie: `${name}=${'A'.repeat(43)}` };
    expect((await fixed.ask('GET', '/rings', { headers: set })).status).toBe(401);
    await fixed.ask('POST', '/session/password', { body: { user: 'vera', password }, headers: set });
    expect((await team.stranger().ask('GET', '/rings', { headers: set })).status).toBe(401);
  });

  it('ends when its user signs in again, signs out, is locked or loses the account', async () => {
    const ada = await team.signIn('ada');
    const first = await team.signIn('song');
    const before = first.cookie;
    await enter(first, 'song');
    const stale = { headers: { cookie: before } };
    expect((await team.stranger().ask('GET', '/rings', stale)).status).toBe(401);
    const after = { headers: { cookie: first.cookie } };
    expect((await first.get('/rings')).status).toBe(200);
    await first.ask('DELETE', '/session');
    expect((await team.stranger().ask('GET', '/rings', after)).status).toBe(401);
    const again = await team.signIn('song');
    expect((await ada.ask('PATCH', '/users/song', { body: { state: 'locked' } })).status).toBe(200);
    expect((await again.get('/rings')).status).toBe(401);
    expect((await team.stranger().post('/session/password', { user: 'song', password })).status).toBe(401);
    await ada.ask('PATCH', '/users/song', { body: { state: 'active' } });
    expect((await again.get('/rings')).status).toBe(401);
    const last = await team.signIn('song');
    await ada.ask('DELETE', '/users/song');
    expect((await last.get('/rings')).status).toBe(401);
    expect((await ada.post('/users', { name: 'song', roles: ['supervisor'], password })).status).toBe(409);
  });

  it('ends everywhere else when the password is changed, and here goes on under a new id', async () => {
    const [here, there] = [await team.signIn('sun'), await team.signIn('sun')];
    const before = here.cookie;
    for (const wrong of [{ new: other }, { old: 'not the old one', new: other }]) {
      const { status, body } = await here.post('/session/change-password', wrong);
      expect([status, codeOf(body)]).toEqual([401, 'server.signin']);
    }
    expect(codeOf((await here.post('/session/change-password', { old: password, new: 'short' })).body)).toBe('server.weak');
    expect((await here.post('/session/change-password', { old: password, new: other })).status).toBe(200);
    await here.meet();
    expect((await here.get('/rings')).status).toBe(200);
    expect(here.cookie).not.toBe(before);
    expect((await there.get('/rings')).status).toBe(401);
    expect((await team.stranger().post('/session/password', { user: 'sun', password })).status).toBe(401);
    await enter(team.stranger(), 'sun', other);
  });
});

describe('guessing', () => {
  ownServer();

  it('gets slower with each failure of a name, whether there is such a name or not, and the right password does not help', async () => {
    for (const user of ['vera', 'nobody']) {
      const statuses: number[] = [];
      for (let i = 0; i < 7; i++)
        statuses.push((await team.stranger().post('/session/password', { user, password: `guess ${i}` })).status);
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
      const { status, headers, body } = await team.stranger().post('/session/password', { user, password });
      expect([status, codeOf(body)]).toEqual([429, 'server.rate']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  it('many at once is no way around', async () => {
    const tries = Array.from({ length: 12 }, (_, i) =>
      team.stranger().post('/session/password', { user: 'udo', password: `guess ${i}` }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });
});

// With a server of its own: the guesses above have used up what one address may try.
describe('a guess', () => {
  ownServer();

  it('is told the same of a wrong password, of nobody and of somebody locked', async () => {
    const ada = await team.signIn('ada');
    await ada.post('/users', { name: 'lost', roles: ['viewer'], password });
    await ada.ask('PATCH', '/users/lost', { body: { state: 'locked' } });
    const told = await Promise.all(
      [
        ['nina', 'wrong'],
        ['noone', password],
        ['lost', password],
      ].map(async ([user, word]) => (await team.stranger().post('/session/password', { user, password: word })).body),
    );
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });
});

describe('accounts', () => {
  ownServer();

  it('a password given by somebody else opens nothing until it is changed', async () => {
    const ada = await team.signIn('ada');
    const { status, body } = await ada.post<UserView>('/users', { name: 'new', display: '新人', roles: ['analyst'], password });
    expect([status, body]).toMatchObject([201, { name: 'new', mustChangePassword: true, password: true }]);
    const fresh = await enter(team.stranger(), 'new');
    expect((await fresh.get<SessionView>('/session')).body).toMatchObject({ may: [], mustChangePassword: true });
    expect((await fresh.get('/rings')).status).toBe(403);
    expect((await fresh.post('/session/change-password', { old: password, new: password })).status).toBe(400);
    expect((await fresh.post('/session/change-password', { old: password, new: other })).status).toBe(200);
    expect((await (await fresh.meet()).get('/rings')).status).toBe(200);
  });

  it('nobody raises or removes themselves, and the last who keeps the accounts stays', async () => {
    const ada = await team.signIn('ada');
    for (const change of [{ roles: ['admin', 'analyst'] }, { state: 'locked' }, { password: other }]) {
      expect(codeOf((await ada.ask('PATCH', '/users/ada', { body: change })).body)).toBe('server.self');
    }
    expect(codeOf((await ada.ask('DELETE', '/users/ada')).body)).toBe('server.self');
    const ana = await team.signIn('ana');
    expect((await ana.get<UserView>('/users/ana')).body).toMatchObject({ name: 'ana' });
    expect((await ana.get('/users/ada')).status).toBe(403);
  });

  it('each change is an act that names who made it, and no secret is in the log or beside it for others to read', async () => {
    const acts: Extract<RecordedAct, { kind: 'user.edit' }>[] = [];
    for await (const act of team.workbench.ctx.read.acts('user.edit')) if (act.kind === 'user.edit') acts.push(act);
    expect(acts.at(-1)).toMatchObject({ by: 'new', body: { user: 'new', change: 'change', reason: 'password changed' } });
    expect(acts.find(({ body }) => body.user === 'new')).toMatchObject({
      by: 'ada',
      body: { change: 'add', roles: ['analyst'] },
    });
    expect(JSON.stringify(acts)).not.toMatch(/argon2|umbrella|lantern/u);
    for (const name of ['accounts.sqlite', 'accounts.sqlite-wal']) {
      expect((await stat(join(team.dir, 'state', name))).mode & 0o077).toBe(0);
    }
  });
});

describe('the one-time link', () => {
  ownServer();

  it('of the own machine signs in once, and with accounts there is none', async () => {
    expect(new URL(team.served.link()).hash).toBe('');
    expect((await team.stranger().post('/session/link', { token: 'x' })).status).toBe(401);
    const alone = await openTeam({ team: false });
    try {
      const token = new URL(alone.served.link()).hash.slice('#link='.length);
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      expect((await alone.stranger().post('/session/link', { token: `${token}x` })).status).toBe(401);
      const client = alone.stranger();
      expect((await client.post('/session/link', { token })).status).toBe(200);
      expect((await alone.stranger().post('/session/link', { token })).status).toBe(401);
      expect((await client.get<SessionView>('/session')).body).toMatchObject({ user: { name: 'local', local: true } });
      expect((await alone.stranger().post('/session/password', { user: 'vera', password })).status).toBe(404);
      // The owner's session is none on a server for others.
      await alone.served.close();
      await alone.workbench.close();
      const shared = await openServer(alone.dir, { team: true, port: Number(new URL(alone.url).port) });
      const { status } = await shared.stranger().ask('GET', '/rings', { headers: { cookie: client.cookie } });
      await shared.close();
      expect(status).toBe(401);
    } finally {
      await alone.close().catch(() => undefined);
    }
  });
});
