/**
 * Writes the labelled synthetic sample: `node scripts/sample.ts [DIR]` (default `sample/`). The same bytes on every run.
 * Everything in it is invented; see sample/README.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from './sample/en.ts';
import { agencies, hotlines, lifeDays, rings, strangers, toldTwice } from './sample/plan.ts';
import type { Agency, RingPlan } from './sample/plan.ts';
import { Dice, fictional, maskedCard, maskedPhone, written } from './sample/values.ts';
import { zh } from './sample/zh.ts';

type Lang = 'zh' | 'en';
const phrases = { zh, en };
const firstDay = Date.UTC(2026, 0, 5);
const day = 86_400_000;

/** One victim's story: what is true of it whoever writes it down. */
interface Story {
  readonly ring: string;
  readonly script: string;
  readonly lang: Lang;
  readonly lossAt: number;
  /** Whole yuan or dollars. */
  readonly loss: number;
  /** Values by slot. */
  readonly values: Readonly<Record<string, string>>;
  /** Slots told in the statement. */
  readonly told: readonly string[];
}

interface Row {
  readonly story: Story;
  readonly agency: Agency;
  readonly reportedAt: number;
  readonly statement: string;
  /** The row that tells the same story to another agency. */
  readonly same?: Row;
  number: string;
}

/** What a gang has in use: each kind's value changes when its life is over, and a slow victim still tells the last one. */
class Stock {
  readonly #seed: string;
  readonly #lang: Lang;
  constructor(seed: string, lang: Lang) {
    this.#seed = seed;
    this.#lang = lang;
  }

  at(kind: string, dayOfWork: number, dice: Dice): string {
    const turn = Math.floor(dayOfWork / lifeDays[kind]!) - (dice.chance(0.12) ? 1 : 0);
    const own = new Dice(`${this.#seed} ${kind} ${Math.max(0, turn)} ${dice.chance(0.35) ? 1 : 0}`);
    if (kind === 'url') return fictional.domain(own);
    if (kind === 'card') return fictional.card(own);
    if (kind === 'phone') return fictional.phone(own, this.#lang);
    if (kind === 'wallet') return fictional.wallet(own);
    return kind === 'email' ? fictional.email(own) : fictional.handle(own);
  }
}

const amountOf = (dice: Dice, [from, to]: readonly [number, number]): number => {
  // Losses spread over orders of magnitude: even on a logarithmic scale.
  const loss = from * (to / from) ** dice.next();
  return loss > 20_000 ? Math.round(loss / 1000) * 1000 : Math.round(loss / 10) * 10;
};

function writtenAmount(dice: Dice, loss: number, lang: Lang): string {
  if (lang === 'en') return dice.chance(0.6) ? `$${loss.toLocaleString('en')}` : `${loss} dollars`;
  if (loss % 1000 === 0 && loss >= 10_000 && dice.chance(0.6)) return `${loss / 10_000}万元`;
  return dice.chance(0.5) ? `${loss}元` : `${loss.toLocaleString('en')}元`;
}

const desk = Array.from({ length: 3 }, (_, i) => fictional.card(new Dice(`mule desk ${i}`)));
const panel = 'suite.quanpanlink.test';

function persona(seed: string, script: string, lang: Lang): Record<string, string> {
  const dice = new Dice(`${seed} ${lang}`);
  const { personas, platforms, platformWords, holders } = phrases[lang];
  const platform = [dice.pick(platforms), dice.pick(platformWords[script] ?? platformWords['other']!)].join(
    lang === 'zh' ? '' : ' ',
  );
  return { persona: dice.pick(personas), platform, holder: dice.pick(holders) };
}

function storyOf(plan: RingPlan, stock: Stock, dice: Dice, earlier: readonly Story[]): Story {
  const lang: Lang = plan.zh > 0 && dice.chance(plan.zh) ? 'zh' : plan.zh === 1 ? 'zh' : 'en';
  const dayOfWork = Math.floor(dice.next() * plan.days);
  const values: Record<string, string> = persona(plan.name, plan.script[lang]!, lang);
  const told: string[] = [];
  for (const [kind, share] of Object.entries(plan.tells)) {
    if (!dice.chance(share)) continue;
    values[kind] = stock.at(kind, dayOfWork, dice);
    told.push(kind);
  }
  if (told.includes('card') && dice.chance(plan.desk ?? 0)) values['card'] = dice.pick(desk);
  if (dice.chance(plan.panel ?? 0)) told.push('panel');
  values['panel'] = panel;
  const lossAt = firstDay + (plan.from + dayOfWork) * day;
  const script = plan.script[lang] ?? '';
  if (script === 'recovery') {
    // A recovery gang lives on people who were cheated before: the statement quotes the earlier gang's values.
    const before = dice.pick(
      earlier.filter(
        (story) => story.lang === lang && story.lossAt < lossAt && story.told.includes('url') && story.told.includes('card'),
      ),
    );
    Object.assign(values, {
      oldPlatform: before.values['platform'],
      oldUrl: before.values['url'],
      oldCard: before.values['card'],
    });
  }
  return finish({ ring: plan.name, script, lang, lossAt, loss: amountOf(dice, plan.loss), values, told }, dice);
}

/** Adds what is the victim's own, and what victims only half remember. */
function finish(story: Story, dice: Dice): Story {
  const { lang } = story;
  const values = {
    ...story.values,
    own: fictional.phone(dice, lang, true),
    ownCard: fictional.card(dice),
    hotline: dice.pick(hotlines[lang]),
  };
  const told = story.told.map((slot) => {
    if (slot === 'phone' && dice.chance(0.08)) return 'maskedPhone';
    return slot === 'card' && dice.chance(0.08) ? 'maskedCard' : slot;
  });
  for (const [slot, share] of [
    ['own', 0.22],
    ['ownCard', 0.15],
    ['hotline', 0.2],
  ] as const)
    if (dice.chance(share)) told.push(slot);
  return { ...story, values, told };
}

/** A loss that belongs to no ring: its own values, now and then the mule desk's account. */
function stranger(i: number, dice: Dice): Story {
  const lang: Lang = dice.chance(0.6) ? 'zh' : 'en';
  const script = dice.pick(Object.keys(phrases[lang].scripts).filter((name) => name !== 'recovery'));
  const stock = new Stock(`stranger ${i}`, lang);
  const told = ['url', 'card', 'phone', 'email', lang === 'zh' ? 'wechat' : 'telegram'].filter(() => dice.chance(0.4));
  const values: Record<string, string> = persona(`stranger ${i}`, script, lang);
  for (const kind of told) values[kind] = stock.at(kind, 0, dice);
  if (told.includes('card') && dice.chance(0.3)) values['card'] = dice.pick(desk);
  const lossAt = firstDay + dice.between(0, 159) * day;
  return finish({ ring: '', script, lang, lossAt, loss: amountOf(dice, [300, 120_000]), values, told }, dice);
}

/** The story as one agency writes it down. */
function statementOf(story: Story, agency: Agency, dice: Dice): string {
  const { lang } = story;
  const words = phrases[lang];
  const script = words.scripts[story.script]!;
  const fill = (sentence: string): string =>
    sentence.replaceAll(/\{(\w+)\}/gu, (_, slot: string) => {
      if (slot === 'amount') return writtenAmount(dice, story.loss, lang);
      if (slot === 'maskedPhone') return maskedPhone(story.values['phone']!);
      if (slot === 'maskedCard') return maskedCard(story.values['card']!);
      return written(dice, slot, story.values[slot]!, lang);
    });
  const pieces = [dice.pick(words.lead[agency.channel]!), dice.pick(script.open), dice.pick(script.hook)];
  const how = [...story.told].filter((slot) => slot !== 'own' && slot !== 'ownCard' && slot !== 'hotline');
  const after = story.told.filter((slot) => !how.includes(slot));
  pieces.push(...how.map((slot) => dice.pick(words.tell[slot]!)));
  if (dice.chance(0.35)) pieces.push(dice.pick(script.hook.filter((sentence) => !pieces.includes(sentence))) ?? '');
  pieces.push(dice.pick(script.turn), dice.pick(words.loss));
  pieces.push(...after.map((slot) => dice.pick(words.tell[slot]!)));
  if (dice.chance(0.45)) pieces.push(dice.pick(words.after));
  const joint = lang === 'zh' ? '' : ' ';
  return fill(
    pieces
      .filter((piece) => piece !== '')
      .map((piece) => piece.trimEnd())
      .join(joint),
  );
}

function rowOf(story: Story, dice: Dice, same?: Row): Row {
  const agency = dice.pick(agencies[story.lang].filter(({ name }) => name !== same?.agency.name));
  const reportedAt = story.lossAt + dice.between(0, 9) * day + dice.between(8 * 60, 20 * 60) * 60_000;
  return { story, agency, reportedAt, statement: statementOf(story, agency, dice), number: '', ...(same && { same }) };
}

function makeRows(): Row[] {
  const dice = new Dice('clew sample 1');
  const stories: Story[] = [];
  for (const plan of [...rings].sort((a, b) => a.from - b.from)) {
    const stock = new Stock(plan.name, plan.zh > 0.5 ? 'zh' : 'en');
    for (let i = 0; i < plan.size; i++) stories.push(storyOf(plan, stock, dice, [...stories]));
  }
  for (let i = 0; i < strangers; i++) stories.push(stranger(i, dice));
  const rows = stories.map((story) => rowOf(story, dice));
  for (let i = 0; i < toldTwice; i++) {
    const first = rows[dice.between(0, stories.length - 1)]!;
    rows.push(rowOf(first.story, dice, first));
  }
  rows.sort((a, b) => a.reportedAt - b.reportedAt || (a.statement < b.statement ? -1 : 1));
  const counts = new Map<string, number>();
  for (const row of rows) {
    const { prefix } = row.agency;
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    row.number = `${prefix}2026-${String(count).padStart(4, '0')}`;
  }
  return rows;
}

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
const loss: Column[1] = (row) => String(row.story.loss);
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
    ['Currency', () => 'USD'],
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
  const truth = rows.map((row) => [row.number, row.story.ring, row.same?.number ?? '']);
  return {
    'reports-zh.csv': form('zh'),
    'reports-en.csv': form('en'),
    'truth.csv': csv([['report', 'ring', 'same_loss_as'], ...truth]),
  };
}

if (import.meta.main) {
  const dir = process.argv[2] ?? join(import.meta.dirname, '../sample');
  mkdirSync(dir, { recursive: true });
  for (const [name, text] of Object.entries(makeSample())) writeFileSync(join(dir, name), text);
}
