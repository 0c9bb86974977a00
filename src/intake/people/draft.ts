import type { Born, Kin, ListedPerson, Paper, PersonName, SubjectCategory } from '../../model/index.ts';
import {
  type BornRules,
  type PaperHint,
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
import type { Part } from '../file-plan.ts';
import { unitMark } from '../flatten.ts';
import { categoryOf, plainCell, readFullNames, readKin, splitNames, takenApart } from './cells.ts';
import { readAccounts, readEmails, readHandles, readPhones, readWallets } from './contacts.ts';
import { readRemarks } from './remarks.ts';

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
type Trouble = keyof typeof troubles;
/** Field that a kept row's troubles are told in. */
export const noteField = 'clew_note';

/** What is known of a column beside its part. */
export interface ColumnHints {
  readonly name: string;
  readonly born: BornRules;
  readonly paper: PaperHint;
  /** Of relatives whose cell does not say what they are. */
  readonly relation: string;
  /** Several columns fill its part: each line says which one it is from. */
  readonly isOneOfSeveral: boolean;
}

/** What the row says beside one cell. */
export interface RowHints {
  /** ISO day at which ages are told. */
  readonly day: string | undefined;
  /** Kind of paper and who issued it, in words. */
  readonly idKind: string;
  readonly idCountry: string;
  /** ISO 3166-1 alpha-2 of the place the file is from. */
  readonly region: string | undefined;
}

/** A person as the cells of a row come in; in any order, but nationalities first. */
export class Draft {
  readonly names: PersonName[] = [];
  readonly born: Born[] = [];
  readonly nationality: string[] = [];
  papers: Paper[] = [];
  readonly origins: string[] = [];
  readonly kin: Kin[] = [];
  readonly indicators: ListedPerson['indicators'] = [];
  readonly fields: Record<string, string> = {};
  sex: 'm' | 'f' | undefined;
  category: SubjectCategory | undefined;
  status = '';
  text = '';
  private surname = '';
  private given = '';
  private readonly notes = new Set<Trouble>();

  /** Takes the cell of one column; what cannot be read stays a field. */
  take(part: Part, cell: string, column: ColumnHints, row: RowHints): void {
    if (!this.read(part, cell, column, row)) this.keep(column.name, cell);
  }

  keep(name: string, cell: string): void {
    this.fields[name] = cell.replaceAll(unitMark, '; ');
  }

  /** @returns whether nothing of the cell is left over. */
  private read(part: Part, cell: string, column: ColumnHints, row: RowHints): boolean {
    switch (part) {
      case 'personName':
        this.names.push(...readFullNames(cell));
        return true;
      case 'surname':
        this.surname = first(cell);
        return true;
      case 'given':
        this.given = `${this.given} ${first(cell)}`.trim().slice(0, 200);
        return true;
      case 'alias':
      case 'weakAlias':
      case 'former':
      case 'nickname': {
        const role = part === 'weakAlias' ? 'weak' : part;
        for (const text of splitNames(cell)) this.names.push({ text, role, ...takenApart(text) });
        return true;
      }
      case 'sex': {
        const sex = readSex(cell.split(unitMark, 1)[0]!);
        this.sex ??= sex;
        return sex !== undefined || plainCell(cell) === '';
      }
      case 'born':
      case 'age':
        return this.readBirth(part, cell, column.born, row);
      case 'nationality':
        return this.readNationality(cell);
      case 'idNumber':
      case 'passport':
        return this.readPapers(part, cell, column.paper, row);
      case 'mrz':
        return this.readZone(cell);
      case 'origin': {
        for (const each of cell.split(unitMark)) {
          const place = plainCell(each).slice(0, 300);
          if (place !== '' && !this.origins.includes(place)) this.origins.push(place);
        }
        return true;
      }
      case 'father':
      case 'mother':
      case 'spouse':
        this.kin.push(...readKin(cell, part));
        return true;
      case 'kin':
        this.kin.push(...readKin(cell, column.relation));
        return true;
      case 'phone':
      case 'handle':
      case 'email':
      case 'wallet':
      case 'account':
        return this.readContacts(part, cell, column, row);
      case 'status':
        this.status = added(this.status, cell, column, 1000);
        return true;
      case 'remarks':
        this.readRemarks(cell, column, row);
        this.text = added(this.text, cell, column, 100_000);
        return true;
      case 'text':
        this.text = added(this.text, cell, column, 100_000);
        return true;
      case 'category':
        this.category ??= categoryOf(cell);
        return this.category !== undefined;
      case 'ref':
      case 'entity':
        return true;
      default:
        return false;
    }
  }

  private readBirth(part: 'born' | 'age', cell: string, rules: BornRules, { day }: RowHints): boolean {
    const found =
      part === 'born' ? readBorn(cell, rules) : readBornByAge(cell, day === undefined ? rules : { ...rules, at: day });
    if (typeof found === 'object') {
      // An age beside a day of birth adds nothing.
      if (part === 'born' || this.born.length === 0) this.born.push(...found);
      return part === 'born';
    }
    if (found === 'none') return true;
    this.notes.add(found === 'impossible' ? 'impossible-birth' : 'unread-birth');
    return false;
  }

  private readNationality(cell: string): boolean {
    const text = plainCell(cell);
    if (text === '') return true;
    const found = readNationalities(text);
    for (const code of found) if (!this.nationality.includes(code) && this.nationality.length < 10) this.nationality.push(code);
    if (found.length === 0) this.notes.add('unread-nationality');
    return found.length > 0;
  }

  private readPapers(part: 'idNumber' | 'passport', cell: string, label: PaperHint, row: RowHints): boolean {
    if (/^\s*\d(?:\.\d+)?e\+?\d{1,2}\s*$/iu.test(cell)) {
      this.notes.add('cut-paper');
      return false;
    }
    const said = row.idKind === '' ? {} : paperKindOf(row.idKind);
    const kind = said.kind ?? label.kind ?? (part === 'passport' ? 'passport' : undefined);
    const national = this.nationality.length === 1 ? this.nationality[0] : undefined;
    const issuer = row.idCountry === '' ? undefined : readNationality(row.idCountry);
    const country = issuer ?? national ?? (kind === 'passport' ? undefined : (said.country ?? label.country));
    const papers = readPapers(cell, { kind, country }, readNationality);
    this.papers.push(...papers);
    const isWrong = papers.some(({ valid }) => valid === false);
    if (isWrong) this.notes.add('wrong-paper');
    return !isWrong && (papers.length > 0 || plainCell(cell) === '');
  }

  private readZone(cell: string): boolean {
    const mrz = readMrz(cell);
    if (mrz === undefined) return false;
    const { surname, given, born, sex, nationality } = mrz;
    this.papers.push(...mrz.papers);
    if (mrz.papers.some(({ valid }) => valid === false)) this.notes.add('wrong-paper');
    if (surname !== '' || given !== '') {
      const text = [surname, given].filter((each) => each !== '').join(', ');
      this.names.push({ text, role: 'full', ...(surname === '' ? {} : { surname }), ...(given === '' ? {} : { given }) });
    }
    if (born !== undefined) this.born.push(born);
    this.sex ??= sex;
    if (nationality !== undefined && this.nationality.length === 0) this.nationality.push(nationality);
    return true;
  }

  private readContacts(
    part: 'phone' | 'handle' | 'email' | 'wallet' | 'account',
    cell: string,
    { name }: ColumnHints,
    { region }: RowHints,
  ): boolean {
    const regions = [...(region === undefined ? [] : [region]), ...this.nationality];
    const found =
      part === 'phone'
        ? readPhones(cell, regions)
        : part === 'handle'
          ? readHandles(cell, name)
          : part === 'email'
            ? readEmails(cell)
            : part === 'wallet'
              ? readWallets(cell)
              : readAccounts(cell);
    this.indicators.push(...found);
    return found.length > 0 || plainCell(cell) === '';
  }

  private readRemarks(cell: string, column: ColumnHints, row: RowHints): void {
    const { born, origin, nationality, papers, weakAlias, alias, sex, phones, emails, wallets } = readRemarks(cell);
    const cells: readonly (readonly [Part, readonly string[]])[] = [
      ['nationality', nationality],
      ['born', born],
      ['origin', origin],
      ['idNumber', papers],
      ['weakAlias', weakAlias],
      ['alias', alias],
      ['sex', sex === undefined ? [] : [sex]],
      ['phone', phones],
      ['email', emails],
      ['wallet', wallets],
    ];
    // The remarks are kept whole as text: what is not understood is not lost.
    for (const [part, texts] of cells)
      for (const text of texts) this.read(part, text, column, { ...row, idKind: '', idCountry: '' });
  }

  /** What only all cells together tell. */
  finish(): void {
    this.joinNames();
    this.askPapers();
    if (this.notes.size > 0) this.fields[noteField] = [...this.notes].map((note) => troubles[note]).join('; ');
  }

  get isNobody(): boolean {
    return this.names.length === 0 && this.papers.length === 0 && this.indicators.length === 0;
  }

  /** Surname and given name of columns of their own: the parts of the full name, if it is the same, else a name beside it. */
  private joinNames(): void {
    const { surname, given } = this;
    if (surname === '' && given === '') return;
    const taken = { ...(surname === '' ? {} : { surname }), ...(given === '' ? {} : { given }) };
    const isTogether = /\p{Script=Han}/u.test(surname + given);
    const text = (isTogether ? surname + given : `${surname} ${given}`).trim();
    const words = sortedWords(text);
    const at = this.names.findIndex((name) => sortedWords(name.text) === words);
    if (at >= 0) this.names[at] = { ...this.names[at]!, ...taken };
    else if (surname !== '' && given !== '') this.names.unshift({ text, role: 'full', ...taken });
    else if (this.names.length === 0) this.names.push({ text, role: 'full', ...taken });
  }

  /** What the papers tell fills what the row leaves open; where both tell and differ, the row's word stays and a note says so. */
  private askPapers(): void {
    const seen = new Set<string>();
    this.papers = this.papers.filter(({ kind, value }) => !seen.has(`${kind} ${value}`) && seen.add(`${kind} ${value}`));
    for (const paper of this.papers) {
      const { born, sex, nationality } = paperTells(paper);
      if (born !== undefined) {
        if (this.born.length === 0) this.born.push(born);
        else if (!this.born.some(({ from, to }) => from <= born.to && to >= born.from)) this.notes.add('other-birth');
      }
      if (sex !== undefined) {
        this.sex ??= sex;
        if (this.sex !== sex) this.notes.add('other-sex');
      }
      if (nationality !== undefined && this.nationality.length === 0) this.nationality.push(nationality);
    }
  }
}

const first = (cell: string): string => plainCell(cell.split(unitMark, 1)[0]!).slice(0, 200);

const sortedWords = (text: string): string =>
  text
    .toLowerCase()
    .split(/[\s,，.·-]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');

/** Adds a cell to what several columns tell. */
function added(before: string, cell: string, { name, isOneOfSeveral }: ColumnHints, most: number): string {
  const text = cell.replaceAll(unitMark, '\n').trim();
  if (text === '' || (text.length < 20 && plainCell(text) === '')) return before;
  const line = isOneOfSeveral ? `${name}: ${text}` : text;
  return (before === '' ? line : `${before}\n${line}`).slice(0, most);
}
