import type { Report } from '../model/index.ts';
import { tableBuilder, type Builder, type Trouble } from './build.ts';
import { recogniseName } from './column-names.ts';
import type { Cells, ColumnPlan, FilePlan, TablePlan } from './file-plan.ts';

/** How many different column names of nested records are remembered before the memory is begun anew. */
const nameLimit = 4096;

/**
 * Builds reports from records by name. Records of one list may each have other names, so a builder is made for each set
 * of names; names the plan has not seen are read by their spelling alone.
 */
export function namedBuilder(
  plan: FilePlan,
  table: TablePlan,
): (record: Cells | undefined, row: number) => Report | Trouble | undefined {
  const known = new Map(table.columns.map((column) => [column.name, column]));
  const shapes = new Map<string, Builder>();
  const filled = new Set<string>(table.columns.map((column) => column.part));
  return (record, row) => {
    if (record === undefined) return undefined;
    const names = Object.keys(record);
    const shape = names.join('\u001f');
    let builder = shapes.get(shape);
    if (builder === undefined) {
      const columns = names.map((name): ColumnPlan => known.get(name) ?? unseen(name, filled));
      builder = tableBuilder(plan, columns);
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
function unseen(name: string, filled: ReadonlySet<string>): ColumnPlan {
  const found = recogniseName(name);
  if (found === undefined || !found.sure || filled.has(found.part)) return { name, part: 'field', by: 'none' };
  return { name, part: found.part, by: 'name' };
}
