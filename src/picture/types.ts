import type { Read } from '../casebook/index.ts';
import { scamTypes, type TypeOrigins, type TypeSource, typeSources, unsureType } from '../model/index.ts';
import { type Filed, typeFiled } from '../scam/index.ts';
import { type Standing, standingJudgements } from './standing.ts';

/**
 * What every report is of, by its number: what a person decided, else what the machine read where it is sure, else what the source filed.
 */
export interface EffectiveTypes {
  /** Position in `scamTypes`; `unsureType` where nobody says. */
  readonly type: Uint8Array;
  /** Who says so: position in `typeSources`. */
  readonly source: Uint8Array;
  /** The type without what sources filed: what is new is new because no filing tells it. */
  readonly unfiled: Uint8Array;
  /** Number of the category as the source filed it, in `categories`; 0: none. */
  readonly filed: Int32Array;
  readonly categories: ReadonlyMap<number, Category>;
  /** Of the machine, per cent; 100 where a person said it. */
  readonly confidence: Uint8Array;
  /** Bits by position in `scamStages`. */
  readonly stages: Uint16Array;
  /** 1 where it was read at all: reports stored before Clew read types were not, until `clew rebuild`. */
  readonly isRead: Uint8Array;
}

/** A category as sources file it, and the type it stands for. */
export interface Category {
  readonly name: string;
  readonly means: Filed;
}

const of = (source: TypeSource): number => typeSources.indexOf(source);
const [person, machine, filedBy, nobody] = [of('person'), of('machine'), of('filed'), of('nobody')];

/**
 * Of all reports, whoever asks: leave out what is closed to the reader. What was read is kept until rows come or change, with what people
 * said until somebody says more.
 */
export async function effectiveTypes(read: Read): Promise<EffectiveTypes> {
  const { types, newest } = await standingJudgements(read);
  const held = read.kept('picture.types', (): Laid => ({ readings: readingsOf(read), newest: 0 }));
  if (held.types === undefined || held.newest !== newest) {
    const laid = overlaid(read, await held.readings, types);
    Object.assign(held, { types: laid, newest });
    return await laid;
  }
  return await held.types;
}

/** Readings, and what people had said at act `newest` laid over them. */
interface Laid {
  readonly readings: Promise<EffectiveTypes>;
  types?: Promise<EffectiveTypes>;
  newest: number;
}

async function readingsOf(read: Read): Promise<EffectiveTypes> {
  const { reports } = await read.counts();
  const rows = await read.numbers(
    `SELECT report, coalesce(scam_type, ${unsureType})::UTINYINT AS type, confidence, stages FROM readings`,
    { report: Int32Array, type: Uint8Array, confidence: Uint8Array, stages: Uint16Array },
  );
  const unfiled = new Uint8Array(reports).fill(unsureType);
  const [confidence, stages, isRead] = [new Uint8Array(reports), new Uint16Array(reports), new Uint8Array(reports)];
  rows.report.forEach((report, i) => {
    unfiled[report] = rows.type[i]!;
    confidence[report] = rows.confidence[i]!;
    stages[report] = rows.stages[i]!;
    isRead[report] = 1;
  });
  const { filed, categories } = await filedIn(read, reports);
  const source = unfiled.map((type) => (type === unsureType ? nobody : machine));
  const type = unfiled.slice();
  filed.forEach((category, report) => {
    const means = categories.get(category)?.means;
    if (type[report] !== unsureType || means === undefined || means === 'nothing' || means === 'unknown') return;
    type[report] = scamTypes.indexOf(means);
    source[report] = filedBy;
  });
  return { type, source, unfiled, filed, categories, confidence, stages, isRead };
}

/** What sources filed, by report, and what each category stands for. */
async function filedIn(read: Read, reports: number): Promise<Pick<EffectiveTypes, 'filed' | 'categories'>> {
  const rows = await read.numbers('SELECT number, category FROM reports WHERE category <> 0', {
    number: Int32Array,
    category: Int32Array,
  });
  const words = await read.sql<{ number: number; word: string }>(
    'SELECT number, word FROM words WHERE number IN (SELECT DISTINCT category FROM reports WHERE category <> 0)',
  );
  const filed = new Int32Array(reports);
  rows.number.forEach((number, i) => (filed[number] = rows.category[i]!));
  return { filed, categories: new Map(words.map(({ number, word }) => [number, { name: word, means: typeFiled(word) }])) };
}

async function overlaid(read: Read, readings: EffectiveTypes, judged: Standing['types']): Promise<EffectiveTypes> {
  if (judged.size === 0) return readings;
  const [type, unfiled] = [readings.type.slice(), readings.unfiled.slice()];
  const [source, confidence] = [readings.source.slice(), readings.confidence.slice()];
  const said = [...judged.values()];
  const numbers = await read.reportNumbers(said.map(({ body }) => body.report));
  said.forEach(({ body: { verdict } }, i) => {
    const number = numbers[i];
    if (number === undefined || verdict === 'open') return;
    type[number] = unfiled[number] = scamTypes.indexOf(verdict);
    source[number] = person;
    confidence[number] = 100;
  });
  return { ...readings, type, unfiled, source, confidence };
}

/** Most categories without a type that are told. */
const mostUnknown = 20;

/** Where the types of these reports are from. */
export function originsOf({ source, filed, categories }: EffectiveTypes, reports: Iterable<number>): TypeOrigins {
  const counts = typeSources.map(() => 0);
  const unknown = new Map<string, number>();
  for (const report of reports) {
    counts[source[report]!]!++;
    if (source[report] !== nobody) continue;
    const category = categories.get(filed[report]!);
    if (category?.means === 'unknown') unknown.set(category.name, (unknown.get(category.name) ?? 0) + 1);
  }
  return {
    person: counts[person]!,
    machine: counts[machine]!,
    filed: counts[filedBy]!,
    nobody: counts[nobody]!,
    unknown: [...unknown]
      .map(([category, count]) => ({ category, reports: count }))
      .sort((a, b) => b.reports - a.reports || (a.category < b.category ? -1 : 1))
      .slice(0, mostUnknown),
  };
}
