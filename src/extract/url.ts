import { charset, isOf, isSpacedLetter, of } from './charset.ts';
import { columnMeaning } from './fields.ts';
import { bare, isHostForm, isTld, readHost } from './host.ts';
import { readIpv4, readIpv6 } from './ip.ts';
import { isPlausible } from './plausible.ts';
import { refang } from './refang.ts';
import { found, has } from './source.ts';
import type { Finder, Found, Refanged, Source } from './source.ts';
import { isPathStart, pathEnd, portEnd } from './url-path.ts';

/** Schemes that lead to a host; slips in `http` (htpp, ttps, httpss) are read as http. */
const scheme = /(?:https?|s?ftps?|wss?|rt[ms]p|(?<![a-z])(?:tcp|udp)|(?<![a-z])h?t{1,3}p{1,2}s{0,2})$/i;

/** A host as it stands in the mended text. */
interface Written {
  readonly end: number;
  /** Punycode, `1.2.3.4` or `[::1]`. */
  readonly ascii: string;
  /** Registrable domain; absent for addresses and for names under no known top-level domain. */
  readonly registrable?: string;
  /** No such top-level domain: kept, with little confidence, because somebody wrote a scheme before it. */
  readonly loose?: true;
}

/** Finds web addresses: a `url` where there is a scheme, port or path, and the `domain` of every host that has one. */
export const findUrls: Finder = (source, out) => {
  const view = refang(source);
  const { marked, flags } = view.source;
  if ((flags & has.dot) === 0 && (flags & has.slash) === 0) return;
  const webHere = (flags & has.colon) !== 0 && (flags & has.slash) !== 0;
  let done = 0;
  for (const run of marked) {
    if (run.end <= done || (run.letters === 0 && (run.flags & (has.slash | has.colon)) === 0)) continue;
    const web = webHere && (run.flags & has.colon) !== 0 && (run.flags & has.slash) !== 0;
    if (!web && (run.flags & has.dot) === 0) continue;
    done = readRun(view, Math.max(run.start, done), run.end, out);
  }
};

/** Reads one run and returns the offset up to which the text is used: a path may go beyond the run. */
function readRun(view: Refanged, from: number, end: number, out: Found[]): number {
  const { folded } = view.source;
  let at = from;
  while (at < end) {
    if (!isOf(folded, at, of.host)) {
      at++;
      continue;
    }
    let stop = at;
    let dots = 0;
    while (stop < end && isOf(folded, stop, of.host)) {
      if (folded.charCodeAt(stop) === 0x2e) dots++;
      stop++;
    }
    if (folded.startsWith('://', stop)) at = readWithScheme(view, at, stop, out);
    else if (dots > 0)
      at = dots === 3 && isOf(folded, at, of.digit) ? readNumeric(view, at, stop, out) : readBare(view, at, stop, out);
    else at = stop;
  }
  return at;
}

function readWithScheme(view: Refanged, from: number, colon: number, out: Found[]): number {
  const { folded } = view.source;
  const proto = scheme.exec(folded.slice(Math.max(from, colon - 8), colon))?.[0];
  const authority = colon + 3;
  if (proto === undefined || isCued(folded, colon - proto.length)) return pathEnd(view.source, authority);
  const start = colon - proto.length;
  const at = hostStart(folded, authority);
  const host = at < 0 ? undefined : readAuthority(view.source, at);
  if (host === undefined) return pathEnd(view.source, authority);
  const port = portEnd(folded, host.end);
  if (port < 0) return pathEnd(view.source, authority);
  const end = isPathStart(folded, port) ? pathEnd(view.source, port) : port;
  const name = /^h?t/i.test(proto) ? (/s$/i.test(proto) ? 'https' : 'http') : proto.toLowerCase();
  const value = `${name}://${folded.slice(authority, at)}${host.ascii}${tail(folded, host.end, end)}`;
  const defanged = view.defanged(start, end);
  emit(view, out, { kind: 'url', value, start, end, confidence: host.loose ? 0.4 : 0.98, host, defanged });
  if (host.registrable !== undefined) {
    emit(view, out, { kind: 'domain', value: bare(host.ascii), start: at, end: host.end, confidence: 0.98, host, defanged });
  }
  if (end > port) emitTargets(view, port, end, out);
  return Math.max(end, colon + 3);
}

const target = /https?(?::|%3a)(?:\/|%2f){2}([a-z0-9._-]{4,253})/gi;

/** Hosts that an address leads on to (`…/url?q=https://shop.example`): redirectors hide the site behind a trusted name. */
function emitTargets(view: Refanged, from: number, end: number, out: Found[]): void {
  for (const match of view.source.folded.slice(from, end).matchAll(target)) {
    const written = match[1]!.replace(/[._-]+$/, '');
    const host = readHost(written);
    if (host === undefined) continue;
    const stop = from + match.index + match[0].length - (match[1]!.length - written.length);
    const start = stop - written.length;
    const named = { ascii: host.ascii, registrable: host.registrable, end: stop };
    emit(view, out, { kind: 'domain', value: bare(host.ascii), start, end: stop, confidence: 0.9, host: named, defanged: false });
  }
}

/** `$name.tld`, `#name.tld` and `@name.tld` are cashtags, hashtags and handles. */
function isCued(folded: string, start: number): boolean {
  const code = folded.charCodeAt(start - 1);
  return code === 0x23 || code === 0x24 || code === 0x40;
}

/** Behind the userinfo, -1 if that is malformed. */
function hostStart(folded: string, authority: number): number {
  let start = authority;
  for (let at = authority; at < folded.length && at - authority < 256; at++) {
    const code = folded.charCodeAt(at);
    if (code === 0x2f || code === 0x3f || code === 0x23 || code >= 128 || (charset[code]! & of.stop) !== 0) break;
    if (code === 0x40) start = at + 1;
  }
  return start > authority && /^:?@/.test(folded.slice(authority, start)) ? -1 : start;
}

function readAuthority(source: Source, at: number): Written | undefined {
  const { folded } = source;
  if (folded.charCodeAt(at) === 0x5b) {
    const close = folded.slice(at, at + 50).indexOf(']');
    const ip = close < 0 ? undefined : readIpv6(folded.slice(at + 1, at + close));
    return ip === undefined ? undefined : { ascii: `[${ip}]`, end: at + close + 1 };
  }
  let end = at;
  while (end < folded.length && isOf(folded, end, of.host)) end++;
  const trimmed = trimHost(folded, at, end);
  const written = folded.slice(at, trimmed);
  const ip = readIpv4(written);
  if (ip !== undefined) return { ascii: ip, end: trimmed };
  const host = readGlued(written);
  if (host !== undefined) return { ...host, end: at + host.length };
  if (folded.charCodeAt(end) >= 128) {
    const wide = readWide(source, at);
    if (wide !== undefined) return wide;
  }
  return isHostForm(written) ? { ascii: written.toLowerCase(), end: trimmed, loose: true } : undefined;
}

/** Dots and dashes at a host's end are the sentence's. */
function trimHost(folded: string, from: number, end: number): number {
  let trimmed = end;
  while (trimmed > from && !isOf(folded, trimmed - 1, of.letter | of.digit)) trimmed--;
  return trimmed;
}

/** A host, if need be without the next sentence's first word (`abc.com.Then`) or after doubled dots. */
function readGlued(written: string): { ascii: string; registrable: string; length: number } | undefined {
  const whole = readHost(written);
  if (whole !== undefined) return { ascii: whole.ascii, registrable: whole.registrable, length: written.length };
  const capital = written.charCodeAt(written.lastIndexOf('.') + 1);
  if (!(capital >= 0x41 && capital <= 0x5a) && !written.includes('..')) return undefined;
  const cut = written.replace(/(?:\.\.|\.(?=[A-Z][a-z]+$)).*$/, '');
  const host = cut.length < written.length ? readHost(cut) : undefined;
  return host === undefined ? undefined : { ascii: host.ascii, registrable: host.registrable, length: cut.length };
}

const wideHost = /[\p{L}\p{M}\p{N}\p{So}.-]{1,253}/uy;

/** An internationalised host; text that touches an IDN suffix (`例子.中国是`) is cut off. */
function readWide(source: Source, at: number): Written | undefined {
  wideHost.lastIndex = at;
  const written = wideHost.exec(source.text)?.[0];
  if (written === undefined) return undefined;
  const host = readHost(written);
  if (host !== undefined) return { ascii: host.ascii, registrable: host.registrable, end: at + written.length };
  const lastDot = written.lastIndexOf('.');
  const label = written.slice(lastDot + 1);
  if (lastDot <= 0 || label.charCodeAt(0) < 128) return undefined;
  for (let length = Math.min(label.length - 1, 12); length > 0; length--) {
    if (!isTld(label.slice(0, length))) continue;
    const cut = written.slice(0, lastDot + 1 + length);
    const shorter = readHost(cut);
    if (shorter !== undefined) return { ascii: shorter.ascii, registrable: shorter.registrable, end: at + cut.length };
  }
  return undefined;
}

function readBare(view: Refanged, from: number, stop: number, out: Found[]): number {
  const { folded, text, field } = view.source;
  let start = from;
  while (start < stop && !isOf(folded, start, of.letter | of.digit)) start++;
  // `%2Fexample.com` inside an encoded address
  if (folded.charCodeAt(start - 1) === 0x25 && /^(?:2f|3a)/i.test(folded.slice(start, start + 2))) start += 2;
  const next = folded.charCodeAt(stop);
  if (next === 0x40 || next === 0x2b || !mayBegin(folded, text, start)) return stop;
  const end = trimHost(folded, start, stop);
  let host = readGlued(folded.slice(start, end));
  if (host === undefined) return stop;
  // Latin, Greek and Cyrillic labels may go on to the left of the run; Han never, that is the sentence.
  const wide = wideStart(text, start);
  if (wide < start) {
    const whole = readHost(text.slice(wide, start + host.length));
    if (whole !== undefined) {
      host = { ascii: whole.ascii, registrable: whole.registrable, length: start + host.length - wide };
      start = wide;
    }
  }
  const hostEnd = start + host.length;
  const kind = field === undefined ? undefined : columnMeaning(field).kind;
  const port = hostEnd === stop ? portEnd(folded, hostEnd) : hostEnd;
  const pathFrom = port < 0 ? hostEnd : port;
  const pathTo = hostEnd === stop && isPathStart(folded, pathFrom) ? pathEnd(view.source, pathFrom) : pathFrom;
  const defanged = view.defanged(start, pathTo);
  const sure = defanged || pathTo > hostEnd || kind === 'url' || kind === 'domain';
  if (!sure && !isPlausible(folded.slice(start, hostEnd))) return stop;
  const written = { ascii: host.ascii, registrable: host.registrable, end: hostEnd };
  const confidence = host.ascii.startsWith('www.') || sure ? 0.95 : 0.9;
  if (pathTo > hostEnd) {
    const value = host.ascii + tail(folded, hostEnd, pathTo);
    emit(view, out, { kind: 'url', value, start, end: pathTo, confidence, host: written, defanged });
  }
  emit(view, out, { kind: 'domain', value: bare(host.ascii), start, end: hostEnd, confidence, host: written, defanged });
  return Math.max(pathTo, hostEnd < stop ? hostEnd : stop);
}

/** `1.2.3.4/path` and `1.2.3.4:8080`; `/24` alone is a prefix length. The address itself is another finder's. */
function readNumeric(view: Refanged, at: number, stop: number, out: Found[]): number {
  const { folded } = view.source;
  const ip = readIpv4(folded.slice(at, stop));
  if (ip === undefined) return readBare(view, at, stop, out);
  const port = portEnd(folded, stop);
  const pathFrom = Math.max(port, stop);
  const end = isPathStart(folded, pathFrom) ? pathEnd(view.source, pathFrom) : pathFrom;
  if (end === stop || /^\/\d{1,2}$/.test(folded.slice(stop, end))) return end;
  const host = { ascii: ip, end: stop };
  const value = ip + tail(folded, stop, end);
  emit(view, out, { kind: 'url', value, start: at, end, confidence: 0.9, host, defanged: view.defanged(at, end) });
  return end;
}

/** Whether a bare name may begin here: not in a handle, hashtag, cashtag, file path or masked word. */
function mayBegin(folded: string, text: string, start: number): boolean {
  const before = folded.charCodeAt(start - 1);
  if (before === 0x23 || before === 0x24 || before === 0x26 || before === 0x40 || before === 0x5c) return false;
  if (before === 0x2a) return !/[a-z0-9]\*+$/i.test(folded.slice(Math.max(0, start - 20), start));
  if (before !== 0x2f) return true;
  // A slash joins alternatives (网站/abc.com, //abc.com) or the parts of a file path (/etc/abc.com).
  const code = text.charCodeAt(start - 2);
  return code === 0x2f || code >= 128;
}

function wideStart(text: string, start: number): number {
  if (!isSpacedLetter(text.charCodeAt(start - 1))) return start;
  let at = start;
  while (at > 0 && start - at < 63) {
    const code = text.charCodeAt(at - 1);
    if (!(isSpacedLetter(code) || (code < 128 && (charset[code]! & (of.letter | of.digit)) !== 0))) break;
    at--;
  }
  return at;
}

/** What follows the host; a lone slash says nothing. */
function tail(folded: string, hostEnd: number, end: number): string {
  const rest = folded.slice(hostEnd, end);
  return rest === '/' ? '' : rest;
}

interface Emitted {
  readonly kind: 'url' | 'domain';
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly host: Written;
  /** The address as a whole was written defanged, its host perhaps not. */
  readonly defanged: boolean;
}

function emit(view: Refanged, out: Found[], { kind, value, start, end, confidence, host, defanged }: Emitted): void {
  let about: Record<string, string> | undefined;
  if (host.registrable !== undefined) about = { registrable: host.registrable };
  if (defanged) (about ??= {})['defanged'] = 'yes';
  out.push(found(kind, value, view.startOf(start), view.endOf(end), confidence, about));
}
