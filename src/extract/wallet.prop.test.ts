import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase58 } from '../wallets/index.ts';
import { scan } from './scan.ts';
import type { Found } from './source.ts';
import { findTxids } from './txid.ts';
import { readWallet } from '../wallets/index.ts';
import { findWallets } from './wallet.ts';

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

function encodeBase58(bytes: Uint8Array): string {
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = alphabet[Number(number % 58n)]! + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros === -1 ? bytes.length : zeros) + text;
}

const sha = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

function tron(payload: Uint8Array): string {
  const body = Buffer.concat([Buffer.from([0x41]), payload]);
  return encodeBase58(Buffer.concat([body, sha(sha(body)).subarray(0, 4)]));
}

const payload = fc.uint8Array({ minLength: 20, maxLength: 20 });

describe('laws of wallets', () => {
  test('base58 decodes what is encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(decodeBase58(encodeBase58(bytes))).toEqual(bytes);
      }),
    );
  });

  test('a right checksum is taken, any other character in its place is not', () => {
    fc.assert(
      fc.property(payload, fc.nat(), fc.nat(), (bytes, place, letter) => {
        const address = tron(bytes);
        expect(readWallet(address)).toEqual({ chain: 'tron', address, checksum: 'ok' });
        const at = place % address.length;
        const other = alphabet[letter % 58]!;
        const mutated = address.slice(0, at) + other + address.slice(at + 1);
        if (mutated !== address) expect(readWallet(mutated)).toBeUndefined();
      }),
    );
  });

  test('bech32: one letter changed is no address', () => {
    const address = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: address.length - 1 }),
        fc.constantFrom(...'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.split('')),
        (at, letter) => {
          const mutated = address.slice(0, at) + letter + address.slice(at + 1);
          expect(readWallet(mutated) === undefined).toBe(mutated !== address);
        },
      ),
    );
  });

  test('EIP-55: a letter in the other case is no address', () => {
    const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
    for (let at = 2; at < address.length; at++) {
      const letter = address[at]!;
      const other = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
      if (other !== letter) expect(readWallet(address.slice(0, at) + other + address.slice(at + 1))).toBeUndefined();
    }
  });

  test('no text makes it throw, and every span lies in the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: fc.constantFrom(...Array.from('aZ09_.*:-…x1b\ud83d\u{1f600}中')), maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...alphabet.split('')), minLength: 30, maxLength: 110 }),
      fc.constantFrom('0x', 'bc1', 'addr1', 'bitcoincash:', '...', '…', 'EQ'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const source = scan({ text });
        const out: Found[] = [];
        findWallets(source, out);
        findTxids(source, out);
        for (const { start, end } of out) expect(start >= 0 && start < end && end <= text.length).toBe(true);
      }),
    );
  });
});
