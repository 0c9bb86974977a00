import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Raw, raw } from '../support/raw.ts';
import type { Client } from '../support/server.ts';
import { openTeam, password, type Team } from '../support/team.ts';

let team: Team;
let ana: Client;
beforeAll(async () => {
  team = await openTeam({ reports: 24 });
  ana = await team.signIn('ana');
});
afterAll(async () => await team.close());

const judgement = { verdict: 'undo', act: 1, reason: 'x' };
/** A request that changes something, as the page sends it, but for what is given. */
async function change(headers: Readonly<Record<string, string | undefined>>): Promise<Raw> {
  const all: Record<string, string | undefined> = {
    'content-type': 'application/json',
    origin: new URL(team.url).origin,
    cookie: ana.cookie,
    'x-csrf': ana.csrf,
    ...headers,
  };
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return await raw(team.url, 'POST', '/api/judgements', Object.fromEntries(given), JSON.stringify(judgement));
}

describe('a request that changes something', () => {
  it('gets as far as its own trouble when nothing is wrong with where it comes from', async () => {
    expect((await change({})).status).toBe(404);
    expect((await change({ origin: undefined, 'sec-fetch-site': 'same-origin' })).status).toBe(404);
  });

  it.each([
    ['without the session’s token', { 'x-csrf': undefined }, 'server.csrf'],
    ['with another token', { 'x-csrf': 'A'.repeat(43) }, 'server.csrf'],
    ['from another page', { origin: 'https://elsewhere.example' }, 'server.origin'],
    ['from a page on another port', { origin: 'http://localhost:1' }, 'server.origin'],
    ['from a sandboxed page', { origin: 'null' }, 'server.origin'],
    ['from another page of the same site', { origin: undefined, 'sec-fetch-site': 'same-site' }, 'server.origin'],
    ['from nowhere', { origin: undefined }, 'server.origin'],
    [
      'with a page’s own word against its origin',
      { origin: 'https://elsewhere.example', 'sec-fetch-site': 'same-origin' },
      'server.origin',
    ],
    ['under another name', { host: 'elsewhere.example' }, 'server.origin'],
    ['under a name that only ends like ours', { host: 'localhost.elsewhere.example' }, 'server.origin'],
  ])('is refused %s', async (_how, headers, code) => {
    const { status, text } = await change(headers);
    expect(JSON.parse(text)).toMatchObject({ error: { code } });
    expect([400, 403]).toContain(status);
  });

  it('is refused with a body of another kind, which a form could send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect((await change({ 'content-type': type })).status).toBeGreaterThanOrEqual(400);
      expect(JSON.parse((await change({ 'content-type': type })).text)).not.toMatchObject({ error: { code: 'judge.undo' } });
    }
  });

  it('is refused when it is too large, says so falsely, or does not say', async () => {
    const large = JSON.stringify({ ...judgement, reason: 'x'.repeat(2_000_000) });
    const { status, body } = await ana.ask('POST', '/judgements', { body: large });
    expect([status, body]).toMatchObject([413, { error: { code: 'server.large' } }]);
    const headers = {
      origin: new URL(team.url).origin,
      cookie: ana.cookie,
      'x-csrf': ana.csrf,
      'content-type': 'application/json',
    };
    const chunked = await raw(team.url, 'POST', '/api/judgements', { ...headers, 'transfer-encoding': 'chunked' }, '{}');
    expect(chunked.status).toBe(413);
    const both = { ...headers, 'transfer-encoding': 'chunked', 'content-length': '2' };
    expect(
      (await raw(team.url, 'POST', '/api/judgements', both, '{}').catch(() => ({ status: 400 }))).status,
    ).toBeGreaterThanOrEqual(400);
  });
});

describe('a request that reads', () => {
  it('is refused from another page, also one on another port of this machine', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const { status } = await raw(team.url, 'GET', '/api/rings', { cookie: ana.cookie, 'sec-fetch-site': site });
      expect(status).toBe(403);
    }
    expect((await raw(team.url, 'GET', '/api/rings', { cookie: ana.cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('is refused under another name, so that no foreign address leads to this machine', async () => {
    for (const host of ['elsewhere.example', `127.0.0.1.elsewhere.example:${new URL(team.url).port}`, '']) {
      const { status } = await raw(team.url, 'GET', '/api/session', { host });
      expect([400, 403]).toContain(status);
    }
  });

  it('finds nothing outside the pages and exhibits, however the path is spelled', async () => {
    const paths = [
      '/../../etc/passwd',
      '/..%2f..%2fetc%2fpasswd',
      '/%2e%2e/%2e%2e/state/accounts.sqlite',
      '/assets/../../../package.json',
      '/assets/..%5c..%5cpackage.json',
      '/assets/%00',
      '//etc/passwd',
      '/api/exhibits/..%2f..%2fstate%2faccounts.sqlite',
      '/api/exhibits/../../state/head',
      `/api/exhibits/${'a'.repeat(63)}%2f`,
      '/api/docs/..%2f..%2fpackage.json',
      '/api/docs/%2e%2e%2f%2e%2e%2fpackage.json',
      '/api/uploads/..%2f..%2fhead/preview',
    ];
    for (const path of paths) {
      const { status, text } = await raw(team.url, 'GET', path, { cookie: ana.cookie });
      expect([path, status]).toEqual([path, expect.toSatisfy((code: number) => code === 400 || code === 404 || code === 200)]);
      expect(text).not.toMatch(/root:|SQLite format|"devDependencies"/u);
      if (status === 200) expect(text.toLowerCase()).toContain('<!doctype html>');
    }
  });

  it('is answered with headers that keep pages apart, and is kept by nobody', async () => {
    const api = await raw(team.url, 'GET', '/api/rings', { cookie: ana.cookie });
    expect(api.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const { headers } = await raw(team.url, 'GET', '/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).not.toMatch(/unsafe|\*|https?:/u);
    expect(headers['x-powered-by']).toBeUndefined();
    expect(api.headers['access-control-allow-origin']).toBeUndefined();
    const preflight = await raw(team.url, 'OPTIONS', '/api/rings', {
      origin: 'https://elsewhere.example',
      'access-control-request-method': 'POST',
    });
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
  });
});

it('nothing of a password is ever answered', async () => {
  const ada = await team.signIn('ada');
  const { headers, body } = await ada.get('/users');
  expect(headers.get('content-type')).toMatch(/^application\/json/u);
  expect(JSON.stringify(body)).not.toMatch(/argon2|\$m=/u);
  const { body: refused } = await ada.post('/users', { name: 'x', roles: [], password, extra: 'field' });
  expect(JSON.stringify(refused)).not.toContain(password);
});
