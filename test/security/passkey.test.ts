import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionView, UserView } from '../../src/model/index.ts';
import { Authenticator, type How } from '../support/authenticator.ts';
import type { Client } from '../support/server.ts';
import { openTeam, type Team } from '../support/team.ts';

let team: Team;
let origin = '';
// A server for each: one address may try to sign in only so often.
beforeEach(async () => {
  team = await openTeam();
  ({ origin } = new URL(team.url));
});
afterEach(async () => await team.close());

interface Creation {
  readonly challenge: string;
  readonly rp: { readonly id: string };
  readonly user: { readonly id: string; readonly name: string };
}

async function register(client: Client, name: string, key: Authenticator, how: Partial<How> = {}): Promise<number> {
  const { body } = await client.post<Creation>(`/users/${name}/passkeys/options`);
  const response = key.register({ origin, challenge: body.challenge, ...how }, body.user.id);
  return (await client.post(`/users/${name}/passkeys/verify`, { label: 'key', response })).status;
}

/** Signs in; the status. */
async function enter(client: Client, key: Authenticator, how: Partial<How> = {}, handle?: string): Promise<number> {
  const { body } = await client.post<{ challenge: string }>('/session/passkey/options');
  return (await client.post('/session/passkey/verify', key.sign({ origin, challenge: body.challenge, ...how }, handle))).status;
}

describe('a passkey', () => {
  it('is made by who is signed in, for themselves, and then is enough', async () => {
    const vera = await team.signIn('vera');
    const key = new Authenticator();
    const { body } = await vera.post<Creation>('/users/vera/passkeys/options');
    expect(body).toMatchObject({ rp: { id: 'localhost' }, user: { name: 'vera' } });
    expect(Buffer.from(body.user.id, 'base64url').toString()).not.toContain('vera');
    expect(await register(vera, 'vera', key)).toBe(200);
    const client = team.stranger();
    expect(await enter(client, key)).toBe(200);
    expect((await client.get<SessionView>('/session')).body).toMatchObject({ user: { name: 'vera' }, may: ['read', 'verify'] });
    const { passkeys } = (await vera.get<UserView>('/users/vera')).body;
    expect(passkeys).toMatchObject([{ label: 'key', usedAt: expect.any(Number) as number }]);
  });

  it('is made for nobody else, and with no answer that does not fit', async () => {
    const ana = await team.signIn('ana');
    expect((await ana.post('/users/vera/passkeys/options')).status).toBe(403);
    const key = new Authenticator();
    for (const how of [
      { origin: 'http://localhost:1' },
      { host: 'elsewhere.example' },
      { verified: false },
      { challenge: 'AAAA' },
    ]) {
      expect([how, await register(ana, 'ana', key, how)]).toEqual([how, 400]);
    }
    const { body } = await ana.post<Creation>('/users/ana/passkeys/options');
    const response = key.register({ origin, challenge: body.challenge }, body.user.id);
    const vera = await team.signIn('vera');
    expect((await vera.post('/users/vera/passkeys/verify', { label: 'stolen', response })).status).toBe(400);
    // Somebody else's challenge is spent now.
    expect((await ana.post('/users/ana/passkeys/verify', { label: 'mine', response })).status).toBe(400);
  });

  it('with a certificate is refused unread: nobody is asked about it over the network', async () => {
    const ana = await team.signIn('ana');
    const { body } = await ana.post<Creation>('/users/ana/passkeys/options');
    const statement = new Map([
      ['ver', '1'],
      ['x5c', 'a chain'],
    ]);
    for (const format of ['android-safetynet', 'fido-u2f', 'tpm', 'packed']) {
      const response = new Authenticator().register({ origin, challenge: body.challenge }, body.user.id, statement, format);
      expect((await ana.post('/users/ana/passkeys/verify', { label: 'x', response })).status).toBe(400);
    }
    // The library, which would have asked, was not: it would have taken the challenge, which is still open.
    const bare = new Authenticator().register({ origin, challenge: body.challenge }, body.user.id);
    expect((await ana.post('/users/ana/passkeys/verify', { label: 'x', response: bare })).status).toBe(200);
  });

  it('signs in for its own user, once a challenge, never copied', async () => {
    const sun = await team.signIn('sun');
    const key = new Authenticator();
    await register(sun, 'sun', key);
    const other = new Authenticator();
    for (const how of [
      { origin: 'http://localhost:1' },
      { host: 'elsewhere.example' },
      { verified: false },
      { challenge: 'AAAA' },
    ]) {
      expect([how, await enter(team.stranger(), key, how)]).toEqual([how, 400]);
    }
    expect(await enter(team.stranger(), other)).toBe(400);
    expect(await enter(team.stranger(), key, {}, Buffer.from('vera').toString('base64url'))).toBe(400);
    const client = team.stranger();
    const { body } = await client.post<{ challenge: string }>('/session/passkey/options');
    const answer = key.sign({ origin, challenge: body.challenge });
    expect((await client.post('/session/passkey/verify', answer)).status).toBe(200);
    expect((await team.stranger().post('/session/passkey/verify', answer)).status).toBe(400);
    // A counter that runs backwards: there is a copy.
    key.counter = 0;
    expect(await enter(team.stranger(), key)).toBe(400);
  });

  it('opens nothing for who is locked, and nothing once it is taken away', async () => {
    const ada = await team.signIn('ada');
    const song = await team.signIn('song');
    const key = new Authenticator();
    await register(song, 'song', key);
    await ada.ask('PATCH', '/users/song', { body: { state: 'locked' } });
    expect(await enter(team.stranger(), key)).toBe(400);
    await ada.ask('PATCH', '/users/song', { body: { state: 'active' } });
    expect(await enter(team.stranger(), key)).toBe(200);
    const id = key.id.toString('base64url');
    expect((await ada.ask('DELETE', `/users/song/passkeys/${id}x`)).status).toBe(404);
    expect((await ada.ask('DELETE', `/users/song/passkeys/${id}`)).status).toBe(200);
    expect(await enter(team.stranger(), key)).toBe(400);
    const acts = [];
    for await (const act of team.workbench.ctx.read.acts('user.edit')) acts.push(act);
    expect(acts.at(-1)).toMatchObject({ by: 'ada', body: { user: 'song', reason: 'passkey removed' } });
  });
});
