import { readName } from '../../names/index.ts';
import { paperTells } from '../../papers/index.ts';
import type { ListedPerson, Paper } from '../../model/index.ts';
import { bornRange, type BornRange } from './born.ts';
import { type ReadPersonName, roleCounts } from './name-part.ts';
import { type ReadIndicator, type ReadKin, readPlace, readRelation } from './other-parts.ts';
import { readPaper, type ReadPaper } from './papers.ts';

/** A record of a person, read for being compared with many. */
export interface ReadPerson {
  readonly names: readonly ReadPersonName[];
  readonly born: readonly BornRange[];
  readonly sex: 'm' | 'f' | undefined;
  readonly nations: readonly string[];
  readonly papers: readonly ReadPaper[];
  readonly origins: readonly string[];
  readonly kin: readonly ReadKin[];
  readonly indicators: readonly ReadIndicator[];
  /** Which of its parts the papers told, because the record itself is silent. */
  readonly told: { readonly born: boolean; readonly sex: boolean; readonly origin: boolean };
}

/** What a screening compares of a record; a case's suspect or an edited person has no more. */
export type Compared = Pick<ListedPerson, 'names' | 'born' | 'nationality' | 'papers' | 'origins' | 'kin' | 'indicators'> &
  Partial<Pick<ListedPerson, 'sex'>>;

/** Reads a record: names in all their readings, papers and places in one spelling, and what a valid paper says besides. */
export function readPerson(person: Compared): ReadPerson {
  const [country] = person.nationality;
  const hint = country === undefined ? {} : { country };
  const papers: readonly Paper[] = [...person.papers, ...person.indicators.flatMap(paperOf)];
  const told = papers.map(paperTells);
  const stated = person.born.map(bornRange);
  const places = person.origins.map(readPlace).filter((place) => place !== '');
  const regions = told.flatMap(({ region }) => region ?? []);
  return {
    names: person.names.flatMap(({ text, role, surname, given }) => {
      const name = readName(text, { ...hint, surname, given });
      return name.forms.length === 0 ? [] : [{ name, counts: roleCounts[role] }];
    }),
    born: stated.length > 0 ? stated : told.flatMap(({ born }) => (born === undefined ? [] : [bornRange(born)])),
    sex: person.sex ?? told.find(({ sex }) => sex !== undefined)?.sex,
    nations: person.nationality,
    papers: papers.map(readPaper),
    origins: places.length > 0 ? places : regions,
    kin: person.kin.map(({ relation, name }) => ({ relation: readRelation(relation), name: readName(name) })),
    indicators: person.indicators
      .filter(({ kind }) => kind !== 'passport' && kind !== 'idcard')
      .map(({ kind, value }) => ({ kind, value })),
    told: { born: stated.length === 0, sex: person.sex === undefined, origin: places.length === 0 },
  };
}

/** Numbers that were read as indicators and are papers. */
function paperOf({ kind, value }: Compared['indicators'][number]): Paper[] {
  if (kind === 'passport') return [{ kind, value }];
  if (kind !== 'idcard') return [];
  return [{ kind: /^(?:\d{15}|\d{17}[\dX])$/u.test(value) ? 'cn-id' : 'other', value }];
}
