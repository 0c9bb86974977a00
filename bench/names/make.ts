import { writeFileSync } from 'node:fs';
import { burmeseThai } from './burmese-thai.ts';
import { further } from './further.ts';
import { koreanRussian } from './korean-russian.ts';
import { Dice, type Pair, type Recipe, type Split } from './pair.ts';
import { vietnamese } from './vietnamese.ts';
import { chineseOther } from './zh-other.ts';
import { chineseSame } from './zh-same.ts';

const seed = 20_261_126;
export const recipes: readonly Recipe[] = [
  ...chineseSame,
  ...chineseOther,
  ...burmeseThai,
  ...vietnamese,
  ...koreanRussian,
  ...further,
];

/** All pairs; the same ones every time. */
export function makePairs(): readonly Pair[] {
  const pairs: Pair[] = [];
  const seen = new Set<string>();
  for (const split of ['dev', 'held'] as const satisfies readonly Split[]) {
    for (const [at, { kind, same, country, count, draw }] of recipes.entries()) {
      const dice = new Dice(seed + at * 2 + (split === 'dev' ? 0 : 1), split);
      let made = 0;
      for (let tries = 0; made < count; tries++) {
        if (tries > 20_000) throw new Error(`${kind} (${country}, ${split}): only ${made} of ${count} pairs`);
        const drawn = draw(dice);
        if (drawn === undefined || drawn[0] === drawn[1]) continue;
        const [a, b] = drawn;
        const key = [a, b].sort().join('\n');
        if (seen.has(key)) continue;
        seen.add(key);
        pairs.push({ a, b, same, country, kind, split });
        made++;
      }
    }
  }
  return pairs;
}

const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** `pairs.csv` as it has to be. */
export const csvOf = (pairs: readonly Pair[]): string =>
  `a,b,same,country,kind,split\n${pairs.map(({ a, b, same, country, kind, split }) => `${cell(a)},${cell(b)},${same},${country},${kind},${split}\n`).join('')}`;
export const pairsFile = new URL('pairs.csv', import.meta.url);

if (import.meta.main) {
  const pairs = makePairs();
  writeFileSync(pairsFile, csvOf(pairs));
  console.log(`${pairs.length} pairs, ${pairs.filter(({ same }) => same === 0).length} of two names`);
}
