import { canonicalJson } from '../../src/model/index.ts';

/** Files of a folder by path. */
export type Files = ReadonlyMap<string, Buffer>;

/** Damage that somebody does to a package. */
export interface Edit {
  readonly what: string;
  readonly files: Files;
}

type Next = (below: number) => number;

const set = (files: Files, ...changes: readonly (readonly [string, Buffer | undefined])[]): Files => {
  const now = new Map(files);
  for (const [path, bytes] of changes) {
    if (bytes === undefined) now.delete(path);
    else now.set(path, bytes);
  }
  return now;
};

/** What may be done to any file. */
const plain: readonly ((bytes: Buffer, next: Next) => Buffer)[] = [
  (bytes, next) => {
    const bent = Buffer.from(bytes);
    if (bent.length > 0) bent[next(bent.length)]! ^= 1 << next(8);
    return bent;
  },
  (bytes, next) => bytes.subarray(0, next(bytes.length + 1)),
  (bytes) => Buffer.concat([bytes, Buffer.from('\n')]),
  (bytes) => Buffer.concat([bytes, Buffer.from(' ')]),
  (bytes, next) => {
    const at = next(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from('0'), bytes.subarray(at)]);
  },
  (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
  () => Buffer.alloc(0),
];

/** What may be done to the lines of a list. */
const lined: readonly ((lines: string[], next: Next) => string[])[] = [
  (lines, next) => lines.toSpliced(next(lines.length), 1),
  (lines, next) => {
    const at = next(lines.length);
    return lines.toSpliced(at, 0, lines[at]!);
  },
  (lines, next) => {
    const at = next(Math.max(1, lines.length - 1));
    return [...lines.slice(0, at), ...lines.slice(at, at + 2).reverse(), ...lines.slice(at + 2)];
  },
  (lines, next) => {
    const at = next(lines.length);
    return lines.with(
      at,
      lines[at]!.replace(/[0-9a-f]/u, (digit) => (digit === '0' ? '1' : '0')),
    );
  },
  (lines, next) => {
    const at = next(lines.length);
    return lines.with(at, lines[at]!.toUpperCase());
  },
];

/** Changes one member of an act, in the one spelling that an act may have: nothing but its salted hash tells. */
function otherAct(bytes: Buffer, next: Next): Buffer {
  const lines = bytes.toString().trimEnd().split('\n');
  const at = next(lines.length);
  const act = JSON.parse(lines[at]!) as Record<string, unknown>;
  const names = Object.keys(act);
  const name = names[next(names.length)]!;
  const value = act[name];
  if (typeof value === 'number') act[name] = value + 1;
  else if (name === 'salt' || name === 'detail') act[name] = Buffer.alloc(32, next(256)).toString('base64');
  else if (typeof value === 'string') act[name] = `${value}x`;
  else act[name] = { ...(value as object), more: true };
  return Buffer.from(`${lines.with(at, canonicalJson(act)).join('\n')}\n`);
}

const isList = (path: string): boolean => /\.(?:sha256|txt|note|jsonl|tlog-proof|csv)$|checkpoint$|policy$/u.test(path);
const isActs = (path: string): boolean => path === 'log/acts.jsonl' || path === 'log/send.json';

const strangers = [
  'data/exhibits/more.txt',
  'data/more.json',
  'log/proofs/1.tlog-proof',
  'log/more',
  'log/tile/0/001',
  'log/rotations/3.note',
  'log/timestamps/3.checkpoint',
  'manifest-md5.txt',
  'casebook.json',
  'fetch.txt',
  'data/tables/LINKS.csv',
  'index.html',
  'data/.ds_store',
];

/** One edit at random of a kind at random; it may come to nothing. */
export function randomEdit(files: Files, next: Next): Edit {
  const paths = [...files.keys()];
  const path = paths[next(paths.length)]!;
  const other = paths[next(paths.length)]!;
  const bytes = files.get(path)!;
  const kind = next(12);
  if (kind === 0) return { what: `${path} removed`, files: set(files, [path, undefined]) };
  if (kind === 1) {
    const stranger = strangers[next(strangers.length)]!;
    const more = next(2) === 0 ? bytes : Buffer.from('x\n');
    return { what: `${stranger} added`, files: set(files, [stranger, more]) };
  }
  if (kind === 2) return { what: `${path} and ${other} swapped`, files: set(files, [path, files.get(other)], [other, bytes]) };
  if (kind === 3) return { what: `${path} copied over ${other}`, files: set(files, [other, bytes]) };
  if (kind === 4) {
    const name = [`${path}x`, path.replace(/[a-z]/u, 'x'), path.toUpperCase(), `data/${path}`][next(4)]!;
    return { what: `${path} renamed to ${name}`, files: files.has(name) ? files : set(files, [path, undefined], [name, bytes]) };
  }
  if (kind <= 6) {
    const file = next(3) === 0 ? 'log/send.json' : 'log/acts.jsonl';
    return { what: `an act in ${file}`, files: set(files, [file, otherAct(files.get(file)!, next)]) };
  }
  if (kind <= 9) {
    const lists = paths.filter(isList);
    const list = lists[next(lists.length)]!;
    const lines = files.get(list)!.toString('latin1').trimEnd().split('\n');
    const how = next(lined.length);
    const changed = Buffer.from(`${lined[how]!(lines, next).join('\n')}\n`, 'latin1');
    return { what: `lines of ${list} (${how})`, files: set(files, [list, changed]) };
  }
  const how = next(plain.length);
  return { what: `${path} (${how})`, files: set(files, [path, plain[how]!(bytes, next)]) };
}

/** Each kind of edit done to each file once. */
export function* everyEdit(files: Files, next: Next): Generator<Edit> {
  const paths = [...files.keys()];
  for (const [at, path] of paths.entries()) {
    const bytes = files.get(path)!;
    for (const [how, edit] of plain.entries()) yield { what: `${path} (${how})`, files: set(files, [path, edit(bytes, next)]) };
    yield { what: `${path} removed`, files: set(files, [path, undefined]) };
    yield { what: `${path} renamed`, files: set(files, [path, undefined], [`${path}0`, bytes]) };
    const other = paths[(at + 1) % paths.length]!;
    yield { what: `${path} and ${other} swapped`, files: set(files, [path, files.get(other)], [other, bytes]) };
    if (isActs(path))
      for (let i = 0; i < 20; i++) yield { what: `an act in ${path}`, files: set(files, [path, otherAct(bytes, next)]) };
  }
  for (const stranger of strangers) {
    if (!files.has(stranger)) yield { what: `${stranger} added`, files: set(files, [stranger, Buffer.from('x\n')]) };
  }
}

/** Paths that were changed, removed or added. */
export function touched(before: Files, after: Files): string[] {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((path) => !(before.get(path)?.equals(after.get(path) ?? Buffer.from('\0gone')) ?? false));
}
