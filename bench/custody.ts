import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCasebook } from '../src/casebook/index.ts';
import { openExhibits } from '../src/custody/index.ts';
import { logKey, makeLog } from '../test/support/made-log.ts';

// `npm run bench -- custody [MB] [ENTRIES]`: acts a second, sealing, verifying; each against what this machine can do without us.
// Peers: fsync of small files, sha256sum and cp of coreutils, plain SHA-256. In the current folder, as /tmp may be memory.
const [megabytes = 1024, entries = 1_000_000] = process.argv.slice(2).map(Number);
const place = mkdtempSync(join(process.cwd(), '.bench-custody-'));
const seconds = (since: number): number => (performance.now() - since) / 1000;
const whole = (n: number): string => Math.round(n).toLocaleString('en');
const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);

/** Small files made durable one after the other: what a log that syncs each act could do at best. */
function fsyncRate(): number {
  const bytes = Buffer.alloc(8192, 7);
  const since = performance.now();
  const folder = mkdtempSync(join(place, 'fsync-'));
  let files = 0;
  for (; seconds(since) < 3; files++) {
    const file = openSync(join(folder, String(files)), 'wx');
    writeSync(file, bytes);
    fsyncSync(file);
    closeSync(file);
  }
  return files / seconds(since);
}

async function acts(): Promise<void> {
  console.log('\nAcknowledged acts (consult), through the casebook: log and rows durable\n');
  row('callers', 'acts', 'acts/s', 'fsyncs/s of this disk', 'acts per fsync', 'CPU µs/act');
  row('--:', '--:', '--:', '--:', '--:', '--:');
  const casebook = await createCasebook(join(place, 'book'), { region: 'CN', language: 'en' });
  for (const [callers, count] of [
    [1, 200],
    [16, 4000],
    [256, 50_000],
  ] as const) {
    const rate = fsyncRate();
    let left = count;
    const cpu = process.cpuUsage();
    const since = performance.now();
    const caller = async (): Promise<void> => {
      while (left-- > 0) {
        await casebook.ctx.commit([
          { kind: 'consult', body: { subject: 'report', ref: `r${left}`, records: 1, purpose: 'bench' } },
        ]);
      }
    };
    await Promise.all(Array.from({ length: callers }, caller));
    const acted = count / seconds(since);
    const { user, system } = process.cpuUsage(cpu);
    row(callers, whole(count), whole(acted), whole(rate), (acted / rate).toFixed(1), whole((user + system) / count));
  }
  await casebook.close();
}

/** Best of three, in MB/s. */
async function best(work: () => unknown): Promise<number> {
  let most = 0;
  for (let i = 0; i < 3; i++) {
    const since = performance.now();
    await work();
    most = Math.max(most, megabytes / seconds(since));
  }
  return most;
}

async function sealing(): Promise<void> {
  const file = join(place, 'original');
  execFileSync('bash', ['-c', `head -c ${megabytes}M /dev/urandom > '${file}'`]);
  console.log(`\nSealing a file of ${whole(megabytes)} MB, read from memory; best of three\n`);
  row('what', 'MB/s', 'of sha256sum');
  row('---', '--:', '--:');
  const plain = await best(() => execFileSync('sha256sum', [file]));
  const copy = await best(() => {
    execFileSync('bash', ['-c', `cp '${file}' '${file}.copy' && sync '${file}.copy'`]);
    rmSync(`${file}.copy`);
  });
  const both = await best(() => {
    execFileSync('bash', ['-c', `sha256sum '${file}' && cp '${file}' '${file}.copy' && sync '${file}.copy'`]);
    rmSync(`${file}.copy`);
  });
  const staging = join(place, 'staging');
  execFileSync('mkdir', [staging]);
  const sealed = await best(async () => {
    const exhibits = openExhibits(join(place, 'exhibits'), staging);
    await exhibits.seal(file);
    rmSync(join(place, 'exhibits'), { recursive: true });
  });
  for (const [name, speed] of [
    ['sha256sum', plain],
    ['cp, durable', copy],
    ['sha256sum, then cp, durable', both],
    ['clew seals: copied, hashed, durable', sealed],
  ] as const) {
    row(name, whole(speed), `${Math.round((100 * speed) / plain)} %`);
  }
  rmSync(file);
}

function verifying(): void {
  const dir = join(place, 'log');
  makeLog(dir, entries);
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  const bytes = files.reduce((sum, each) => sum + statSync(each).size, 0);
  const read = (): void => {
    const digest = createHash('sha256');
    for (const each of files) digest.update(readFileSync(each));
    digest.digest();
  };
  read();
  const before = process.cpuUsage();
  const since = performance.now();
  read();
  const took = seconds(since);
  const hashed = process.cpuUsage(before);
  const script = `
    import { readKey, verify } from ${JSON.stringify(fileURLToPath(new URL('../src/custody/index.ts', import.meta.url)))};
    const since = performance.now();
    const { ok } = await verify(${JSON.stringify(dir)}, { key: readKey(${JSON.stringify(logKey)}) });
    const { user, system } = process.cpuUsage();
    console.log(JSON.stringify({ ok, wall: (performance.now() - since) / 1000, cpu: (user + system) / 1e6, rss: process.resourceUsage().maxRSS / 1024 }));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  const { ok, wall, cpu, rss } = JSON.parse(stdout) as { ok: boolean; wall: number; cpu: number; rss: number };
  console.log(`\nVerifying a log of ${whole(entries)} entries (${whole(bytes / 1e6)} MB in ${whole(files.length)} files)\n`);
  row('what', 'seconds', 'CPU seconds', 'memory, MB');
  row('---', '--:', '--:', '--:');
  row('plain SHA-256 of the same bytes', took.toFixed(1), ((hashed.user + hashed.system) / 1e6).toFixed(1), '');
  row(`clew verify${ok ? '' : ' (FAILED)'}`, wall.toFixed(1), cpu.toFixed(1), whole(rss));
}

try {
  console.log(`Custody, in ${relative(process.cwd(), place)}, Node ${process.versions.node}`);
  await acts();
  await sealing();
  verifying();
} finally {
  rmSync(place, { recursive: true, force: true });
}
