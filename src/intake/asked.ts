import type { Constants, Content, Note, TablePlan } from './file-plan.ts';

/** What is known of the content before its columns are. */
export interface Asked {
  /** What the operator says it is. */
  readonly as?: Content | undefined;
  readonly constants: Constants;
  /** Name of the sheet. */
  readonly name?: string | undefined;
  /** Name of the file. */
  readonly file?: string | undefined;
}

/** What the rows of a table were found to be, where they are no reports. */
export interface FoundContent<C extends Content = Content> {
  readonly content: C;
  readonly table: TablePlan;
  readonly notes: readonly Note[];
}
