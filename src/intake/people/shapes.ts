import type { ColumnPlan, Part, TablePlan } from '../file-plan.ts';

/** Columns of OFAC's SDN list as CSV, which has no header (data formats of the Office of Foreign Assets Control). */
const sdn: readonly (readonly [string, Part])[] = [
  ['ent_num', 'ref'],
  ['SDN_Name', 'personName'],
  ['SDN_Type', 'entity'],
  ['Program', 'status'],
  ['Title', 'field'],
  ['Call_Sign', 'ignore'],
  ['Vess_type', 'ignore'],
  ['Tonnage', 'ignore'],
  ['GRT', 'ignore'],
  ['Vess_flag', 'ignore'],
  ['Vess_owner', 'ignore'],
  ['Remarks', 'remarks'],
];

/** A file of OFAC's own shape, without a header: a number, a name, what it is, and `-0-` wherever there is nothing. */
export function planSdn(
  rows: readonly (readonly string[])[],
  mapped: Readonly<Record<string, Part>> | undefined,
): Pick<TablePlan, 'columns' | 'skip' | 'header'> | undefined {
  const some = rows.slice(0, 500).filter((row) => row.some((cell) => cell.trim() !== ''));
  const fits = some.filter(
    (row) =>
      row.length === sdn.length &&
      /^\d+$/u.test(row[0]!.trim()) &&
      /^(?:-0-|individual|vessel|aircraft)$/iu.test(row[2]!.trim()) &&
      row.some((cell) => cell.trim() === '-0-'),
  );
  if (fits.length === 0 || fits.length * 10 < some.length * 9) return undefined;
  const columns = sdn.map(([name, part]): ColumnPlan => {
    const own = mapped?.[name];
    return own === undefined ? { name, part, by: 'content' } : { name, part: own, by: 'map' };
  });
  return { columns, skip: 0, header: false };
}

/** Whether the names of records are those of FollowTheMoney entities, or of notices as Interpol publishes them. */
export function isWatchlist(names: readonly string[]): boolean {
  const has = (name: string): boolean => names.includes(name);
  const isFtm = has('schema') && names.some((name) => name.startsWith('properties.'));
  return isFtm || (has('entity_id') && (has('forename') || has('date_of_birth')));
}
