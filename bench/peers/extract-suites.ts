import { refang } from '../../src/extract/refang.ts';
import { scan } from '../../src/extract/scan.ts';
import { available, type Case, hostOf, sameUrl, type Suite } from '../oracles/case.ts';
import { iocExtractor } from '../oracles/ioc-extractor.ts';
import { iocFinder } from '../oracles/ioc-finder.ts';
import { iocextract } from '../oracles/iocextract.ts';
import type { Found } from './extract-sets.ts';

/** The tests of a tool, as questions that every tool can be asked: which values of a kind are in a text. */
export interface SuiteSet {
  /** The tool that wrote it. */
  readonly name: string;
  readonly texts: readonly string[];
  readonly cases: number;
  /** Per cent of the cases answered as its author wants. */
  readonly share: (found: readonly Found[]) => number;
}

/** Which of the values found a test asks about: by the name of its field or function. */
const asking: readonly (readonly [RegExp, kind: string, which: RegExp])[] = [
  [/md5/i, 'hash', /^.{32}$/],
  [/sha1/i, 'hash', /^.{40}$/],
  [/sha256/i, 'hash', /^.{64}$/],
  [/sha512/i, 'hash', /^.{128}$/],
  [/domain/i, 'domain', /./],
  [/email/i, 'email', /./],
  [/ipv4/i, 'ip', /\./],
  [/ipv6/i, 'ip', /:/],
  [/_ips/, 'ip', /./],
  [/btc|bitcoin/i, 'wallet', /^(?:1|3|bc1)/],
  [/xmr|monero/i, 'wallet', /^[48].{94}/],
  [/eth/i, 'wallet', /^0x/],
  [/url/i, 'url', /./],
];

const plain = (kind: string, value: string): string => {
  if (kind === 'url') return sameUrl(value);
  if (kind === 'domain') return hostOf(value.toLowerCase());
  return value.replace(/^(?:btc|evm|tron|sol|ltc|xmr):/u, '').toLowerCase();
};

/** Values of a kind in one spelling; the host of a URL or a mail address is a domain, as most of the suites have it. */
function valuesOf(found: Found, kind: string): string[] {
  const hosts = found.flatMap(([of, value]) => {
    if (of === 'email') return [value.slice(value.lastIndexOf('@') + 1)];
    return of === 'url' ? (/^[a-z]+:\/\/([^/?#:]+)/iu.exec(value)?.slice(1) ?? []) : [];
  });
  const own = found.filter(([of]) => of === kind).map(([, value]) => value);
  return [...new Set([...own, ...(kind === 'domain' ? hosts : [])].map((value) => plain(kind, value)))];
}

/** Whether a tool found what a case wants; a defanged answer may be refanged, with or without a scheme. */
function answers({ want }: Case, found: Found, kind: string, which: RegExp): boolean {
  const got = valuesOf(found, kind).filter((value) => which.test(value));
  if (typeof want === 'number') return got.length === want;
  if (want === null || want === undefined) return got.length === 0;
  if (Array.isArray(want)) {
    const all = new Set(want.map((value) => plain(kind, String(value))));
    return all.size === got.length && got.every((value) => all.has(value));
  }
  if (typeof want !== 'string') return false;
  const meant = refang(scan({ text: want })).source.text;
  const forms = [want, meant, `http://${meant}`].map((value) => plain(kind, value));
  return forms.some((form) => got.includes(form));
}

function suiteSet(tool: string, suite: Suite): SuiteSet[] {
  if (!available(suite.name)) return [];
  const cases = suite.cases().flatMap((each) => {
    if (/^(?:is|refang|unicode)/u.test(each.group) || typeof each.want === 'boolean') return [];
    // What a case is about stands in its id, behind its number: a type, a field or a function.
    const about = asking.find(([name]) => name.test(each.id.replace('extract_encoded_urls', '')));
    return about === undefined ? [] : [{ each, kind: about[1], which: about[2] }];
  });
  const texts = [...new Set(cases.map(({ each }) => each.input))];
  const at = new Map(texts.map((text, i) => [text, i]));
  const share = (found: readonly Found[]): number =>
    (100 * cases.filter(({ each, kind, which }) => answers(each, found[at.get(each.input)!]!, kind, which)).length) /
    cases.length;
  return [{ name: tool, texts, cases: cases.length, share }];
}

/** The suites of the peers that are here. */
export const suiteSets = (): SuiteSet[] => [
  ...suiteSet('ioc-finder', iocFinder),
  ...suiteSet('iocextract', iocextract),
  ...suiteSet('ioc-extractor', iocExtractor),
];
