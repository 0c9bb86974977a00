import type { StoredPersonEdit } from '../../casebook/index.ts';
import {
  type Born,
  type IndicatorKind,
  type ListedPerson,
  type Paper,
  personalKinds,
  PersonField,
  type PersonName,
  type Suspect,
} from '../../model/index.ts';

/** Somebody who is asked about, by whatever is known of them. */
export interface Asked {
  /** Id of a person; of a case's suspect `suspectId`. */
  readonly person?: string | undefined;
  readonly names?: readonly string[];
  /** A paper without a kind is any that has this number. */
  readonly papers?: readonly (Pick<Paper, 'value'> & Partial<Paper>)[];
  readonly indicators?: readonly { readonly kind: IndicatorKind; readonly value: string }[];
  /** Days: an ISO date, or the days it may have been. */
  readonly born?: readonly (string | Pick<Born, 'from' | 'to'>)[];
}

/** A case's suspect as a person: protection may be decided on them before anybody knows more. */
export const suspectId = (caseId: string, suspect: string): string => `${caseId}:${suspect}`;
/** The case of a suspect's id; of another person's none. */
export const caseOf = (id: string): string | undefined => (id.includes(':') ? id.slice(0, id.lastIndexOf(':')) : undefined);

/** A shared one would hold the head of a compound because of who was locked up in it. */
export const isOwn = ({ kind }: { readonly kind: IndicatorKind }): boolean => personalKinds.has(kind);

/** What is known of a person by one record, or by what people say. */
export interface Known {
  readonly names: readonly PersonName[];
  readonly born: readonly Born[];
  readonly papers: readonly Paper[];
  readonly indicators: readonly { readonly kind: IndicatorKind; readonly value: string }[];
}

/** What stands of the edits of a person, by the names of its members. */
export function editedFields(
  edits: readonly StoredPersonEdit[],
): (PersonField & { readonly act: number; readonly at: number })[] {
  const fields = new Map<string, PersonField & { readonly act: number; readonly at: number }>();
  for (const { act, at, body } of edits) {
    for (const [member, value] of Object.entries(body.set)) {
      const key = `${body.person} ${member}`;
      const field = PersonField.safeParse(value);
      if (field.success) fields.set(key, { ...field.data, act, at });
      else if (value === null) fields.delete(key);
    }
  }
  return [...fields.values()];
}

/** What edits say of a person. */
export function knownByEdits(edits: readonly StoredPersonEdit[]): Known {
  const fields = editedFields(edits);
  return {
    names: fields.flatMap((each) => (each.field === 'name' ? [each.value] : [])),
    born: fields.flatMap((each) => (each.field === 'born' ? [each.value] : [])),
    papers: fields.flatMap((each) => (each.field === 'paper' ? [each.value] : [])),
    indicators: fields.flatMap((each) => (each.field === 'indicator' ? [each.value] : [])),
  };
}

export const knownByRecord = ({ names, born, papers, indicators }: ListedPerson): Known => ({ names, born, papers, indicators });

/** Roles of names that are too loose to know somebody by. */
const loose: ReadonlySet<PersonName['role']> = new Set(['nickname', 'weak']);

export const strictNames = ({ names }: Pick<Known, 'names'>): string[] =>
  names.filter(({ role }) => !loose.has(role)).map(({ text }) => text);

/** A name without what differs between two ways of writing it down: width, case, spaces, dots, hyphens. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s·.,'’-]/gu, '')
    .toLowerCase();

/** A paper's number without separators. */
const plainPaper = (value: string): string =>
  value
    .normalize('NFKC')
    .replaceAll(/[\s\-–_.,]/gu, '')
    .toUpperCase();

/** The one day that somebody was born on, where it is told to the day. */
export function dayOfBirth(born: NonNullable<Asked['born']>[number]): string | undefined {
  if (typeof born === 'string') return /^\d{4}-\d{2}-\d{2}$/u.test(born) ? born : undefined;
  return born.from === born.to ? born.from : undefined;
}

/** An identity number by its eighteen characters also under the fifteen it had before 1999 (GB 11643-1999, 4). */
export function paperKeys(value: string): string[] {
  const plain = plainPaper(value);
  const before = /^\d{6}19\d{9}[\dX]$/u.test(plain) ? [`${plain.slice(0, 6)}${plain.slice(8, 17)}`] : [];
  return [plain, ...before];
}

/** Fewer digits than these tell nobody apart. */
const fewestDigits = 4;

/** Whether a paper can be told by its number alone: its check digits hold or it has none, and the number is no placeholder. */
export function tellsApart({ value, valid }: Pick<Paper, 'value'> & Partial<Paper>): boolean {
  const plain = plainPaper(value);
  const digits = plain.replaceAll(/\D/gu, '');
  return valid !== false && plain.length >= 6 && digits.length >= fewestDigits && !/^(\d)\1+$/u.test(digits);
}

const bornColumn = /出生|生日|born|birth|dob/iu;

/** A case's suspect, as a question: agencies write papers and births under names of their own. */
export function askedOf(suspect: Suspect): Asked {
  const { name, aliases, indicators, papers, person } = suspect;
  const cells = Object.entries(papers);
  return {
    person,
    names: [...(name === undefined ? [] : [name]), ...aliases],
    indicators,
    papers: cells.filter(([column]) => !bornColumn.test(column)).map(([, value]) => ({ value })),
    born: cells.flatMap(([column, value]) => (bornColumn.test(column) ? bornIn(value) : bornOfNumber(value))),
  };
}

/** 1990-01-02, 1990/1/2, 1990年1月2日, 19900102 */
function bornIn(text: string): string[] {
  const found = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})|^\s*(\d{4})(\d{2})(\d{2})\s*$/u.exec(text.normalize('NFKC'));
  if (found === null) return [];
  const [year, month, day] = found.slice(1).filter((part) => part !== undefined);
  return [`${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`];
}

/** The day within a resident identity number (GB 11643-1999, 4.2). */
function bornOfNumber(value: string): string[] {
  const found = /^\d{6}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/u.exec(plainPaper(value));
  return found === null ? [] : [`${found[1]}-${found[2]}-${found[3]}`];
}
