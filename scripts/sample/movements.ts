import type { Row } from './stories.ts';
import { Dice, fictional } from './values.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** One movement of money in the sample. Amounts in minor units: fen, cents, millionths of a USDT. */
export interface Movement {
  /** UTC milliseconds. */
  readonly at: number;
  /** Account numbers, or addresses of wallets; notes have none. */
  readonly from?: string;
  readonly to?: string;
  readonly minor: number;
  readonly note: string;
  /** Number of the report that tells of it, where the source says so. */
  readonly report?: string;
}

/** A card that passes on, with its own name. */
const made = (name: string): string => fictional.card(new Dice(`sample money ${name}`));
const wallet = (name: string): string => {
  for (let turn = 0; ; turn++) {
    const address = fictional.wallet(new Dice(`sample money ${name} ${turn}`));
    if (address.startsWith('T')) return address;
  }
};

export const places = {
  /** Second row of mules, behind the collectors that S05's victims paid. */
  second: [made('second 0'), made('second 1'), made('second 2')],
  /** Third row: the bank answered for the first of them alone. */
  third: [made('third 0'), made('third 1')],
  /** Buys coins for whoever pays: S05 and the mule desk alike end there. */
  trader: made('trader'),
  employer: made('employer'),
  shop: made('shop'),
  /** Where S12's victims' money goes on to. */
  abroad: made('abroad'),
  /** Wallets of S02. */
  gathering: [wallet('gathering 0'), wallet('gathering 1')],
  deposit: wallet('deposit'),
} as const;

/** Victims of a gang who told where they paid and how much, the same loss once. */
function payersOf(rows: readonly Row[], ring: string | undefined, slot: string, only?: readonly string[]): Row[] {
  return rows.filter(
    ({ story, same }) =>
      same === undefined &&
      (ring === undefined || story.ring === ring) &&
      story.loss !== undefined &&
      (story.told.includes(slot) || story.told.includes(`masked${slot[0]!.toUpperCase()}${slot.slice(1)}`)) &&
      (only === undefined || only.includes(story.values[slot]!)),
  );
}

/** Some time of the day on which the victim lost the money, where they live. */
const paidAt = (dice: Dice, { story }: Row, zone: number): number =>
  story.lossAt + dice.between(9 * 60, 20 * 60) * minute + dice.between(0, 59) * 1000 - zone * hour;

/** What comes in is passed on at once, but for a little that stays. */
function passed(dice: Dice, { at, to, minor }: Movement, targets: readonly string[], unit = 100): Movement[] {
  const keep = Math.min(dice.between(0, 90) * unit, Math.floor(minor / 50));
  const parts = dice.chance(0.4) && targets.length > 1 ? 2 : 1;
  const first = parts === 1 ? minor - keep : Math.floor(((minor - keep) * dice.between(35, 65)) / (100 * unit)) * unit;
  const start = dice.between(0, targets.length - 1);
  return [first, minor - keep - first]
    .filter((part) => part > 0)
    .map((part, i) => ({
      at: at + dice.between(3, 25) * minute + i * 90_000,
      from: to!,
      to: targets[(start + i) % targets.length]!,
      minor: part,
      note: '转账',
    }));
}

/** The police impersonators S05: victims → collectors → three second cards → notes, a trader in coins, and one card that holds. */
export function policeRing(rows: readonly Row[]): Movement[] {
  const dice = new Dice('sample money S05');
  const { second, third, trader, employer, shop } = places;
  const movements: Movement[] = [];
  for (const row of payersOf(rows, 'S05', 'card')) {
    const { values, loss } = row.story;
    const paid: Movement = {
      at: paidAt(dice, row, 8),
      from: values['ownCard']!,
      to: values['card']!,
      minor: loss! * 100,
      note: dice.pick(['转账', '货款', '往来款']),
    };
    movements.push(paid);
    // Two banks were quick: what lay there went back the next day.
    if (dice.chance(0.04)) {
      movements.push({ at: paid.at + day, from: paid.to!, to: paid.from!, minor: paid.minor, note: '退汇' });
      continue;
    }
    for (const onward of passed(dice, paid, second)) {
      movements.push(onward);
      let left = onward.minor;
      let at = onward.at + dice.between(8, 50) * minute;
      // Notes from a machine, as many as it gives; the rest goes on.
      for (let turn = 0; turn < 2 && left > 2_000_000 && dice.chance(0.35); turn++, at += 2 * minute) {
        movements.push({ at, from: onward.to!, minor: 2_000_000, note: 'ATM取款' });
        left -= 2_000_000;
      }
      const rest = Math.floor(left * 0.996);
      if (rest > 0)
        movements.push({ at, from: onward.to!, to: dice.pick([trader, trader, ...third]), minor: rest, note: '转账' });
    }
  }
  // The third card that answered also earns wages and buys bread: not all that lies there is stolen.
  const [first, last] = [Math.min(...movements.map(({ at }) => at)), Math.max(...movements.map(({ at }) => at))];
  for (let at = first; at < last; at += 30 * day) {
    movements.push({ at: at + 5 * hour, from: employer, to: third[0], minor: 620_000, note: '工资' });
    for (let week = 0; week < 4; week++) {
      movements.push({
        at: at + (week * 7 + 2) * day,
        from: third[0],
        to: shop,
        minor: dice.between(40, 400) * 100,
        note: '消费',
      });
    }
  }
  return movements;
}

/** The mule desk's busiest account: victims of several gangs and of none pay in, one trader is paid. */
export function deskMovements(rows: readonly Row[], account: string): Movement[] {
  const dice = new Dice('sample money desk');
  const movements: Movement[] = [];
  for (const row of payersOf(rows, undefined, 'card', [account])) {
    const paid: Movement = {
      at: paidAt(dice, row, 8),
      from: row.story.values['ownCard']!,
      to: account,
      minor: row.story.loss! * 100,
      note: '转账',
    };
    movements.push(paid, ...passed(dice, paid, [places.trader]));
  }
  return movements;
}

/** Invoices changed on their way (S12): firms pay by wire, and within hours it is sent abroad. */
export function invoiceRing(rows: readonly Row[]): Movement[] {
  const dice = new Dice('sample money S12');
  const movements: Movement[] = [];
  for (const row of payersOf(rows, 'S12', 'card')) {
    const { values, loss } = row.story;
    const at = paidAt(dice, row, -5);
    movements.push({ at, from: values['ownCard']!, to: values['card']!, minor: loss! * 100, note: 'WIRE IN' });
    const minor = Math.floor(loss! * dice.between(90, 99));
    movements.push({
      at: at + dice.between(40, 400) * minute,
      from: values['card']!,
      to: places.abroad,
      minor,
      note: 'WIRE OUT',
    });
  }
  return movements;
}

/** The romance gang S02 on chain: victims' USDT to the wallets they were told, two gathering wallets, one exchange. */
export function romanceRing(rows: readonly Row[]): Movement[] {
  const dice = new Dice('sample money S02');
  const { gathering, deposit } = places;
  const movements: Movement[] = [];
  for (const row of payersOf(rows, 'S02', 'wallet')) {
    const { values, loss, lang } = row.story;
    if (!values['wallet']!.startsWith('T')) continue;
    // A victim in China paid for the coins in yuan, at some seven and a fifth.
    const minor = lang === 'zh' ? Math.floor((loss! / 7.2) * 100) * 10_000 : loss! * 1_000_000;
    const paid: Movement = {
      at: paidAt(dice, row, lang === 'zh' ? 8 : -5),
      from: wallet(`victim ${row.number}`),
      to: values['wallet']!,
      minor,
      note: '',
      report: row.number,
    };
    movements.push(paid);
    for (const onward of passed(dice, paid, gathering, 1_000_000)) {
      const at = onward.at + dice.between(1, 30) * hour;
      // Whole coins, and some of them stay.
      const minor = Math.floor((onward.minor * dice.between(85, 100)) / 1e8) * 1e6;
      movements.push({ ...onward, note: '' });
      if (minor > 0) movements.push({ at, from: onward.to!, to: deposit, minor, note: '' });
    }
  }
  return movements;
}
