import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AllowList } from '../src/picture/domains/allow.ts';
import { learn, type Named } from '../src/picture/domains/learn.ts';
import { globOf, Matcher } from '../src/picture/domains/pattern.ts';
import { hostOf, siteOf } from '../src/picture/domains/site.ts';
import { parseCsv } from '../test/support/csv.ts';

// Learns how groups name their domains from the earlier half of each, and tries what was learned on the later half, on the domains of the
// other groups, and on names of honest sites that it did not know.
//   npm run bench -- domains [--honest FILE] [--show]      FILE: honest names, one a line, held against every suffix of a pattern

const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
const args = process.argv.slice(2);
const honestFile = args.includes('--honest') ? args[args.indexOf('--honest') + 1] : undefined;
const honest = honestFile === undefined ? [] : readFileSync(honestFile, 'utf8').toLowerCase().split('\n');
const allow = new AllowList();

type Groups = Map<string, Map<string, Named>>;

function add(groups: Groups, name: string, address: string, first: number): void {
  const site = siteOf(hostOf(address.trim().replaceAll('[.]', '.')));
  if (site === undefined || allow.keepsOut(site.host)) return;
  const group = groups.get(name) ?? new Map<string, Named>();
  groups.set(name, group);
  if ((group.get(site.domain)?.first ?? Infinity) > first) group.set(site.domain, { ...site, first });
}

/** The same for the same text, of no order that anything else has. */
function shuffled(text: string): number {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + letter.codePointAt(0)!) | 0;
  return hash >>> 0;
}

const rowsOf = (file: string): Record<string, string>[] => parseCsv(readFileSync(join(shared, file), 'utf8'));

function hotline(half: number): Groups {
  const groups: Groups = new Map();
  for (const { site_name: name = '', url = '', from = '' } of rowsOf('data/npa165_fake_investment/sites.csv')) {
    const key = name.trim().toLowerCase();
    if (shuffled(key) % 2 === half) add(groups, key, url, Date.parse(from.replaceAll('/', '-')));
  }
  return groups;
}

/** Lists without days: a domain's turn is drawn. */
function campaigns(file: string, column: 'indicator' | 'domain'): Groups {
  const groups: Groups = new Map();
  for (const row of rowsOf(file)) {
    if (column === 'indicator' && row['type'] !== 'domain' && row['type'] !== 'url') continue;
    add(groups, row['campaign']!, row[column]!, shuffled(row[column]!));
  }
  return groups;
}

function simulated(seed: number): Groups {
  const dir = mkdtempSync(join(tmpdir(), 'clew-domains-'));
  try {
    execFileSync(process.execPath, [join(shared, 'sim/sim.mjs'), '--preset', 'drift', '--seed', String(seed), '--out', dir], {
      stdio: 'ignore',
    });
    const groups: Groups = new Map();
    for (const row of parseCsv(readFileSync(join(dir, 'truth_indicators.csv'), 'utf8'))) {
      if (row['kind'] === 'domain' && row['owner_type'] === 'ring')
        add(groups, row['owner_id']!, row['value']!, Number(row['first_day']));
    }
    return groups;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function measure(title: string, groups: Groups): void {
  const owners = new Map<string, Set<string>>();
  for (const [name, group] of groups) {
    for (const domain of group.keys()) owners.set(domain, (owners.get(domain) ?? new Set()).add(name));
  }
  const sites = [...owners.keys()].map((domain) => siteOf(domain)!);
  const sum = { groups: 0, later: 0, hits: 0, patterns: 0, others: 0, honest: 0 };
  for (const [name, group] of groups) {
    if (group.size < 4) continue;
    sum.groups++;
    const inTime = [...group.values()].sort((a, b) => a.first! - b.first! || (a.domain < b.domain ? -1 : 1));
    const [earlier, later] = [inTime.slice(0, inTime.length / 2), inTime.slice(inTime.length / 2)];
    const matchers = learn(earlier, allow).map(({ pattern }) => new Matcher(pattern));
    const fits = (site: Pick<Named, 'label' | 'suffix'>): boolean => matchers.some((matcher) => matcher.fits(site));
    sum.later += later.length;
    sum.hits += later.filter(fits).length;
    sum.patterns += matchers.length;
    const wrong = sites.filter((site) => fits(site) && !owners.get(site.domain)!.has(name));
    sum.others += wrong.length;
    for (const { pattern } of matchers) {
      const label = new Matcher({ ...pattern, suffixes: ['com'] });
      sum.honest += honest.filter((each) => label.fits({ label: each, suffix: 'com' })).length;
    }
    if (args.includes('--show')) for (const { pattern } of matchers) console.log(`  ${name}  ${globOf(pattern)}`);
  }
  const rate = ((100 * sum.hits) / sum.later).toFixed(1);
  const precision = ((100 * sum.hits) / Math.max(1, sum.hits + sum.others)).toFixed(1);
  console.log(
    [
      title.padEnd(44),
      sum.groups,
      sum.patterns,
      sum.later,
      `${sum.hits} (${rate} %)`,
      sum.others,
      `${precision} %`,
      honest.length === 0 ? '' : sum.honest,
    ].join('\t'),
  );
}

/** Known honest sites that patterns would hit if they were not on the list: a half of it is kept from the learner. */
function heldOut(groups: Groups): void {
  const known = readFileSync(new URL('../src/picture/domains/data/known-sites.json', import.meta.url), 'utf8');
  const all = (JSON.parse(known) as { domains: string[] }).domains
    .join(' ')
    .split(' ')
    .flatMap((domain) => siteOf(domain) ?? []);
  const hidden = all.filter(({ domain }) => shuffled(domain) % 2 === 0);
  const half = new AllowList(
    [],
    all.filter(({ domain }) => shuffled(domain) % 2 === 1).map(({ domain }) => domain),
  );
  let hit = 0;
  for (const group of groups.values()) {
    const matchers = learn([...group.values()], half).map(({ pattern }) => new Matcher(pattern));
    hit += hidden.filter((site) => matchers.some((matcher) => matcher.fits(site))).length;
  }
  console.log(`known sites that the learner was not told of: ${hidden.length}, hit by a pattern: ${hit}`);
}

if (!existsSync(join(shared, 'data'))) {
  console.log('skipped: ../shared/data is not here');
  process.exit(0);
}
console.log('groups of four domains and more\tgroups\tpatterns\tlater\thits\tof others\tprecision\thonest names hit');
measure('165 hotline, half of the names chosen on', hotline(0));
measure('165 hotline, other half', hotline(1));
measure('Infoblox campaigns (order drawn)', campaigns('data/infoblox_campaigns/indicators.csv', 'indicator'));
measure('Sophos campaigns (order drawn)', campaigns('data/sophos_campaigns/indicators.csv', 'indicator'));
measure('DomainTools campaigns (order drawn)', campaigns('data/domaintools_infra/domains_only.csv', 'domain'));
measure('simulator, drift, seed 31', simulated(31));
heldOut(hotline(1));
