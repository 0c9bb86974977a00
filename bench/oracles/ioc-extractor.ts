import { refang } from '../../src/extract/refang.ts';
import { readHost } from '../../src/extract/host.ts';
import { scan } from '../../src/extract/scan.ts';
import type { IndicatorKind, Mention } from '../../src/model/index.ts';
import { find, hostOf, readJson, sameUrl, sorted } from './case.ts';
import type { Case } from './case.ts';

interface Assert {
  readonly file: string;
  readonly function: string;
  readonly args: readonly [string, ...unknown[]];
  readonly field: string | null;
  readonly matcher: string;
  readonly expected: unknown;
}

const hash = (algorithm: string) => (each: Mention) => each.kind === 'hash' && each.about?.['algorithm'] === algorithm;
const wallet = (chain: string) => (each: Mention) => each.kind === 'wallet' && each.value.startsWith(chain);

const fields: Readonly<Record<string, (each: Mention) => boolean>> = {
  md5s: hash('md5'),
  sha1s: hash('sha1'),
  sha256s: hash('sha256'),
  sha512s: hash('sha512'),
  domains: (each) => each.kind === 'domain',
  ipv4s: (each) => each.kind === 'ip' && !each.value.includes(':'),
  ipv6s: (each) => each.kind === 'ip' && each.value.includes(':'),
  urls: (each) => each.kind === 'url' && each.value.includes('://') && /^https?/.test(each.value),
  emails: (each) => each.kind === 'email',
  gaTrackIDs: (each) => each.kind === 'tracker' && each.value.startsWith('UA-'),
  gaPubIDs: (each) => each.kind === 'tracker' && each.value.startsWith('pub-'),
  btcs: wallet('btc:'),
  xmrs: wallet('xmr:'),
  eths: wallet('evm:'),
};

/** `extractX` and `isX`: the field that answers. */
const kinds: Readonly<Record<string, string>> = {
  MD5: 'md5s',
  SHA1: 'sha1s',
  SHA256: 'sha256s',
  SHA512: 'sha512s',
  Domain: 'domains',
  IPv4: 'ipv4s',
  IPv6: 'ipv6s',
  Email: 'emails',
  URL: 'urls',
  BTC: 'btcs',
  XMR: 'xmrs',
  ETH: 'eths',
  GAPubID: 'gaPubIDs',
  GATrackID: 'gaTrackIDs',
};

const all: readonly IndicatorKind[] = ['hash', 'domain', 'ip', 'url', 'email', 'tracker', 'wallet'];

function answers(text: string, field: string, strict: boolean): string[] {
  const mentions = find(text, all, strict ? 0.5 : 0).filter(fields[field]!);
  const value = (each: Mention): string =>
    ['wallet', 'ip'].includes(each.kind) && each.about?.['defanged'] !== 'yes' ? each.raw : each.value;
  return sorted(
    mentions.map((each) => (field === 'domains' ? hostOf(each.value) : field === 'urls' ? sameUrl(each.value) : value(each))),
  );
}

export const iocExtractor = {
  name: 'oracle_ioc_extractor_ts',
  cases(): Case[] {
    const cases: Case[] = [];
    for (const [index, each] of (readJson('oracle_ioc_extractor_ts/asserts.json') as Assert[]).entries()) {
      const text = each.args[0];
      const one = { id: `${index} ${each.function} ${each.field ?? ''}`.trim(), group: each.function, input: text };
      const options = each.args[1] as { strict?: boolean } | undefined;
      if (each.field !== null && each.field in fields && each.matcher === 'toEqual') {
        const theirs = (each.expected as string[]).map((value) =>
          each.field === 'domains' ? hostOf(value) : each.field === 'urls' ? sameUrl(value) : value,
        );
        cases.push({ ...one, want: sorted(theirs), got: answers(text, each.field, options?.strict !== false) });
      } else if (each.function === 'refang') {
        cases.push({ ...one, want: each.expected, got: refang(scan({ text })).source.text });
      } else if (each.function === 'unicodeToASCII') {
        cases.push({ ...one, want: each.expected, got: readHost(text)?.ascii });
      } else if (/^(?:extract|is)[A-Z]/.test(each.function)) {
        const field = kinds[each.function.replace(/^(?:extract|is)/, '')];
        // Their extractX never refangs, ours always does: defanged inputs ask for another function.
        if (field === undefined || (each.function.startsWith('extract') && /\[/.test(text))) continue;
        const mention = find(text, all, 0.5).find((found) => fields[field]!(found));
        if (each.function.startsWith('is')) cases.push({ ...one, want: each.expected, got: mention?.raw === text });
        else cases.push({ ...one, want: each.expected, got: mention?.raw ?? null });
      }
    }
    return cases;
  },
};
