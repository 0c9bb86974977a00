import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Pattern, type PatternKind, patternKinds } from '../src/model/index.ts';
import { patterns } from '../src/money/index.ts';
import { type MadeTransfer, makeLedger } from '../test/support/made-ledger.ts';
import { honestTraffic, plant, uniformTraffic } from '../test/support/made-laundering.ts';
import { type Alert, scored } from '../test/support/pattern-score.ts';

// Patterns of payments against truth.
//   node bench/patterns.ts [FIRST-SEED [SETS]]
// Made data: honest people (friends, wages, rents, shops, cash) in four shapes, times to the second and by the day, among whom four
// patterns of each kind are planted; the same without them; payments at random. And AMLSim's 100 accounts, where they are at hand.
// Recall: alerts of which one pattern of the right kind holds the main account and four fifths of the others. Precision: accounts of the
// patterns of a kind that belong to an alert of it.

const [first = 100, sets = 24] = process.argv.slice(2).map(Number);
const shapes = [
  [300, 8000, 180],
  [1000, 20_000, 90],
  [60, 6000, 365],
  [3000, 15_000, 60],
] as const;

async function found(transfers: readonly MadeTransfer[]): Promise<Pattern[]> {
  const ledger = await makeLedger(transfers);
  try {
    return await patterns(ledger.workbench.ctx.read);
  } finally {
    await ledger.close();
  }
}

interface Tally {
  alerts: number;
  found: number;
  shown: number;
  right: number;
}

const tallies = new Map<string, Tally>();
function count(
  title: string,
  told: readonly Pattern[],
  alerts: readonly Alert[],
  kinds: readonly PatternKind[] = patternKinds,
): void {
  for (const kind of kinds) {
    const score = scored(kind, told, alerts);
    const tally = tallies.get(`${title}\t${kind}`) ?? { alerts: 0, found: 0, shown: 0, right: 0 };
    for (const key of ['alerts', 'found', 'shown', 'right'] as const) tally[key] += score[key];
    tallies.set(`${title}\t${kind}`, tally);
  }
}
const named = (alert: Alert): Alert => ({ ...alert, accounts: alert.accounts.map((each) => `bank:${each}`) });

let alarms = 0;
for (let seed = first; seed < first + sets; seed++) {
  const [accounts, transfers, days] = shapes[seed % 4]!;
  const exact = seed % 8 < 4;
  const settings = { seed, accounts, transfers, days, exact, currency: seed % 3 === 0 ? 'USD' : 'CNY', employers: 4, shops: 4 };
  const honest = honestTraffic(settings);
  alarms += (await found(honest)).length;
  const planted = plant(settings, 4);
  count(
    `made, ${exact ? 'to the second' : 'by the day'}`,
    await found([...honest, ...planted.flatMap((each) => each.transfers)]),
    planted.map(named),
  );
}
let random = 0;
for (let seed = first; seed < first + 4; seed++) random += (await found(uniformTraffic(seed, 200, 20_000, 180))).length;

const amlsim = join(import.meta.dirname, '../../shared/data/amlsim_100');
if (existsSync(amlsim)) {
  const rows = (name: string): string[][] =>
    readFileSync(join(amlsim, name), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  const transfers = rows('transactions.csv').map(([ref, from, to, , amount, at]) => ({
    at: Date.parse(at!),
    from: from!,
    to: to!,
    minor: Math.round(Number(amount) * 100),
    currency: 'USD',
    ref: ref!,
  }));
  const alerts = [...Map.groupBy(rows('alert_transactions.csv'), ([alert]) => alert).values()].map((list) => ({
    kind: list[0]![1]!.replace('_', '-') as PatternKind,
    accounts: [list[0]![5]!, ...list.map((row) => row[4]!)],
  }));
  count('AMLSim 100', await found(transfers), alerts.map(named), ['fan-in', 'fan-out', 'cycle']);
}

console.log('data\tkind\talerts\trecall\taccounts shown\tprecision');
for (const [title, { alerts, found: n, shown, right }] of tallies) {
  if (alerts + shown === 0) continue;
  const share = (part: number, all: number): string => (all === 0 ? '–' : (part / all).toFixed(2));
  console.log([title, alerts, share(n, alerts), shown, share(right, shown)].join('\t'));
}
console.log(`patterns among honest people alone: ${alarms} in ${sets} sets; among payments at random: ${random} in 4 sets`);
