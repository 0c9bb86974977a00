import { createHash, createPublicKey, verify as verifyEcdsa } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  checkOrigin,
  cosign,
  Frontier,
  formatNote,
  formatVkey,
  leafHash,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseSkey,
  parseVkey,
  seedSigner,
  signatureLine,
  signNote,
} from '../../src/custody/index.ts';
import { vectors } from '../support/shared.ts';

// Published by golang/mod and C2SP torchwood (BSD-3-Clause, ISC) and transparency-dev/formats (Apache-2.0).
const notes = vectors('data/signed_notes');
const own = vectors('evidence/vectors');

/** Go's words for an error, as the codes of this house. */
const codes: readonly (readonly [RegExp, string])[] = [
  [/^malformed note/u, 'custody.note.malformed'],
  [/^invalid signature/u, 'custody.note.signature'],
  [/no verifiable signatures/u, 'custody.note.unsigned'],
  [/^ambiguous key/u, 'custody.note.ambiguous'],
];

interface Opening {
  readonly desc: string;
  readonly note: string;
  readonly verifier_keys: readonly string[];
  readonly expect: 'ok' | 'error';
  readonly verified?: readonly string[];
  readonly unverified?: readonly string[];
  readonly error?: string;
}

describe.skipIf(notes.absent)('signed notes of golang/mod (skipped without ../shared)', () => {
  it('open or fail, each for the reason given', () => {
    const rows = notes.json('note_open.json') as readonly Opening[];
    expect(rows.length).toBe(9);
    for (const row of rows) {
      const open = (): ReturnType<typeof openNote> => openNote(row.note, row.verifier_keys.map(parseVkey));
      if (row.expect === 'ok') {
        const { verified, unknown } = open();
        expect({ desc: row.desc, verified: verified.map(({ key }) => key.name) }).toEqual({
          desc: row.desc,
          verified: row.verified,
        });
        expect(unknown.map(({ name }) => name)).toEqual(row.unverified);
      } else {
        const code = codes.find(([words]) => words.test(row.error!))![1];
        expect(open, row.desc).toThrow(expect.objectContaining({ kind: 'untrusted', code }));
      }
    }
  });

  it('verifier keys', () => {
    const rows = notes.json('verifier_keys.json') as readonly { key: string; valid: boolean }[];
    expect(rows.length).toBe(4);
    for (const { key, valid } of rows) {
      if (valid) expect(formatVkey(parseVkey(key))).toBe(key);
      else expect(() => parseVkey(key)).toThrow(expect.objectContaining({ code: 'custody.key' }));
    }
  });

  interface Parsing {
    readonly text: string;
    readonly ok: boolean;
    readonly origin?: string;
    readonly size?: number;
    readonly hash_utf8?: string;
    readonly rest?: string;
  }

  it('checkpoints', () => {
    const rows = notes.json('checkpoint_parse.json') as readonly Parsing[];
    expect(rows.length).toBe(8);
    for (const row of rows) {
      if (!row.ok) {
        expect(() => parseCheckpoint(row.text)).toThrow(expect.objectContaining({ code: 'custody.checkpoint' }));
        continue;
      }
      const { origin, size, extensions, root } = parseCheckpoint(row.text);
      expect({ origin, size, rest: extensions }).toEqual({ origin: row.origin, size: row.size, rest: row.rest });
      if (row.hash_utf8 !== undefined) expect(root.toString()).toBe(row.hash_utf8);
    }
  });

  interface SumTree {
    readonly format: { readonly size: number; readonly leaf: string; readonly text: string };
    readonly bad: readonly string[];
    readonly good_with_trailing: readonly string[];
  }

  it('trees of the Go checksum database', () => {
    const { format, bad, good_with_trailing: trailing } = notes.json('sumdb_tree.json') as SumTree;
    const origin = 'go.sum database tree';
    const { size, root } = parseCheckpoint(format.text);
    expect({ size, root: root.toString('base64') }).toEqual({ size: format.size, root: format.text.split('\n')[2] });
    // The root given is the leaf's record hash: a tree of one.
    const frontier = new Frontier();
    frontier.append(leafHash(Buffer.from(format.leaf)));
    expect(frontier.root().equals(root)).toBe(true);
    for (const rest of trailing) expect(parseCheckpoint(format.text + rest).extensions).toBe(rest);
    const log = seedSigner(origin.replaceAll(' ', '.'), Buffer.alloc(32, 1));
    for (const text of bad) {
      const open = (): void => {
        const signed = formatNote({ text, signatures: [signNote(text, log)] });
        checkOrigin(parseCheckpoint(text), origin);
        openCheckpoint(signed, log.verifier);
      };
      expect(open).toThrow(expect.objectContaining({ kind: 'untrusted' }));
    }
  });

  it('the DSSE envelope, which Clew does not write, has the signature the source says', () => {
    interface Dsse {
      readonly pae: string;
      readonly payload_utf8: string;
      readonly payloadType: string;
      readonly key: { readonly x: string; readonly y: string };
      readonly envelope: { readonly payload: string; readonly signatures: readonly { sig: string }[] };
    }
    const row = notes.json('dsse.json') as Dsse;
    const pae = `DSSEv1 ${row.payloadType.length} ${row.payloadType} ${row.payload_utf8.length} ${row.payload_utf8}`;
    expect(pae).toBe(row.pae);
    expect(Buffer.from(row.envelope.payload, 'base64').toString()).toBe(row.payload_utf8);
    const coordinate = (number: string): string =>
      Buffer.from(BigInt(number).toString(16).padStart(64, '0'), 'hex').toString('base64url');
    const key = createPublicKey({
      key: { kty: 'EC', crv: 'P-256', x: coordinate(row.key.x), y: coordinate(row.key.y) },
      format: 'jwk',
    });
    const signature = Buffer.from(row.envelope.signatures[0]!.sig, 'base64');
    expect(verifyEcdsa('sha256', Buffer.from(pae), { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  });
});

describe.skipIf(own.absent)('signed notes and cosignatures byte for byte (skipped without ../shared)', () => {
  interface Signed {
    readonly sign: readonly { skey: string; vkey: string; text: string; signature_line: string; seed_hex: string }[];
    readonly verify: readonly { vkey: string; note: string }[];
  }

  it('of golang/mod and C2SP', () => {
    const { sign, verify } = own.json('signed-note.json') as Signed;
    for (const row of sign) {
      expect(formatVkey(parseSkey(row.skey).verifier)).toBe(row.vkey);
      expect(signatureLine(signNote(row.text, parseSkey(row.skey)))).toBe(row.signature_line);
    }
    for (const { vkey, note } of verify) expect(openNote(note, [parseVkey(vkey)]).verified).toHaveLength(1);
  });

  interface Cosigned {
    readonly seed_hex: string;
    readonly vkey: string;
    readonly origin: string;
    readonly time: number;
    readonly cosigned_checkpoint: string;
  }

  it('of Sunlight', () => {
    const row = own.json('cosignature-v1.json') as Cosigned;
    const signer = seedSigner(row.vkey.split('+')[0]!, Buffer.from(row.seed_hex, 'hex'), 'cosignature');
    expect(formatVkey(signer.verifier)).toBe(row.vkey);
    const frontier = new Frontier();
    for (let at = 0; at < 300; at++) frontier.append(leafHash(Buffer.from(`record ${at}`)));
    const text = `${row.origin}\n300\n${frontier.root().toString('base64')}\n`;
    expect(formatNote({ text, signatures: [cosign(text, row.time, signer)] })).toBe(row.cosigned_checkpoint);
    expect(createHash('sha256').update('skylight test mirror key').digest('hex')).toBe(row.seed_hex);
  });
});
