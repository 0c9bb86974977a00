import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { extractMentions } from '../src/extract/index.ts';
import type { Mention } from '../src/model/index.ts';
import { available } from './oracles/case.ts';
import { judgePost, unit42Key, unit42Kinds, unit42Posts } from './oracles/unit42.ts';

// Analysts' posts on scam and malware campaigns, real prose: which indicators does Clew offer for linking (role suspect or
// unknown), against what the vendor marked by defanging? A live reference link offered as an indicator is an error.
//   node bench/oracle-unit42.ts [--failures]
// Each difference has a verdict in bench/verdicts/unit42_posts.json, under the post's name and a digest of the value: the
// posts' licence keeps their indicators out of this repository.

if (!available('unit42_posts')) {
  console.log('unit42_posts skipped: its data is not here');
  process.exit(0);
}

const offered = (mention: Mention): boolean =>
  unit42Kinds.has(mention.kind) && (mention.role === 'suspect' || mention.role === 'unknown') && mention.confidence >= 0.5;

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
function differ(how: 'missed' | 'wrong', post: string, each: string): void {
  const id = `${post} ${how} ${each.split(' ')[0]} ${createHash('sha256').update(each).digest('hex').slice(0, 10)}`;
  const verdict = verdicts[id]?.verdict ?? 'no verdict';
  judged.set(verdict, (judged.get(verdict) ?? 0) + 1);
  if (process.argv.includes('--failures')) console.log(`  ${id} [${verdict}: ${verdicts[id]?.why ?? ''}] ${each}`);
}

for (const post of unit42Posts()) {
  const mentions = extractMentions({ text: post.text }).filter(offered);
  const judgement = judgePost(post, new Set(mentions.map((mention) => unit42Key(mention.kind, mention.value))));
  const kindOf = (each: string): string => each.slice(0, each.indexOf(' '));
  for (const each of judgement.right) count(kindOf(each), 0);
  for (const how of ['missed', 'wrong'] as const) {
    for (const each of judgement[how]) {
      count(kindOf(each), how === 'wrong' ? 1 : 2);
      differ(how, post.name, each);
    }
  }
  right += judgement.right.length;
  wrong += judgement.wrong.length;
  missed += judgement.missed.length;
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
