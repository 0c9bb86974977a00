import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Happened } from '../src/model/index.ts';
import { Client } from './support/server.ts';

// While a server holds a casebook, commands work on it all the same: nobody has to stop the workbench (DESIGN section 6).

const clew = join(import.meta.dirname, '../bin/clew');
const home = mkdtempSync(join(tmpdir(), 'clew-held-'));
const book = join(home, 'book');
const desk = join(home, 'desk');
const env = { ...process.env, LC_ALL: 'C', LANG: 'C' };

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in the folder `desk`, where the files are; the server runs in another. */
const run = (...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(clew, args, { cwd: desk, env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });

/** Starts a server and resolves to it and its one-time link. */
async function serve(): Promise<{ child: ChildProcess; link: string }> {
  const child = spawn(clew, ['serve', '-C', 'book', '--port', '0', '--no-open'], {
    cwd: home,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    text += chunk.toString();
    if (text.includes('\n')) break;
  }
  return { child, link: text.trim() };
}

async function signIn(link: string): Promise<Client> {
  const { origin, hash } = new URL(link);
  const client = new Client(origin);
  expect((await client.post('/session/link', { token: hash.replace('#link=', '') })).status).toBe(200);
  return await client.meet();
}

const header = 'Report No.,Agency,Suspect phone,Suspect website,Statement\n';
const reports = (from: number, count: number): string =>
  header +
  Array.from({ length: count }, (_, i) => {
    const number = from + i;
    return `HB${number},Harrow Bay,+1 202 555 010${number % 10},site${number % 10}.example,I paid at https://site${number % 10}.example/ and lost it all\n`;
  }).join('');

let child: ChildProcess;
let link = '';
beforeAll(async () => {
  mkdirSync(desk);
  writeFileSync(join(desk, 'first.csv'), `${reports(1, 30)}HB31,Harrow Bay,1,2,3,4,5,6,7\n`);
  writeFileSync(join(desk, 'a.csv'), reports(100, 40));
  writeFileSync(join(desk, 'b.csv'), reports(200, 40));
  expect((await run('init', book)).code).toBe(0);
  ({ child, link } = await serve());
});
afterAll(async () => {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGINT');
    await once(child, 'exit');
  }
  rmSync(home, { recursive: true });
});

describe('while a server has the casebook open', () => {
  it('files are imported from where the command was typed, rings are linked and judged, and open pages are told', async () => {
    const reader = await signIn(link);
    const stop = new AbortController();
    const stream = await fetch(`${reader.url}/api/events`, { headers: { cookie: reader.cookie }, signal: stop.signal });
    const told = new Set<string>();
    const listening = (async () => {
      let rest = '';
      for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines.filter((each) => each.startsWith('data: '))) {
          const happened = JSON.parse(line.slice('data: '.length)) as Happened;
          if (happened.event === 'changed') for (const what of happened.what) told.add(what);
          else told.add(`${happened.job.kind} ${happened.job.state}`);
        }
        if (['reports', 'rings', 'judgements', 'import done', 'link done'].every((each) => told.has(each))) return;
      }
    })();

    const imported = await run('import', 'first.csv', '-C', '../book', '--rejected', 'again.csv', '--json');
    expect(imported).toMatchObject({ code: 0 });
    expect(JSON.parse(imported.out)).toMatchObject([{ name: 'first.csv', added: 30, rejected: 1 }]);
    expect(readFileSync(join(desk, 'again.csv'), 'utf8')).toContain('HB31');
    expect((await run('link', '-C', book)).err).toContain('30 reports: ');
    const rings = JSON.parse((await run('rings', '-C', book, '--json')).out) as { id: string }[];
    expect(rings.length).toBeGreaterThan(0);
    const judged = await run('judge', 'same', 'HB1', 'HB4', '--reason', 'one voice', '-C', book);
    expect(judged).toMatchObject({ code: 0, out: '', err: expect.stringContaining('recorded as act') as string });
    await listening;
    stop.abort();
  });

  it('an engine is for who stops the server first', async () => {
    const asked = await run('link', '--engine', 'duckdb', '-C', book);
    expect(asked).toMatchObject({ code: 4, out: '', err: expect.stringContaining('[workbench.engine]') as string });
  });

  it('errors come back with their exit codes', async () => {
    expect(await run('judge', 'same', 'HB1', 'HB9999', '-C', book)).toMatchObject({ code: 3, out: '' });
    expect(await run('ring', '-C', book)).toMatchObject({ code: 2, out: '' });
    expect((await run('import', 'nowhere.csv', '-C', book)).code).toBe(3);
  });

  it('two commands at once both succeed', async () => {
    const both = await Promise.all([
      run('import', 'a.csv', '-C', book),
      run('import', 'b.csv', '-C', book),
      run('rings', '-C', book),
    ]);
    expect(both.map(({ code }) => code)).toEqual([0, 0, 0]);
    const linked = await Promise.all([run('link', '-C', book, '--json'), run('link', '-C', book, '--json')]);
    expect(linked.map(({ code }) => code)).toEqual([0, 0]);
    for (const { out } of linked) expect(JSON.parse(out)).toMatchObject({ reports: 110 });
  });

  it('what only reads the log goes on beside the server', async () => {
    expect((await run('log', '-C', book, '--act', 'judge')).out).toContain('one voice');
    expect((await run('verify', book)).code).toBe(0);
  });

  it('asked to serve once more, it says where it is, with another link', async () => {
    const again = await run('serve', '-C', book);
    expect(again.code).toBe(0);
    await signIn(again.out.trim());
  });

  it('rows are made again under the server, and the next command finds them', async () => {
    const before = await run('rings', '-C', book, '--json');
    const rebuilt = await run('rebuild', '-C', book, '--json');
    expect(rebuilt.code).toBe(0);
    expect(JSON.parse(rebuilt.out)).toMatchObject({ reports: 110 });
    expect((await run('rings', '-C', book, '--json')).out).toBe(before.out);
    expect((await run('judge', 'unsure', 'HB1', 'HB6', '-C', book)).code).toBe(0);
  });
});

it('after the server is killed commands open the casebook themselves; nothing acknowledged is lost', async () => {
  const { out } = await run('judge', 'different', 'HB1', 'HB5', '--reason', 'last words', '-C', book, '--json');
  const { act } = JSON.parse(out) as { act: number };
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(join(book, 'state/serve.sock'))).toBe(true);
  expect((await run('log', '-C', book, '--act', 'judge')).out).toContain('last words');
  expect(await run('undo', String(act), '-C', book)).toMatchObject({ code: 0 });
  // And a server that is started again takes the socket over.
  ({ child, link } = await serve());
  expect((await run('rings', '-C', book)).code).toBe(0);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(existsSync(join(book, 'state/serve.sock'))).toBe(false);
});
