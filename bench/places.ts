import { readFileSync } from 'node:fs';
import { type PlaceRole, placeRoles } from '../src/model/index.ts';
import { placeMentions } from '../src/places/index.ts';
import { measure, readSentences, type Figures } from './places/measure.ts';

// How well places and their roles are read from labelled sentences, and how fast.
//   npm run bench -- places [--wrong]
const sets = ['made', 'held'] as const;
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3));

function table({ confusion }: Figures): string {
  const width = 7;
  // Countries of numbers are read from mentions, not from words.
  const roles: readonly PlaceRole[] = placeRoles.filter((role) => role !== 'number');
  const head = ['told \\ read', ...roles].map((each, i) => (i === 0 ? each.padEnd(12) : each.padStart(width))).join('');
  const rows = roles.map(
    (role) => role.padEnd(12) + roles.map((other) => String(confusion.get(`${role} ${other}`) ?? 0).padStart(width)).join(''),
  );
  return [head, ...rows].join('\n');
}

for (const set of sets) {
  const sentences = readSentences(readFileSync(new URL(`places/${set}.txt`, import.meta.url), 'utf8'));
  const figures = measure(sentences);
  const { found, right, labelled, roleRight } = figures;
  console.log(`${set}: ${sentences.length} sentences, ${labelled} places`);
  console.log(
    `  recall ${percent(right, labelled)}  precision ${percent(right, found)}  roles ${percent(roleRight, right)} of the places found\n`,
  );
  console.log(`${table(figures)}\n`);
  if (process.argv.includes('--wrong')) for (const line of figures.wrong) console.log(`  ${line}`);
}

/** Microseconds a text: the best of many short rounds, as the machine may be busy. */
function speed(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 200; round++) {
    const from = performance.now();
    for (let i = 0; i < 100; i++) placeMentions({ text, fields: {} });
    best = Math.min(best, (performance.now() - from) * 10);
  }
  return best;
}

const zh =
  '去年十月我在手机上刷到一条广告，加了对方的微信，对方每天发消息关心我，后来让我下载一个软件投资，前两次都能提现，后来充了八万元就再也提不出来。';
const en =
  'In October I answered an advertisement and a person wrote to me every day, then asked me to install an app and invest; the first two withdrawals worked. ';
for (const [name, text] of [
  ['300 Chinese characters, one place', `${zh.repeat(5).slice(0, 290)}对方说公司在妙瓦底。`],
  ['300 Chinese characters, none', zh.repeat(5).slice(0, 300)],
  ['600 English characters, one place', `${en.repeat(5).slice(0, 560)} The office was in Myawaddy, he said.`],
  ['600 English characters, none', en.repeat(5).slice(0, 600)],
] as const) {
  console.log(`${name}: ${speed(text).toFixed(1)} µs`);
}
