import { hash as digest } from 'node:crypto';
import { closeSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type ActLine, actFileOf, actsPerFile, entryOf, parseActLine } from './acts.ts';
import type { Checklist } from './checks.ts';
import { mostActs } from './opening.ts';
import { openPlain } from './plain-file.ts';

/** Details that other checks need: what was sealed, erased, rotated, and how the casebook began. */
export interface ActFacts {
  /** Exhibits by hash, with the bytes that the act of sealing recorded. */
  readonly exhibits: Map<string, number | undefined>;
  /** Statement of each change of key, by its place in the log. */
  readonly rotations: Map<number, string>;
  created?: Readonly<Record<string, unknown>>;
}

const looked = new Set(['casebook.create', 'exhibit.seal', 'import', 'key.rotate', 'erase']);

/** Reads `acts/` beside the log, line by line, and holds each against its entry. */
export class ActsCheck {
  readonly facts: ActFacts = { exhibits: new Map(), rotations: new Map() };
  readonly #dir: string;
  readonly #list: Checklist;
  #lines: LineReader | undefined;
  /** Erased acts by the act that must say so. */
  readonly #erased = new Map<number, number[]>();
  #erasures = 0;

  constructor(dir: string, list: Checklist) {
    this.#dir = dir;
    this.#list = list;
  }

  /** Holds the next act, at `index`, against its entry; gives the entry that the act makes. */
  next(index: number, entry: Buffer | undefined): Buffer | undefined {
    const file = actFileOf(index);
    if (index % actsPerFile === 0) this.#open(file);
    const line = this.#lines?.next();
    if (line === undefined) {
      this.#list.fail('acts', { where: `acts/${file}`, why: 'missing', index });
      return undefined;
    }
    const made = this.#quick(line, index) ?? this.#slow(line, index);
    if (made === undefined) this.#list.fail('acts', { where: `acts/${file}`, why: 'malformed', index });
    else if (entry !== undefined && !made.equals(entry))
      this.#list.fail('acts', { where: `acts/${file}`, why: 'differs', index });
    return made;
  }

  #open(file: string): void {
    this.#lines?.close();
    try {
      this.#lines = new LineReader(join(this.#dir, file));
    } catch (cause) {
      this.#lines = undefined;
      const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable';
      this.#list.fail('acts', { where: `acts/${file}`, why });
    }
  }

  /**
   * The entry that a line with details makes, cut out of its bytes without decoding JSON. That is enough: details with the
   * salted hash that the log holds are, to the byte, those that were logged, and the rest is compared with the entry itself.
   */
  #quick(line: Buffer, index: number): Buffer | undefined {
    const text = line.toString('latin1');
    const head = /^\{"act":"(?<act>[a-z.]+)","at":(?<at>\d+),"body":/u.exec(text);
    const tail = `","seq":${index + 1}}`;
    const saltAt = text.length - tail.length - saltLetters;
    const byAt = text.lastIndexOf(',"by":"', saltAt);
    if (head === null || !text.endsWith(tail) || byAt < head[0].length || !text.endsWith('"' + beforeSalt, saltAt))
      return undefined;
    const salt = text.slice(saltAt, saltAt + saltLetters);
    if (scratch.length < saltBytes + line.length) scratch = Buffer.alloc(2 * (saltBytes + line.length));
    if (!saltForm.test(salt) || scratch.write(salt, 0, 'base64') !== saltBytes) return undefined;
    const bodyAt = head[0].length;
    line.copy(scratch, saltBytes, bodyAt, byAt);
    const detail = digest('sha256', scratch.subarray(0, saltBytes + byAt - bodyAt), 'base64');
    const { act = '', at = '' } = head.groups ?? {};
    if (looked.has(act)) this.#learn(act, index, line.subarray(bodyAt, byAt).toString());
    const by = text.slice(byAt + ',"by":'.length, saltAt - beforeSalt.length);
    return Buffer.from(`{"act":"${act}","at":${at},"by":${by},"detail":"${detail}","v":1}`, 'latin1');
  }

  /** The entry of a line without details, or of whatever else reads as an act. */
  #slow(line: Buffer, index: number): Buffer | undefined {
    let read: ActLine;
    try {
      read = parseActLine(line.toString(), index + 1);
      if (!Buffer.from(line.toString()).equals(line)) return undefined;
    } catch {
      return undefined;
    }
    if (read.erased !== undefined) {
      this.#erasures++;
      this.#erased.set(read.erased, [...(this.#erased.get(read.erased) ?? []), read.seq]);
    }
    return entryOf(read);
  }

  #learn(act: string, index: number, json: string): void {
    let body: Record<string, unknown>;
    try {
      body = JSON.parse(json) as Record<string, unknown>;
    } catch {
      return;
    }
    const { exhibits, rotations } = this.facts;
    const { sha256, bytes } = body;
    if (act === 'casebook.create') this.facts.created ??= body;
    else if (act === 'key.rotate') rotations.set(index, String(body['statement']));
    else if (act === 'erase') this.#settle(index + 1, body['acts']);
    else if (typeof sha256 === 'string' && (act === 'exhibit.seal' || !exhibits.has(sha256))) {
      exhibits.set(sha256, typeof bytes === 'number' ? bytes : undefined);
    }
  }

  #settle(seq: number, named: unknown): void {
    const left = this.#erased.get(seq)?.filter((each) => !Array.isArray(named) || !named.includes(each)) ?? [];
    this.#erased.set(seq, left);
  }

  /** Ends the reading behind `size` acts. */
  finish(size: number): void {
    const file = actFileOf(size);
    if (size % actsPerFile === 0) this.#openIfThere(file);
    let behind = 0;
    while (behind <= mostActs && this.#lines?.next() !== undefined) behind++;
    const finding = { where: `acts/${file}`, why: 'uncommitted' } as const;
    // A crash leaves no more than one commit's acts behind; more of them were in a log that is gone.
    if (behind > mostActs) this.#list.fail('acts', finding);
    else if (behind > 0 || this.#lines?.hasRest() === true) this.#list.note('acts', finding);
    this.#lines?.close();
    for (const seqs of this.#erased.values()) {
      for (const seq of seqs)
        this.#list.fail('erased', { where: `acts/${actFileOf(seq - 1)}`, why: 'notErased', index: seq - 1 });
    }
    if (this.#erasures > 0) this.#list.pass('erased', this.#erasures);
    const last = actFileOf(Math.max(0, size - 1));
    for (const name of names(this.#dir)) {
      if (!/^\d{6}\.jsonl$/u.test(name) || (name > last && name !== file)) {
        this.#list.fail('acts', { where: `acts/${name}`, why: 'stranger' });
      }
    }
    this.#list.pass('acts', size);
  }

  #openIfThere(file: string): void {
    this.#lines?.close();
    this.#lines = undefined;
    if (names(this.#dir).includes(file)) this.#open(file);
  }
}

const saltBytes = 32;
const saltLetters = 44;
/** 32 bytes in base64, spelt in the one way: the last letter bears two bits that must be nothing. */
const saltForm = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/u;
const beforeSalt = ',"salt":"';
let scratch = Buffer.alloc(65_536);

function names(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

/** No act is longer; what is, is no act. */
const longestLine = 256 << 20;

/** Lines of a file that end with a newline, as views that are good until the next call. */
class LineReader {
  readonly #fd: number;
  #buffer = Buffer.alloc(1 << 20);
  #from = 0;
  #to = 0;
  #ended = false;

  constructor(path: string) {
    this.#fd = openPlain(path);
  }

  next(): Buffer | undefined {
    for (;;) {
      const end = this.#buffer.subarray(0, this.#to).indexOf(10, this.#from);
      if (end >= 0) {
        const line = this.#buffer.subarray(this.#from, end);
        this.#from = end + 1;
        return line;
      }
      if (this.#ended) return undefined;
      this.#fill();
    }
  }

  #fill(): void {
    const rest = this.#buffer.subarray(this.#from, this.#to);
    if (this.#from === 0 && this.#to === this.#buffer.length) {
      if (this.#to >= longestLine) {
        this.#ended = true;
        return;
      }
      const larger = Buffer.alloc(2 * this.#buffer.length);
      rest.copy(larger);
      this.#buffer = larger;
    } else {
      rest.copy(this.#buffer);
    }
    [this.#from, this.#to] = [0, rest.length];
    const read = readSync(this.#fd, this.#buffer, this.#to, this.#buffer.length - this.#to, null);
    if (read === 0) this.#ended = true;
    this.#to += read;
  }

  /** Whether bytes without a newline stand at the end. */
  hasRest(): boolean {
    return this.#to > this.#from;
  }

  close(): void {
    closeSync(this.#fd);
  }
}
