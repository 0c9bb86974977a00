import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Answer,
  cosign,
  formatVkey,
  openCheckpoint,
  parseVkey,
  type Post,
  seedSigner,
  signatureLine,
  verifyConsistency,
} from '../../src/custody/index.ts';

/** A small witness (C2SP tlog-witness) that keeps what it has seen in memory. */
export class SmallWitness {
  readonly name: string;
  /** Largest checkpoint seen, by origin. */
  readonly seen = new Map<string, { size: number; root: Buffer }>();
  /** Requests so far. */
  asked = 0;
  readonly #signer;
  readonly #logs = new Map<string, string>();

  constructor(name: string) {
    this.name = name;
    this.#signer = seedSigner(name, createHash('sha256').update(`seed of ${name}`).digest(), 'cosignature');
  }

  get vkey(): string {
    return formatVkey(this.#signer.verifier);
  }

  /** Lets the witness cosign this log. */
  know(vkey: string): void {
    this.#logs.set(parseVkey(vkey).name, vkey);
  }

  answer(body: Buffer): Answer {
    this.asked++;
    const text = body.toString('utf8');
    const blank = text.indexOf('\n\n');
    const [first = '', ...lines] = text.slice(0, blank).split('\n');
    const note = text.slice(blank + 2);
    const old = Number(/^old (\d+)$/u.exec(first)?.[1]);
    const said = (status: number, words = '', type = 'text/plain'): Answer => ({ status, type, body: Buffer.from(words) });
    const origin = note.split('\n')[0]!;
    const vkey = this.#logs.get(origin);
    if (vkey === undefined) return said(404);
    let checkpoint;
    try {
      checkpoint = openCheckpoint(note, parseVkey(vkey));
    } catch {
      return said(403);
    }
    const { size, root } = checkpoint;
    if (!(old <= size)) return said(400);
    const known = this.seen.get(origin) ?? { size: 0, root: createHash('sha256').digest() };
    if (old !== known.size) return said(409, `${known.size}\n`, 'text/x.tlog.size');
    const proof = lines.map((line) => Buffer.from(line, 'base64'));
    if (!verifyConsistency(known.size, size, known.root, root, proof)) return said(422);
    this.seen.set(origin, { size, root });
    return said(200, signatureLine(cosign(checkpoint.note.text, 1_800_000_000 + this.asked, this.#signer)));
  }

  /** The witness without a network. */
  readonly post: Post = async (_url, body) => this.answer(Buffer.from(body));

  /** The witness over HTTP, on a free port of this machine. */
  async serve(): Promise<{ readonly url: string; close(): Promise<void> }> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { status, type, body } = this.answer(Buffer.concat(chunks));
        response.writeHead(request.url?.endsWith('/add-checkpoint') ? status : 404, { 'content-type': type }).end(body);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://127.0.0.1:${port}`,
      close: async () => await new Promise<void>((done) => void server.close(() => done())),
    };
  }
}
