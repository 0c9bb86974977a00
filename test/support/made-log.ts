import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  cosign,
  formatNote,
  formatVkey,
  parseNote,
  seedSigner,
  signCheckpoint,
  TileEdge,
  type TileFile,
} from '../../src/custody/index.ts';
import { canonicalJson, sha256 } from '../../src/model/index.ts';

export const origin = 'clew.example/made';
export const logSigner = seedSigner(origin, Buffer.alloc(32, 1));
export const logKey = formatVkey(logSigner.verifier);
export const witness = seedSigner('witness.example', Buffer.alloc(32, 2), 'cosignature');
/** The policy that the made witness alone meets. */
export const policyText = `witness w ${formatVkey(witness.verifier)}\nquorum w\n`;

const folders = new Set<string>();

function save(dir: string, files: readonly TileFile[]): void {
  for (const { path, bytes } of files) {
    const folder = dirname(join(dir, path));
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(join(dir, path), bytes);
  }
}

/** An entry such as a log holds, in no other form than the tests need. */
export function madeEntry(at: number): Buffer {
  const detail = createHash('sha256').update(`detail ${at}`).digest('base64');
  return Buffer.from(`{"act":"consult","at":${1_767_225_600_000 + at},"by":"officer","detail":"${detail}","v":1}`);
}

export interface MadeLog {
  readonly root: Buffer;
  readonly checkpoint: string;
}

/** Writes a log of `size` entries in one go, its checkpoint signed and, if asked, cosigned. */
export function makeLog(
  dir: string,
  size: number,
  options: { cosigned?: boolean; entry?: (at: number) => Buffer } = {},
): MadeLog {
  folders.clear();
  mkdirSync(dir, { recursive: true });
  const edge = new TileEdge();
  for (let at = 0; at < size; at++) {
    edge.append((options.entry ?? madeEntry)(at));
    // Taken now and then, so that a long log does not pile up; full files only, as a partial one would be left behind.
    if (at % 65_536 === 65_535) save(dir, edge.take());
  }
  save(dir, edge.take());
  const signed = signCheckpoint({ origin, size, root: edge.root() }, logSigner);
  const checkpoint = options.cosigned === true ? cosigned(signed) : signed;
  writeFileSync(join(dir, 'checkpoint'), checkpoint);
  return { root: edge.root(), checkpoint };
}

export function cosigned(signed: string): string {
  const note = parseNote(signed);
  return formatNote({ ...note, signatures: [...note.signatures, cosign(note.text, 1_767_229_200, witness)] });
}

interface MadeAct {
  readonly act: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface MadeCasebook extends MadeLog {
  /** Hashes of the exhibits. */
  readonly exhibits: readonly string[];
  /** Lines of `acts/`, in order. */
  readonly lines: readonly string[];
}

/** Acts of a small office: exhibits sealed and imported, reports consulted, now and then something erased. */
function acts(count: number, exhibits: readonly string[]): MadeAct[] {
  const created = { id: 'made', region: 'CN', language: 'en', origin, key: logKey };
  const list: MadeAct[] = [{ act: 'casebook.create', body: created }];
  for (const [at, hash] of exhibits.entries()) {
    list.push({ act: 'exhibit.seal', body: { sha256: hash, name: `reports-${at}.csv`, bytes: contentOf(at).length } });
  }
  while (list.length < count)
    list.push({ act: 'consult', body: { subject: 'report', ref: `R-${list.length}`, records: 1, purpose: '核实 “账户”' } });
  return list;
}

const contentOf = (at: number): Buffer => Buffer.from(`report_id,text\n${at},made ${'x'.repeat(at * 50)}\n`);

/** The line of an act, written from its definition alone. */
function lineOf({ act, body }: MadeAct, index: number): { readonly line: string; readonly entry: Buffer; readonly gone: string } {
  const salt = createHash('sha256').update(`salt ${index}`).digest();
  const [at, by, seq] = [1_767_225_600_000 + index, 'officer 甲', index + 1];
  const detail = createHash('sha256').update(salt).update(canonicalJson(body)).digest('base64');
  return {
    line: canonicalJson({ act, at, by, body, salt: salt.toString('base64'), seq }),
    entry: Buffer.from(canonicalJson({ v: 1, act, at, by, detail })),
    gone: canonicalJson({ act, at, by, detail, erased: 0, seq }),
  };
}

/** A whole casebook of `count` acts: at least 12. The last act erases the details of the one before it. */
export function makeCasebook(dir: string, count: number): MadeCasebook {
  const exhibits = Array.from({ length: 4 }, (_, at) => sha256(contentOf(at)));
  const list = acts(count - 1, exhibits);
  list.push({ act: 'erase', body: { acts: [count - 1], reason: 'by law' } });
  const made = list.map(lineOf);
  const lines = made.map(({ line, gone }, at) => (at === count - 2 ? gone.replace('"erased":0', `"erased":${count}`) : line));
  const { root, checkpoint } = makeLog(join(dir, 'log'), count, { cosigned: true, entry: (at) => made[at]!.entry });
  for (const folder of ['acts', 'state', 'keys', 'log/rotations']) mkdirSync(join(dir, folder), { recursive: true });
  for (let from = 0; from < lines.length; from += 65_536) {
    const name = `${String(from / 65_536).padStart(6, '0')}.jsonl`;
    writeFileSync(
      join(dir, 'acts', name),
      lines
        .slice(from, from + 65_536)
        .map((line) => `${line}\n`)
        .join(''),
    );
  }
  const note = parseNote(checkpoint);
  writeFileSync(join(dir, 'state', 'head'), formatNote({ ...note, signatures: note.signatures.slice(0, 1) }));
  for (const file of ['keys/log.vkey', 'log/rotations/first.vkey']) writeFileSync(join(dir, file), `${logKey}\n`);
  const { key: _key, ...told } = list[0]!.body;
  writeFileSync(join(dir, 'casebook.json'), `${canonicalJson({ format: 2, ...told })}\n`);
  for (const [at, hash] of exhibits.entries()) {
    mkdirSync(join(dir, 'exhibits', hash.slice(0, 2)), { recursive: true });
    writeFileSync(join(dir, 'exhibits', hash.slice(0, 2), hash), contentOf(at));
  }
  return { root, checkpoint, exhibits, lines };
}
