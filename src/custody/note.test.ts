import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, decodeDecimal } from './canonical.ts';
import { checkOrigin, formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts';
import { cosign } from './cosignature.ts';
import { formatNote, openNote, parseNote, signatureLine, signNote } from './note.ts';
import { formatSkey, formatVkey, isKeyName, parseSkey, parseVkey, seedSigner } from './vkey.ts';

// Go's own example of a signed note (golang.org/x/mod/sumdb/note); Ed25519 signatures are the same whoever makes them.
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const enoch = {
  skey: 'PRIVATE+KEY+EnochRoot+af0cfe78+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  vkey: 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop',
  line: '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n',
};
const peter = {
  skey: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
// What Sunlight's tests hold: a mirror's cosignature of 300 records, its key made from a sentence.
const cosigned = {
  vkey: 'mirror.example.org+3fb148ef+BAAjjch9GyYz0sJsJx7ALhbdAtz2ov0unbzSl1vMp94O',
  text: 'rome2026h1.example.org\n300\ngw31yQrqZZCcEOPrzX+bpy3nJ6QgngTKn8G1m0i62uU=\n',
  line: '— mirror.example.org P7FI7wAAAABpVGeAjA1S4pJm6MbcXjX7UUImu4azZtrfcVW2uyr/LXIYlwEJzXC0N0EiZkbqfLdXt/4gVEEuGmxJjAfXKMCISpsJAg==\n',
};
const mirror = seedSigner('mirror.example.org', createHash('sha256').update('skylight test mirror key').digest(), 'cosignature');
const log = seedSigner('log.example/custody', Buffer.alloc(32, 5));
const root = createHash('sha256').update('root').digest();

describe('keys', () => {
  it.each([enoch, peter])('private and public belong together: $vkey', ({ skey, vkey }) => {
    expect(formatVkey(parseSkey(skey).verifier)).toBe(vkey);
    expect(formatVkey(parseVkey(vkey))).toBe(vkey);
    const seed = Buffer.from(skey.slice(-44), 'base64').subarray(1);
    expect(formatSkey(parseVkey(vkey).name, seed)).toBe(skey);
  });

  it('of a witness have their own type and hash', () => {
    expect(formatVkey(mirror.verifier)).toBe(cosigned.vkey);
    expect(parseVkey(cosigned.vkey)).toMatchObject({ name: 'mirror.example.org', id: '3fb148ef', type: 'cosignature' });
    expect(formatVkey(parseSkey(enoch.skey, 'cosignature').verifier)).not.toBe(enoch.vkey);
  });

  it.each([
    ['no key', ''],
    ['no base64', 'EnochRoot+af0cfe78'],
    ['another hash', enoch.vkey.replace('af0cfe78', 'af0cfe79')],
    ['a hash in capitals', enoch.vkey.replace('af0cfe78', 'AF0CFE78')],
    ['another name', enoch.vkey.replace('Enoch', 'enoch')],
    ['a byte too many', `${enoch.vkey}AAAA`],
    ['a newline', `${enoch.vkey}\n`],
    ['no name', enoch.vkey.replace('EnochRoot', '')],
    ['a name with a space', enoch.vkey.replace('EnochRoot', 'Enoch Root')],
    ['a type not known here', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['a spare bit in base64', 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='],
  ])('are refused: %s', (_why, vkey) => {
    expect(() => parseVkey(vkey)).toThrow(expect.objectContaining({ kind: 'input', code: 'custody.key' }));
  });

  it('private ones are refused when damaged, and never quoted', () => {
    for (const skey of [enoch.vkey, enoch.skey.replace('af0c', 'af0d'), `${enoch.skey}A`, enoch.skey.replace('+AQ', '+AA')]) {
      expect(() => parseSkey(skey)).toThrow('The private key is not well formed.');
    }
    expect(() => seedSigner('a', Buffer.alloc(31))).toThrow('not well formed');
  });

  it('have names without white space or +', () => {
    expect(['a', 'example.com/foo', '证据', 'a\u0000', '', 'a b', 'a\u3000b', 'a+b', 'a\nb', '\uD800'].map(isKeyName)).toEqual([
      true,
      true,
      true,
      ...Array<boolean>(7).fill(false),
    ]);
  });
});

describe('signed notes', () => {
  it.each([enoch, peter])('are signed byte for byte as others sign them: $vkey', ({ skey, vkey, line }) => {
    expect(signatureLine(signNote(text, parseSkey(skey)))).toBe(line);
    const opened = openNote(`${text}\n${line}`, [parseVkey(vkey)]);
    expect(opened).toMatchObject({ text, unknown: [], verified: [{ key: { name: parseVkey(vkey).name } }] });
    expect(formatNote(opened)).toBe(`${text}\n${line}`);
  });

  it('set aside signatures of others, and count each key once', () => {
    const note = `${text}\n${peter.line}${enoch.line}${peter.line}`;
    const opened = openNote(note, [parseVkey(peter.vkey)]);
    expect(opened.verified).toHaveLength(1);
    expect(opened.unknown.map(({ name }) => name)).toEqual(['EnochRoot']);
    expect(openNote(note, [parseVkey(enoch.vkey), parseVkey(peter.vkey)]).verified).toHaveLength(2);
  });

  it('are not opened without a known signature, or with one bad', () => {
    const other = parseVkey(cosigned.vkey);
    expect(() => openNote(`${text}\n${peter.line}`, [other])).toThrow(expect.objectContaining({ code: 'custody.note.unsigned' }));
    expect(() => openNote(`${text}\n${peter.line}`, [])).toThrow(expect.objectContaining({ code: 'custody.note.unsigned' }));
    const bad = `${text.replace('your', 'my')}\n${peter.line}`;
    expect(() => openNote(bad, [parseVkey(peter.vkey)])).toThrow(expect.objectContaining({ code: 'custody.note.signature' }));
    // One good signature does not make up for a bad one.
    const half = `${text}\n${enoch.line}${peter.line.replace('x08go/Z', 'x08go/a')}`;
    expect(() => openNote(half, [parseVkey(enoch.vkey), parseVkey(peter.vkey)])).toThrow('c74f20a3 is not good');
  });

  it.each([
    ['no signatures', text],
    ['an empty block', `${text}\n`],
    ['no newline at the end', `${text}\n${enoch.line.trimEnd()}`],
    ['a control character', `${text}\u0007\n\n${enoch.line}`],
    ['a carriage return', `${text}\n${enoch.line}`.replaceAll('\n', '\r\n')],
    ['a hyphen for the dash', `${text}\n${enoch.line.replace('—', '-')}`],
    ['two spaces', `${text}\n${enoch.line.replace(' rwz', '  rwz')}`],
    ['a word too many', `${text}\n${enoch.line.replace('\n', ' x\n')}`],
    ['no base64', `${text}\n— EnochRoot \n`],
    ['a short signature', `${text}\n— EnochRoot rwz+eA==\n`],
    ['base64 without padding', `${text}\n${enoch.line.replace('=', '')}`],
    ['base64 spelt another way', `${text}\n${enoch.line.replace('QQ=', 'QR=')}`],
    ['too many signatures', `${text}\n${enoch.line.repeat(101)}`],
    ['too long', `${'x'.repeat(1_000_000)}\n\n${enoch.line}`],
    ['not UTF-8', Buffer.concat([Buffer.of(0xff), Buffer.from(`${text}\n${enoch.line}`)])],
  ])('are malformed: %s', (_why, note) => {
    expect(() => openNote(note, [parseVkey(enoch.vkey)])).toThrow(expect.objectContaining({ kind: 'untrusted' }));
    expect(() => parseNote(typeof note === 'string' ? Buffer.from(note) : note)).toThrow(
      expect.objectContaining({ code: 'custody.note.malformed' }),
    );
  });

  it('with a byte order mark are not the same notes', () => {
    const marked = Buffer.from(`\uFEFF${text}\n${enoch.line}`);
    expect(() => openNote(marked, [parseVkey(enoch.vkey)])).toThrow('is not good');
  });

  it('lose their signature with every bit changed', () => {
    const note = Buffer.from(`${text}\n${enoch.line}`);
    for (let bit = 0; bit < note.length * 8; bit++) {
      const bent = Buffer.from(note);
      bent[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => openNote(bent, [parseVkey(enoch.vkey)])).toThrow(expect.objectContaining({ kind: 'untrusted' }));
    }
  });
});

describe('cosignatures', () => {
  it('are signed as Sunlight signs them, and carry their time', () => {
    expect(signatureLine(cosign(cosigned.text, 1_767_139_200, mirror))).toBe(cosigned.line);
    const opened = openNote(`${cosigned.text}\n${cosigned.line}`, [parseVkey(cosigned.vkey)]);
    expect(opened.verified).toMatchObject([{ time: 1_767_139_200 }]);
  });

  it('of another time, or without one, are bad', () => {
    const signature = cosign(cosigned.text, 1_767_139_200, mirror);
    const later = Buffer.from(signature.bytes);
    later[7]! ^= 1;
    for (const bytes of [
      later,
      signature.bytes.subarray(8),
      Buffer.concat([Buffer.alloc(8, 255), signature.bytes.subarray(8)]),
    ]) {
      const note = formatNote({ text: cosigned.text, signatures: [{ ...signature, bytes }] });
      expect(() => openNote(note, [mirror.verifier])).toThrow(expect.objectContaining({ code: 'custody.note.signature' }));
    }
  });

  it('and notes keep to their own keys', () => {
    expect(() => cosign(cosigned.text, 1, log)).toThrow('cosigning key');
    expect(() => cosign(cosigned.text, -1, mirror)).toThrow('a time');
    expect(() => signNote(cosigned.text, mirror)).toThrow('this key');
  });
});

describe('checkpoints', () => {
  const origin = log.verifier.name;

  it('go and come back', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, bytes) => {
        const checkpoint = { origin, size, root: Buffer.from(bytes) };
        expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual({ ...checkpoint, extensions: '' });
        expect(openCheckpoint(signCheckpoint(checkpoint, log), log.verifier)).toMatchObject(checkpoint);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['an empty text', ''],
    ['two lines', `${origin}\n3\n`],
    ['no newline', `${origin}\n3\n${root.toString('base64')}`],
    ['no origin', `\n3\n${root.toString('base64')}\n`],
    ['a leading zero', `${origin}\n03\n${root.toString('base64')}\n`],
    ['a plus', `${origin}\n+3\n${root.toString('base64')}\n`],
    ['a fraction', `${origin}\n3.0\n${root.toString('base64')}\n`],
    ['another base', `${origin}\n0x3\n${root.toString('base64')}\n`],
    ['a size beyond exact numbers', `${origin}\n9007199254740992\n${root.toString('base64')}\n`],
    ['another spelling of base64', `${origin}\n3\n${root.toString('base64').replace(/.=$/u, '9=')}\n`],
    ['base64 for addresses', `${origin}\n3\n${Buffer.alloc(32, 255).toString('base64url')}\n`],
  ])('are malformed: %s', (_why, bad) => {
    expect(() => parseCheckpoint(bad)).toThrow(expect.objectContaining({ kind: 'untrusted', code: 'custody.checkpoint' }));
  });

  it('are opened with the right key, origin and hash only', () => {
    const signed = signCheckpoint({ origin, size: 3, root }, log);
    const other = seedSigner(origin, Buffer.alloc(32, 6));
    const sign = (words: string): string => formatNote({ text: words, signatures: [signNote(words, log)] });
    expect(() => openCheckpoint(signed, other.verifier)).toThrow(expect.objectContaining({ code: 'custody.note.unsigned' }));
    expect(() => openCheckpoint(sign(`elsewhere\n3\n${root.toString('base64')}\n`), log.verifier)).toThrow(
      'of the log elsewhere',
    );
    expect(() => openCheckpoint(sign(`${origin}\n3\nYmFuYW5hcw==\n`), log.verifier)).toThrow('no SHA-256 hash');
    expect(() => openCheckpoint(sign(`${origin}\n3\n${root.toString('base64')}\n\n\n`), log.verifier)).toThrow('an empty line');
    expect(openCheckpoint(sign(`${origin}\n3\n${root.toString('base64')}\nmore\n`), log.verifier).extensions).toBe('more\n');
    expect(() => signCheckpoint({ origin: 'elsewhere', size: 3, root }, log)).toThrow('another log');
    expect(() => checkOrigin({ origin, size: 3, root }, 'elsewhere')).toThrow('not of elsewhere');
  });

  it('need the log, not a witness alone', () => {
    const words = formatCheckpoint({ origin, size: 3, root });
    const witnessed = formatNote({ text: words, signatures: [cosign(words, 7, mirror)] });
    expect(() => openCheckpoint(witnessed, log.verifier, [mirror.verifier])).toThrow('did not sign');
    const both = formatNote({ text: words, signatures: [signNote(words, log), cosign(words, 7, mirror)] });
    expect(openCheckpoint(both, log.verifier, [mirror.verifier]).note.verified).toHaveLength(2);
  });
});

describe('canonical spelling', () => {
  it('is the only one read', () => {
    expect(
      ['', 'AA==', 'AB==', 'AA=', 'AA', ' AA==', 'AA==\n', '_w==', '/w=='].map((each) => decodeBase64(each)?.length),
    ).toEqual([0, 1, undefined, undefined, undefined, undefined, undefined, undefined, 1]);
    expect(['0', '7', '9007199254740991', '', '00', '-1', '1e3', '9007199254740992', '１'].map(decodeDecimal)).toEqual([
      0,
      7,
      9_007_199_254_740_991,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
