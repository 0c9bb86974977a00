import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { formatVkey, parseVkey, verifierKey } from '../../src/custody/index.ts';

/** A witness that we did not write; the newest release that Go 1.26 builds. */
const module = 'filippo.io/torchwood/cmd/litewitness@v0.9.0';

/** The program, built once through the Go module proxy and kept outside the clone; or why it cannot be had. */
export function buildLitewitness(): { readonly path: string } | { readonly why: string } {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'clew-peers');
  const path = join(cache, 'litewitness-v0.9.0');
  if (spawnSync('ssh-agent', ['-h']).error !== undefined) return { why: 'OpenSSH’s agent, which holds its key, is not here' };
  if (existsSync(path)) return { path };
  if (spawnSync('go', ['version']).status !== 0) return { why: 'Go is not installed, so that litewitness cannot be built' };
  const aside = join(cache, `build-litewitness-${process.pid}`);
  mkdirSync(aside, { recursive: true });
  try {
    execFileSync('go', ['install', module], {
      env: { ...process.env, GOBIN: aside },
      cwd: aside,
      stdio: 'pipe',
      timeout: 540_000,
    });
    renameSync(join(aside, 'litewitness'), path);
    return { path };
  } catch {
    return { why: 'litewitness could not be built: the Go module proxy cannot be reached, or Go is too old' };
  }
}

/** Runs it in `dir`, with a fresh key in an agent of its own, for the log of this key. */
export async function startLitewitness(
  program: string,
  dir: string,
  logKey: string,
): Promise<{ readonly vkey: string; readonly url: string; stop(): Promise<void> }> {
  const name = 'witness.example/litewitness';
  const socket = join(dir, 'agent.sock');
  const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
  const db = join(dir, 'litewitness.db');
  const port = 17_380 + (process.pid % 1000);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(dir, 'key')]);
  for (let tries = 0; !existsSync(socket) && tries < 100; tries++) await new Promise((done) => setTimeout(done, 50));
  execFileSync('ssh-add', ['-q', join(dir, 'key')], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
  const print = execFileSync('ssh-keygen', ['-lf', join(dir, 'key.pub')], { encoding: 'utf8' }).split(' ')[1]!;
  // An OpenSSH public key ends with the 32 bytes of the Ed25519 key.
  const blob = Buffer.from(readFileSync(join(dir, 'key.pub'), 'utf8').split(' ')[1]!, 'base64');
  const vkey = formatVkey(verifierKey(name, blob.subarray(-32), 'cosignature'));
  // What its companion for operators would do: it cannot be had through the proxy.
  const rows = new DatabaseSync(db);
  rows.exec(`CREATE TABLE log (origin TEXT PRIMARY KEY, tree_size INTEGER NOT NULL, tree_hash TEXT NOT NULL);
    CREATE TABLE key (origin TEXT NOT NULL, key TEXT NOT NULL, FOREIGN KEY(origin) REFERENCES log(origin));`);
  const origin = parseVkey(logKey).name;
  rows.prepare('INSERT INTO log VALUES (?, 0, ?)').run(origin, createHash('sha256').digest('base64'));
  rows.prepare('INSERT INTO key VALUES (?, ?)').run(origin, logKey);
  rows.close();
  const args = ['-name', name, '-key', print, '-ssh-agent', socket, '-db', db, '-listen', `127.0.0.1:${port}`];
  const witness = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  witness.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  for (let tries = 0; !said.includes('verifier key') && tries < 100; tries++) await new Promise((done) => setTimeout(done, 50));
  await new Promise((done) => setTimeout(done, 200));
  return {
    vkey,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      for (const each of [witness, agent]) {
        if (each.exitCode !== null) continue;
        each.kill('SIGKILL');
        await once(each, 'exit');
      }
    },
  };
}
