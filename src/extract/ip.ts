import { isOf, of } from './charset.ts';
import { refang } from './refang.ts';
import { found, has } from './source.ts';
import type { Finder, Found, Refanged } from './source.ts';

const octet = '0{0,2}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipv4 = new RegExp(`^(?:${octet}\\.){3}${octet}$`);

/** An IPv4 address in dotted decimal, leading zeros dropped; nothing if it is none. */
export function readIpv4(written: string): string | undefined {
  if (written.length < 7 || written.length > 15 || !ipv4.test(written)) return undefined;
  return written.replaceAll(/(?<!\d)0+(?=\d)/g, '');
}

/** An IPv6 address in the canonical form of RFC 5952, zone dropped; nothing if it is none. */
export function readIpv6(written: string): string | undefined {
  const zone = written.indexOf('%');
  const address = zone < 0 ? written : written.slice(0, zone);
  if (address.length > 45 || zone === written.length - 1) return undefined;
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const head = groupsOf(halves[0]!);
  const tail = halves.length === 2 ? groupsOf(halves[1]!) : [];
  if (head === undefined || tail === undefined || (halves.length === 2 && halves[0]!.includes('.'))) return undefined;
  const gap = 8 - head.length - tail.length;
  if (halves.length === 1 ? gap !== 0 : gap < 1) return undefined;
  return canonical([...head, ...Array.from({ length: gap }, () => 0), ...tail]);
}

/** The 16-bit groups of one side of `::`, an IPv4 tail included. */
function groupsOf(part: string): number[] | undefined {
  if (part === '') return [];
  const groups: number[] = [];
  const written = part.split(':');
  for (const [index, group] of written.entries()) {
    if (group.includes('.') && index === written.length - 1) {
      const v4 = readIpv4(group)?.split('.').map(Number);
      if (v4 === undefined) return undefined;
      groups.push(v4[0]! * 256 + v4[1]!, v4[2]! * 256 + v4[3]!);
    } else if (/^[0-9a-f]{1,4}$/i.test(group)) groups.push(Number.parseInt(group, 16));
    else return undefined;
  }
  return groups;
}

/** RFC 5952 §4: lower case, no leading zeros, the longest run of two or more zero groups as `::`; §5: mapped IPv4 dotted. */
function canonical(groups: readonly number[]): string {
  const dotted = `${groups[6]! >> 8}.${groups[6]! & 255}.${groups[7]! >> 8}.${groups[7]! & 255}`;
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return `::ffff:${dotted}`;
  let best = -1;
  let length = 1;
  for (let from = 0; from < 8; from++) {
    let to = from;
    while (to < 8 && groups[to] === 0) to++;
    if (to - from > length) {
      best = from;
      length = to - from;
    }
  }
  const hex = groups.map((group) => group.toString(16));
  return best < 0 ? hex.join(':') : `${hex.slice(0, best).join(':')}::${hex.slice(best + length).join(':')}`;
}

/** Finds IPv4 and IPv6 addresses, defanged ones too; a port or prefix length after them is not part of the value. */
export const findIps: Finder = (source, out) => {
  const view = refang(source);
  const { marked, flags } = view.source;
  if ((flags & (has.dot | has.colon)) === 0) return;
  for (const run of marked) {
    if (run.dots > 2 && run.digits >= 4) readV4(view, run.start, run.end, out);
    if (run.colons > 1) readV6(view, run.start, run.end, out);
  }
};

/** Words before a dotted number that make it a version or a chapter. */
const counted =
  /(?:\bv|\bver(?:sion)?\.?|\bsection|\bsec\.?|\bchapter|\bclause|\brelease|\bbuild|§|版本号?|第|版)\s{0,2}[:：]?\s{0,2}$/i;

function readV4(view: Refanged, from: number, end: number, out: Found[]): void {
  const { folded } = view.source;
  for (let at = from; at < end;) {
    if (!isOf(folded, at, of.digit)) {
      at++;
      continue;
    }
    let stop = at;
    let dots = 0;
    while (stop < end && (isOf(folded, stop, of.digit) || folded.charCodeAt(stop) === 0x2e)) {
      if (folded.charCodeAt(stop++) === 0x2e) dots++;
    }
    if (dots >= 3) {
      const last = folded.charCodeAt(stop - 1) === 0x2e ? stop - 1 : stop;
      const value = standsAlone(folded, at, stop) ? readIpv4(folded.slice(at, last)) : undefined;
      if (value !== undefined && !counted.test(folded.slice(Math.max(0, at - 12), at))) emit(view, out, value, at, last, 0.95);
    }
    at = stop;
  }
}

/** Not the middle of a name or a longer number: `1.2.3.4.example.com`, `a1.2.3.4`, `.1.2.3.4`. */
function standsAlone(folded: string, at: number, stop: number): boolean {
  const before = folded.charCodeAt(at - 1);
  if (before === 0x2e && (isOf(folded, at - 2, of.digit | of.letter) || at === 1)) return false;
  // A dash after a space or at the start of a line is a bullet.
  if ((before === 0x2d || before === 0x5f) && isOf(folded, at - 2, of.letter | of.digit)) return false;
  if (isOf(folded, at - 1, of.letter)) return false;
  const after = folded.charCodeAt(stop);
  if (after === 0x2d || after === 0x5f) return !isOf(folded, stop + 1, of.letter | of.digit);
  return !isOf(folded, stop, of.letter);
}

function isV6Char(code: number): boolean {
  return (code >= 0x30 && code <= 0x3a) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66) || code === 0x2e;
}

function readV6(view: Refanged, from: number, end: number, out: Found[]): void {
  const { folded } = view.source;
  for (let at = from; at < end;) {
    if (!isV6Char(folded.charCodeAt(at))) {
      at++;
      continue;
    }
    let stop = at;
    let colons = 0;
    while (stop < end && isV6Char(folded.charCodeAt(stop))) {
      if (folded.charCodeAt(stop++) === 0x3a) colons++;
    }
    if (colons >= 2 && stop - at <= 64) readV6Word(view, at, stop, out);
    at = stop;
  }
}

function readV6Word(view: Refanged, from: number, to: number, out: Found[]): void {
  const { folded } = view.source;
  let start = from;
  let end = to;
  while (start < end && folded.charCodeAt(start) === 0x2e) start++;
  while (end > start && folded.charCodeAt(end - 1) === 0x2e) end--;
  // `ip:2001:db8::1` and `2001:db8::1:` — a single colon at an edge is the sentence's
  if (folded.charCodeAt(start) === 0x3a && folded.charCodeAt(start + 1) !== 0x3a) start++;
  if (folded.charCodeAt(end - 1) === 0x3a && folded.charCodeAt(end - 2) !== 0x3a) end--;
  // A zone (`%eth0`) is read over; it means something on one machine only.
  const zone = folded.charCodeAt(end) === 0x25 ? (/^%[a-z0-9.]+/i.exec(folded.slice(end, end + 24))?.[0].length ?? 0) : 0;
  end += zone;
  if (isOf(folded, start - 1, of.letter | of.digit) || isOf(folded, Math.max(to, end), of.letter | of.digit)) return;
  const written = folded.slice(start, end);
  // `::` and the like alone say nothing; 12:30:45 never has eight groups.
  if (!/[0-9a-f]/i.test(written)) return;
  const value = readIpv6(written);
  if (value !== undefined) emit(view, out, value, start, end, 0.95);
}

function emit(view: Refanged, out: Found[], value: string, start: number, end: number, confidence: number): void {
  const about = view.defanged(start, end) ? { defanged: 'yes' } : undefined;
  out.push(found('ip', value, view.startOf(start), view.endOf(end), confidence, about));
}
