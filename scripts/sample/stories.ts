import { en } from './en.ts';
import { agencies, hotlines, lifeDays, quietDays, rings, strangerDays, strangers, toldTwice, withoutAmount } from './plan.ts';
import type { Agency, RingPlan, Stay } from './plan.ts';
import { Dice, fictional, maskedCard, maskedPhone, written } from './values.ts';
import { zh } from './zh.ts';

export type Lang = 'zh' | 'en';
export const phrases = { zh, en };
const firstDay = Date.UTC(2026, 0, 5);
const day = 86_400_000;

/** One victim's story: what is true of it whoever writes it down. */
export interface Story {
  readonly ring: string;
  readonly script: string;
  readonly lang: Lang;
  readonly lossAt: number;
  /** Whole yuan or dollars; undefined when the victim did not say. */
  readonly loss: number | undefined;
  /** Key of the town where the gang sat; empty when nothing is made up about it. */
  readonly place: string;
  /** Values by slot. */
  readonly values: Readonly<Record<string, string>>;
  /** Slots told in the statement. */
  readonly told: readonly string[];
}

export interface Row {
  readonly story: Story;
  readonly agency: Agency;
  readonly reportedAt: number;
  readonly statement: string;
  /** The row that tells the same story to another agency. */
  readonly same?: Row;
  number: string;
}

const taken = new Map<string, string>();

/** A value that belongs to one holder only: numbers kept for fiction are few, and chance would give two gangs the same. */
function unique(holder: string, make: (dice: Dice) => string): string {
  for (let turn = 0; ; turn++) {
    const value = make(new Dice(turn === 0 ? holder : `${holder} ${turn}`));
    const before = taken.get(value);
    if (before === holder) return value;
    if (before !== undefined) continue;
    taken.set(value, holder);
    return value;
  }
}

/** What a gang has in use: each kind's value changes when its life is over, and a slow victim still tells the last one. */
class Stock {
  readonly #seed: string;
  readonly #lang: Lang;
  readonly #teams: number;
  constructor(seed: string, lang: Lang, teams = 1) {
    this.#seed = seed;
    this.#lang = lang;
    this.#teams = teams;
  }

  at(kind: string, dayOfWork: number, dice: Dice): string {
    const turn = Math.floor(dayOfWork / lifeDays[kind]!) - (dice.chance(0.2) ? 1 : 0);
    // Teams share the gang's site and wallets; accounts and numbers are their own.
    const team = kind === 'url' || kind === 'wallet' ? 0 : dice.between(0, this.#teams - 1);
    const which = `${Math.max(0, turn)} ${team} ${dice.chance(0.35) ? 1 : 0}`;
    return unique(`${this.#seed} ${kind} ${which}`, (own) => {
      if (kind === 'url') return fictional.domain(own);
      if (kind === 'card') return fictional.card(own);
      if (kind === 'phone') return fictional.phone(own, this.#lang);
      if (kind === 'wallet') return fictional.wallet(own);
      return kind === 'email' ? fictional.email(own) : fictional.handle(own);
    });
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

const desk = Array.from({ length: 5 }, (_, i) => unique(`mule desk ${i}`, fictional.card));
const panel = 'suite.quanpanlink.test';

function persona(seed: string, script: string, lang: Lang): Record<string, string> {
  const dice = new Dice(`${seed} ${lang}`);
  const { personas, platforms, platformWords, holders } = phrases[lang];
  const [beginnings, ends] = platforms;
  const name = `${dice.pick(beginnings)}${dice.pick(ends)}`;
  const platform = [name, dice.pick(platformWords[script] ?? platformWords['other']!)].join(lang === 'zh' ? '' : ' ');
  return { persona: dice.pick(personas), platform, holder: dice.pick(holders) };
}

/** A gang with what it has in use in each town. */
class Gang {
  readonly plan: RingPlan;
  readonly #stocks: readonly Stock[];
  readonly #kept: Stock;
  constructor(plan: RingPlan) {
    this.plan = plan;
    const stock = (seed: string): Stock => new Stock(seed, plan.zh > 0.5 ? 'zh' : 'en', plan.teams);
    this.#stocks = (plan.stays ?? [undefined]).map((_, i) => stock(`${plan.name}${i === 0 ? '' : ` ${i}`}`));
    this.#kept = stock(`${plan.name} kept`);
  }

  /** A day on which it cheats somebody: before it moves it lies quiet. */
  day(dice: Dice): number {
    for (;;) {
      const day = Math.floor(dice.next() * this.plan.days);
      if (!this.plan.stays?.some(({ from }) => day < from && day >= from - quietDays)) return day;
    }
  }

  stay(day: number): Stay | undefined {
    return this.plan.stays?.findLast(({ from }) => from <= day);
  }

  value(kind: string, day: number, dice: Dice): string {
    const stay = this.stay(day);
    const at = stay === undefined ? 0 : this.plan.stays!.indexOf(stay);
    if (this.plan.keeps?.includes(kind) === true) return this.#kept.at(kind, day, dice);
    return this.#stocks[at]!.at(kind, day - (stay?.from ?? 0), dice);
  }
}

function storyOf(gang: Gang, dice: Dice, earlier: readonly Story[]): Story {
  const { plan } = gang;
  const lang: Lang = plan.zh > 0 && dice.chance(plan.zh) ? 'zh' : plan.zh === 1 ? 'zh' : 'en';
  const dayOfWork = gang.day(dice);
  const values: Record<string, string> = persona(plan.name, plan.script[lang]!, lang);
  const told: string[] = [];
  for (const [kind, share] of Object.entries(plan.tells)) {
    if (!dice.chance(share)) continue;
    values[kind] = gang.value(kind, dayOfWork, dice);
    told.push(kind);
  }
  if (told.includes('card') && dice.chance(plan.desk ?? 0)) values['card'] = dice.pick(desk);
  if (dice.chance(plan.panel ?? 0)) told.push('panel');
  values['panel'] = panel;
  const stay = gang.stay(dayOfWork);
  if (stay !== undefined && dice.chance(plan.heard ?? 0)) {
    values['place'] = dice.pick(stay[lang]);
    told.push('place');
  } else if (dice.chance(plan.claims?.share ?? 0)) {
    values['claim'] = plan.claims![lang];
    told.push('claim');
  }
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
  const place = stay?.key ?? '';
  return finish({ ring: plan.name, script, lang, lossAt, loss: amountOf(dice, plan.loss), place, values, told }, dice);
}

/** Victims so far: each has numbers of their own. */
let victims = 0;

/** Adds what is the victim's own, and what victims only half remember. */
function finish(story: Story, dice: Dice): Story {
  const { lang } = story;
  const victim = `victim ${victims++}`;
  const values = {
    ...story.values,
    own: unique(`${victim} own`, (own) => fictional.phone(own, lang, true)),
    ownCard: unique(`${victim} card`, fictional.card),
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
  return { ...story, loss: dice.chance(withoutAmount) ? undefined : story.loss, values, told };
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
  const lossAt = firstDay + dice.between(0, strangerDays) * day;
  return finish({ ring: '', script, lang, lossAt, loss: amountOf(dice, [300, 120_000]), place: '', values, told }, dice);
}

/** The story as one agency writes it down. */
function statementOf(story: Story, agency: Agency, dice: Dice): string {
  const { lang } = story;
  const words = phrases[lang];
  const script = words.scripts[story.script]!;
  const fill = (sentence: string): string =>
    sentence.replaceAll(/\{(\w+)\}/gu, (_, slot: string) => {
      if (slot === 'amount') return writtenAmount(dice, story.loss!, lang);
      if (slot === 'maskedPhone') return maskedPhone(story.values['phone']!);
      if (slot === 'maskedCard') return maskedCard(story.values['card']!);
      return written(dice, slot, story.values[slot]!, lang);
    });
  const pieces = [dice.pick(words.lead[agency.channel]!), dice.pick(script.open), dice.pick(script.hook)];
  const how = [...story.told].filter((slot) => slot !== 'own' && slot !== 'ownCard' && slot !== 'hotline');
  const after = story.told.filter((slot) => !how.includes(slot));
  pieces.push(...how.map((slot) => dice.pick(words.tell[slot]!)));
  if (dice.chance(0.5)) pieces.splice(dice.between(2, pieces.length), 0, dice.pick(words.details));
  if (dice.chance(0.35)) pieces.push(dice.pick(script.hook.filter((sentence) => !pieces.includes(sentence))) ?? '');
  pieces.push(dice.pick(script.turn), story.loss === undefined ? '' : dice.pick(words.loss));
  if (dice.chance(0.3)) pieces.push(dice.pick(words.details.filter((sentence) => !pieces.includes(sentence))));
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

export function makeRows(): Row[] {
  const dice = new Dice('clew sample 2');
  taken.clear();
  for (const [i, card] of desk.entries()) taken.set(card, `mule desk ${i}`);
  victims = 0;
  const stories: Story[] = [];
  for (const plan of [...rings].sort((a, b) => a.from - b.from)) {
    const gang = new Gang(plan);
    const earlier = [...stories];
    for (let i = 0; i < plan.size; i++) stories.push(storyOf(gang, dice, earlier));
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
