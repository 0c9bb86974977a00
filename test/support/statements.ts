import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Block,
  blocks,
  type FilePlan,
  parseLabels,
  parseRates,
  parseTransfers,
  plan,
  type PlanOptions,
} from '../../src/intake/index.ts';
import {
  type AccountFact,
  accountKinds,
  accountName,
  type DayRate,
  type DomainFact,
  type Rejected,
  type TransferColumns,
  transferForms,
  transferSides,
} from '../../src/model/index.ts';

/** One transfer as tests read it. */
export interface TakenTransfer {
  readonly id: string;
  readonly row: number;
  /** ISO 8601. */
  readonly at: string;
  readonly from?: string;
  readonly to?: string;
  readonly minor: number;
  readonly currency: string;
  readonly received?: string;
  readonly form: string;
  readonly side: string;
  readonly balance?: number;
  readonly ref?: string;
  readonly report?: string;
  readonly note?: string;
}

export interface TakenMoney {
  readonly plan: FilePlan;
  readonly transfers: TakenTransfer[];
  readonly facts: AccountFact[];
  readonly domains: DomainFact[];
  readonly rates: DayRate[];
  readonly rejected: Rejected[];
  readonly records: number;
  readonly blank: number;
  readonly blocks: number;
}

/** 1 June 2026: the clock of these tests. */
const now = Date.UTC(2026, 5, 1);

/** Reads a file of the given name and content as an import would, in one thread. */
export async function takeMoney(name: string, content: string | Uint8Array, options: PlanOptions = {}): Promise<TakenMoney> {
  const folder = await mkdtemp(join(tmpdir(), 'clew-money-'));
  try {
    const path = join(folder, name);
    await writeFile(path, content);
    return await takeMoneyFile(path, options);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function takeMoneyFile(path: string, options: PlanOptions = {}): Promise<TakenMoney> {
  const filePlan = await plan(path, { now, ...options });
  const taken = {
    plan: filePlan,
    transfers: [] as TakenTransfer[],
    facts: [] as AccountFact[],
    domains: [] as DomainFact[],
    rates: [] as DayRate[],
    rejected: [] as Rejected[],
    records: 0,
    blank: 0,
    blocks: 0,
  };
  for await (const block of blocks(path, filePlan)) {
    taken.blocks++;
    const parsed = parsedBlock(filePlan, block);
    taken.transfers.push(...parsed.transfers);
    taken.facts.push(...parsed.facts);
    taken.domains.push(...parsed.domains);
    taken.rates.push(...parsed.rates);
    taken.rejected.push(...parsed.rejected);
    taken.records += parsed.records;
    taken.blank += parsed.blank;
  }
  return taken;
}

type Parsed = Pick<TakenMoney, 'transfers' | 'facts' | 'domains' | 'rates' | 'rejected' | 'records' | 'blank'>;

function parsedBlock(filePlan: FilePlan, block: Block): Parsed {
  const nothing = { transfers: [], facts: [], domains: [], rates: [] };
  if (filePlan.content === 'labels') return { ...nothing, ...parseLabels(filePlan, block) };
  if (filePlan.content === 'rates') return { ...nothing, ...parseRates(filePlan, block) };
  const parsed = parseTransfers(filePlan, block);
  return { ...nothing, ...parsed, transfers: rowsOf(parsed.transfers) };
}

/** Columns as rows. */
export function rowsOf(columns: TransferColumns): TakenTransfer[] {
  const { accounts } = columns;
  const name = (place: number): string | undefined =>
    place < 0 ? undefined : accountName(accountKinds[accounts.kind[place]!]!, accounts.value[place]!);
  return Array.from({ length: columns.count }, (_, i) => {
    const [from, to] = [name(columns.source[i]!), name(columns.target[i]!)];
    const received = columns.receivedMinor[i]!;
    const balance = columns.balance[i]!;
    return {
      id: columns.id[i]!,
      row: columns.row[i]!,
      at: new Date(columns.at[i]!).toISOString(),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      minor: columns.minor[i]!,
      currency: columns.currency[i]!,
      ...(Number.isNaN(received) ? {} : { received: `${received} ${columns.receivedCurrency[i]!}` }),
      form: transferForms[columns.form[i]!]!,
      side: transferSides[columns.side[i]!]!,
      ...(Number.isNaN(balance) ? {} : { balance }),
      ...(columns.ref[i] === '' ? {} : { ref: columns.ref[i]! }),
      ...(columns.report[i] === '' ? {} : { report: columns.report[i]! }),
      ...(columns.note[i] === '' ? {} : { note: columns.note[i]! }),
    };
  });
}
