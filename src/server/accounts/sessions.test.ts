import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSecrets, type Secrets } from './secrets.ts';
import { Sessions } from './sessions.ts';
import { ticketMs, Tickets } from './tickets.ts';

let dir: string;
let secrets: Secrets;
let at: number;
let sessions: Sessions;
const now = (): number => at;
const minute = 60_000;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-sessions-'));
  secrets = openSecrets(dir);
  at = 1_700_000_000_000;
  sessions = new Sessions(secrets, { idleMs: 10 * minute, absoluteMs: 60 * minute }, now);
});
afterEach(async () => {
  secrets.close();
  await rm(dir, { recursive: true });
});

it('a session ends when it rests too long, and after its whole span however busy it is', () => {
  const resting = sessions.begin('zhao', 3, 'password');
  at += 11 * minute;
  expect(sessions.find(resting)).toBeUndefined();
  const busy = sessions.begin('zhao', 3, 'passkey');
  for (let i = 0; i < 12; i++) {
    at += 5 * minute;
    expect(sessions.find(busy)).toMatchObject({ user: 'zhao', added: 3, method: 'passkey' });
    sessions.touch(busy);
  }
  at += minute;
  expect(sessions.find(busy)).toBeUndefined();
});

it('keeps no id and no token, and survives a restart', async () => {
  const id = sessions.begin('zhao', 3, 'password');
  const { csrf } = sessions.find(id)!;
  secrets.close();
  const bytes = (await readFile(join(dir, 'accounts.sqlite'))).toString('latin1');
  for (const text of [id, csrf]) expect(bytes).not.toContain(text);
  secrets = openSecrets(dir);
  const again = new Sessions(secrets, { idleMs: 10 * minute, absoluteMs: 60 * minute }, now);
  expect(again.find(id)?.csrf).toBe(csrf);
  expect(again.begin('li', 4, 'password', id)).not.toBe(id);
  expect(again.find(id)).toBeUndefined();
});

it('a token is good for its own session alone', () => {
  const [one, two] = [sessions.begin('zhao', 3, 'password'), sessions.begin('zhao', 3, 'password')];
  expect(sessions.find(one)!.csrf).not.toBe(sessions.find(two)!.csrf);
  sessions.endAll('zhao');
  expect([sessions.find(one), sessions.find(two)]).toEqual([undefined, undefined]);
});

it('the file of secrets is for its owner alone, also when it was not', async () => {
  const path = join(dir, 'accounts.sqlite');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  secrets.close();
  await chmod(path, 0o644);
  secrets = openSecrets(dir);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

it('a one-time link is good once, for a while, and only a few are open', () => {
  const tickets = new Tickets(now);
  const token = tickets.make();
  expect(tickets.take(`${token}x`)).toBe(false);
  expect([tickets.take(token), tickets.take(token)]).toEqual([true, false]);
  const late = tickets.make();
  at += ticketMs;
  expect(tickets.take(late)).toBe(false);
  const many = Array.from({ length: 12 }, () => tickets.make());
  expect(many.map((each) => tickets.take(each)).filter(Boolean)).toHaveLength(8);
});
