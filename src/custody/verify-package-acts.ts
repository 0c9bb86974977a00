import type { Checklist } from './checks.ts';
import type { Folder } from './folder.ts';
import { utf8 } from './package-lists.ts';
import { parseProof } from './proof.ts';
import { parseShownAct, type ShownAct } from './shown-acts.ts';
import { leafHash, verifyInclusion } from './tree.ts';
import type { ReadCheckpoint } from './verify-log.ts';

const actsFile = 'log/acts.jsonl';
const sendFile = 'log/send.json';

/** What the act of sending must say of the package. */
export interface Sent {
  readonly id: string | undefined;
  /** SHA-256 of `contents.sha256`. */
  readonly contents: string | undefined;
  /** Of the files that it lists. */
  readonly bytes: number | undefined;
}

/** The acts that a package shows, each with its proof. */
export class PackageActs {
  /** By number. */
  readonly shown = new Map<number, ShownAct>();
  readonly #folder: Folder;
  readonly #checkpoint: ReadCheckpoint | undefined;
  readonly #checkpointText: string | undefined;
  readonly #list: Checklist;
  #send: ShownAct | undefined;

  constructor(folder: Folder, checkpoint: ReadCheckpoint | undefined, list: Checklist) {
    this.#folder = folder;
    this.#checkpoint = checkpoint;
    this.#checkpointText = utf8(folder.read('log/checkpoint'));
    this.#list = list;
  }

  /** Reads acts and proofs: each act must have one, and each proof must be of an act. */
  read(): void {
    const list = this.#list;
    list.pass('proven');
    const text = utf8(this.#folder.read(actsFile));
    if (text === undefined) list.fail('proven', { where: actsFile, why: this.#folder.has(actsFile) ? 'malformed' : 'missing' });
    else if (text !== '' && !text.endsWith('\n')) list.fail('proven', { where: actsFile, why: 'malformed' });
    let last = 0;
    let withheld = 0;
    for (const line of (text ?? '').split('\n').slice(0, -1)) {
      const act = parseShownAct(line);
      if (act === undefined || act.seq <= last) {
        list.fail('proven', { where: actsFile, why: 'malformed', index: act === undefined ? last : act.seq - 1 });
        continue;
      }
      last = act.seq;
      if (act.body === undefined) withheld++;
      this.shown.set(act.seq, act);
      this.#prove(act, actsFile);
    }
    if (withheld > 0) list.pass('withheld', withheld);
    this.#readSend(last);
    this.#findStrayProofs();
    list.pass('proven', this.shown.size);
  }

  #readSend(last: number): void {
    const text = utf8(this.#folder.read(sendFile));
    const act = text?.endsWith('\n') === true ? parseShownAct(text.slice(0, -1)) : undefined;
    if (act === undefined) {
      this.#list.fail('sent', { where: sendFile, why: this.#folder.has(sendFile) ? 'malformed' : 'missing' });
      return;
    }
    this.#list.pass('sent', act.seq);
    this.#send = act;
    // The checkpoint is the log's right after the act of sending: nothing that came later is told of.
    const isLast = act.seq > last && this.#checkpoint?.size === act.seq;
    if (act.act !== 'package.send' || act.body === undefined || !isLast) {
      this.#list.fail('sent', { where: sendFile, why: 'differs', index: act.seq - 1 });
    }
    this.#prove(act, sendFile);
  }

  #prove(act: ShownAct, where: string): void {
    const file = `log/proofs/${act.seq}.tlog-proof`;
    const fail = (): void => {
      this.#list.fail('proven', { where: file, why: this.#folder.has(file) ? 'differs' : 'missing', index: act.seq - 1 });
      this.#list.fail('proven', { where, why: 'unproven', index: act.seq - 1 });
    };
    const bytes = this.#folder.read(file);
    if (bytes === undefined || this.#checkpoint === undefined) {
      fail();
      return;
    }
    try {
      const { index, hashes, checkpoint, extra } = parseProof(bytes);
      const { size, root } = this.#checkpoint;
      const isSame = index === act.seq - 1 && checkpoint === this.#checkpointText;
      // What is carried along besides must be the act itself.
      const isPlain = extra === undefined || extra.equals(act.entry) || extra.equals(Buffer.from(act.line));
      if (!isSame || !isPlain || !verifyInclusion(index, size, leafHash(act.entry), hashes, root)) fail();
    } catch {
      fail();
    }
  }

  #findStrayProofs(): void {
    for (const where of this.#folder.files) {
      const seq = /^log\/proofs\/(?<seq>.*)\.tlog-proof$/u.exec(where)?.groups?.['seq'];
      if (seq === undefined) continue;
      const act = this.shown.get(Number(seq)) ?? this.#send;
      if (act === undefined || String(act.seq) !== seq) this.#list.fail('proven', { where, why: 'stranger' });
    }
  }

  /** Holds the act of sending against the package. */
  checkSend({ id, contents, bytes }: Sent): ShownAct | undefined {
    const { body } = this.#send ?? {};
    if (body === undefined) return this.#send;
    const differs = (where: string): void => this.#list.fail('sent', { where, why: 'differs', index: this.#send!.seq - 1 });
    if (contents !== undefined && body['sha256'] !== contents) differs('contents.sha256');
    if (bytes !== undefined && body['bytes'] !== bytes) differs('contents.sha256');
    if (id !== undefined && body['package'] !== id) differs('seal.note');
    // It cannot cover acts that came after it.
    const { covers } = body;
    if (typeof covers !== 'number' || covers < 0 || covers >= this.#send!.seq) differs(sendFile);
    return this.#send;
  }

  /** Originals bear their hash as their name, and an act of sealing names them. */
  checkExhibits(): void {
    const named = new Set<unknown>();
    for (const { act, body } of this.shown.values()) {
      if (act === 'exhibit.seal' || act === 'import') named.add(body?.['sha256']);
    }
    const originals = this.#folder.files.filter((path) => path.startsWith('data/exhibits/'));
    this.#list.pass('exhibits', originals.length);
    for (const where of originals) {
      const name = where.slice('data/exhibits/'.length);
      if (!/^[0-9a-f]{64}$/u.test(name)) this.#list.fail('exhibits', { where, why: 'name' });
      else if (this.#folder.known(where) !== name) this.#list.fail('exhibits', { where, why: 'differs' });
      else if (!named.has(name)) this.#list.note('exhibits', { where, why: 'unshown' });
    }
  }
}
