import type { ListedPerson, PersonName } from '../../model/index.ts';
import { paperKindOf } from '../../papers/index.ts';
import type { Builder, Trouble } from '../builder.ts';
import { type DateRules, readDate } from '../dates.ts';
import type { ColumnPlan, FilePlan, Part } from '../file-plan.ts';
import { plainCell, relationOf } from './cells.ts';
import { type ColumnHints, Draft, type RowHints } from './draft.ts';
import { contentId, numberId } from './identity.ts';

/** A person with the two ids they may have: by number, else by content. */
export interface ReadPerson {
  readonly person: ListedPerson;
  /** Id by content, of a person whose id is by number: taken when another of the list has that number. */
  readonly other?: string;
}

const nobody: Trouble = { code: 'intake.no-person', why: 'the row names nobody: no name, no paper, no telephone or account' };
/** Kinds of entries that are people; lists of sanctions name companies and ships, too. A legal entity may be one. */
const human = /individual|person|legal\s*entity|自然人|个人|人员/iu;

const dayMs = 86_400_000;

/** A builder for one table of people; what can be worked out once per table is worked out here. */
export function personBuilder(plan: FilePlan, columns: readonly ColumnPlan[]): Builder<ReadPerson> {
  // Two days are added to the clock for zones; nobody is born tomorrow.
  const latest = plan.latest - 2 * dayMs;
  const count = (part: Part): number => columns.filter((column) => column.part === part).length;
  const hints: ColumnHints[] = columns.map(({ name, part, order, minguo }) => ({
    name,
    born: { latest, order, minguo },
    paper: part === 'idNumber' || part === 'passport' ? paperKindOf(name) : {},
    relation: relationOf(name.replaceAll(/姓名|名字|names?|\bof\b|['’]s?/giu, '').trim() || name),
    isOneOfSeveral: part === 'text' || part === 'remarks' ? count('text') + count('remarks') > 1 : count(part) > 1,
  }));
  const days: DateRules[] = columns.map(({ order, minguo }) => ({ order, minguo, zone: 'UTC', latest: plan.latest }));
  const place = (part: Part): number => columns.findIndex((column) => column.part === part);
  const at = {
    day: place('day'),
    idKind: place('idKind'),
    idCountry: place('idCountry'),
    ref: place('ref'),
    entity: place('entity'),
  };
  const all = columns.map((_, i) => i).filter((i) => columns[i]!.part !== 'ignore');
  // Who somebody is a national of says whose papers they have and where their telephone is: read before both.
  const inOrder = [
    ...all.filter((i) => columns[i]!.part === 'nationality'),
    ...all.filter((i) => columns[i]!.part !== 'nationality'),
  ];
  const byName = all.filter((i) => columns[i]!.serial !== true);
  byName.sort((a, b) => (columns[a]!.name < columns[b]!.name ? -1 : 1));
  const agency = plan.constants.agency ?? '';
  const isSerial = columns[at.ref]?.serial === true;

  return {
    build(cells, width, row) {
      const upTo = Math.min(width, columns.length);
      const cell = (column: number): string => (column >= 0 && column < upTo ? cells[column]! : '');
      let isBlank = true;
      for (let i = 0; i < upTo && isBlank; i++) if (columns[i]!.part !== 'ignore' && cells[i]!.trim() !== '') isBlank = false;
      if (isBlank || (at.entity >= 0 && !human.test(cell(at.entity)))) return undefined;
      const day = at.day < 0 ? undefined : readDate(cell(at.day), days[at.day]!);
      const beside: RowHints = {
        day: typeof day === 'number' ? new Date(day).toISOString().slice(0, 10) : undefined,
        idKind: plainCell(cell(at.idKind)),
        idCountry: plainCell(cell(at.idCountry)),
        region: plan.region,
      };
      const draft = new Draft();
      for (const i of inOrder) if (i < upTo && cells[i] !== '') draft.take(columns[i]!.part, cells[i]!, hints[i]!, beside);
      draft.finish();
      if (draft.isNobody) return nobody;

      const ref = plainCell(cell(at.ref)).slice(0, 200);
      const content = contentId(columns, byName, cells, upTo, agency);
      const isNumbered = ref !== '' && !isSerial;
      const names = distinct(draft.names).slice(0, 100);
      const id = isNumbered ? numberId(ref, names[0]?.text ?? '', agency) : content;
      const person: ListedPerson = {
        id,
        ...(ref === '' ? {} : { ref }),
        source: { exhibit: plan.exhibit, row },
        ...told(draft, names),
      };
      return isNumbered ? { person, other: content } : { person };
    },
  };
}

function told(draft: Draft, names: PersonName[]): Omit<ListedPerson, 'id' | 'ref' | 'source'> {
  const { born, sex, nationality, papers, origins, kin, indicators, category, status, text, fields } = draft;
  return {
    names,
    born: born.slice(0, 20),
    ...(sex === undefined ? {} : { sex }),
    nationality,
    papers: papers.slice(0, 50),
    origins: origins.slice(0, 20),
    kin: kin.slice(0, 50),
    indicators: indicators.slice(0, 100),
    ...(category === undefined ? {} : { category }),
    ...(status === '' ? {} : { status }),
    ...(text === '' ? {} : { text }),
    fields,
  };
}

function distinct(names: readonly PersonName[]): PersonName[] {
  const seen = new Set<string>();
  return names.filter(({ text }) => !seen.has(text) && seen.add(text));
}
