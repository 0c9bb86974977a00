import { isOf, of } from './charset.ts';
import { columnMeaning } from './fields.ts';
import { found } from './source.ts';
import type { Finder } from './source.ts';

/** Hex digits of each algorithm's digest. */
const algorithms: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 96: 'sha384', 128: 'sha512' };

const cue = /md5|sha-?\d|hash|checksum|哈希|校验|摘要|样本|文件|安装包|apk|\bfile\b|sample/i;

function isHex(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}

/** Finds digests of files by their length in hex. What follows `0x` is a chain's business (wallets, transactions). */
export const findHashes: Finder = (source, out) => {
  const { folded, marked, field } = source;
  if (source.widest < 32) return;
  for (const run of marked) {
    if (run.end - run.start < 32 || run.digits + run.letters < 32) continue;
    for (let at = run.start; at < run.end;) {
      if (!isHex(folded.charCodeAt(at))) {
        at++;
        continue;
      }
      let end = at;
      while (end < run.end && isHex(folded.charCodeAt(end))) end++;
      const algorithm = algorithms[end - at];
      const alone = !isOf(folded, at - 1, of.letter | of.digit) && !isOf(folded, end, of.letter | of.digit);
      // Digits only: an account or a serial number, not a digest (one in 10^7 of those has no letter).
      if (algorithm !== undefined && alone && /[a-f]/i.test(folded.slice(at, end))) {
        const sure =
          cue.test(folded.slice(Math.max(0, at - 24), at)) || (field !== undefined && columnMeaning(field).kind === 'hash');
        out.push(found('hash', folded.slice(at, end).toLowerCase(), at, end, sure ? 0.95 : 0.7, { algorithm }));
      }
      at = end;
    }
  }
};
