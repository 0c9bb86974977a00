import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import {
  formatNote,
  formatProof,
  inclusionProof,
  parseNote,
  type Signer,
  signNote,
  tileReader,
} from '../../src/custody/index.ts';
import { canonicalJson, sha256 } from '../../src/model/index.ts';
import { cosigned, logKey, logSigner, makeLog, origin, policyText } from './made-log.ts';

/** A small package, written from the format's definition alone: what a sender other than Clew would write. */
export interface PackageForm {
  /** Acts in the log before the act of sending. */
  readonly acts?: number;
  /** Originals in it, three unless said. */
  readonly originals?: number;
  readonly wholeLog?: boolean;
  readonly witnessed?: boolean;
  /** Bytes of `verify.mjs`. */
  readonly verifier?: Uint8Array;
  /** Who signs the seal; by right the log. */
  readonly sealedBy?: Signer;
  /** Changes what the case file says before anything is sealed. */
  readonly told?: (dossier: Record<string, unknown>) => void;
  /** Changes what the act of sending says before it is logged. */
  readonly sent?: (body: Record<string, unknown>) => void;
}

const start = 1_767_225_600_000;
const label = 'AMBER';

interface Line {
  readonly line: string;
  readonly bare: string;
  readonly entry: Buffer;
  readonly act: { readonly act: string; readonly at: number; readonly by: string; readonly seq: number };
}

function lineOf(act: string, seq: number, body: object): Line {
  const salt = createHash('sha256').update(`salt ${seq}`).digest();
  const [at, by] = [start + seq, 'officer 甲'];
  const detail = createHash('sha256').update(salt).update(canonicalJson(body)).digest('base64');
  return {
    line: canonicalJson({ act, at, by, body, salt: salt.toString('base64'), seq }),
    bare: canonicalJson({ act, at, by, detail, seq }),
    entry: Buffer.from(canonicalJson({ v: 1, act, at, by, detail })),
    act: { act, at, by, seq },
  };
}

const exhibitBytes = (at: number): Buffer => Buffer.from(`report_id,text\n${at},made ${'x'.repeat((at % 100) * 70)}\n`);

/** Writes the package into a new folder; gives its id. */
export function makePackage(dir: string, form: PackageForm = {}): string {
  const {
    acts = 12,
    wholeLog = false,
    witnessed = false,
    verifier = Buffer.from('// no verifier\n'),
    sealedBy = logSigner,
  } = form;
  const id = 'P0a1b2c3d4e5f';
  const write = (path: string, bytes: string | Uint8Array): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes);
  };
  const originals = Array.from({ length: form.originals ?? 3 }, (_, at) => exhibitBytes(at));
  const lines: Line[] = [lineOf('casebook.create', 1, { id: 'made', region: 'CN', language: 'en', origin, key: logKey })];
  for (const [at, bytes] of originals.entries()) {
    lines.push(
      lineOf('exhibit.seal', lines.length + 1, { sha256: sha256(bytes), name: `reports-${at}.csv`, bytes: bytes.length }),
    );
  }
  while (lines.length < acts) {
    lines.push(
      lineOf('consult', lines.length + 1, { subject: 'report', ref: `R-${lines.length}`, records: 1, purpose: '核实 “账户”' }),
    );
  }
  // Sealings are shown, one act with its details kept back, the rest not at all.
  const last = lines[originals.length + 2]!;
  const shown = [...lines.slice(1, originals.length + 1), last];
  const withheld = new Set([last.act.seq]);
  const info = { id, at: start + acts, recipient: 'Harrow Bay Police', label, reason: 'joint case', redact: 'none', withheld: 1 };
  const dossier: Record<string, unknown> = {
    version: 1,
    head: { origin, size: acts, at: start + acts, root: '', key: logKey },
    case: { id: 'C1', title: 'Made' },
    exhibits: originals.map((bytes, at) => ({
      sha256: sha256(bytes),
      bytes: bytes.length,
      number: `E${at + 1}`,
      sealed: { act: at + 2, at: start + at + 2, by: 'officer 甲' },
    })),
    custody: shown.map(({ act: { act, ...rest } }) => ({ ...rest, kind: act })),
    package: info,
  };
  const log = `${dir}.log`;
  dossier['head'] = {
    ...(dossier['head'] as object),
    root: makeLog(log, acts, { entry: (at) => lines[at]!.entry }).root.toString('base64'),
  };
  rmSync(log, { recursive: true });
  form.told?.(dossier);

  write('data/dossier.json', `${canonicalJson(dossier)}\n`);
  write('data/case.jsonld', '{"@graph":[]}\n');
  write('data/tables/links.csv', 'report_a,report_b,weight,reason\n');
  write('data/tables/rejected.csv', 'report_a,report_b,reason\n');
  for (const bytes of originals) write(`data/exhibits/${sha256(bytes)}`, bytes);
  write(`data/extracts/${sha256('another original')}.jsonl`, '{"row":1}\n');
  write('VERIFY.md', '# How to check this package 如何核验\n');
  write('verify.mjs', verifier);
  write('log/acts.jsonl', shown.map((each) => `${withheld.has(each.act.seq) ? each.bare : each.line}\n`).join(''));
  write('log/log.vkey', `${logKey}\n`);
  write('log/policy', witnessed ? policyText : `log ${logKey}\nquorum none\n`);
  write('log/rotations/first.vkey', `${logKey}\n`);
  const contents = packageFiles(dir);
  write('contents.sha256', listOf(dir, contents));

  const body: Record<string, unknown> = {
    package: id,
    case: 'C1',
    recipient: info.recipient,
    label,
    sha256: sha256(readFileSync(join(dir, 'contents.sha256'))),
    bytes: contents.reduce((sum, path) => sum + readFileSync(join(dir, path)).length, 0),
    reason: info.reason,
    withheld: info.withheld,
    redact: info.redact,
    covers: acts,
  };
  form.sent?.(body);
  const send = lineOf('package.send', acts + 1, body);
  const all = [...lines, send];
  const signed = makeLog(log, all.length, { entry: (at) => all[at]!.entry }).checkpoint;
  const checkpoint = witnessed ? cosigned(signed) : signed;
  write('log/send.json', `${send.line}\n`);
  write('log/checkpoint', checkpoint);
  const read = tileReader(log, all.length);
  for (const { act } of [...shown, send]) {
    const hashes = inclusionProof(act.seq - 1, all.length, read);
    write(`log/proofs/${act.seq}.tlog-proof`, formatProof({ index: act.seq - 1, hashes, checkpoint }));
  }
  if (wholeLog)
    for (const path of packageFiles(join(log, 'tile'))) write(`log/tile/${path}`, readFileSync(join(log, 'tile', path)));
  rmSync(log, { recursive: true });
  write('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  renewBag(dir, false);
  const sealed = packageFiles(dir).filter((path) => !contents.includes(path));
  const text = `clew package v1\n${id}\n${listOf(dir, sealed)}`;
  write('seal.note', formatNote({ text, signatures: [signNote(text, sealedBy)] }));
  renewBag(dir);
  return id;
}

/** Paths of all files below a folder, sorted. */
export function packageFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => relative(dir, join(each.parentPath, each.name)))
    .sort();
}

const listOf = (dir: string, paths: readonly string[]): string =>
  paths.map((path) => `${sha256(readFileSync(join(dir, path)))}  ${path}\n`).join('');

/** Computes the manifests of BagIt again, and what `bag-info.txt` counts: what anybody can do who changed a bag. */
export function renewBag(dir: string, tags = true): void {
  const payload = packageFiles(dir).filter((path) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, path) => sum + readFileSync(join(dir, path)).length, 0);
  const info = join(dir, 'bag-info.txt');
  const rest = existsSync(info)
    ? readFileSync(info, 'latin1').replace(/^Payload-Oxum:.*\n/mu, '')
    : 'Source-Organization: Made\n';
  writeFileSync(info, `${rest}Payload-Oxum: ${bytes}.${payload.length}\n`, 'latin1');
  writeFileSync(join(dir, 'manifest-sha256.txt'), listOf(dir, payload));
  if (!tags) return;
  const others = packageFiles(dir).filter((path) => !path.startsWith('data/') && path !== 'tagmanifest-sha256.txt');
  writeFileSync(join(dir, 'tagmanifest-sha256.txt'), listOf(dir, others));
}

/** Signs a changed seal again, as whoever has that key could. */
export function resealed(note: string, signer: Signer): string {
  const { text } = parseNote(note);
  return formatNote({ text, signatures: [signNote(text, signer)] });
}
