import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type Opened } from '../../test/support/server.ts';
import { createCasebook } from '../casebook/index.ts';
import type { ErrorView, JobView, SessionView } from '../model/index.ts';

let dir = '';
let opened: Opened;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-app-'));
  await (await createCasebook(join(dir, 'casebook'), { region: 'CN', language: 'en', agency: 'Test' })).close();
  opened = await openServer(join(dir, 'casebook'));
});
afterAll(async () => {
  await opened.close();
  await rm(dir, { recursive: true });
});

/** A request with headers that fetch does not let one set. */
function raw(method: string, path: string, headers: Record<string, string>): Promise<{ status: number; body: ErrorView }> {
  const { port } = new URL(opened.url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) as ErrorView }));
    })
      .on('error', reject)
      .end();
  });
}

describe('who comes in', () => {
  it('tells a stranger nothing of the casebook, and refuses every route', async () => {
    const stranger = opened.stranger();
    const { body } = await stranger.get<SessionView>('/session');
    expect(body).toEqual({ may: [], signIn: [], csrf: '' });
    const { body: document } = await stranger.get<{ paths: Record<string, Record<string, unknown>> }>('/openapi.json');
    // Partners sign each call instead of signing in: test/overlap-http.test.ts.
    const isOpen = (path: string): boolean => /^\/api\/(?:session(?:\/|$)|overlap\/inbox$)/u.test(path);
    const asked: string[] = [];
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const method of Object.keys(methods)) {
        if (isOpen(path)) continue;
        // A stranger may ask 120 times at once, and 20 times a second from then on.
        if (asked.length % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 5000));
        const { status } = await stranger.ask(method.toUpperCase(), path.replace('/api', '').replaceAll(/\{\w+\}/gu, 'x'));
        asked.push(`${method} ${path} ${status}`);
      }
    }
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((line) => !line.endsWith(' 401'))).toEqual([]);
  }, 30_000);

  it('takes the one-time link once', async () => {
    const token = new URL(opened.served.link()).hash.replace('#link=', '');
    expect((await opened.stranger().post('/session/link', { token })).status).toBe(200);
    expect((await opened.stranger().post('/session/link', { token })).status).toBe(401);
  });

  it('says who the owner is, and to what', async () => {
    const owner = await opened.owner();
    const { body } = await owner.get<SessionView>('/session');
    expect(body.user).toMatchObject({ name: 'local', local: true });
    expect(body.casebook).toMatchObject({ agency: 'Test', region: 'CN', synthetic: false });
  });

  it('refuses a change without the token, from another page, and under another name', async () => {
    const owner = await opened.owner();
    const path = '/jobs/none';
    expect((await owner.ask('DELETE', path, { without: 'csrf' })).body).toMatchObject({ error: { code: 'server.csrf' } });
    expect((await owner.ask('DELETE', path, { headers: { 'x-csrf': 'x'.repeat(43) } })).status).toBe(403);
    expect((await owner.ask('DELETE', path, { headers: { origin: 'https://evil.example' } })).body).toMatchObject({
      error: { code: 'server.origin' },
    });
    expect((await owner.ask('DELETE', path, { headers: { origin: opened.url.replace('localhost', '127.0.0.1') } })).status).toBe(
      403,
    );
    expect(
      (await raw('DELETE', '/api/jobs/none', { host: new URL(opened.url).host, 'sec-fetch-site': 'cross-site' })).body,
    ).toMatchObject({
      error: { code: 'server.origin' },
    });
    expect((await raw('GET', '/api/session', { host: 'evil.example' })).body.error.code).toBe('server.origin');
    // What is left is the job that does not exist.
    expect((await owner.ask('DELETE', path, { headers: { origin: opened.url } })).status).toBe(404);
  });
});

describe('what is answered', () => {
  it('says where a request does not fit and never what stood there', async () => {
    const { status, body } = await opened.stranger().post<ErrorView>('/session/link', { token: { name: 'Li Lei' } });
    expect([status, body.error.code]).toEqual([400, 'server.input']);
    expect(body.error.message).toContain('token');
    expect(JSON.stringify(body)).not.toContain('Li Lei');
    expect((await opened.stranger().ask('POST', '/session/link', { body: '{"token":' })).status).toBe(400);
    expect(
      (await opened.stranger().ask('POST', '/session/link', { body: 'token=x', headers: { 'content-type': 'text/plain' } }))
        .status,
    ).toBe(415);
  });

  it('takes no large body', async () => {
    const { status, body } = await opened.stranger().post('/session/link', { token: 'x'.repeat(2 << 20) });
    expect([status, body]).toMatchObject([413, { error: { code: 'server.large' } }]);
  });

  it('answers unknown addresses of the API as JSON, and unknown pages with the page', async () => {
    expect((await opened.stranger().get('/nothing')).body).toMatchObject({ error: { code: 'server.route' } });
    const page = await opened.stranger().request('GET', '/');
    expect(page.headers.get('content-type')).toContain('text/html');
    const missing = await opened.stranger().request('GET', '/assets/../../package.json');
    expect(missing.status).toBe(404);
  });

  it('puts every page under the same policy, and lets nobody keep an answer of the API', async () => {
    for (const path of ['/', '/api/session', '/api/nothing', '/api/docs', '/assets/none.js']) {
      const { headers } = await opened.stranger().request('GET', path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain(`default-src 'none'`);
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('writes patterns into its document as JSON Schema has them, without flags', async () => {
    const { body } = await opened.stranger().get('/openapi.json');
    const patterns = Array.from(JSON.stringify(body).matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/gu), ([, pattern]) => pattern ?? '');
    expect(patterns.length).toBeGreaterThan(2);
    expect(patterns.filter((pattern) => /\/[a-z]+$/u.test(pattern))).toEqual([]);
  });

  it('shows the document of the API without a script inside the page', async () => {
    const page = await (await opened.stranger().request('GET', '/api/docs')).text();
    expect(page).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style=/u);
    for (const [, file = ''] of page.matchAll(/(?:src|href)="([^"]+)"/gu)) {
      expect((await opened.stranger().request('GET', file)).status).toBe(200);
    }
  });
});

it('tells an open page of jobs and their end', async () => {
  const owner = await opened.owner();
  const answer = await owner.request('GET', '/api/events');
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const job: JobView = { id: 'made-up', kind: 'verify', by: 'local', state: 'done', startedAt: 0 };
  opened.served.tell({ event: 'job', job });
  while (!text.includes('made-up')) text += (await reader.read()).value ?? '';
  expect(JSON.parse(/^data: (.+)$/mu.exec(text)![1]!)).toEqual({ event: 'job', job });
  await reader.cancel();
});
