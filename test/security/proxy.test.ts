import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../support/oidc.ts';
import { type Raw, raw } from '../support/raw.ts';
import { openTeam, password, type Team } from '../support/team.ts';

const origin = 'https://clew.example';
let team: Team;
let here = '';
beforeAll(async () => {
  const port = await freePort();
  team = await openTeam({ origin, port });
  here = `http://127.0.0.1:${port}`;
});
afterAll(async () => await team.close());

/** A request as the proxy hands it on. */
function passed(method: string, path: string, headers: Readonly<Record<string, string>> = {}, body?: object): Promise<Raw> {
  const all = {
    host: 'clew.example',
    'x-forwarded-for': '192.0.2.7',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  return raw(here, method, path, all, body === undefined ? undefined : JSON.stringify(body));
}
const signIn = (from: string, user = 'vera', word = password): Promise<Raw> =>
  passed('POST', '/api/session/password', { origin, 'x-forwarded-for': from }, { user, password: word });

it('behind a proxy with TLS there are accounts, and a cookie that goes nowhere else', async () => {
  expect(team.served.url).toBe(origin);
  const { status, headers } = await signIn('192.0.2.7');
  expect(status).toBe(200);
  expect(headers['set-cookie']).toEqual([
    expect.stringMatching(/^__Host-clew=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/u),
  ]);
  expect(headers['strict-transport-security']).toMatch(/^max-age=\d{7,}/u);
  const [cookie = ''] = String(headers['set-cookie']).split(';');
  expect((await passed('GET', '/api/rings', { cookie })).status).toBe(200);
});

it('it answers under its own name alone, and its own origin', async () => {
  for (const host of ['127.0.0.1', `127.0.0.1:${new URL(here).port}`, 'clew.example:8440', 'clew.example.']) {
    expect((await passed('GET', '/api/session', { host })).status).not.toBe(200);
  }
  for (const other of ['http://clew.example', 'https://clew.example:8440', here]) {
    expect((await passed('POST', '/api/session/password', { origin: other }, { user: 'vera', password })).status).toBe(403);
  }
});

it('who guesses is slowed down by the address that the proxy saw, whatever they say of themselves', async () => {
  const told: number[] = [];
  for (let i = 0; i < 40; i++) told.push((await signIn(`10.0.0.${i}, 198.51.100.1`, `name${i}`, 'wrong')).status);
  expect(told.slice(0, 25).every((status) => status === 401)).toBe(true);
  expect(told).toContain(429);
  expect((await signIn('198.51.100.2')).status).toBe(200);
});
