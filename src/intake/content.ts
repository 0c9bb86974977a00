import { ClewError } from '../errors.ts';
import type { Asked, FoundContent } from './asked.ts';
import type { ColumnRules } from './columns.ts';
import { type Content, isPeople, type Part, personParts } from './file-plan.ts';
import { personColumns, planPeople, planPeopleOf } from './people/index.ts';
import { moneyColumns, planMoney, planMoneyOf } from './statements/index.ts';

/**
 * Finds out what rows are that are no reports: movements of money first, which tell themselves by their amounts, then people.
 *
 * @param headerRow 1-based record that holds the names; undefined to find out.
 */
export function planContent(
  rows: readonly (readonly string[])[],
  rules: ColumnRules,
  asked: Asked,
  headerRow?: number,
): FoundContent | undefined {
  const [money, people] = looksAt(rules, asked);
  const found = money ? planMoney(rows, rules, asked, headerRow) : undefined;
  return found ?? (people ? planPeople(rows, rules, asked, headerRow) : undefined);
}

/** The same for records whose cells carry their names: JSON. */
export function planContentOf(
  records: readonly Readonly<Record<string, string>>[],
  rules: ColumnRules,
  asked: Asked,
): FoundContent | undefined {
  const [money, people] = looksAt(rules, asked);
  const found = money ? planMoneyOf(records, rules, asked) : undefined;
  return found ?? (people ? planPeopleOf(records, rules, asked) : undefined);
}

/** What to try: what was asked for, or what the parts of a map belong to, or all. */
function looksAt({ parts }: ColumnRules, { as }: Asked): readonly [money: boolean, people: boolean] {
  if (as !== undefined) return [!isPeople(as), isPeople(as)];
  const mapped = new Set<Part>(Object.values(parts ?? {}));
  if (personParts.some((part) => mapped.has(part))) return [false, true];
  return [true, !(mapped.has('text') || mapped.has('victim') || mapped.has('reportedAt'))];
}

/** What a column of each content may be. */
export const partsOf: Readonly<Record<Content, readonly Part[]>> = {
  ...moneyColumns,
  roster: [...personColumns, 'field'],
  wanted: [...personColumns, 'field'],
};

const people = 'a name, a paper or a telephone of a person';
const needed: Readonly<Record<Content, string>> = {
  transfers: 'a time, an amount, and who paid or was paid',
  labels: 'an account and what it is called, or a domain and who registered or hosts it',
  rates: 'a day, two currencies and a rate',
  roster: people,
  wanted: people,
};

/** Throws when an operator says what a file is and its columns do not bear it out. */
export function refuse(path: string, as: Content): never {
  throw new ClewError('input', 'intake.content', `${path} has no columns that say ${needed[as]}`, {
    hint: 'Name the columns in a map file; see the reference of column names.',
  });
}
