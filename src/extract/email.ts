import { isOf, isSpacedLetter, of } from './charset.ts';
import { readHost } from './host.ts';
import { readIpv4 } from './ip.ts';
import { refang } from './refang.ts';
import { found, has } from './source.ts';
import type { Finder, Found, Refanged } from './source.ts';

const maxLocal = 64; // RFC 5321 §4.5.3.1.1

/** Finds mail addresses, also defanged (`name[at]host[.]com`) and masked ones (`ab***@host.com`). */
export const findEmails: Finder = (source, out) => {
  const view = refang(source);
  const { marked, flags, folded } = view.source;
  if ((flags & has.at) === 0) return;
  for (const run of marked) {
    if ((run.flags & has.at) === 0) continue;
    for (let at = run.start; at < run.end; at++) {
      if (folded.charCodeAt(at) === 0x40) readAround(view, at, run.start, out);
    }
  }
};

function readAround(view: Refanged, at: number, runStart: number, out: Found[]): void {
  const { folded } = view.source;
  const host = readRight(view, at + 1);
  if (host === undefined) return;
  let start = at;
  while (start > runStart && (isOf(folded, start - 1, of.local) || folded.charCodeAt(start - 1) === 0x2a)) start--;
  while (start < at && !isOf(folded, start, of.letter | of.digit) && folded.charCodeAt(start) !== 0x5f) {
    if (folded.charCodeAt(start) === 0x2a && isMask(folded, start, at)) break;
    start++;
  }
  const local = folded.slice(start, at);
  if (local === '' || local.length > maxLocal || local.endsWith('.') || local.includes('..')) return;
  // http://user:password@host is the address's own business.
  if (/:\/\/[^/\s]*$/.test(folded.slice(Math.max(runStart, start - 80), start))) return;
  const masked = local.includes('*');
  const value = `${local.replaceAll(/\*+/g, '*')}@${host.ascii}`.toLowerCase();
  const about: Record<string, string> = { registrable: host.registrable };
  if (view.defanged(start, host.end)) about['defanged'] = 'yes';
  out.push(found('email', value, view.startOf(start), view.endOf(host.end), masked ? 0.8 : 0.98, about, masked));
}

/** Stars hide letters when something readable stands on a side of them inside the local part. */
function isMask(folded: string, from: number, at: number): boolean {
  return /^\*+[a-z0-9._*-]*$/i.test(folded.slice(from, at));
}

interface Right {
  readonly ascii: string;
  readonly registrable: string;
  readonly end: number;
}

const wideHost = /[\p{L}\p{M}\p{N}.-]{1,253}/uy;

function readRight(view: Refanged, from: number): Right | undefined {
  const { folded, text } = view.source;
  if (folded.charCodeAt(from) === 0x5b) {
    const close = folded.slice(from, from + 20).indexOf(']');
    const ip = close < 0 ? undefined : readIpv4(folded.slice(from + 1, from + close));
    return ip === undefined ? undefined : { ascii: `[${ip}]`, registrable: ip, end: from + close + 1 };
  }
  let end = from;
  while (isOf(folded, end, of.host)) end++;
  const stop = end;
  while (end > from && !isOf(folded, end - 1, of.letter | of.digit)) end--;
  const ascii = isSpacedLetter(text.charCodeAt(stop)) ? undefined : rightHost(folded.slice(from, end), from);
  if (ascii !== undefined || !(text.charCodeAt(stop) >= 128)) return ascii;
  wideHost.lastIndex = from;
  const wide = wideHost.exec(text)?.[0].replace(/[.-]+$/, '');
  return wide === undefined ? undefined : rightHost(wide, from);
}

/** The host of an address, if need be without the next sentence's first word. */
function rightHost(written: string, from: number): Right | undefined {
  const host = readHost(written);
  if (host !== undefined) return { ascii: host.ascii, registrable: host.registrable, end: from + written.length };
  const cut = written.replace(/(?:\.\.|\.(?=[A-Z][a-z]+$)).*$/, '');
  return cut === written ? undefined : rightHost(cut, from);
}
