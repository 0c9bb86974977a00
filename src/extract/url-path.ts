import { charset, isOf, isSpacedLetter, of } from './charset.ts';
import type { Source } from './source.ts';

/** Behind `:port`; the offset itself without one, -1 for a number that is no port. */
export function portEnd(folded: string, at: number): number {
  if (folded.charCodeAt(at) !== 0x3a || !isOf(folded, at + 1, of.digit)) return at;
  let end = at + 1;
  let port = 0;
  while (isOf(folded, end, of.digit) && end - at < 8) port = port * 10 + folded.charCodeAt(end++) - 0x30;
  return port > 0 && port <= 65_535 ? end : -1;
}

export function isPathStart(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  if (code !== 0x2f && code !== 0x3f && code !== 0x23) return false;
  // Two sites written `www.a.com/www.b.com` or `a.com/http://b.com`
  return !/^\/{1,2}(?:www\.|https?:\/\/)/i.test(folded.slice(at, at + 12));
}

/** Longest path, query and fragment read, in UTF-16 units: what browsers and proxies pass on. */
const maxPath = 8192;

/** The end of a path, query and fragment: full stops, unbalanced brackets and touching Chinese are the sentence's. */
export function pathEnd(source: Source, from: number): number {
  const { text } = source;
  const limit = Math.min(text.length, from + maxPath);
  const opened: number[] = []; // offsets of ( [ { not yet closed
  let end = from;
  for (; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code >= 128) {
      if (!isWidePath(code)) break;
    } else if ((charset[code]! & of.stop) !== 0) break;
    else if (code === 0x28 || code === 0x5b || code === 0x7b) opened.push(end);
    else if (code === 0x29 || code === 0x5d || code === 0x7d) {
      if (opened.pop() === undefined) break;
    } else if (code === 0x27 && isQuote(text, end)) break;
    else if ((code === 0x2c || code === 0x3b || code === 0x7c) && /^h(?:tt|xx)ps?:/i.test(text.slice(end + 1, end + 7))) break;
  }
  // `#[the recipient's address]` is a remark in place of a value; a lone `(` does occur in paths.
  const remark = opened.find((at) => text.charCodeAt(at) !== 0x28);
  if (remark !== undefined) end = text.charCodeAt(remark - 1) === 0x23 ? remark - 1 : remark;
  for (; end > from; end--) {
    const code = text.charCodeAt(end - 1);
    const dashes = code === 0x2d && text.charCodeAt(end - 2) === 0x2d;
    if (!isOf(text, end - 1, of.trailing) && code !== 0x28 && !dashes) break;
  }
  return end;
}

/** A quotation mark or a genitive, not part of the path. */
function isQuote(text: string, at: number): boolean {
  return !isOf(text, at + 1, of.letter | of.digit) || /^'s(?![a-z0-9])/i.test(text.slice(at, at + 3));
}

/** Dashes, full-width letters, digits and `．／－＿％＃＝＆～`, letters of scripts with spaces. */
function isWidePath(code: number): boolean {
  if (isSpacedLetter(code) || (code >= 0x2010 && code <= 0x2015)) return true;
  if (code < 0xff01 || code > 0xff5e) return false;
  const ascii = code - 0xfee0;
  return (
    (charset[ascii]! & of.host) !== 0 || ascii === 0x2f || ascii === 0x25 || ascii === 0x23 || ascii === 0x3d || ascii === 0x26
  );
}
