import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { blake2b } from '@noble/hashes/blake2.js';
import { sha512_256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { base32 } from '@scure/base';
import { decodeBase58 } from './base58.ts';
import { alphabet, bytesIn, decodeBech32 } from './bech32.ts';
import { own } from '../model/index.ts';
import { base58Versions, bech32Chains } from './chains.ts';

/** An address whose checksum holds: `chain:address` in the chain's own spelling. */
export interface Wallet {
  readonly chain: string;
  readonly address: string;
  /** How it was checked; `none` when the chain has no checksum or the spelling carries none. */
  readonly checksum: 'ok' | 'none';
}

const checks = [bech32Address, base58Address, stellarOrAlgorand, ton, cashAddress];

/** Words checked lately: an address stands in the story and in a form's cell, and in the reports of every victim. */
const known = new Map<string, Wallet | null>();
const mostKnown = 20_000;

/** The wallet that a word is, or undefined: wrong alphabet, wrong length, bad checksum, test network. Never throws. */
export function readWallet(word: string): Wallet | undefined {
  if (word.length < 25 || word.length > 130) return undefined;
  let wallet = known.get(word);
  if (wallet === undefined) {
    const kept = own(word);
    wallet = checkAll(kept) ?? null;
    if (known.size >= mostKnown) known.clear();
    known.set(kept, wallet);
  }
  return wallet ?? undefined;
}

function checkAll(word: string): Wallet | undefined {
  if (word.startsWith('0x') || word.startsWith('0X')) return evm(word);
  for (const check of checks) {
    const wallet = check(word);
    if (wallet !== undefined) return wallet;
  }
  return undefined;
}

/** EIP-55: mixed case must be the checksum of the address; one case carries none and gets it here. */
function evm(word: string): Wallet | undefined {
  const hex = word.slice(2);
  if (!/^[0-9a-fA-F]{40}$/.test(hex)) return undefined;
  const address = checksummed(hex.toLowerCase());
  const oneCase = hex === hex.toLowerCase() || hex === hex.toUpperCase();
  if (!oneCase && address !== `0x${hex}`) return undefined;
  return { chain: 'evm', address, checksum: oneCase ? 'none' : 'ok' };
}

function checksummed(hex: string): string {
  const digest = keccak_256(new TextEncoder().encode(hex));
  let address = '0x';
  for (let i = 0; i < 40; i++) {
    const nibble = i % 2 === 0 ? digest[i >> 1]! >> 4 : digest[i >> 1]! & 15;
    address += nibble >= 8 ? hex[i]!.toUpperCase() : hex[i]!;
  }
  return address;
}

/** BIP-173 and BIP-350: SegWit version 0 is bech32, later versions bech32m; other chains use one as they state. */
function bech32Address(word: string): Wallet | undefined {
  const at = word.lastIndexOf('1');
  if (at < 1 || at > 8) return undefined;
  const lower = word.toLowerCase();
  const rule = bech32Chains[lower.slice(0, at)];
  if (rule === undefined || (word !== lower && word !== word.toUpperCase())) return undefined;
  const decoded = decodeBech32(lower, at);
  if (decoded === undefined) return undefined;
  const { words, code } = decoded;
  if (rule.segwit !== true) {
    const fits = code === (rule.code ?? 'bech32') && rule.bytes.includes(bytesIn(words));
    return fits ? { chain: rule.chain, address: lower, checksum: 'ok' } : undefined;
  }
  const version = words[0] ?? 31;
  const size = bytesIn(words.subarray(1));
  const fits = version === 0 ? code === 'bech32' && (size === 20 || size === 32) : code === 'bech32m' && size >= 2 && size <= 40;
  return fits && version <= 16 ? { chain: rule.chain, address: lower, checksum: 'ok' } : undefined;
}

function base58Address(word: string): Wallet | undefined {
  if (/[^1-9A-HJ-NP-Za-km-z]/.test(word)) return undefined;
  if (word.length >= 59) return monero(word) ?? byron(word);
  if (word[0] === 'r' && word.length <= 35) {
    const bytes = decodeBase58(word, 'ripple');
    return bytes?.length === 25 && bytes[0] === 0 && doubleShaHolds(bytes)
      ? { chain: 'xrp', address: word, checksum: 'ok' }
      : undefined;
  }
  const bytes = decodeBase58(word);
  if (bytes === undefined) return undefined;
  if (bytes.length === 35 || bytes.length === 36) return ss58(word, bytes);
  if (bytes.length === 32 && word.length >= 43) return { chain: 'sol', address: word, checksum: 'none' };
  if (bytes.length < 25 || bytes.length > 27 || !doubleShaHolds(bytes)) return undefined;
  // Coins that share a version byte cannot be told apart: the table names the one seen in fraud.
  const match = base58Versions.find(
    ({ version }) => bytes.length === version.length + 24 && version.every((byte, i) => bytes[i] === byte),
  );
  return match && { chain: match.chain, address: word, checksum: 'ok' };
}

function doubleShaHolds(bytes: Uint8Array): boolean {
  const end = bytes.length - 4;
  const digest = hash('sha256', hash('sha256', bytes.subarray(0, end), 'buffer'), 'buffer');
  return endsWith(bytes, digest.subarray(0, 4));
}

function endsWith(bytes: Uint8Array, tail: Uint8Array): boolean {
  const from = bytes.length - tail.length;
  return tail.every((byte, i) => bytes[from + i] === byte);
}

/** Substrate's SS58: Polkadot (0), Kusama (2) and the generic 42, two bytes of blake2b over `SS58PRE` and the payload. */
function ss58(word: string, bytes: Uint8Array): Wallet | undefined {
  if (bytes.length !== 35) return undefined;
  const chain = { 0: 'dot', 2: 'ksm', 42: 'substrate' }[bytes[0]!];
  if (chain === undefined) return undefined;
  const digest = blake2b(Buffer.concat([Buffer.from('SS58PRE'), bytes.subarray(0, 33)]), { dkLen: 64 });
  return endsWith(bytes, digest.subarray(0, 2)) ? { chain, address: word, checksum: 'ok' } : undefined;
}

/** Monero cuts the bytes into blocks of 8 (11 characters) and checks with keccak; 18, 19, 42 are the main network. */
function monero(word: string): Wallet | undefined {
  if (word.length !== 95 && word.length !== 106) return undefined;
  const parts: Uint8Array[] = [];
  for (let at = 0; at < word.length; at += 11) {
    const block = word.slice(at, at + 11);
    const size = { 11: 8, 7: 5 }[block.length];
    const bytes = decodeBase58(block);
    if (size === undefined || bytes === undefined) return undefined;
    // Blocks are numbers, not strings of bytes: leading ones pad, and a number too large for its block is an error.
    const digits = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
    if (bytes.some((byte) => byte !== 0) && digits.length > size) return undefined;
    const padded = new Uint8Array(size);
    if (bytes.some((byte) => byte !== 0)) padded.set(digits, size - digits.length);
    parts.push(padded);
  }
  const all = Buffer.concat(parts);
  if (all.length !== (all[0] === 19 ? 77 : 69) || ![18, 19, 42].includes(all[0]!)) return undefined;
  const digest = keccak_256(all.subarray(0, all.length - 4));
  return endsWith(all, digest.subarray(0, 4)) ? { chain: 'xmr', address: word, checksum: 'ok' } : undefined;
}

/** Cardano's Byron addresses: CBOR of [tag 24 bytes, CRC-32 of them]. */
function byron(word: string): Wallet | undefined {
  const bytes = decodeBase58(word);
  if (bytes === undefined || bytes[0] !== 0x82 || bytes[1] !== 0xd8 || bytes[2] !== 0x18) return undefined;
  const short = bytes[3]! >= 0x40 && bytes[3]! < 0x58;
  const size = short ? bytes[3]! - 0x40 : bytes[3] === 0x58 ? bytes[4]! : -1;
  const from = short ? 4 : 5;
  const end = from + size;
  if (size < 0 || bytes[end] !== 0x1a || bytes.length !== end + 5) return undefined;
  const sum = Buffer.from(bytes.subarray(end + 1)).readUInt32BE();
  return crc32(bytes.subarray(from, end)) === sum ? { chain: 'ada', address: word, checksum: 'ok' } : undefined;
}

/** CRC-16/XMODEM, as TON (big-endian) and Stellar (little-endian) append it. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

function stellarOrAlgorand(word: string): Wallet | undefined {
  if ((word.length !== 56 && word.length !== 58) || !/^[A-Z2-7]+$/.test(word)) return undefined;
  if (word.length === 56) {
    if (word[0] !== 'G') return undefined;
    const bytes = base32.decode(word);
    const crc = crc16(bytes.subarray(0, 33));
    return bytes[33] === (crc & 255) && bytes[34] === crc >> 8 ? { chain: 'xlm', address: word, checksum: 'ok' } : undefined;
  }
  const bytes = tryDecode(`${word}======`);
  if (bytes?.length !== 36) return undefined;
  const digest = sha512_256(bytes.subarray(0, 32));
  return endsWith(bytes, digest.subarray(28)) ? { chain: 'algo', address: word, checksum: 'ok' } : undefined;
}

/** The decoder throws on stray padding bits, which a mistyped last character leaves. */
function tryDecode(text: string): Uint8Array | undefined {
  try {
    return base32.decode(text);
  } catch {
    return undefined;
  }
}

/** TON user-friendly form (TEP-2): flag, workchain, 32 bytes, CRC-16; bounceable or not, main network only. */
function ton(word: string): Wallet | undefined {
  if (word.length !== 48 || !/^[EU][Qf][\w-]{46}$/.test(word)) return undefined;
  const bytes = Buffer.from(word, 'base64url');
  const flag = bytes[0]!;
  if ((flag !== 0x11 && flag !== 0x51) || (bytes[1] !== 0 && bytes[1] !== 255)) return undefined;
  const crc = bytes.readUInt16BE(34);
  if (crc16(bytes.subarray(0, 34)) !== crc) return undefined;
  // EQ… (bounceable) and UQ… (not) are one account: one identity, spelled as wallets show it.
  bytes[0] = 0x51;
  bytes.writeUInt16BE(crc16(bytes.subarray(0, 34)), 34);
  return { chain: 'ton', address: bytes.toString('base64url'), checksum: 'ok' };
}

const cashGenerators = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n];

/** Bitcoin Cash's CashAddr: a 40-bit BCH code over the prefix, which people often leave out. */
function cashAddress(word: string): Wallet | undefined {
  const lower = word.toLowerCase();
  if (word.length !== 42 || !/^[qp][02-9ac-hj-np-z]{41}$/.test(lower)) return undefined;
  if (word !== lower && word !== word.toUpperCase()) return undefined;
  let sum = 1n;
  const feed = (value: number): void => {
    const top = sum >> 35n;
    sum = ((sum & 0x07ffffffffn) << 5n) ^ BigInt(value);
    for (let i = 0; i < 5; i++) if ((top >> BigInt(i)) & 1n) sum ^= cashGenerators[i]!;
  };
  for (const char of 'bitcoincash') feed(char.charCodeAt(0) & 31);
  feed(0);
  for (const char of lower) feed(alphabet.indexOf(char));
  return sum === 1n ? { chain: 'bch', address: lower, checksum: 'ok' } : undefined;
}
