import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The server (`clew serve`, a process of its own) asked by 20 readers at once over loopback, each with one connection kept alive
// and the next question as soon as the last is answered: while nothing else happens, and while reports are imported. Milliseconds
// from question to the end of the answer, by kind of page; how long the index takes to make, and how large it is.
//   npm run bench -- server [--reports 1000000] [--casebook DIR [--keep]] [--readers 20] [--seconds 30] [--import 100000]
// `--casebook`: a copy of this one is served, instead of one made from the simulator; `--keep`: with the index it has.

const sim = fileURLToPath(new URL('../../shared/sim/sim.mjs', import.meta.url));
const clew = fileURLToPath(new URL('../bin/clew', import.meta.url));
if (!existsSync(sim)) {
  console.log('skipped: the simulator in ../shared/sim is not here');
  process.exit(0);
}
const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const reports = Number(option('reports', '1000000'));
const readers = Number(option('readers', '20'));
const seconds = Number(option('seconds', '30'));
const imported = Number(option('import', '100000'));
const given = option('casebook', '');
const folder = mkdtempSync(join(tmpdir(), 'clew-bench-server-'));

function run(program: string, args: readonly string[]): void {
  const { status } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
}
function simulate(name: string, seed: number, count: number): string {
  const off = ['transactions', 'indicators', 'mentions'].flatMap((each) => ['--set', `write.${each}=false`]);
  const out = join(folder, name);
  run(process.execPath, [sim, '--preset', 'large', '--seed', String(seed), '--reports', String(count), '--out', out, ...off]);
  return join(out, 'reports.csv');
}

const casebook = join(folder, 'casebook');
if (given === '') {
  const csv = simulate('first', 77, reports);
  run(clew, ['init', casebook, '--region', 'CN', '--language', 'zh', '--quiet']);
  run(clew, ['import', '-C', casebook, csv, '--quiet']);
  run(clew, ['link', '-C', casebook, '--quiet']);
} else {
  cpSync(given, casebook, { recursive: true });
  const ends = process.argv.includes('--keep') ? [] : ['', '-wal', '-shm'];
  for (const end of ends) rmSync(join(casebook, `search.sqlite${end}`), { force: true });
}
const more = simulate('more', 78, imported);

// A generator of its own, so that every run asks the same.
let state = 1;
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly cookies: readonly string[];
}
let base = new URL('http://127.0.0.1');
let cookie = '';
let csrf = '';
const agent = new Agent({ keepAlive: true, maxSockets: readers + 4 });

function ask(method: string, path: string, body?: string | { readonly file: string }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const edge = 'clew-bench-edge';
    const type = typeof body === 'object' ? `multipart/form-data; boundary=${edge}` : 'application/json';
    const asked = request(
      new URL(path, base),
      {
        method,
        agent,
        headers: {
          ...(cookie === '' ? {} : { cookie }),
          ...(method === 'GET' ? {} : { origin: base.origin, 'x-csrf': csrf, 'content-type': type }),
        },
      },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(pieces).toString(),
            cookies: answer.headers['set-cookie'] ?? [],
          }),
        );
      },
    ).on('error', reject);
    if (typeof body !== 'object') return void asked.end(body);
    asked.write(`--${edge}\r\nContent-Disposition: form-data; name="file"; filename="more.csv"\r\n\r\n`);
    const stream = createReadStream(body.file);
    stream.on('end', () => asked.end(`\r\n--${edge}--\r\n`));
    stream.pipe(asked, { end: false });
  });
}
async function json<Body>(path: string): Promise<Body> {
  const { status, body } = await ask('GET', `/api${path}`);
  if (status !== 200) throw new Error(`${path} was answered with ${status}: ${body.slice(0, 200)}`);
  return JSON.parse(body) as Body;
}

interface List {
  readonly rows: readonly { readonly id: string; readonly ref?: string }[];
  readonly next?: string;
  readonly total: { readonly count: number; readonly more: boolean };
}
interface Offers {
  readonly agencies: readonly { readonly value: string }[];
  readonly categories: readonly { readonly value: string }[];
  readonly channels: readonly { readonly value: string }[];
  readonly places: readonly { readonly value: string }[];
}

const words = [
  '刷单',
  '转账',
  '保证金',
  '贷款 额度',
  '客服',
  '投资平台',
  '解冻',
  '验证码',
  '博',
  'crypto',
  'invest',
  'job of',
  'usdt',
  'paid fee',
  'telegram',
  '贷款 app',
];
const begun = ['154', '1543675', 'dabi', 'R00', 'R0123', 'madu', 'G1', 'telegram:b', '0x1', 'TAx'];
const start = Date.UTC(2024, 0, 1);
const span = 730 * 86_400_000;

/** Questions by kind of page, each different from the last. */
function questions(offers: Offers, rings: readonly string[]): Readonly<Record<string, () => string>> {
  const filters = (): URLSearchParams => {
    const asked = new URLSearchParams();
    const set = (name: string, value: string | number): void => asked.set(name, String(value));
    if (random(3) === 0) set('agency', pick(offers.agencies).value);
    if (random(3) === 0) set('category', pick(offers.categories).value);
    if (random(4) === 0) set('language', pick(['zh', 'en']));
    if (random(6) === 0) set('channel', pick(offers.channels).value);
    if (random(6) === 0 && offers.places.length > 0) set('place', pick(offers.places).value);
    if (random(5) === 0) set('inRing', pick(['yes', 'no']));
    if (random(4) === 0) set('from', start + random(span));
    if (random(6) === 0) set('to', start + random(span));
    if (random(4) === 0) set('amountFrom', random(10_000_000));
    set('sort', pick(['reportedAt', 'lossAt', 'amount', 'ref', 'agency', 'category']));
    set('order', pick(['asc', 'desc']));
    return asked;
  };
  const typed = (): string => {
    const word = pick(words);
    return word.slice(0, 1 + random(word.length));
  };
  return {
    'inbox, newest': () => '/reports',
    'reports by filters': () => `/reports?${filters().toString()}`,
    'reports by words and filters': () => `/reports?${filters().toString()}&q=${encodeURIComponent(pick(words))}`,
    facets: () => '/facets',
    'search as one types': () => `/search?q=${encodeURIComponent(random(3) === 0 ? pick(begun) : typed())}`,
    'rings by filters': () => {
      const asked = new URLSearchParams({
        sort: pick(['size', 'loss', 'firstSeen', 'lastSeen', 'confidence', 'id']),
        order: pick(['asc', 'desc']),
      });
      if (random(2) === 0) asked.set('category', pick(offers.categories).value);
      if (random(3) === 0) asked.set('tier', pick(['named', 'working', 'tentative']));
      if (random(3) === 0) asked.set('sizeFrom', String(2 + random(20)));
      return `/rings?${asked.toString()}`;
    },
    'ring: head': () => `/rings/${pick(rings)}`,
    'ring: links': () => `/rings/${pick(rings)}/links`,
    'ring: graph': () => `/rings/${pick(rings)}/graph`,
    'ring: timeline': () => `/rings/${pick(rings)}/timeline`,
  };
}

type Times = Map<string, number[]>;
/** All readers ask until told to stop. */
async function readUntil(
  stop: Promise<unknown>,
  kinds: Readonly<Record<string, () => string>>,
): Promise<{ times: Times; failed: number }> {
  const times: Times = new Map(Object.keys(kinds).map((kind) => [kind, []]));
  let failed = 0;
  let isOver = false;
  void stop.then(() => (isOver = true));
  await Promise.all(
    Array.from({ length: readers }, async () => {
      while (!isOver) {
        const kind = pick(Object.keys(kinds));
        const path = kinds[kind]!();
        const before = performance.now();
        const { status } = await ask('GET', `/api${path}`);
        times.get(kind)!.push(performance.now() - before);
        if (status !== 200) failed++;
      }
    }),
  );
  return { times, failed };
}

function show(title: string, { times, failed }: { times: Times; failed: number }, lasted: number): void {
  const row = (kind: string, list: number[]): Record<string, string | number> => {
    list.sort((a, b) => a - b);
    const at = (share: number): number => Math.round(list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0);
    return { kind, asked: list.length, 'p50 ms': at(0.5), 'p95 ms': at(0.95), 'p99 ms': at(0.99), 'max ms': at(1) };
  };
  const all = [...times.values()].flat();
  console.log(`\n${title}: ${Math.round(all.length / lasted)} answers a second, ${failed} failed`);
  console.table([...Array.from(times, ([kind, list]) => row(kind, list)), row('all', all)]);
}

const server: ChildProcess = spawn(clew, ['serve', '-C', casebook, '--port', '0', '--no-open', '--json'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let isOver = false;
server.on('exit', (code, signal) => {
  if (!isOver) console.error(`the server ended: ${code ?? signal}`);
});
try {
  let began = performance.now();
  let said = '';
  for await (const piece of server.stdout!) if (/\}\s*$/u.test((said += String(piece)))) break;
  const link = new URL((JSON.parse(said) as { url: string }).url);
  base = new URL(`http://127.0.0.1:${link.port}`);
  const signIn = await ask('POST', '/api/session/link', JSON.stringify({ token: link.hash.replace('#link=', '') }));
  cookie = signIn.cookies.map((each) => each.split(';')[0]).join('; ');
  csrf = (await json<{ csrf: string }>('/session')).csrf;
  const { total } = await json<List>('/reports');
  console.log(`${total.count} reports; first list ${((performance.now() - began) / 1000).toFixed(1)} s after the start`);
  began = performance.now();
  while ((await json<List>('/reports?q=usdt&limit=1')).total.more) await new Promise((resolve) => setTimeout(resolve, 500));
  const bytes = statSync(join(casebook, 'search.sqlite')).size;
  console.log(
    `index of words and indicators ${((performance.now() - began) / 1000).toFixed(1)} s, ${Math.round(bytes / 1e6)} MB`,
  );
  const rings = [
    ...(await json<List>('/rings?limit=50')).rows,
    ...(await json<List>('/rings?limit=200&sort=lastSeen')).rows,
    ...(await json<List>('/rings?limit=200&sort=id')).rows,
  ].map(({ id }) => id);
  const kinds = questions(await json<Offers>('/facets'), rings);
  await json(`/rings/${rings[0]!}`);

  await readUntil(new Promise((resolve) => setTimeout(resolve, 3000)), kinds);
  began = performance.now();
  const quiet = await readUntil(new Promise((resolve) => setTimeout(resolve, seconds * 1000)), kinds);
  show(`${readers} readers, nothing else`, quiet, (performance.now() - began) / 1000);

  const { body, status } = await ask('POST', '/api/uploads', { file: more });
  if (status !== 200) throw new Error(`the upload was answered with ${status}: ${body.slice(0, 200)}`);
  const { upload } = JSON.parse(body) as { upload: string };
  began = performance.now();
  const job = JSON.parse((await ask('POST', `/api/uploads/${upload}/import`, '{}')).body) as { id: string };
  const isDone = (async () => {
    for (;;) {
      const { endedAt } = await json<{ endedAt?: number }>(`/jobs/${job.id}`);
      if (endedAt !== undefined) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  const busy = await readUntil(isDone, kinds);
  const lasted = (performance.now() - began) / 1000;
  show(`${readers} readers, ${imported} reports being imported (${lasted.toFixed(1)} s)`, busy, lasted);
  began = performance.now();
  const isIndexed = (async () => {
    while ((await json<List>('/reports?limit=1')).total.count <= total.count)
      await new Promise((resolve) => setTimeout(resolve, 200));
    while ((await json<List>('/reports?q=usdt&limit=1')).total.more) await new Promise((resolve) => setTimeout(resolve, 200));
  })();
  const after = await readUntil(isIndexed, kinds);
  const took = (performance.now() - began) / 1000;
  show(`${readers} readers, the index taking these in (${took.toFixed(1)} s)`, after, took);
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1];
  console.log(`peak memory of the server ${Math.round(Number(peak) / 1024)} MB`);
} finally {
  isOver = true;
  if (server.exitCode === null && server.kill('SIGINT')) await once(server, 'exit');
  agent.destroy();
  rmSync(folder, { recursive: true, force: true });
}
