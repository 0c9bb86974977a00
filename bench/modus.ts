import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { sharedPhrases, type Worded } from '../src/picture/modus/phrases.ts';
import { readStages } from '../src/scam/index.ts';
import { readCsvText } from './oracles/case.ts';

// How long a ring's shared wording and the steps of a report take. Texts are made from seeds: a script of Chinese or English sentences,
// retold with changed words, between sentences of nobody else. Processor time, which other work on the machine lengthens little.
//
//   npm run bench -- modus

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const next = random(7);
const hanOf = (): string => String.fromCharCode(0x4e00 + next(1500));
const wordOf = (): string =>
  `${'bcdfglmnprst'[next(12)]}${'aeiou'[next(5)]}${'bdklmnrst'[next(9)]}${'aeiou'[next(5)]}${'nrst'[next(4)]}`;
const sentence = (chinese: boolean): string[] => Array.from({ length: chinese ? 24 : 14 }, () => (chinese ? hanOf() : wordOf()));

/** Reports of eight sentences: five of the script, each with a word changed at times, three of their own. */
function ring(reports: number, chinese: boolean): Worded[] {
  const script = Array.from({ length: 60 }, () => sentence(chinese));
  const retold = (): string[] =>
    script[next(script.length)]!.map((word) => (next(60) === 0 ? (chinese ? hanOf() : wordOf()) : word));
  return Array.from({ length: reports }, (_, i) => {
    const parts = Array.from({ length: 8 }, (_each, k) => (k < 5 ? retold() : sentence(chinese)));
    const text = parts.map((words) => words.join(chinese ? '' : ' ') + (chinese ? '。' : '. ')).join('');
    return { id: `r${i}`, ref: '', at: i, text, blanks: [], case: i };
  });
}

console.log(`${cpus()[0]!.model}, ${cpus().length} cores, Node ${process.version}\n`);
console.log('ring            reports   characters   phrases   seconds');
for (const chinese of [true, false]) {
  for (const size of [100, 1000, 5000]) {
    const reports = ring(size, chinese);
    const others = ring(2000, chinese).map(({ text }, group) => ({ text, group }));
    const started = process.cpuUsage();
    const phrases = sharedPhrases(reports, others);
    const seconds = process.cpuUsage(started).user / 1e6;
    const characters = reports.reduce((sum, { text }) => sum + text.length, 0);
    const row = [chinese ? 'Chinese' : 'English', size, characters, phrases.length, seconds.toFixed(2)];
    console.log(row.map((cell, i) => (i === 0 ? String(cell).padEnd(12) : String(cell).padStart(10))).join(' '));
  }
}

console.log('\nsteps            reports   µs a report');
for (const [language, column] of [
  ['zh', '简要案情'],
  ['en', 'Statement'],
] as const) {
  const file = readFileSync(new URL(`../sample/reports-${language}.csv`, import.meta.url), 'utf8');
  const texts = readCsvText(file).map((row) => row[column] ?? '');
  let best = Infinity;
  for (let round = 0; round < 15; round++) {
    const started = process.cpuUsage();
    for (const text of texts) readStages(text);
    best = Math.min(best, process.cpuUsage(started).user / texts.length);
  }
  console.log(`sample, ${language}  ${String(texts.length).padStart(12)}  ${best.toFixed(1).padStart(12)}`);
}
