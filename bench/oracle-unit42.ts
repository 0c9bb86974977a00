import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extractMentions } from '../src/extract/index.ts';
import type { IndicatorKind, Mention } from '../src/model/index.ts';
import { available, hostOf, readCsv, sameUrl } from './oracles/case.ts';

// Analysts' posts on scam and malware campaigns, real prose: which indicators does Clew offer for linking (role suspect or
// unknown), against what the vendor marked by defanging? A live reference link offered as an indicator is an error.
//   node bench/oracle-unit42.ts [--failures]
// Each difference has a verdict in bench/verdicts/unit42_posts.json, under the post's name and a digest of the value: the
// posts' licence keeps their indicators out of this repository.

if (!available('unit42_posts')) {
  console.log('unit42_posts skipped: its data is not here');
  process.exit(0);
}

/** Kinds the truth lists, by its names. */
const types: Readonly<Record<string, IndicatorKind>> = {
  domain: 'domain',
  url: 'url',
  ipv4: 'ip',
  email: 'email',
  sha256: 'hash',
  md5: 'hash',
  wallet: 'wallet',
};
const kinds = new Set<string>(Object.values(types));

function key(kind: string, written: string): string {
  // Marks their own refanging left, and ports kept with an address.
  const value = written.replace(/\[(:\/\/|:|\.)\]/g, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  if (kind === 'url') return `url ${sameUrl(value)}`;
  if (kind === 'domain') return `domain ${hostOf(value.toLowerCase())}`;
  return `${kind} ${value.replace(/^(?:btc|evm|tron|sol|ltc|xmr):/, '').toLowerCase()}`;
}

const offered = (mention: Mention): boolean =>
  kinds.has(mention.kind) && (mention.role === 'suspect' || mention.role === 'unknown') && mention.confidence >= 0.5;

const truth = Map.groupBy(readCsv('unit42_posts/indicators.csv'), (row) => row['campaign']!);
const folder = fileURLToPath(new URL('../../shared/data/unit42_posts/posts/', import.meta.url));
let right = 0;
let wrong = 0;
let missed = 0;
const byKind = new Map<string, [right: number, wrong: number, missed: number]>();
const count = (kind: string, column: 0 | 1 | 2): void => {
  const row = byKind.get(kind) ?? [0, 0, 0];
  row[column]++;
  byKind.set(kind, row);
};
const path = new URL('verdicts/unit42_posts.json', import.meta.url);
const verdicts = existsSync(path)
  ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, { verdict: string; why: string }>)
  : {};
const judged = new Map<string, number>();
function differ(how: 'missed' | 'wrong', file: string, each: string): void {
  const id = `${file.replace(/\.txt$/, '')} ${how} ${each.split(' ')[0]} ${createHash('sha256').update(each).digest('hex').slice(0, 10)}`;
  const verdict = verdicts[id]?.verdict ?? 'no verdict';
  judged.set(verdict, (judged.get(verdict) ?? 0) + 1);
  if (process.argv.includes('--failures')) console.log(`  ${id} [${verdict}: ${verdicts[id]?.why ?? ''}] ${each}`);
}

for (const file of readdirSync(folder).toSorted()) {
  const rows = truth.get(file.replace(/\.txt$/, '')) ?? [];
  const want = new Set(rows.filter((row) => row['scored'] === '1').map((row) => key(types[row['type']!]!, row['value']!)));
  const ignored = new Set(rows.filter((row) => row['scored'] === '0').map((row) => key(types[row['type']!]!, row['value']!)));
  // The host inside a true URL is part of it, and so is what lies inside a token the truth leaves out.
  const addresses = rows.map((row) => `${row['value']!.toLowerCase()} ${row['raw']!.toLowerCase()}`).join(' ');
  const mentions = extractMentions({ text: readFileSync(folder + file, 'utf8') }).filter(offered);
  const got = new Set(mentions.map((mention) => key(mention.kind, mention.value)));
  for (const each of want) {
    const kind = each.slice(0, each.indexOf(' '));
    if (got.has(each)) {
      right++;
      count(kind, 0);
      continue;
    }
    missed++;
    count(kind, 2);
    differ('missed', file, each);
  }
  for (const each of got) {
    if (want.has(each) || ignored.has(each)) continue;
    const [kind, value] = [each.slice(0, each.indexOf(' ')), each.slice(each.indexOf(' ') + 1)];
    if (kind !== 'url' && addresses.includes(value)) continue;
    if (kind === 'url' && [...ignored].some((token) => token.includes(value) || value.includes(token.slice(4)))) continue;
    wrong++;
    count(kind, 1);
    differ('wrong', file, each);
  }
}
const precision = right / (right + wrong);
const recall = right / (right + missed);
for (const [kind, [good, bad, lost]] of byKind) {
  console.log(
    `${kind.padEnd(8)} right ${String(good).padStart(5)}  wrong ${String(bad).padStart(4)}  missed ${String(lost).padStart(4)}`,
  );
}
console.log(
  `unit42_posts micro precision ${precision.toFixed(4)} recall ${recall.toFixed(4)} F1 ${((2 * precision * recall) / (precision + recall)).toFixed(4)}` +
    ' (iocextract, as given with the data: 0.683 0.947 0.794)',
);
console.log(`differences by verdict: ${[...judged].map(([verdict, number]) => `${verdict} ${number}`).join(', ')}`);
