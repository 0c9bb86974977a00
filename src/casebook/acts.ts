import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ClewError } from '../errors.ts';
import { type Act, actBodies, canonicalJson, sha256 } from '../model/index.ts';
import type { RecordedAct } from './ctx.ts';
import { diskError } from './disk.ts';
import { syncDir } from './exhibits.ts';
import type { OnPoint } from './points.ts';

/** Acts of one file: a file is opened, checked and copied whole, so none grows without end. */
const actsPerFile = 100_000;

/** Where a log ends: number and hash of its last act. */
export interface LogEnd {
  readonly seq: number;
  /** SHA-256 of the last line without its newline; empty before the first. */
  readonly sha256: string;
}

/** An act in the form it is written in. */
export interface ActLine {
  readonly act: RecordedAct;
  readonly line: string;
  readonly sha256: string;
}

/** Checks an act's body; what comes back holds nothing that the schema does not know. */
export function checkedAct(act: Act): Act {
  const parsed = actBodies[act.kind].safeParse(act.body);
  if (parsed.success) return { kind: act.kind, body: parsed.data } as Act;
  throw new ClewError('input', 'casebook.act', `An act of kind ${act.kind} is not well formed.`, {
    detail: parsed.error.message,
    hint: 'Nothing was written. Check the values given.',
  });
}

/**
 * The acts of a casebook, `acts/NNNNNN.jsonl`. **Trusted**: with the exhibits, the truth that all rows come from.
 * Append-only; each line names the hash of the one before it. One writer, who holds the casebook's lock.
 */
export class ActLog {
  end: LogEnd;
  private readonly dir: string;
  private readonly onPoint: OnPoint;
  /** Set when an append failed and could not be taken back: what the disk holds is then unknown. */
  private broken = false;

  constructor(dir: string, end: LogEnd, onPoint: OnPoint) {
    this.dir = dir;
    this.end = end;
    this.onPoint = onPoint;
  }

  /** Numbers and chains acts that are to be appended next. */
  prepare(acts: readonly Act[], at: number, by: string): ActLine[] {
    const lines: ActLine[] = [];
    let end = this.end;
    for (const act of acts) {
      const recorded = { ...act, seq: end.seq + 1, at, by } as RecordedAct;
      const line = canonicalJson(end.sha256 === '' ? recorded : { ...recorded, prev: end.sha256 });
      end = { seq: recorded.seq, sha256: sha256(line) };
      lines.push({ act: recorded, line, sha256: end.sha256 });
    }
    return lines;
  }

  /** Appends prepared acts; they are durable when it returns, and not there at all when it throws. */
  async appendActs(lines: readonly ActLine[]): Promise<void> {
    if (this.broken) {
      throw new ClewError('unavailable', 'casebook.disk', 'An earlier act could not be written.', {
        hint: 'Check the disk, then open the casebook again.',
      });
    }
    for (let from = 0; from < lines.length;) {
      const file = fileOf(lines[from]!.act.seq);
      let to = from;
      while (to < lines.length && fileOf(lines[to]!.act.seq) === file) to++;
      await this.appendTo(join(this.dir, file), lines.slice(from, to));
      from = to;
    }
    this.onPoint('acts.durable');
  }

  private async appendTo(path: string, lines: readonly ActLine[]): Promise<void> {
    const handle = await open(path, 'a').catch((cause: unknown) => {
      throw diskError(cause, 'The log of acts cannot be opened for writing.');
    });
    try {
      const { size } = await handle.stat();
      try {
        await handle.appendFile(lines.map(({ line }) => `${line}\n`).join(''));
        this.onPoint('acts.written');
        await handle.sync();
        if (size === 0) await syncDir(this.dir);
      } catch (cause) {
        await this.takeBack(handle, size);
        throw diskError(cause, 'The act could not be written.');
      }
      const last = lines.at(-1)!;
      this.end = { seq: last.act.seq, sha256: last.sha256 };
    } finally {
      await handle.close();
    }
  }

  /** A half-written line would be read as the beginning of the next one. */
  private async takeBack(handle: FileHandle, size: number): Promise<void> {
    try {
      await handle.truncate(size);
      await handle.sync();
    } catch {
      this.broken = true;
    }
  }
}

/**
 * Opens the log and checks it whole. A last line without a newline was never acknowledged: it is cut off when `repair`
 * is set (the writer), else passed over.
 */
export async function openLog(dir: string, options: { repair: boolean; onPoint: OnPoint }): Promise<ActLog> {
  if (options.repair) {
    await mkdir(dir, { recursive: true });
    const last = (await files(dir)).at(-1);
    if (last !== undefined) await cutTornLine(join(dir, last));
  }
  let end: LogEnd = { seq: 0, sha256: '' };
  for await (const { act, sha256: hash } of readLog(dir)) end = { seq: act.seq, sha256: hash };
  return new ActLog(dir, end, options.onPoint);
}

/** Acts in order, each checked against its number, its place in the chain and its schema. */
export async function* readLog(dir: string, after = 0): AsyncGenerator<ActLine> {
  let end: LogEnd = { seq: 0, sha256: '' };
  for (const file of await files(dir)) {
    const path = join(dir, file);
    const whole = await wholeLength(path);
    if (whole === 0) continue;
    // The newline that ends the last whole line is left out, so that reading gives no empty line after it.
    const lines = createInterface({ input: createReadStream(path, { end: whole - 2 }), crlfDelay: Infinity });
    for await (const line of lines) {
      const act = parseLine(line, end, file);
      end = { seq: act.seq, sha256: sha256(line) };
      if (act.seq > after) yield { act, line, sha256: end.sha256 };
    }
  }
}

function parseLine(line: string, end: LogEnd, file: string): RecordedAct {
  const damaged = (why: string): ClewError =>
    new ClewError('untrusted', 'casebook.acts', `The log of acts is damaged after act ${end.seq}, in acts/${file}: ${why}.`, {
      hint: 'Restore the folder acts/ from a copy; no row is made from a log that does not hold together.',
    });
  let parsed: Record<string, unknown>;
  try {
    parsed = JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw damaged('a line is not JSON');
  }
  const { prev, ...act } = parsed;
  if (act['seq'] !== end.seq + 1) throw damaged('an act is missing');
  if ((prev ?? '') !== end.sha256) throw damaged('the hash of the act before does not fit');
  const schema = Object.hasOwn(actBodies, String(act['kind'])) ? actBodies[act['kind'] as Act['kind']] : undefined;
  if (schema === undefined) throw damaged(`its kind is not known to this version of Clew`);
  if (!schema.safeParse(act['body']).success) throw damaged('the body is not well formed');
  return act as unknown as RecordedAct;
}

function fileOf(seq: number): string {
  return `${String(Math.floor(seq / actsPerFile)).padStart(6, '0')}.jsonl`;
}

async function files(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter((name) => /^\d{6}\.jsonl$/.test(name)).sort();
}

/** Bytes up to and including the last newline. */
async function wholeLength(path: string): Promise<number> {
  const { size } = await stat(path);
  const handle = await open(path, 'r');
  try {
    const block = Buffer.alloc(65_536);
    for (let to = size; to > 0;) {
      const from = Math.max(0, to - block.length);
      const { bytesRead } = await handle.read(block, 0, to - from, from);
      const newline = block.subarray(0, bytesRead).lastIndexOf(10);
      if (newline >= 0) return from + newline + 1;
      to = from;
    }
    return 0;
  } finally {
    await handle.close();
  }
}

async function cutTornLine(path: string): Promise<void> {
  const whole = await wholeLength(path);
  if (whole === (await stat(path)).size) return;
  const handle = await open(path, 'r+');
  try {
    await handle.truncate(whole);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
