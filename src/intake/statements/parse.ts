import type { AccountFact, Rejected, TransferColumns } from '../../model/index.ts';
import type { Builder, Reading } from '../builder.ts';
import type { Block, FilePlan, TablePlan } from '../file-plan.ts';
import { collect } from './collect.ts';
import { Gathered } from './gather.ts';
import { recogniseTransfer } from './names.ts';
import { transferBuilder } from './row.ts';

/** What one block of a statement or list gave. `records` = transfers + `rejected` + `blank`. */
export interface ParsedTransfers {
  readonly transfers: TransferColumns;
  /** What the rows say of accounts, each thing once for the block. */
  readonly facts: AccountFact[];
  readonly rejected: Rejected[];
  readonly records: number;
  readonly blank: number;
}

/** Column that a row set aside carries when only the lines above the header said whose account it is. */
const ownColumn = 'own account';

/** Reads a block into transfers. Pure and synchronous: the same plan and block give the same result in any thread. */
export function parseTransfers(plan: FilePlan, block: Block): ParsedTransfers {
  const gathered = new Gathered();
  const table = plan.tables[block.kind === 'records' ? block.table : 0];
  const reading: Reading<true> = {
    recognise: recogniseTransfer,
    builder: (columns, its: TablePlan): Builder<true> => transferBuilder(plan, its, columns, gathered),
  };
  const own = plan.constants.account ?? table?.own;
  const add = own === undefined || table!.columns.some(({ part }) => part === 'own') ? undefined : { [ownColumn]: own };
  const { rejected, records, blank } = collect(plan, block, reading);
  return {
    transfers: gathered.transfers(),
    facts: gathered.facts(),
    rejected: add === undefined ? rejected : rejected.map((each) => ({ ...each, record: { ...each.record, ...add } })),
    records,
    blank,
  };
}
