import type { StoredPersonEdit } from '../../casebook/index.ts';
import { findNoteSigns } from '../../extract/index.ts';
import { type Born, type Ground, type ListedPerson, type TraffickingSign, traffickingSigns } from '../../model/index.ts';
import { editedFields } from './keys.ts';

/** A sign with where it shows. */
export interface Sign {
  readonly sign: TraffickingSign;
  readonly ground: Ground;
  /** The words that show it. */
  readonly quote: string;
}

/** Years from which somebody is no child (Convention on the Rights of the Child, Art. 1). */
const fullAge = 18;

/** Signs in one row of a roster that was read at `at` (UTC milliseconds; 0 where nobody knows). */
export function signsOfRecord(person: ListedPerson, at: number): Sign[] {
  const { source, born, fields } = person;
  const ground = (field: string): Ground => ({ kind: 'exhibit', ref: source.exhibit, row: source.row, field });
  const signs: Sign[] = [];
  for (const [field, text] of [['text', person.text], ['status', person.status], ...Object.entries(fields)] as const) {
    if (text !== undefined) signs.push(...signsIn(text, ground(field)));
  }
  for (const [column, cell] of Object.entries(fields)) {
    const sign = signOfColumn(column);
    if (sign !== undefined && isYes(cell)) signs.push({ sign, ground: ground(column), quote: `${column}: ${cell}` });
  }
  const child = at === 0 ? undefined : born.find((each) => mayBeChild(each, at));
  if (child !== undefined) signs.push({ sign: 'minor', ground: ground('born'), quote: child.text });
  return signs;
}

/** Signs in what people wrote of a person, by the act that told them. What a later act took away was said all the same. */
export function signsByEdits(
  edits: readonly StoredPersonEdit[],
): { readonly act: number; readonly at: number; readonly signs: Sign[] }[] {
  return edits.flatMap((edit) => {
    const { act, at } = edit;
    const ground: Ground = { kind: 'act', ref: String(act) };
    const signs = editedFields([edit]).flatMap((field): Sign[] => {
      if (field.field === 'text') return signsIn(field.value, ground);
      return field.field === 'born' && mayBeChild(field.value, at) ? [{ sign: 'minor', ground, quote: field.value.text }] : [];
    });
    return signs.length === 0 ? [] : [{ act, at, signs }];
  });
}

/** Signs that a text tells, each with its words. */
export function signsIn(text: string, ground: Ground): Sign[] {
  return findNoteSigns(text).map(({ sign, start, end }) => ({
    sign,
    ground: { ...ground, start, end },
    quote: quoted(text, start, end),
  }));
}

/** Words around a sign, so that it can be judged by who reads it. */
const around = 30;
function quoted(text: string, start: number, end: number): string {
  const [from, to] = [Math.max(0, start - around), Math.min(text.length, end + around)];
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`.toWellFormed().replaceAll(/\s+/gu, ' ');
}

/** Whether somebody born so may be a child: who may be one is taken for one. */
function mayBeChild({ to }: Pick<Born, 'to'>, at: number): boolean {
  const [year = 0, month = 0, day = 0] = to.split('-').map(Number);
  return Date.UTC(year + fullAge, month - 1, day) > at;
}

/** A column that asks for a sign by name, as the answers of a form are kept: `passport_held`. */
function signOfColumn(column: string): TraffickingSign | undefined {
  const name = column
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/gu, '_');
  return traffickingSigns.find((sign) => sign === name);
}

const isYes = (cell: string): boolean => /^\s*(?:y|yes|true|1|是|有|√|✓)\s*$/iu.test(cell.normalize('NFKC'));
