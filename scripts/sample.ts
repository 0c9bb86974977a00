/**
 * Writes the labelled synthetic sample: `node scripts/sample.ts [DIR]` (default `sample/`). The same bytes on every run.
 * Everything in it is invented; see sample/README.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moneyFiles } from './sample/money.ts';
import { peopleFiles } from './sample/people.ts';
import { makeRows, phrases } from './sample/stories.ts';
import type { Lang, Row } from './sample/stories.ts';
import { Dice, written } from './sample/values.ts';

/** RFC 4180: quotes around cells that need them. */
const csv = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) => `${cells.map((cell) => (/[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`)
    .join('');

const date = (at: number): string => new Date(at).toISOString().slice(0, 10);
const minute = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** A cell of the form: desks often leave it empty though the statement tells the value. */
const told =
  (slot: string) =>
  (row: Row): string => {
    const dice = new Dice(`${row.number} ${slot}`);
    return row.story.told.includes(slot) && dice.chance(0.45) ? written(dice, slot, row.story.values[slot]!, row.story.lang) : '';
  };

type Column = readonly [name: string, cell: (row: Row) => string];
const number: Column[1] = (row) => row.number;
const reported: Column[1] = (row) => minute(row.reportedAt);
const lost: Column[1] = (row) => date(row.story.lossAt);
const category: Column[1] = ({ story }) => phrases[story.lang].scripts[story.script]!.category;
const loss: Column[1] = ({ story }) => (story.loss === undefined ? '' : String(story.loss));
const ownPhone: Column[1] = (row) => (new Dice(`${row.number} own`).chance(0.7) ? row.story.values['own']! : '');

/** The form of either language. */
const forms: Readonly<Record<Lang, readonly Column[]>> = {
  zh: [
    ['报案编号', number],
    ['报案时间', reported],
    ['案发日期', lost],
    ['受理单位', (row) => row.agency.name],
    ['受理渠道', (row) => row.agency.channel],
    ['案件类别', category],
    ['涉案金额（元）', loss],
    ['报案人电话', ownPhone],
    ['嫌疑人电话', told('phone')],
    ['涉案网址', told('url')],
    ['收款账户', told('card')],
    ['简要案情', (row) => row.statement],
  ],
  en: [
    ['Report No.', number],
    ['Date reported', reported],
    ['Date of loss', lost],
    ['Agency', (row) => row.agency.name],
    ['Channel', (row) => row.agency.channel],
    ['Scam type', category],
    ['Amount lost', loss],
    ['Currency', ({ story }) => (story.loss === undefined ? '' : 'USD')],
    ['Victim phone', ownPhone],
    ['Suspect phone', told('phone')],
    ['Suspect website', told('url')],
    ['Suspect email', told('email')],
    ['Wallet address', told('wallet')],
    ['Statement', (row) => row.statement],
  ],
};

/** The sample's files by name. */
export function makeSample(): Readonly<Record<string, string>> {
  const rows = makeRows();
  const form = (lang: Lang): string => {
    const filled = rows.filter(({ story }) => story.lang === lang).map((row) => forms[lang].map(([, cell]) => cell(row)));
    return csv([forms[lang].map(([name]) => name), ...filled]);
  };
  const truth = rows.map((row) => [row.number, row.story.ring, row.same?.number ?? '', row.story.place]);
  return {
    'reports-zh.csv': form('zh'),
    'reports-en.csv': form('en'),
    'truth.csv': csv([['report', 'ring', 'same_loss_as', 'place'], ...truth]),
    ...Object.fromEntries(
      Object.entries({ ...moneyFiles(rows), ...peopleFiles(rows) }).map(([name, cells]) => [name, csv(cells)]),
    ),
  };
}

if (import.meta.main) {
  const dir = process.argv[2] ?? join(import.meta.dirname, '../sample');
  mkdirSync(dir, { recursive: true });
  for (const [name, text] of Object.entries(makeSample())) writeFileSync(join(dir, name), text);
}
