import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signCheckpoint } from './checkpoint.ts';
import { cosign } from './cosignature.ts';
import { formatNote, parseNote } from './note.ts';
import { parsePolicy } from './policy.ts';
import { formatProof, parseProof, type TlogProof, verifyProof } from './proof.ts';
import { Frontier, inclusionProof, leafHash } from './tree.ts';
import { formatVkey, seedSigner } from './vkey.ts';

const log = seedSigner('log.example', Buffer.alloc(32, 1));
const witness = seedSigner('w.example', Buffer.alloc(32, 2), 'cosignature');
const logKey = log.verifier;
const policy = parsePolicy(`witness w ${formatVkey(witness.verifier)}\nquorum w\n`);
const entry = (at: number): Buffer => Buffer.from(`{"entry":${at}}`);

function made(index: number, size: number): TlogProof {
  const frontier = new Frontier();
  const known = new Map<string, Buffer>();
  while (frontier.size < size) {
    frontier.append(leafHash(entry(frontier.size)), ({ level, index: at }, hash) => known.set(`${level}/${at}`, hash));
  }
  const note = parseNote(signCheckpoint({ origin: log.verifier.name, size, root: frontier.root() }, log));
  const checkpoint = formatNote({ ...note, signatures: [...note.signatures, cosign(note.text, 1_700_000_000, witness)] });
  return { index, hashes: inclusionProof(index, size, ({ level, index: at }) => known.get(`${level}/${at}`)!), checkpoint };
}

describe('a proof file', () => {
  it('goes and comes back, and shows its entry', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.option(fc.uint8Array()), (size, at, extra) => {
        const proof = { ...made(at % size, size), ...(extra === null ? {} : { extra: Buffer.from(extra) }) };
        const again = parseProof(Buffer.from(formatProof(proof)));
        expect(again).toEqual(proof);
        expect(verifyProof(again, entry(at % size), { logKey, policy }).size).toBe(size);
      }),
      { numRuns: 30 },
    );
  });

  it('shows no other entry, and not without log and witnesses', () => {
    const proof = made(3, 260);
    const other = seedSigner('other.example', Buffer.alloc(32, 3));
    const stranger = seedSigner('w.example', Buffer.alloc(32, 4), 'cosignature');
    const strict = parsePolicy(`witness w ${formatVkey(stranger.verifier)}\nquorum w\n`);
    const code = (of: string): unknown => expect.objectContaining({ kind: 'untrusted', code: of });
    expect(() => verifyProof(proof, entry(4), { logKey })).toThrow(code('custody.inclusion'));
    expect(() => verifyProof({ ...proof, index: 4 }, entry(3), { logKey })).toThrow(code('custody.inclusion'));
    expect(() => verifyProof(proof, entry(3), { logKey: other.verifier })).toThrow(code('custody.note.unsigned'));
    expect(() => verifyProof(proof, entry(3), { logKey, policy: strict })).toThrow(code('custody.quorum'));
    expect(verifyProof(proof, entry(3), { logKey }).note.unknown).toHaveLength(1);
  });

  const text = formatProof(made(1, 3));
  it.each([
    ['nothing', ''],
    ['another first line', text.replace('@v1', '@v2')],
    ['no index', text.replace(/index 1\n/u, '')],
    ['an index spelt otherwise', text.replace('index 1', 'index 01')],
    ['extra data below the index', text.replace('index 1\n', 'index 1\nextra AA==\n')],
    ['extra data that are no base64', text.replace('index', 'extra A\nindex')],
    ['a hash too short', text.replace(/^\S{43}=$/mu, 'AAAA')],
    ['a line of spaces', text.replace('\n\n', '\n \n\n')],
    ['too many hashes', text.replace('index 1\n', `index 1\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(63)}`)],
    ['line ends of another system', text.replaceAll('\n', '\r\n')],
  ])('is refused with %s', (_why, bad) => {
    expect(() => parseProof(bad)).toThrow(expect.objectContaining({ kind: 'untrusted', code: 'custody.proof' }));
  });
});
