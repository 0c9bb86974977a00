import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CustodyLog,
  formatNote,
  formatVkey,
  openNote,
  parseNote,
  parseVkey,
  signNote,
  type VerifierKey,
} from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';

/**
 * What one agency tells another about a package, as a signed note (C2SP signed-note): a line that says what it is, then
 * `name value` lines in a fixed order. Reasons are JSON strings, so that a line stays a line.
 *
 * `key` is the key that signs, `rotation` each statement by which an earlier key of the same log named a later one, base64: who
 * knows any of these keys can follow to the one that signed.
 */
export interface Statement {
  readonly what: 'receipt' | 'recall' | 'request' | 'call';
  readonly lines: readonly (readonly [name: string, value: string])[];
}

const firstLine = (what: Statement['what']): string => `clew ${what} v1`;

const malformed = (what: Statement['what']): ClewError =>
  new ClewError('untrusted', `share.${what}`, `The ${what} is not well formed.`, {
    hint: 'It must come byte for byte as it was sent: as a file, not copied out of a message.',
  });

/** Signs a statement with the key of the log. The same statement and key give the same bytes. */
export async function signStatement(log: CustodyLog, { what, lines }: Statement): Promise<string> {
  const signer = await log.unlock();
  const rotations = (await rotationsIn(log.folders.log)).map(
    (note) => ['rotation', Buffer.from(note).toString('base64')] as const,
  );
  const all = [['from', log.origin], ['key', formatVkey(signer.verifier)], ...rotations, ...lines] as const;
  const text = `${firstLine(what)}\n${all.map(([name, value]) => `${name} ${value}\n`).join('')}`;
  return formatNote({ text, signatures: [signNote(text, signer)] });
}

/** Statements of a log in which its keys name the next, in their order. `log`: its folder. */
export async function rotationsIn(log: string): Promise<string[]> {
  const dir = join(log, 'rotations');
  const names = await readdir(dir).catch(() => []);
  const places = names.flatMap((name) => /^(?<index>\d{1,15})\.note$/u.exec(name)?.groups?.['index'] ?? []);
  const notes: string[] = [];
  for (const place of places.sort((a, b) => Number(a) - Number(b)))
    notes.push(await readFile(join(dir, `${place}.note`), 'utf8'));
  return notes;
}

/** A statement as it came: who says that they signed it is only a claim until `openStatement`. */
export interface Claimed extends Statement {
  readonly from: string;
  readonly key: VerifierKey;
  readonly rotations: readonly string[];
  readonly source: string;
}

/** Reads a statement strictly. Throws `untrusted` `share.receipt`, `share.recall` or `share.request`. */
export function readStatement(what: Statement['what'], source: string): Claimed {
  try {
    const { text } = parseNote(source);
    const [first, ...rest] = text.slice(0, -1).split('\n');
    const lines = rest.map((line): [string, string] => {
      const space = line.indexOf(' ');
      if (space < 1) throw malformed(what);
      return [line.slice(0, space), line.slice(space + 1)];
    });
    const [from, key] = [lines[0], lines[1]];
    if (first !== firstLine(what) || from?.[0] !== 'from' || key?.[0] !== 'key') throw malformed(what);
    const vkey = parseVkey(key[1]);
    if (vkey.name !== from[1] || vkey.type !== 'note') throw malformed(what);
    const count = lines.slice(2).findIndex(([name]) => name !== 'rotation');
    const end = count === -1 ? lines.length : count + 2;
    const rotations = lines.slice(2, end).map(([, value]) => Buffer.from(value, 'base64').toString());
    return { what, from: vkey.name, key: vkey, rotations, lines: lines.slice(end), source };
  } catch {
    throw malformed(what);
  }
}

/** Checks that its own key signed a statement. Throws `untrusted` of `openNote`. */
export function openStatement({ source, key }: Claimed): void {
  openNote(source, [key]);
}

/** A signed note that came as a file. Throws `missing` `share.path`. */
export async function readNote(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new ClewError('missing', 'share.path', 'The file cannot be read.', { hint: 'Check the path.', cause });
  });
}
