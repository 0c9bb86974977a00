import type { Born, ListedPerson, Paper, PaperKind, PersonName, SubjectCategory } from '../../model/index.ts';
import {
  type BornRules,
  paperKindOf,
  paperTells,
  readBorn,
  readBornByAge,
  readMrz,
  readNationalities,
  readNationality,
  readPapers,
  readSex,
} from '../../papers/index.ts';
import type { Builder, Trouble } from '../builder.ts';
import { type DateRules, readDate } from '../dates.ts';
import type { ColumnPlan, FilePlan } from '../file-plan.ts';
import { plainCell, readFullNames, readKin, relationOf, splitNames, takenApart } from './cells.ts';
import { readAccounts, readEmails, readHandles, readPhones, readWallets } from './contacts.ts';
import { contentId, numberId } from './identity.ts';

/** A person with the two ids they may have: by number, else by content. */
export interface ReadPerson {
  readonly person: ListedPerson;
  /** Id by content, of a person whose id is by number: taken when another of the list has that number. */
  readonly other?: string;
}

const nobody: Trouble = { code: 'intake.no-person', why: 'the row names nobody: no name, no paper, no telephone or account' };

/** What is wrong with a row that is kept all the same. */
const troubles = {
  'impossible-birth': 'no such day of birth / 出生日期不存在',
  'unread-birth': 'day of birth not understood / 出生日期无法识别',
  'other-birth': 'the paper tells another day of birth / 与证件号所示出生日期不一致',
  'wrong-paper': 'the check digit of a paper does not hold / 证件号码校验不符',
  'cut-paper': 'a spreadsheet cut the number of a paper / 证件号码被电子表格截断',
  'unread-nationality': 'nationality not understood / 国籍无法识别',
  'other-sex': 'the paper tells another sex / 与证件号所示性别不一致',
} as const;
/** Field that a kept row's troubles are told in. */
export const noteField = 'clew_note';

const dayMs = 86_400_000;

/** A builder for one table of people; what can be worked out once per table is worked out here. */
export function personBuilder(plan: FilePlan, columns: readonly ColumnPlan[]): Builder<ReadPerson> {
  // Two days are added to the clock for zones; nobody is born tomorrow.
  const latest = plan.latest - 2 * dayMs;
  const born: BornRules[] = columns.map(({ order, minguo }) => ({ latest, order, minguo }));
  const days: DateRules[] = columns.map(({ order, minguo }) => ({ order, minguo, zone: 'UTC', latest: plan.latest }));
  const labels = columns.map(({ name, part }) => (part === 'idNumber' || part === 'passport' ? paperKindOf(name) : {}));
  const relations = columns.map(({ name }) =>
    relationOf(name.replaceAll(/姓名|名字|names?|\bof\b|['’]s?/giu, '').trim() || name),
  );
  const texts = columns.filter(({ part }) => part === 'text').length;
  const states = columns.filter(({ part }) => part === 'status').length;
  const byName = columns.map((_, at) => at).filter((at) => columns[at]!.part !== 'ignore' && columns[at]!.serial !== true);
  byName.sort((a, b) => (columns[a]!.name < columns[b]!.name ? -1 : 1));
  const first = (part: string): number => columns.findIndex((column) => column.part === part);
  const at = { day: first('day'), idKind: first('idKind'), idCountry: first('idCountry'), ref: first('ref') };

  return {
    build(cells, count, row) {
      const upTo = Math.min(count, columns.length);
      const fields: Record<string, string> = {};
      const notes = new Set<keyof typeof troubles>();
      const names: PersonName[] = [];
      const nationality: string[] = [];
      const births: Born[] = [];
      const draft: Draft = { papers: [], origins: [], kin: [], indicators: [] };
      let [surname, given, text, status] = ['', '', '', ''];
      let isBlank = true;
      const cell = (place: number): string => (place >= 0 && place < upTo ? cells[place]! : '');
      const day = at.day < 0 ? undefined : readDate(cell(at.day), days[at.day]!);
      const told = typeof day === 'number' ? new Date(day).toISOString().slice(0, 10) : undefined;
      const keep = (place: number): void => void (fields[columns[place]!.name] = cells[place]!);

      // Who somebody is a national of says whose papers they have and where their telephone is: read before both.
      for (let i = 0; i < upTo; i++) {
        if (columns[i]!.part !== 'nationality') continue;
        const text = plainCell(cells[i]!);
        if (text === '') continue;
        const found = readNationalities(text);
        for (const code of found) if (!nationality.includes(code) && nationality.length < 10) nationality.push(code);
        if (found.length > 0) continue;
        notes.add('unread-nationality');
        keep(i);
      }
      const country = nationality.length === 1 ? nationality[0] : undefined;
      const regions = [...(plan.region === undefined ? [] : [plan.region]), ...nationality];

      for (let i = 0; i < upTo; i++) {
        const raw = cells[i]!;
        if (raw === '') continue;
        const { part, name } = columns[i]!;
        if (part === 'ignore') continue;
        if (isBlank && raw.trim() !== '') isBlank = false;
        switch (part) {
          case 'personName':
            names.push(...readFullNames(raw));
            break;
          case 'surname':
            surname = plainCell(raw).slice(0, 200);
            break;
          case 'given':
            given = `${given} ${plainCell(raw)}`.trim().slice(0, 200);
            break;
          case 'alias':
          case 'weakAlias':
          case 'former':
          case 'nickname': {
            const role = part === 'weakAlias' ? 'weak' : part;
            for (const each of splitNames(raw)) names.push({ text: each, role, ...takenApart(each) });
            break;
          }
          case 'sex': {
            const sex = readSex(raw);
            if (sex === undefined) keep(i);
            else draft.sex = sex;
            break;
          }
          case 'born':
          case 'age': {
            const rules = { ...born[i]!, ...(told === undefined ? {} : { at: told }) };
            const found = part === 'born' ? readBorn(raw, rules) : readBornByAge(raw, rules);
            if (typeof found === 'object') {
              // An age beside a day of birth adds nothing.
              if (part === 'born' || births.length === 0) births.push(...found);
              if (part === 'age') keep(i);
            } else if (found !== 'none') {
              notes.add(found === 'impossible' ? 'impossible-birth' : 'unread-birth');
              keep(i);
            }
            break;
          }
          case 'nationality':
            break;
          case 'idNumber':
          case 'passport':
            draft.papers.push(...papersOf(raw, labels[i]!, part, cell(at.idKind), cell(at.idCountry), country, notes));
            if (notes.has('cut-paper') || notes.has('wrong-paper')) keep(i);
            break;
          case 'mrz': {
            const mrz = readMrz(raw);
            if (mrz === undefined) {
              keep(i);
              break;
            }
            draft.papers.push(...mrz.papers);
            if (mrz.surname !== '' || mrz.given !== '') {
              const { surname, given } = mrz;
              names.push({ text: `${surname}, ${given}`.replace(/^, |, $/u, ''), role: 'full', surname, given });
            }
            if (mrz.born !== undefined) births.push(mrz.born);
            draft.sex ??= mrz.sex;
            if (mrz.nationality !== undefined && nationality.length === 0) nationality.push(mrz.nationality);
            break;
          }
          case 'origin': {
            const place = plainCell(raw).slice(0, 300);
            if (place !== '' && !draft.origins.includes(place)) draft.origins.push(place);
            break;
          }
          case 'father':
          case 'mother':
          case 'spouse':
            draft.kin.push(...readKin(raw, part));
            break;
          case 'kin':
            draft.kin.push(...readKin(raw, relations[i]!));
            break;
          case 'phone':
          case 'handle':
          case 'email':
          case 'wallet':
          case 'account': {
            const found =
              part === 'phone'
                ? readPhones(raw, regions)
                : part === 'handle'
                  ? readHandles(raw, name)
                  : part === 'email'
                    ? readEmails(raw)
                    : part === 'wallet'
                      ? readWallets(raw)
                      : readAccounts(raw);
            if (found.length === 0 && plainCell(raw) !== '') keep(i);
            draft.indicators.push(...found);
            break;
          }
          case 'status':
            status = told2(status, states, name, raw, 1000);
            break;
          case 'text':
            text = told2(text, texts, name, raw, 100_000);
            break;
          case 'category':
            draft.category = categoryOf(raw);
            if (draft.category === undefined) keep(i);
            break;
          case 'ref':
            break;
          case 'field':
          case 'day':
          case 'idKind':
          case 'idCountry':
          default:
            keep(i);
        }
      }
      if (isBlank) return undefined;
      if (surname !== '' || given !== '') names.unshift(joined(surname, given));
      settle(draft, births, nationality, notes);
      if (names.length === 0 && draft.papers.length === 0 && draft.indicators.length === 0) return nobody;
      if (notes.size > 0) fields[noteField] = [...notes].map((note) => troubles[note]).join('; ');

      const { order: _, serial } = columns[at.ref] ?? {};
      const ref = plainCell(cell(at.ref)).slice(0, 200);
      const content = contentId(columns, byName, cells, upTo, plan.constants.agency ?? '');
      const isNumbered = ref !== '' && serial !== true;
      const id = isNumbered ? numberId(ref, names[0]?.text ?? '', plan.constants.agency ?? '') : content;
      const { sex, category, papers, origins, kin, indicators } = draft;
      const person: ListedPerson = {
        id,
        ...(ref === '' ? {} : { ref }),
        source: { exhibit: plan.exhibit, row },
        names: distinct(names).slice(0, 100),
        born: births.slice(0, 20),
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
      return isNumbered ? { person, other: content } : { person };
    },
  };
}

interface Draft {
  sex?: 'm' | 'f' | undefined;
  category?: SubjectCategory | undefined;
  papers: Paper[];
  origins: string[];
  kin: ListedPerson['kin'];
  indicators: ListedPerson['indicators'];
}

/** Adds a cell to what several columns tell, with its column's name where there are several. */
function told2(before: string, columns: number, name: string, cell: string, most: number): string {
  const text = cell.trim();
  if (text === '' || plainCell(text.slice(0, 20)) === '') return before;
  const line = columns === 1 ? text : `${name}: ${text}`;
  return (before === '' ? line : `${before}\n${line}`).slice(0, most);
}

function papersOf(
  cell: string,
  label: { readonly kind?: PaperKind | undefined; readonly country?: string | undefined },
  part: 'idNumber' | 'passport',
  kindWords: string,
  countryWords: string,
  nationality: string | undefined,
  notes: Set<keyof typeof troubles>,
): Paper[] {
  if (/^\s*\d(?:\.\d+)?e\+?\d{1,2}\s*$/iu.test(cell)) {
    notes.add('cut-paper');
    return [];
  }
  const said = kindWords === '' ? {} : paperKindOf(kindWords);
  const kind = said.kind ?? label.kind ?? (part === 'passport' ? 'passport' : undefined);
  const country =
    readNationality(countryWords) ?? nationality ?? (kind === 'passport' ? undefined : (said.country ?? label.country));
  const papers = readPapers(cell, { kind, country }, readNationality);
  if (papers.some(({ valid }) => valid === false)) notes.add('wrong-paper');
  return papers;
}

/** What the papers tell fills what the row leaves open; where both tell and differ, the row's word stays and a note says so. */
function settle(draft: Draft, births: Born[], nationality: string[], notes: Set<keyof typeof troubles>): void {
  const seen = new Set<string>();
  draft.papers = draft.papers.filter(({ kind, value }) => !seen.has(`${kind} ${value}`) && seen.add(`${kind} ${value}`));
  for (const paper of draft.papers) {
    const { born, sex, nationality: country } = paperTells(paper);
    if (born !== undefined) {
      if (births.length === 0) births.push(born);
      else if (!births.some(({ from, to }) => from <= born.to && to >= born.from)) notes.add('other-birth');
    }
    if (sex !== undefined) {
      draft.sex ??= sex;
      if (draft.sex !== sex) notes.add('other-sex');
    }
    if (country !== undefined && nationality.length === 0) nationality.push(country);
  }
}

function joined(surname: string, given: string): PersonName {
  const isTogether = /\p{Script=Han}/u.test(surname + given);
  const text = (isTogether ? surname + given : `${surname} ${given}`).trim();
  return { text, role: 'full', ...(surname === '' ? {} : { surname }), ...(given === '' ? {} : { given }) };
}

function distinct(names: readonly PersonName[]): PersonName[] {
  const seen = new Set<string>();
  return names.filter(({ text }) => !seen.has(text) && seen.add(text));
}

const categories: readonly (readonly [RegExp, SubjectCategory])[] = [
  [/人口贩|拐卖|traffick/iu, 'trafficking'],
  [/受害|被害|victim/iu, 'victim'],
  [/证人|witness/iu, 'witness'],
  [/罪犯|已决|convict/iu, 'convicted'],
  [/在逃|通缉|wanted|fugitive/iu, 'wanted'],
  [/嫌疑|suspect|accused/iu, 'suspect'],
  [/其他|other/iu, 'other'],
];

const categoryOf = (cell: string): SubjectCategory | undefined => categories.find(([form]) => form.test(cell))?.[1];
