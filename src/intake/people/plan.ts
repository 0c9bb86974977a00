import type { Asked, FoundContent } from '../asked.ts';
import { plainName, spellings } from '../column-names.ts';
import { dateDetails, type ColumnRules, distinctNames, share } from '../columns.ts';
import { type ColumnPlan, type DateOrder, isPeople, type Note, type Part, type PeopleContent } from '../file-plan.ts';
import { guardMark, unguard } from '../guard.ts';
import { type Samples, samplesOf } from '../statements/columns.ts';
import { headerAlone } from '../table.ts';
import { personColumns, recognisePerson, severalOf, wantedWords } from './names.ts';
import { areRemarks } from './remarks.ts';
import { isWatchlist, planSdn } from './shapes.ts';

/** Title lines that may stand above a header. */
const titles = 30;
const headerCells = 200;

/**
 * Finds out whether rows are people of a roster or a wanted list; undefined when they are none. Without being told so, only when the
 * header has a name and at least two things that only a list of people has, and nothing of a report or of money.
 *
 * @param headerRow 1-based record that holds the names; undefined to find out.
 */
export function planPeople(
  written: readonly (readonly string[])[],
  rules: ColumnRules,
  asked: Asked,
  headerRow?: number,
): FoundContent<PeopleContent> | undefined {
  const shape = headerRow === undefined ? planSdn(written, rules.parts) : undefined;
  if (shape !== undefined) return { content: isPeople(asked.as) ? asked.as : 'wanted', table: shape, notes: [onlyPeople] };
  const at = headerRow === undefined ? findHeader(written, rules.parts) : headerRow - 1;
  if (at < 0 && (headerRow === undefined || rules.parts === undefined)) return undefined;
  const isGuarded = written[at]?.includes(guardMark) === true;
  const rows = isGuarded ? written.map((row) => row.map(unguard)) : written;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const { names } = distinctNames(at < 0 ? Array.from({ length: width }, () => '') : trimEnd(rows[at] ?? []));
  const above = rows.slice(0, Math.max(0, at)).flat().join(' ').slice(0, 2000);
  const body = rows.slice(at + 1);
  const columns = planNames(names, body, rules, asked);
  if (columns === undefined) return undefined;
  const notes: Note[] = [];
  if (at > 0) {
    notes.push({
      en: `The header is record ${at + 1}; what stands above it is no person.`,
      zh: `表头在第 ${at + 1} 行，其上为说明，不作为人员。`,
    });
  }
  if (at >= 0 && at === rows.length - 1) notes.push(headerAlone);
  const guarded = isGuarded ? ({ guarded: true } as const) : {};
  const title = asked.name === undefined ? {} : { name: asked.name };
  return {
    content: sideOf(names, asked, above),
    table: { columns, skip: at + 1, header: at >= 0, ...guarded, ...title },
    notes: [...notes, ...notesOf(columns, samplesOf(names, body))],
  };
}

/** The same for records whose cells carry their names: JSON. */
export function planPeopleOf(
  records: readonly Readonly<Record<string, string>>[],
  rules: ColumnRules,
  asked: Asked,
): FoundContent<PeopleContent> | undefined {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))].slice(0, headerCells);
  const rows = records.map((record) => names.map((name) => record[name] ?? ''));
  const columns = planNames(names, rows, rules, asked);
  if (columns === undefined) return undefined;
  return {
    content: sideOf(names, asked, ''),
    table: { columns, skip: 0, header: true },
    notes: notesOf(columns, samplesOf(names, rows)),
  };
}

/** Whether it is a list of people to look for: as stated, else by words of its header, title, sheet or file. */
function sideOf(names: readonly string[], { as, name, file }: Asked, above: string): PeopleContent {
  if (isPeople(as)) return as;
  if (isWatchlist(names)) return 'wanted';
  const told = `${names.join(' ')} ${name ?? ''} ${file ?? ''} ${above}`;
  return wantedWords.test(told.replaceAll('_', ' ')) ? 'wanted' : 'roster';
}

/** The record that looks most like a header of such a list; -1 when none does. */
function findHeader(rows: readonly (readonly string[])[], mapped: ColumnRules['parts']): number {
  let [best, most] = [-1, 0];
  for (const [at, row] of rows.slice(0, titles).entries()) {
    const known = new Set<Part>();
    for (const cell of row.slice(0, headerCells)) {
      if (cell === '' || cell.length > 60 || /^[\d\s.,:/+-]*$/u.test(cell)) continue;
      const part = mapped?.[cell] ?? recognisePerson(cell)?.part;
      if (part !== undefined) known.add(part);
    }
    if (known.size > most) [best, most] = [at, known.size];
  }
  return best;
}

const nameParts: ReadonlySet<Part> = new Set<Part>(['personName', 'surname', 'given', 'alias', 'former', 'nickname']);
/** What tells a person beside the name. */
const identity: readonly (readonly Part[])[] = [
  ['sex'],
  ['born', 'age'],
  ['nationality'],
  ['idNumber', 'passport', 'mrz'],
  ['origin'],
  ['father', 'mother', 'spouse', 'kin'],
  ['alias', 'former', 'nickname'],
];
const narratives = new Set(spellings.text?.sure.split(' '));
/** Narratives of reports that people in a list tell, too. */
const ownWords = new Set([
  'statement',
  '陈述',
  '笔录',
  '情况说明',
  '简要情况',
  '情况描述',
  'details',
  'description',
  '描述',
  '详情',
  '经过',
]);
const reportWords =
  /报案|報案|受害|被害|受骗|被骗|诈骗类型|损失|涉案金额|victim|complain|loss|report(?:ed|er|ing)?[\s_]*(?:at|date|no|id)/iu;

function planNames(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  rules: ColumnRules,
  asked: Asked,
): ColumnPlan[] | undefined {
  const samples = samplesOf(names, rows);
  const columns = assign(names, samples, rules);
  const has = (part: Part): boolean => columns.some((column) => column.part === part && column.by !== 'none');
  const isNamed = columns.some(({ part }) => nameParts.has(part));
  const isTold = isNamed || (['idNumber', 'passport', 'mrz', 'phone', 'handle', 'email', 'wallet'] as const).some(has);
  if (!isTold) return undefined;
  const isForced =
    asked.as !== undefined || isWatchlist(names) || Object.values(rules.parts ?? {}).some((part) => nameParts.has(part));
  if (isForced) return columns;
  const count = identity.filter((parts) => parts.some(has)).length;
  const isSure = columns.some(({ name, part }) => nameParts.has(part) && recognisePerson(name)?.sure === true);
  if (!isNamed || count < (isSure ? 2 : 3)) return undefined;
  if (names.some((name) => reportWords.test(name) || customerWords.test(name))) return undefined;
  const tells = names.some((name) => {
    const plain = plainName(name);
    return narratives.has(plain) && !(ownWords.has(plain) && count >= 4);
  });
  return tells ? undefined : columns;
}

/** Files of a bank's customers have names, days of birth and papers too. */
const customerWords = /\bacct|customer|client[\s_-]*(?:id|no|name)|account[\s_-]*(?:id|status|type|open)|开户|客户|客戶|持卡人/iu;

/** Gives each column the part its name means: sure ones first, then the rest as far as their cells agree. */
function assign(names: readonly string[], samples: Samples, rules: ColumnRules): ColumnPlan[] {
  const plans: ColumnPlan[] = names.map((name) => {
    const part = rules.parts?.[name];
    return part === undefined ? { name, part: 'field', by: 'none' } : { name, part, by: 'map' };
  });
  const known = names.map(recognisePerson);
  for (const wanted of [true, false]) {
    for (const [at, found] of known.entries()) {
      if (found === undefined || found.sure !== wanted || plans[at]!.by !== 'none' || !personColumns.includes(found.part))
        continue;
      const { part } = found;
      if (!severalOf.has(part) && plans.some((plan) => plan.part === part)) continue;
      if (!wanted && !agrees(part, samples[at]!)) continue;
      plans[at] = { name: names[at]!, part, by: 'name' };
    }
  }
  nameOrSurname(plans, samples);
  return plans.map((plan, at) => {
    if (plan.part === 'text' && plan.by === 'name' && areRemarks(samples[at]!)) return { ...plan, part: 'remarks' };
    if (plan.part === 'born' || plan.part === 'day') {
      const isMinguo = samples[at]!.some((cell) => /民國|民国/u.test(cell));
      const said = orderIn(plan.name);
      return { ...plan, ...dateDetails(samples[at]!, said === undefined ? rules : { ...rules, order: said }, isMinguo) };
    }
    if (plan.part === 'ref' && plan.by !== 'map' && isRunning(plan.name, samples[at]!)) return { ...plan, serial: true };
    return plan;
  });
}

/** `Date of birth (DD/MM/YYYY)`: the header says the order. */
function orderIn(name: string): DateOrder | undefined {
  const text = name.toLowerCase();
  if (/d{1,2}\s*[-/.]\s*m{1,3}/u.test(text)) return 'dmy';
  return /m{1,2}\s*[-/.]\s*d{1,2}\s*[-/.]\s*y/u.test(text) ? 'mdy' : undefined;
}

/** `name` beside `forename` is the surname, unless it has the forename in it. */
function nameOrSurname(plans: ColumnPlan[], samples: Samples): void {
  const at = plans.findIndex(({ part, by, name }) => part === 'personName' && by === 'name' && plainName(name) === 'name');
  const given = plans.findIndex(({ part }) => part === 'given');
  if (at < 0 || given < 0 || plans.some(({ part }) => part === 'surname')) return;
  if (!/^(?:fore|first|given)names?$/u.test(plainName(plans[given]!.name))) return;
  const [names, forenames] = [samples[at]!.slice(0, 100), samples[given]!.slice(0, 100)];
  const within = names.filter((name, i) => forenames[i] !== undefined && name.toLowerCase().includes(forenames[i].toLowerCase()));
  if (within.length * 2 < names.length) plans[at] = { ...plans[at]!, part: 'surname' };
}

function agrees(part: Part, cells: readonly string[]): boolean {
  if (cells.length === 0) return part !== 'text';
  if (part === 'ref') return new Set(cells).size === cells.length && cells.every((cell) => cell.length <= 64);
  if (part === 'personName') return share(cells.slice(0, 100), (cell) => /\p{L}{2}/u.test(cell) && !/\d{3}/u.test(cell)) >= 0.8;
  return true;
}

/** A running number repeats from list to list, and names nobody. */
const isRunning = (name: string, cells: readonly string[]): boolean =>
  recognisePerson(name)?.sure !== true && cells.every((cell) => /^\d{1,9}$/u.test(cell.trim()));

function trimEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 1 && cells[end - 1]!.trim() === '') end--;
  return cells.slice(0, end);
}

const onlyPeople: Note = {
  en: 'Entries that are no people (companies, ships, aircraft) are left out.',
  zh: '非自然人条目（公司、船舶、航空器）不予读取。',
};

/** Day and month that may change places: not 04/04/1988, which is one day, and no Buddhist year, which is told with the day first. */
const eitherWay =
  /(?:^|[;\s])(?:0?([1-9])|(1[0-2]))[-/](?!0?(?:\1\2)[-/])(?:0?[1-9]|1[0-2])[-/](?:(?!2[45])\d{4}|\d{2})(?:$|[;\s])/u;

function notesOf(columns: readonly ColumnPlan[], samples: Samples): Note[] {
  const open = columns.some(
    ({ part, order }, at) => part === 'born' && order === undefined && samples[at]!.some((cell) => eitherWay.test(cell)),
  );
  const isAge = columns.some(({ part }) => part === 'age') && !columns.some(({ part }) => part === 'born' || part === 'day');
  return [
    ...(columns.some(({ part }) => part === 'entity') ? [onlyPeople] : []),
    ...(open
      ? [
          {
            en: 'A birth date such as 03/04/1988 is kept in both readings where nothing tells day from month: state dateOrder in a map file.',
            zh: '03/04/1988 这类出生日期无法判断日月先后时两种读法均予保留：可在映射文件中写明 dateOrder。',
          },
        ]
      : []),
    ...(isAge
      ? [
          {
            en: 'No column says on which day ages are told: they are taken as of the two years before the import.',
            zh: '未注明年龄的计算日期：按导入前两年内计。',
          },
        ]
      : []),
  ];
}
