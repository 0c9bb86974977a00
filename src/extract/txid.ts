import { decodeBase58 } from '../wallets/index.ts';
import { found } from './source.ts';
import type { Finder, Source } from './source.ts';

/** 64 hex digits are also SHA-256 of a file: only words about a transfer on a chain make them a transaction. */
const cue = /tx(?:id|n|hash|_hash| hash)?\b|transaction|transfer|block|哈希|交易|转账|流水|凭证|链上|区块|提币|充币/i;
const fileCue = /sha-?256|md5|文件|样本|apk|sample|file/i;
const cueWidth = 40;

/** Transaction ids: `0x` + 64 hex (EVM), 64 hex near a cue (Bitcoin, TRON …), Solana signatures. */
export const findTxids: Finder = (source, out) => {
  if (source.widest < 64) return;
  for (const run of source.marked) {
    if (run.end - run.start < 64 || run.letters === 0 || run.digits === 0) continue;
    const text = source.folded.slice(run.start, run.end);
    for (const match of text.matchAll(
      /(?<![A-Za-z0-9])(?:(0[xX])?([0-9a-fA-F]{64})|([1-9A-HJ-NP-Za-km-z]{86,88}))(?![A-Za-z0-9])/g,
    )) {
      const start = run.start + match.index;
      const end = start + match[0].length;
      const [, prefix, hex, signature] = match;
      if (hex !== undefined) {
        const near = prefix !== undefined || isNear(source, run.start, start, end);
        if (near && /[a-fA-F]/.test(hex)) {
          out.push(found('txid', (prefix ? '0x' : '') + hex.toLowerCase(), start, end, prefix ? 0.95 : 0.9));
        }
      } else if (decodeBase58(signature!)?.length === 64) {
        out.push(found('txid', signature!, start, end, 0.85, { chain: 'sol' }));
      }
    }
  }
};

/** A block explorer's address (`…/tx/<hash>`, `…/transaction/<hash>`) is a cue of its own. */
function isNear(source: Source, runStart: number, start: number, end: number): boolean {
  const before = source.folded.slice(Math.max(0, Math.min(runStart, start - cueWidth)), start);
  if (fileCue.test(before.slice(-20))) return false;
  return cue.test(before.slice(-cueWidth - 60)) || cue.test(source.folded.slice(end, end + 15));
}
