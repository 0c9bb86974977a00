import { hash } from 'node:crypto';
import type { ColumnPlan } from '../file-plan.ts';

/**
 * Id of a person by the list's own number: `p` and 20 hex digits of SHA-256 over agency, number and first name. Lists of different
 * places count from one again, so a number alone is not enough to be the same person.
 */
export function numberId(ref: string, name: string, agency: string): string {
  return idOf(`number\u001f${agency}\u001f${ref}\u001f${name}`);
}

/** Id of a person without a number: of all cells by column name, without running numbers and what is left out. */
export function contentId(
  columns: readonly ColumnPlan[],
  byName: readonly number[],
  cells: readonly string[],
  count: number,
  agency: string,
): string {
  let whole = `content\u001f${agency}\u001f`;
  for (const at of byName) if (at < count && cells[at] !== '') whole += `${columns[at]!.name}\u001e${cells[at]!}\u001f`;
  return idOf(whole);
}

const idOf = (text: string): string => `p${hash('sha256', text, 'hex').slice(0, 20)}`;
