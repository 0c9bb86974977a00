import type { Read, StoredCase } from '../../casebook/index.ts';
import { type IndicatorKind, type PaperKind, Suspect } from '../../model/index.ts';
import {
  type Asked,
  askedOf,
  dayOfBirth,
  isOwn,
  type Known,
  knownByEdits,
  knownByRecord,
  strictNames,
  suspectId,
  tellsApart,
} from './keys.ts';

/** What somebody can be known by, in one place. */
export interface Person {
  readonly id: string;
  readonly names: readonly string[];
  /** ISO dates. */
  readonly born: readonly string[];
  readonly papers: NonNullable<Asked['papers']>;
  readonly indicators: NonNullable<Asked['indicators']>;
}

/** Everything that lists, edits and cases tell of these people, a `Person` for each source. */
export async function knownOf(read: Read, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const asked = new Set(ids);
  const people: Person[] = [];
  for (const [id, records] of await read.listedById(ids)) {
    for (const record of records) people.push(personOf(id, knownByRecord(record)));
  }
  const edits = Map.groupBy(await read.personEdits(), ({ body }) => body.person);
  for (const [id, own] of edits) if (asked.has(id)) people.push(personOf(id, knownByEdits(own)));
  for (const { id, asked: told } of suspectsIn(await read.cases())) {
    const whose = [id, told.person ?? ''].find((each) => asked.has(each));
    if (whose === undefined) continue;
    const { names = [], papers = [], indicators = [], born = [] } = told;
    people.push({
      id: whose,
      names,
      born: born.flatMap((day) => dayOfBirth(day) ?? []),
      papers: papers.filter(tellsApart),
      indicators: indicators.filter(isOwn),
    });
  }
  return people;
}

/** Suspects of all cases: by `suspectId`, what is asked about them, and the words that name them. */
export function* suspectsIn(
  cases: readonly StoredCase[],
): Generator<{ readonly id: string; readonly asked: Asked; readonly words: readonly string[] }> {
  for (const { id, members } of cases) {
    for (const [member, value] of Object.entries(members)) {
      const suspect = member.startsWith('suspect:') ? Suspect.safeParse(value).data : undefined;
      if (suspect === undefined) continue;
      const asked = askedOf(suspect);
      const { names = [], papers = [], indicators = [] } = asked;
      const words = [
        ...names,
        ...papers.map(({ value: number }) => number),
        ...indicators.filter(isOwn).map((each) => each.value),
      ];
      yield { id: suspectId(id, member.slice('suspect:'.length)), asked, words };
    }
  }
}

function personOf(id: string, known: Known): Person {
  return {
    id,
    names: strictNames(known),
    born: known.born.flatMap((day) => dayOfBirth(day) ?? []),
    papers: [...known.papers, ...papersAmong(known.indicators)].filter(tellsApart),
    indicators: known.indicators.filter(isOwn),
  };
}

/** Numbers of papers that stand among indicators. */
export function papersAmong(indicators: NonNullable<Asked['indicators']>): NonNullable<Asked['papers']> {
  return indicators.flatMap(({ kind, value }) => {
    const paper = paperKindOf[kind];
    return paper === undefined ? [] : [{ kind: paper, value }];
  });
}

const paperKindOf: Partial<Record<IndicatorKind, PaperKind>> = { idcard: 'cn-id', passport: 'passport' };
