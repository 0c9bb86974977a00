import type { IndicatorKind } from '../../src/model/index.ts';
import { find, hostOf, readCsv, sameUrl, webAddresses } from './case.ts';
import type { Case } from './case.ts';

/** Their types of indicator by ours; types missing here (file names, paths of URLs) are no kinds of Clew's. */
const kinds: Readonly<Record<string, IndicatorKind>> = {
  domain: 'domain',
  url: 'url',
  ip: 'ip',
  sha256: 'hash',
  sha1: 'hash',
  md5: 'hash',
  ethereum_address: 'wallet',
  bitcoin_address: 'wallet',
  trac_address: 'wallet',
};

/** What the published form stands for, by the two marks these vendors use. */
const refanged = (published: string): string =>
  published
    .replaceAll('[.]', '.')
    .replace('[:]', ':')
    .replace(/^hxxp/i, 'http')
    .replace(/^(https?):\/(?!\/)/, '$1://')
    .trim();

function indicatorCases(suite: string): Case[] {
  const cases: Case[] = [];
  for (const [index, { type, indicator }] of readCsv(`${suite}/indicators.csv`).entries()) {
    const kind = kinds[type!];
    if (kind === undefined) continue;
    const value = refanged(indicator!);
    const found = kind === 'url' ? webAddresses(indicator!) : find(indicator!, [kind]);
    const got = found.map((each) => each.value.replace(/^(?:evm|btc|tron):/, ''));
    // Some of their domains come with a path.
    const want = kind === 'domain' ? hostOf(value.toLowerCase().replace(/[/?].*$/, '')) : kind === 'url' ? sameUrl(value) : value;
    const fold = (each: string): string =>
      kind === 'wallet' ? each.toLowerCase() : kind === 'url' ? hostOf(sameUrl(each)) : each;
    cases.push({ id: `${index} ${type}`, group: type!, input: indicator!, want: [fold(want)], got: got.map(fold) });
  }
  return cases;
}

export const infoblox = { name: 'infoblox_campaigns', cases: () => indicatorCases('infoblox_campaigns') };
export const sophos = { name: 'sophos_campaigns', cases: () => indicatorCases('sophos_campaigns') };

/** The Taiwanese police's list of fake investment sites: each cell of its url column must give the host it names. */
export const npa165 = {
  name: 'npa165_fake_investment',
  cases(): Case[] {
    return readCsv('npa165_fake_investment/sites.csv').map(({ url }, index) => {
      const host = hostOf(
        url!
          .trim()
          .toLowerCase()
          .replace(/^[a-z]+:\/\//, '')
          .replace(/[/?#:].*$/s, ''),
      );
      const found = find({ text: '', fields: { url: url! } }, ['domain', 'ip']).map((each) => each.value);
      return { id: `row ${index + 1}`, group: 'url', input: url!, want: host, got: found.includes(host) ? host : found };
    });
  },
};
