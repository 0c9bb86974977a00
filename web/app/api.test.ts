import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { get, keepCsrf, Refused, send, urlOf } from './api.ts';
import { askPurposes } from './consult.ts';
import { dialogs } from './dialogs/dialogs.ts';

/** Answers of a server, in the order it is asked; each request is kept. */
function server(...answers: readonly (readonly [status: number, body: unknown])[]): {
  readonly asked: string[];
  readonly bodies: unknown[];
} {
  const left = [...answers];
  const asked: string[] = [];
  const bodies: unknown[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    asked.push(`${init.method ?? 'GET'} ${url}`);
    if (typeof init.body === 'string') bodies.push(JSON.parse(init.body));
    const [status, body] = left.shift() ?? [500, {}];
    return Promise.resolve(Object.defineProperty(Response.json(body, { status }), 'url', { value: `http://here${url}` }));
  });
  return { asked, bodies };
}

const wanted = { subject: 'report', ref: 'r1', scope: 'G1' };
const needsReason = [428, { error: { code: 'server.reason', message: 'Say why.', detail: wanted } }] as const;

afterEach(() => {
  vi.unstubAllGlobals();
  dialogs.set([]);
});

describe('what is asked for', () => {
  it('is spelled without what is not given', () => {
    expect(urlOf('/reports', { q: '客服 & co', ring: undefined, agency: '', limit: 5 })).toBe(
      '/api/reports?q=%E5%AE%A2%E6%9C%8D+%26+co&limit=5',
    );
  });

  it('carries the token of the session when it changes something', async () => {
    const headers: unknown[] = [];
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
      headers.push(init.headers);
      return Promise.resolve(Response.json({}));
    });
    keepCsrf({ may: [], signIn: [], csrf: 'token' });
    await send('POST', '/link', { full: true });
    expect(headers).toEqual([{ 'x-csrf': 'token', 'content-type': 'application/json' }]);
  });

  it('is refused with the code and what to do', async () => {
    server([409, { error: { code: 'judge.undo', message: 'Undone already.', hint: 'Look.' } }]);
    const refused = await send('POST', '/judgements', {}).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({ status: 409, code: 'judge.undo', message: 'Undone already.', hint: 'Look.' });
  });

  it('says so when there is no server', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    await expect(get('/session')).rejects.toMatchObject({ code: 'web.away', status: 0 });
  });
});

describe('a reason for looking', () => {
  beforeEach(() => askPurposes());

  it('is asked for once, given, and the answer fetched again', async () => {
    const { asked, bodies } = server(needsReason, [200, { done: true }], [200, { text: 'told' }]);
    const report = get('/reports/r1');
    await vi.waitFor(() => expect(dialogs.get()).toHaveLength(1));
    dialogs.get()[0]!.answer('Investigation');
    expect(await report).toEqual({ text: 'told' });
    expect(asked).toEqual(['GET /api/reports/r1', 'POST /api/consults', 'GET /api/reports/r1']);
    expect(bodies).toEqual([{ ...wanted, purpose: 'Investigation' }]);
  });

  it('is asked for once when several parts of a page need it', async () => {
    const { asked } = server(needsReason, needsReason, [200, { done: true }], [200, 1], [200, 2]);
    const both = Promise.all([get('/reports/r1'), get('/reports/r2')]);
    await vi.waitFor(() => expect(dialogs.get()).toHaveLength(1));
    dialogs.get()[0]!.answer('Investigation');
    expect(await both).toEqual([1, 2]);
    expect(asked.filter((each) => each === 'POST /api/consults')).toHaveLength(1);
  });

  it('may be withheld: then nothing is shown', async () => {
    const { asked } = server(needsReason);
    const report = get('/reports/r1');
    const refused = expect(report).rejects.toMatchObject({ code: 'server.reason' });
    await vi.waitFor(() => expect(dialogs.get()).toHaveLength(1));
    dialogs.get()[0]!.answer(undefined);
    await refused;
    expect(asked).toHaveLength(1);
  });
});
