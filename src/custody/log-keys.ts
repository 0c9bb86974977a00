import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Checklist } from './checks.ts';
import { decodeDecimal } from './canonical.ts';
import { openNote } from './note.ts';
import { readPlain } from './plain-file.ts';
import { formatVkey, parseVkey, type VerifierKey } from './vkey.ts';

/** A key of the log and the place of the act that brought it; -1 for the first. */
interface KeyTerm {
  readonly key: VerifierKey;
  readonly since: number;
}

/** The keys a log has had, first to last. */
export class LogKeys {
  readonly #terms: readonly KeyTerm[];

  constructor(terms: readonly KeyTerm[]) {
    this.#terms = terms;
  }

  /** Keys that may sign a checkpoint of this size: right after a change, the key before and the key after it. */
  at(size: number): readonly VerifierKey[] {
    return this.#terms
      .filter(({ since }, at) => since < size && (this.#terms[at + 1]?.since ?? Number.POSITIVE_INFINITY) + 1 >= size)
      .map(({ key }) => key);
  }

  get all(): readonly VerifierKey[] {
    return this.#terms.map(({ key }) => key);
  }
}

/**
 * Follows the changes of key from the log's first one (`rotations/first.vkey`) through the statements in which each key names
 * the next. The trusted key must be among them: who trusts one key of the chain trusts those after it, and knows that those
 * before it handed over to it.
 */
export function readLogKeys(log: string, trusted: VerifierKey, list: Checklist): LogKeys {
  const dir = join(log, 'rotations');
  const names = readdirNames(dir);
  if (names.length === 0) return new LogKeys([{ key: trusted, since: -1 }]);
  const where = (name: string): string => `log/rotations/${name}`;
  const terms: KeyTerm[] = [];
  try {
    terms.push({ key: parseVkeyFile(readPlain(join(dir, 'first.vkey')).toString()), since: -1 });
  } catch {
    list.fail('rotations', { where: where('first.vkey'), why: 'malformed' });
    return new LogKeys([{ key: trusted, since: -1 }]);
  }
  const notes = names.filter((name) => name !== 'first.vkey');
  const places = new Map(notes.map((name) => [name, decodeDecimal(/^(?<index>.*)\.note$/u.exec(name)?.groups?.['index'] ?? '')]));
  for (const name of notes.toSorted((a, b) => (places.get(a) ?? -1) - (places.get(b) ?? -1))) {
    const index = places.get(name);
    const key = index === undefined ? undefined : successor(join(dir, name), terms.at(-1)!.key, index);
    if (index === undefined || key === undefined) list.fail('rotations', { where: where(name), why: 'badSignature' });
    else terms.push({ key, since: index });
  }
  const at = terms.findIndex(({ key }) => formatVkey(key) === formatVkey(trusted));
  if (at < 0) {
    list.fail('rotations', { where: formatVkey(trusted), why: 'foreign' });
    return new LogKeys([{ key: trusted, since: -1 }]);
  }
  list.pass('rotations', terms.length - 1);
  return new LogKeys(terms);
}

const firstLine = 'clew/key-rotation/v1';

/** The key that a statement names, if the key before signed it for this log and place. */
function successor(path: string, before: VerifierKey, index: number): VerifierKey | undefined {
  try {
    const { text } = openNote(readPlain(path), [before]);
    const [purpose, origin, place, vkey = '', end, ...more] = text.split('\n');
    const key = parseVkey(vkey);
    const isGood =
      purpose === firstLine && origin === before.name && place === String(index) && key.name === before.name && end === '';
    return isGood && more.length === 0 ? key : undefined;
  } catch {
    return undefined;
  }
}

/** A public key file: the key and a newline. Throws as `parseVkey`. */
export function parseVkeyFile(text: string): VerifierKey {
  return parseVkey(text.endsWith('\n') ? text.slice(0, -1) : '');
}

function readdirNames(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}
