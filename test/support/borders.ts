import { posix } from 'node:path';

/** One row of the import table in ARCHITECTURE.md. */
export interface Room {
  readonly name: string;
  readonly imports: ReadonlySet<string>;
  /** Rooms it may import types from, and nothing else. */
  readonly types: ReadonlySet<string>;
  readonly planned: boolean;
}

/** Paths relative to `src/`, and what the files hold. */
export type Files = ReadonlyMap<string, string>;

interface Import {
  readonly from: string;
  /** A path relative to `src/`, or the name of a package. */
  readonly to: string;
  readonly isLocal: boolean;
  readonly typeOnly: boolean;
}

/** Names that say nothing. `services` is not among them: shared services are a word of the field. */
const emptyNames = /^(?:utils?|helpers?|common|core|shared|managers?|service|misc)$/u;
const network = /^(?:node:)?(?:https?|http2|net|tls|dgram|dns|inspector)(?:\/promises)?$|^(?:undici|ws|axios|got|node-fetch)$/u;
/**
 * Rooms whose work is to answer or to ask another machine, the one that speaks over a socket in the casebook's own folder, and
 * the one file that asks witnesses and time-stamping authorities.
 */
const mayConnect = /^(?:server\/|relay\/|engine\/spark\/|custody\/post\.ts$)/u;
/** The package by which sign-ins go to an identity provider, and the one file that may use it. */
const askers: Readonly<Record<string, string>> = { 'openid-client': 'server/accounts/oidc.ts' };
/** Loads an extra that the operator may have installed; its name must not be one the compiler resolves. */
const loadsExtra = new Set(['intake/image.ts', 'custody/pkcs11.ts']);
const isTest = /\.test\.ts$/u;

/** Reads the table whose first column is the room and second what it may import. Throws when there is no row. */
export function readTable(markdown: string): Room[] {
  const rooms: Room[] = [];
  for (const line of markdown.split('\n')) {
    const [, room = '', list = '', status = ''] = line.split('|').map((cell) => cell.trim());
    const name = /^`([a-z.-]+)`$/u.exec(room)?.[1];
    if (name === undefined || !/^(?:here|planned)$/u.test(status)) continue;
    const words = list.split(', ').filter((word) => word !== '–');
    rooms.push({
      name,
      imports: new Set(words.filter((word) => !word.endsWith(' (types)'))),
      types: new Set(words.filter((word) => word.endsWith(' (types)')).map((word) => word.replace(' (types)', ''))),
      planned: status === 'planned',
    });
  }
  if (rooms.length === 0) throw new Error('ARCHITECTURE.md has no import table');
  return rooms;
}

/** Blanks comments, so that a commented-out import is none; strings stay, as specifiers are strings. */
function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[^]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gu, (part) =>
    part.startsWith('/') ? ' ' : part,
  );
}

const statement = /\b(import|export)\s+(type\s+)?(?:[\w*\s{},$]+?\s+from\s+)?['"]([^'"\n]+)['"]/gu;
const dynamic = /\bimport\(\s*(?:['"]([^'"\n]+)['"]|[^)])/gu;
const worker = /\bnew URL\(\s*['"]([^'"\n]+\.[jt]s)['"]\s*,\s*import\.meta\.url/gu;

/** Without what a file starts in threads of their own: those are looked at by themselves. */
const withoutWorkers = (source: string): string => source.replaceAll(worker, ' ');

function importsOf(from: string, source: string): { readonly imports: Import[]; readonly unreadable: boolean } {
  // `isIP` only looks at a string.
  const text = withoutComments(source).replaceAll(/import \{ isIP(?:v[46])? \} from 'node:net'/gu, '');
  const imports: Import[] = [];
  const add = (specifier: string, typeOnly: boolean): void => {
    const isLocal = specifier.startsWith('.');
    imports.push({ from, to: isLocal ? posix.join(posix.dirname(from), specifier) : specifier, isLocal, typeOnly });
  };
  for (const [, , type, specifier = ''] of text.matchAll(statement)) add(specifier, type !== undefined);
  let unreadable = false;
  for (const [, specifier] of text.matchAll(dynamic)) {
    if (specifier === undefined) unreadable = true;
    else add(specifier, false);
  }
  for (const [, specifier = ''] of text.matchAll(worker)) add(specifier.replace(/\.js$/u, '.ts'), false);
  return { imports, unreadable };
}

const roomOf = (path: string): string => path.split('/')[0] ?? path;

function border({ from, to, isLocal, typeOnly }: Import, rooms: ReadonlyMap<string, Room>): string | undefined {
  if (!isLocal && askers[to] !== undefined && askers[to] !== from) return `${from} imports ${to}, which can reach the network`;
  if (!isLocal)
    return network.test(to) && !mayConnect.test(from) ? `${from} imports ${to}, which can reach the network` : undefined;
  if (to.startsWith('..')) return to.startsWith('../package.json') ? undefined : `${from} imports ${to}, outside src`;
  const [here, there] = [roomOf(from), roomOf(to)];
  if (here === there || there === 'errors.ts') return undefined;
  const isDoorman = /\/(?:[a-z]+-)?(?:command|routes)\.ts$/u.test(from);
  if (isDoorman && typeOnly && (there === 'cli' || there === 'workbench.ts')) return undefined;
  // Routes are written in their rooms against the types of the server, which mounts them.
  if (/[/-]routes\.ts$/u.test(from) && typeOnly && there === 'server') return undefined;
  if (here === 'server' && /^[a-z]+\/routes\.ts$/u.test(to)) return undefined;
  // The command table names the rooms' commands; it is the one file that may pass by a door.
  if (here === 'cli' && /^[a-z]+\/(?:[a-z]+-)?command\.ts$/u.test(to)) return undefined;
  const room = rooms.get(here);
  const allowed = room?.imports.has(there) || (typeOnly && room?.types.has(there));
  if (!allowed) return `${from} imports ${to}: the table does not let ${here} import ${there}${typeOnly ? '' : ' (values)'}`;
  if (there.endsWith('.ts') || to === `${there}/index.ts`) return undefined;
  return `${from} imports ${to}: only ${there}/index.ts is a door`;
}

function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const visit = (file: string): void => {
    state.set(file, 'open');
    trail.push(file);
    for (const next of graph.get(file) ?? []) {
      if (state.get(next) === 'open') found.push(`cycle: ${[...trail.slice(trail.indexOf(next)), next].join(' → ')}`);
      else if (!state.has(next)) visit(next);
    }
    trail.pop();
    state.set(file, 'done');
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file);
  return found;
}

const runsInThread = /\bimport\s+\{[^}]*\b(?:parentPort|workerData)\b[^}]*\}\s+from\s+'node:worker_threads'/u;

/** What a thread loads: a thread that is ended while DuckDB answers it takes the process with it, so that none may load DuckDB. */
function threads(files: Files): string[] {
  const values = (path: string): string[] =>
    importsOf(path, withoutWorkers(files.get(path) ?? '')).imports.flatMap(({ to, typeOnly }) => (typeOnly ? [] : [to]));
  return [...files].flatMap(([path, source]) => {
    if (!path.endsWith('.ts') || isTest.test(path) || !runsInThread.test(withoutComments(source))) return [];
    const loaded = new Set([path]);
    for (const file of loaded) for (const to of values(file)) loaded.add(to);
    return [...loaded].some((name) => name.startsWith('@duckdb/')) ? [`${path} runs in a thread and loads DuckDB`] : [];
  });
}

const lengthOf = (source: string): number => source.trimEnd().split('\n').length;

function lengths(files: Files): string[] {
  const sources = [...files].filter(([path]) => path.endsWith('.ts') && !isTest.test(path));
  const sorted = sources.map(([, source]) => lengthOf(source)).sort((a, b) => a - b);
  const p90 = sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0;
  return [
    ...sources
      .filter(([, source]) => lengthOf(source) > 500)
      .map(([path, source]) => `${path} has ${lengthOf(source)} lines (500 at most)`),
    ...(p90 > 300 ? [`90th percentile of file lengths is ${p90} lines (300 at most)`] : []),
  ];
}

function furniture(files: Files, rooms: ReadonlyMap<string, Room>): string[] {
  const found: string[] = [];
  const present = new Set([...files.keys()].map(roomOf));
  for (const name of present) {
    if (!rooms.has(name)) found.push(`${name} is not in the table`);
    else if (rooms.get(name)?.planned) found.push(`${name} exists: its row must say "here"`);
    if (name.endsWith('.ts')) continue;
    const readme = files.get(`${name}/README.md`);
    if (readme === undefined) found.push(`${name} has no README.md`);
    else if (lengthOf(readme) > 40) found.push(`${name}/README.md has ${lengthOf(readme)} lines (40 at most)`);
    const door = name === 'cli' ? 'main.ts' : 'index.ts';
    if (!files.has(`${name}/${door}`)) found.push(`${name} has no ${door}`);
  }
  for (const { name, planned } of rooms.values())
    if (!planned && !present.has(name)) found.push(`${name} is in the table but not in src`);
  return found;
}

/** Everything in `files` that breaks the table or a rule of the house, one sentence each; empty when all is well. */
export function check(files: Files, table: readonly Room[]): string[] {
  const rooms = new Map(table.map((room) => [room.name, room]));
  const found = [...furniture(files, rooms), ...lengths(files), ...threads(files)];
  const graph = new Map<string, string[]>();
  for (const [path, source] of files) {
    const empty = path.split('/').find((part) => emptyNames.test(part.split('.')[0] ?? ''));
    if (empty !== undefined) found.push(`${path}: the name ${empty} says nothing`);
    if (!path.endsWith('.ts') || isTest.test(path)) continue;
    const { imports, unreadable } = importsOf(path, source);
    if (unreadable && !loadsExtra.has(path)) found.push(`${path} imports a name computed at run time, which no table can hold`);
    for (const each of imports) {
      const problem = border(each, rooms);
      if (problem !== undefined) found.push(problem);
    }
    if (/\bfetch\(|\bnew (?:WebSocket|EventSource)\(/u.test(withoutComments(source)) && !mayConnect.test(path)) {
      found.push(`${path} can reach the network`);
    }
    graph.set(
      path,
      imports.map(({ to }) => to).filter((to) => files.has(to)),
    );
  }
  return [...found, ...cycles(graph)];
}
