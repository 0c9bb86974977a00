import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClewError } from '../errors.ts';
import { listen, reach, type Listening, type Perform, type Terminal } from './index.ts';

let dir = '';
let listening: Listening | undefined;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-relay-'));
});
afterEach(async () => {
  await listening?.close();
  listening = undefined;
  await rm(dir, { recursive: true });
});

interface Typed extends Terminal {
  readonly out: string[];
  readonly err: string[];
  readonly stop: AbortController;
}

function terminal(part: Partial<Terminal> = {}): Typed {
  const [out, err]: [string[], string[]] = [[], []];
  const into = (lines: string[]): Writable =>
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
  const stop = new AbortController();
  const { stdin } = process;
  return {
    stdin,
    stdout: into(out),
    stderr: into(err),
    locale: 'C',
    cwd: '/somewhere',
    signal: stop.signal,
    out,
    err,
    stop,
    ...part,
  };
}

async function ask(perform: Perform, argv: readonly string[], at = terminal(), where = dir): Promise<number> {
  listening = await listen(where, perform);
  const holder = await reach(where);
  return await holder!.hand(argv, at);
}

describe('a command line handed over', () => {
  it('arrives with where it was typed; its words and its exit code come back in order', async () => {
    const at = terminal({ locale: 'zh_CN.UTF-8' });
    const code = await ask(
      async (argv, { cwd, locale, stdout, stderr }) => {
        stdout.write(`${argv.join('|')} `);
        stderr.write('团伙');
        stdout.write(`${cwd} ${locale}`);
        return 3;
      },
      ['judge', '--reason', 'a\nb "c" 同伙'],
      at,
    );
    expect([code, at.out.join(''), at.err.join('')]).toEqual([3, 'judge|--reason|a\nb "c" 同伙 /somewhere zh_CN.UTF-8', '团伙']);
  });

  it('is stopped by the signal of whoever typed it', async () => {
    const at = terminal();
    const code = ask(
      async (_argv, { signal, stdout }) => {
        stdout.write('begun');
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        return 130;
      },
      ['link'],
      at,
    );
    while (at.out.length === 0) await turn();
    at.stop.abort();
    expect(await code).toBe(130);
  });

  it('is stopped when whoever typed it is gone', async () => {
    let stopped: () => void = () => undefined;
    const wasStopped = new Promise<void>((resolve) => {
      stopped = resolve;
    });
    listening = await listen(dir, async (_argv, { signal }) => {
      signal.addEventListener('abort', stopped);
      await wasStopped;
      return 130;
    });
    const socket = createConnection(join(dir, 'serve.sock'));
    socket.write(`${JSON.stringify({ protocol: 1, argv: ['link'], cwd: '/', locale: '', isTTY: false })}\n`, () =>
      socket.destroy(),
    );
    await wasStopped;
  });

  it('waits for a slow reader', async () => {
    let written = 0;
    let release: () => void = () => undefined;
    const slow = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => {
        release = done;
      },
    });
    const piece = 'x'.repeat(1 << 20);
    const code = ask(
      async (_argv, { stdout }) => {
        for (; written < 64; written++) if (!stdout.write(piece)) await new Promise((resolve) => stdout.once('drain', resolve));
        return 0;
      },
      ['rings'],
      terminal({ stdout: slow }),
    );
    for (let i = 0; i < 2000; i++) await turn();
    expect(written).toBeLessThan(32);
    const done = code.then(() => 'done' as const);
    while ((await Promise.race([done, turn('more')])) !== 'done') {
      const go = release;
      release = () => undefined;
      go();
    }
    expect(written).toBe(64);
  });

  it('asks for what nobody should see where it was typed', async () => {
    const asked: boolean[] = [];
    const at = terminal({
      ask: async (fresh) => {
        asked.push(fresh);
        if (fresh)
          throw new ClewError('input', 'custody.passphrase', 'The two passphrases differ.', { hint: 'Nothing was changed.' });
        return 'open sesame';
      },
      secret: async (prompt) => `${prompt}typed`,
    });
    const told: unknown[] = [];
    const code = await ask(
      async (_argv, { ask: passphrase, secret }) => {
        told.push(await passphrase!(false));
        told.push(await secret!('Password: '));
        await passphrase!(true).catch((error: unknown) => told.push(error));
        return 0;
      },
      ['log', 'key', 'protect'],
      at,
    );
    expect([code, asked]).toEqual([0, [false, true]]);
    expect(told).toMatchObject([
      'open sesame',
      'Password: typed',
      { kind: 'input', code: 'custody.passphrase', hint: 'Nothing was changed.' },
    ]);
  });

  it('says so when the other side is killed before it has answered', async () => {
    const path = join(dir, 'serve.sock');
    const script = `require('node:net').createServer((socket) => socket.once('data', () => process.kill(process.pid, 'SIGKILL')))
      .listen(${JSON.stringify(path)}, () => console.log('ready'))`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    const holder = await reach(dir);
    await expect(holder!.hand(['link'], terminal())).rejects.toMatchObject({ kind: 'unavailable', code: 'relay.ended' });
  });

  it('is let end when the server is stopped, and one that only connected is not waited for', async () => {
    const at = terminal();
    const code = ask(
      async (_argv, { signal, stdout }) => {
        stdout.write('begun');
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        stdout.write(' ended');
        return 130;
      },
      ['link'],
      at,
    );
    while (at.out.length === 0) await turn();
    const idle = createConnection(join(dir, 'serve.sock'));
    await once(idle, 'connect');
    await listening!.close();
    listening = undefined;
    expect([await code, at.out.join('')]).toEqual([130, 'begun ended']);
  });
});

describe('the socket', () => {
  it('is for its owner alone, and gone when the server is', async () => {
    listening = await listen(dir, async () => 0);
    const path = join(dir, 'serve.sock');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await listening!.close();
    listening = undefined;
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await reach(dir)).toBeUndefined();
  });

  it('that a killed process left is nobody, and is taken over', async () => {
    // Bound and never unlinked, as a process leaves it that is killed.
    const path = join(dir, 'serve.sock');
    const script = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
    expect(spawnSync(process.execPath, ['-e', script]).signal).toBe('SIGKILL');
    expect((await stat(path)).isSocket()).toBe(true);
    expect(await reach(dir)).toBeUndefined();
    expect(await ask(async () => 7, ['rings'])).toBe(7);
  });

  it.skipIf(process.platform !== 'linux')('works however deep the casebook lies', async () => {
    const deep = join(dir, 'x'.repeat(120), '案册'.repeat(30));
    await mkdir(deep, { recursive: true });
    expect(await ask(async () => 5, ['rings'], terminal(), deep)).toBe(5);
    expect((await stat(join(deep, 'serve.sock'))).isSocket()).toBe(true);
    await listening!.close();
    listening = undefined;
    await expect(stat(join(deep, 'serve.sock'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('stands anew in a folder that took the place of the old one', async () => {
    const state = join(dir, 'state');
    await mkdir(state);
    listening = await listen(state, async () => 4);
    await listening!.renew();
    expect(await (await reach(state))!.hand(['rings'], terminal())).toBe(4);
    await rename(state, join(dir, 'aside'));
    await mkdir(state);
    expect(await reach(state)).toBeUndefined();
    await listening!.renew();
    expect(await (await reach(state))!.hand(['rings'], terminal())).toBe(4);
    await listening!.close();
    listening = undefined;
    expect(await reach(state)).toBeUndefined();
  });

  it('tells another version to go, and survives nonsense', async () => {
    const called: string[] = [];
    listening = await listen(dir, async ([name = '']) => {
      called.push(name);
      return 0;
    });
    const answer = (words: string): Promise<string> =>
      new Promise((resolve) => {
        let text = '';
        createConnection(join(dir, 'serve.sock'))
          .on('data', (chunk: Buffer) => (text += chunk.toString()))
          .on('error', () => undefined)
          .on('close', () => resolve(text))
          .end(words);
      });
    const request = { protocol: 99, argv: ['link'], cwd: '/', locale: '', isTTY: false };
    const [err, exit] = (await answer(`${JSON.stringify(request)}\n`)).trim().split('\n');
    expect(err).toContain('relay.version');
    expect(exit).toBe('{"exit":4}');
    await answer('GET / HTTP/1.1\r\n\r\n');
    await answer('');
    expect(called).toEqual([]);
    expect(await (await reach(dir))!.hand(['rings'], terminal())).toBe(0);
  });
});
