import type { Finder, Found, Run, Source } from './source.ts';
import { found, has } from './source.ts';
import { readWallet } from '../wallets/index.ts';

/** Shorter than any whole address, so that ordinary words cost one comparison. */
const shortest = 25;

/** Solana has no checksum: 32 bytes that no cue calls an address stay a guess. */
const solanaCue = /sol|phantom|钱包|地址|wallet|address|充币|提币|转到|转入/i;

/** Wallet addresses of the chains seen in fraud, whole ones checked by their checksum, and shortened ones (`TMwYVv...gdSJ`). */
export const findWallets: Finder = (source, out) => {
  for (const run of source.marked) {
    if (run.letters === 0 || run.end - run.start < 9) continue;
    if (run.end - run.start >= shortest) findWhole(source, run, out);
    if (run.dots > 1 || (run.flags & has.star) !== 0) findMasked(source, run, out);
  }
  // An ellipsis is no ASCII: it cuts the run in two.
  if (source.cut) findCut(source, out);
};

function findWhole(source: Source, run: Run, out: Found[]): void {
  const text = source.folded;
  let start = run.start;
  while (start < run.end) {
    if (!isWordCode(text.charCodeAt(start))) {
      start++;
      continue;
    }
    let end = start + 1;
    while (end < run.end && isWordCode(text.charCodeAt(end))) end++;
    if (end - start >= shortest && end - start <= 130) readWord(source, start, end, out);
    start = end;
  }
}

/** ASCII letters, digits, and the two marks of base64url, which only TON uses. */
function isWordCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 45 || code === 95;
}

function readWord(source: Source, start: number, end: number, out: Found[]): void {
  const word = source.folded.slice(start, end);
  const whole = readWallet(word);
  if (whole !== undefined) {
    push(source, start, end, whole, out);
    return;
  }
  // Not TON: the marks then stand between words (`USDT-TX…`, `TX…_`).
  if (!/[-_]/.test(word)) return;
  let from = start;
  for (const part of word.split(/[-_]/)) {
    const wallet = part.length >= shortest ? readWallet(part) : undefined;
    if (wallet !== undefined) push(source, from, from + part.length, wallet, out);
    from += part.length + 1;
  }
}

function push(source: Source, start: number, end: number, wallet: ReturnType<typeof readWallet> & object, out: Found[]): void {
  const { chain, address, checksum } = wallet;
  let confidence = checksum === 'ok' ? 0.99 : 0.95;
  if (chain === 'sol') {
    const around = source.folded.slice(Math.max(0, start - 40), start) + source.folded.slice(end, end + 20);
    confidence = solanaCue.test(around) ? 0.9 : 0.6;
  }
  // The prefix of a CashAddr belongs to what the victim wrote.
  const prefix = 'bitcoincash:';
  const from =
    chain === 'bch' && source.folded.slice(start - prefix.length, start).toLowerCase() === prefix ? start - prefix.length : start;
  out.push(found('wallet', `${chain}:${address}`, from, end, confidence, { chain, checksum }));
}

/** What the two ends of a shortened address look like, by chain; bech32 and hex know no 1, b, i, o or capitals. */
const ends: ReadonlyArray<readonly [string, head: RegExp, tail: RegExp]> = [
  ['evm', /^0x[0-9a-fA-F]{2,}$/, /^[0-9a-fA-F]{3,}$/],
  ['btc', /^bc1[02-9ac-hj-np-z]+$/, /^[02-9ac-hj-np-z]{3,}$/],
  ['ltc', /^ltc1[02-9ac-hj-np-z]+$/, /^[02-9ac-hj-np-z]{3,}$/],
  ['tron', /^T[1-9A-HJ-NP-Za-km-z]{3,}$/, /^[1-9A-HJ-NP-Za-km-z]{3,}$/],
  ['btc', /^[13][1-9A-HJ-NP-Za-km-z]{3,}$/, /^[1-9A-HJ-NP-Za-km-z]{3,}$/],
  ['ton', /^[EU]Q[\w-]{2,}$/, /^[\w-]{3,}$/],
];

const masked = /(?<![A-Za-z0-9])([A-Za-z0-9]{4,14})(\.{2,6}|\*{2,40})([A-Za-z0-9]{3,14})(?![A-Za-z0-9])/g;
const cut = /(?<![A-Za-z0-9])([A-Za-z0-9]{4,14})(…{1,2}|⋯{1,2}|。{2,6})([A-Za-z0-9]{3,14})(?![A-Za-z0-9])/g;

function findMasked(source: Source, run: Run, out: Found[]): void {
  if (!hasDouble(source.folded, run)) return;
  const text = source.folded.slice(run.start, run.end);
  for (const match of text.matchAll(masked)) pushMasked(match, run.start + match.index, out);
}

/** Two dots or two stars, one after the other. */
function hasDouble(text: string, { start, end }: Run): boolean {
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if ((code === 0x2e || code === 0x2a) && text.charCodeAt(at - 1) === code) return true;
  }
  return false;
}

function findCut(source: Source, out: Found[]): void {
  for (const match of source.folded.matchAll(cut)) pushMasked(match, match.index, out);
}

function pushMasked(match: RegExpMatchArray, start: number, out: Found[]): void {
  const [whole, head = '', , tail = ''] = match;
  const chain = ends.find(([, first, last]) => first.test(head) && last.test(tail))?.[0];
  if (chain === undefined || !looksRandom(chain, head, tail)) return;
  const value = chain === 'evm' ? `${head}*${tail}`.toLowerCase() : `${head}*${tail}`;
  out.push(found('wallet', `${chain}:${value}`, start, start + whole.length, 0.8, { chain }, true));
}

/** `Tomorrow...maybe`, `THANKS...all` and `192..254` have the letters of an address but not its disorder. */
function looksRandom(chain: string, head: string, tail: string): boolean {
  if (chain === 'evm' || /^(?:bc|ltc)1/.test(head)) return true;
  if (/^\d+$/.test(head) || /^[A-Z]?[a-z]+$/.test(head)) return /\d/.test(tail) && /[A-Za-z]/.test(tail) && /[A-Z]/.test(head);
  return !/^[A-Z]+$/.test(head) || /\d|[a-z][A-Z]/.test(tail);
}
