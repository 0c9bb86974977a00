import type { Read, StoredReport } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { language } from '../../extract/index.ts';
import { fold } from '../../lexicon/index.ts';
import { ageBands, type ModusOperandi, scamTypes, type StageSpan, typeSources, unsureType } from '../../model/index.ts';
import { blanked, heldPeople } from '../../people/index.ts';
import { readStages } from '../../scam/index.ts';
import { toldIn } from '../told.ts';
import { effectiveTypes } from '../types.ts';
import type { Other } from './ordinary.ts';
import { pathOf } from './path.ts';
import { sharedPhrases, type Worded } from './phrases.ts';
import { ageOf, bandOf, type Channel, channelOf, sexOf } from './target.ts';
import type { Blank } from './tokens.ts';

/** Reports that are read of one ring; of larger ones every nth. */
const mostReports = 5000;
/** Reports outside the ring, spread over the casebook, that ordinary wording is known by. */
const mostOthers = 2000;

export interface ModusOptions {
  /** By number of a report that tells another one's case again: the one that stands for it. */
  readonly again?: ReadonlyMap<number, number>;
  /** Ids of rings that are closed to the reader: as if they were not there. */
  readonly closed?: ReadonlySet<string>;
}

const asFiled = typeSources.indexOf('filed');

/** A report as it is read for this. */
interface Reading {
  readonly report: StoredReport;
  readonly stages: readonly StageSpan[];
  readonly blanks: readonly Blank[];
}

/**
 * How a ring works, from what its reports tell: their types, the steps in days and money, the wording they share, whom it aims at and how it
 * reaches them. Read anew from the texts; phrases that name somebody whom protection holds are left out.
 *
 * @throws ClewError `missing` `picture.ring` for a ring that is not there, or closed.
 */
export async function modusOf(
  read: Read,
  name: string,
  { again = new Map(), closed = new Set() }: ModusOptions = {},
): Promise<ModusOperandi> {
  const ring = await read.ring(name);
  if (ring === undefined || closed.has(ring.id)) {
    throw new ClewError('missing', 'picture.ring', 'There is no such ring in this casebook.', { hint: 'clew rings lists them.' });
  }
  const members = (await read.ringMembers(ring.id)).map(({ report }) => report);
  const numbers = spread(members, mostReports);
  const readings = (await read.reportsAt(numbers)).map(readingOf);
  const caseOf = (number: number): number => again.get(number) ?? number;
  const cases = casesOf(readings, caseOf);
  const { type, source } = await effectiveTypes(read);
  const types = cases.map(({ report }) => type[report.number] ?? unsureType);
  const known = types.flatMap((position) => (position === unsureType ? [] : scamTypes[position]!));
  const contacts = cases.map(contactOf);
  const isHeld = await heldIn(read);
  return {
    reports: cases.length,
    duplicates: readings.length - cases.length,
    unread: members.length - readings.length,
    types: counted(known).map(({ value, reports }) => ({ type: value, reports })),
    asFiled: cases.filter(({ report }) => source[report.number] === asFiled).length,
    unsure: types.length - known.length,
    path: pathOf(cases.map(({ stages }) => stages)),
    phrases: sharedPhrases(
      readings.map((reading) => wordedOf(reading, caseOf(reading.report.number))),
      await othersOf(read, new Set([ring.id, ...closed])),
      isHeld,
    ),
    languages: counted(cases.flatMap(({ report }) => languageOf(report))),
    ages: inOrder(counted(cases.flatMap(({ report }) => bands(report))), ageBands),
    sexes: counted(cases.flatMap(({ report }) => sexOf(report) ?? [])),
    channels: counted(contacts.flatMap((channel) => channel ?? [])),
    filed: counted(cases.flatMap(({ report }, i) => (contacts[i] === undefined ? (report.channel ?? []) : []))),
  };
}

function readingOf(report: StoredReport): Reading {
  const { mentions, amounts, dates } = toldIn(report);
  return { report, stages: readStages(report.text, { amounts, dates }), blanks: [...mentions, ...amounts, ...dates] };
}

/** Whether words name somebody whom protection holds, in whatever characters. */
async function heldIn(read: Read): Promise<(words: string) => boolean> {
  const held = await heldPeople(read);
  const names = held.wordsOf(new Set([...held.holds.values()].map(({ person }) => person))).map(fold);
  return (words) => names.length > 0 && blanked(fold(words), names) !== fold(words);
}

/** One report for each case: the one that stands for it, where the ring has it. */
function casesOf(readings: readonly Reading[], caseOf: (number: number) => number): Reading[] {
  const cases = new Map<number, Reading>();
  for (const reading of readings) {
    const { number } = reading.report;
    const own = caseOf(number);
    if (!cases.has(own) || number === own) cases.set(own, reading);
  }
  return [...cases.values()];
}

function contactOf({ report, stages }: Reading): Channel | undefined {
  const contact = stages.find(({ stage }) => stage === 'contact');
  return contact === undefined ? undefined : channelOf(report.text.slice(contact.start, contact.end));
}

/** As filed, else as the letters of the text tell. */
function languageOf({ language: filed, text }: StoredReport): string[] {
  if (filed !== undefined) return [filed];
  return /\p{L}/u.test(text) ? [language(text)] : [];
}

function bands(report: StoredReport): ReturnType<typeof bandOf>[] {
  const years = ageOf(report);
  return years === undefined ? [] : [bandOf(years)];
}

function wordedOf({ report: { id, ref = '', reportedAt, text }, blanks }: Reading, own: number): Worded {
  return { id, ref, at: reportedAt, text, blanks, case: own };
}

/** Reports of other rings and of none, evenly over the casebook. */
async function othersOf(read: Read, without: ReadonlySet<string>): Promise<Other[]> {
  const { reports } = await read.counts();
  const some = spread(
    Array.from({ length: reports }, (_, number) => number),
    2 * mostOthers,
  );
  const rows = await read.sql<{ report: number; ring: string }>(
    `SELECT m.report, g.id AS ring FROM ring_members AS m JOIN rings AS g ON g.number = m.ring
     WHERE m.report IN (SELECT unnest(from_json(?::JSON, '["INTEGER"]')))`,
    [JSON.stringify(some)],
  );
  const ringOf = new Map(rows.map(({ report, ring }) => [report, ring]));
  const outside = some.filter((number) => !without.has(ringOf.get(number) ?? ''));
  const groups = new Map<string, number>();
  const groupOf = (number: number): number => {
    const key = ringOf.get(number) ?? `${number}`;
    const known = groups.get(key) ?? groups.size;
    groups.set(key, known);
    return known;
  };
  return (await read.reportsAt(spread(outside, mostOthers))).map(({ number, text }) => ({ text, group: groupOf(number) }));
}

/** At most so many of a list, evenly spaced. */
function spread(numbers: readonly number[], most: number): readonly number[] {
  if (numbers.length <= most) return numbers;
  return Array.from({ length: most }, (_, i) => numbers[Math.floor((i * numbers.length) / most)]!);
}

/** How often each stands there, the commonest first. */
function counted<Value extends string>(values: readonly Value[]): { value: Value; reports: number }[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, reports]) => ({ value, reports }))
    .sort((a, b) => b.reports - a.reports || (a.value < b.value ? -1 : 1));
}

function inOrder<Value extends string>(
  rows: readonly { value: Value; reports: number }[],
  order: readonly Value[],
): { value: Value; reports: number }[] {
  return rows.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
}
