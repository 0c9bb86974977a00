import type { Rejected, Report } from '../model/index.ts';
import { tableBuilder } from './build.ts';
import { isTrouble, type Builder, type Reading, type Trouble } from './builder.ts';
import { recogniseName } from './column-names.ts';
import type { Block, FilePlan, TablePlan } from './file-plan.ts';
import { walk, type Current } from './walk.ts';

/** What one block gave beside its reports. `records` = reports + `rejected` + `duplicates` + `blank`. */
export interface ParsedBeside {
  readonly rejected: Rejected[];
  readonly records: number;
  readonly blank: number;
  /** Records that repeat an earlier one of the block word for word; `contradictions` compares across blocks. */
  readonly duplicates: number;
}

export interface Parsed extends ParsedBeside {
  readonly reports: Report[];
}

/** Reads a block into reports. Pure and synchronous: the same plan and block give the same result in any thread. */
export function parse(plan: FilePlan, block: Block): Parsed {
  const reports: Report[] = [];
  const beside = parseEach(plan, block, (report) => void reports.push(report));
  return { reports, ...beside };
}

/** The same for who needs one report after the other: a block of them is much to keep. */
export function parseEach(plan: FilePlan, block: Block, take: (report: Report) => void): ParsedBeside {
  const run = new Run(plan, take);
  walk(plan, block, readingOf(plan), (made, row, place, current) => run.settle(made, row, place, current));
  for (const { row, code, why, record } of block.aside) {
    run.records++;
    run.rejected.push({ file: plan.name, row, code, why, record });
  }
  const { rejected, records, blank, duplicates } = run;
  return { rejected, records, blank, duplicates };
}

export const duplicateNumber: Trouble = {
  code: 'intake.duplicate-number',
  why: 'an earlier record has the same report number and says something else; the first is kept',
};

/** Gathers what becomes of each record of a block, in order. */
class Run {
  readonly rejected: Rejected[] = [];
  records = 0;
  blank = 0;
  duplicates = 0;
  private readonly plan: FilePlan;
  private readonly take: (report: Report) => void;
  /** By id, the first record that had it: where it begins in the block's text, or its number in a list. */
  private readonly seen = new Map<string, number>();

  constructor(plan: FilePlan, take: (report: Report) => void) {
    this.plan = plan;
    this.take = take;
  }

  /** Files one record under what became of it. */
  settle(made: Report | Trouble | undefined, row: number, place: number, current: Current): void {
    this.records++;
    if (made === undefined) this.blank++;
    else if (isTrouble(made)) this.reject(made, row, current);
    else {
      const first = this.seen.get(made.id);
      if (first === undefined) {
        this.seen.set(made.id, place);
        this.take(made);
      } else if (made.ref === undefined || current.repeats(first)) this.duplicates++;
      else this.reject(duplicateNumber, row, current);
    }
  }

  private reject(trouble: Trouble, row: number, current: Current): void {
    this.rejected.push({ file: this.plan.name, row, ...trouble, record: current.record() });
  }
}

const builders = new WeakMap<TablePlan, { plan: FilePlan; builder: Builder<Report> }>();

function readingOf(plan: FilePlan): Reading<Report> {
  return {
    recognise: recogniseName,
    builder(columns, table) {
      if (columns !== table.columns) return tableBuilder(plan, columns);
      const known = builders.get(table);
      if (known !== undefined && known.plan === plan) return known.builder;
      const builder = tableBuilder(plan, columns);
      builders.set(table, { plan, builder });
      return builder;
    },
  };
}
