import type { Builder, Reading, Trouble } from './builder.ts';
import type { Cells, ColumnPlan, TablePlan } from './file-plan.ts';

/** How many different column names of nested records are remembered before the memory is begun anew. */
const nameLimit = 4096;

/**
 * Builds from records by name. Records of one list may each have other names, so a builder is made for each set
 * of names; names the plan has not seen are read by their spelling alone.
 */
export function namedBuilder<T>(
  table: TablePlan,
  reading: Reading<T>,
): (record: Cells | undefined, row: number) => T | Trouble | undefined {
  const known = new Map(table.columns.map((column) => [column.name, column]));
  const shapes = new Map<string, Builder<T>>();
  const filled = new Set<string>(table.columns.map((column) => column.part));
  return (record, row) => {
    if (record === undefined) return undefined;
    const names = Object.keys(record);
    const shape = names.join('\u001f');
    let builder = shapes.get(shape);
    if (builder === undefined) {
      const columns = names.map((name): ColumnPlan => known.get(name) ?? unseen(name, filled, reading.recognise));
      builder = reading.builder(columns, table);
      if (shapes.size > nameLimit) shapes.clear();
      shapes.set(shape, builder);
    }
    const cells = names.map((name) => record[name]!);
    for (const [at, cell] of cells.entries()) {
      if (cell.includes('\0')) return { column: names[at]!, code: 'intake.nul', why: 'the cell holds a NUL character' };
      // JSON can spell half a surrogate pair, which no UTF-8 can hold; the replacement has the same length.
      if (!cell.isWellFormed()) cells[at] = cell.toWellFormed();
    }
    return builder.build(cells, cells.length, row);
  };
}

/** A column that the sample did not show: taken for what it says when that part is still free, else a field. */
function unseen(name: string, filled: ReadonlySet<string>, recognise: Reading<unknown>['recognise']): ColumnPlan {
  const found = recognise(name);
  if (found === undefined || !found.sure || filled.has(found.part)) return { name, part: 'field', by: 'none' };
  return { name, part: found.part, by: 'name' };
}
