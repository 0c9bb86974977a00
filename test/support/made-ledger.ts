import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCasebook } from '../../src/casebook/index.ts';
import {
  type AccountFact,
  accountKinds,
  accountOf,
  type StatementCheck,
  type TransferColumns,
  type TransferForm,
  transferForms,
  type TransferSide,
  transferSides,
} from '../../src/model/index.ts';
import { openWorkbench, type Workbench } from '../../src/workbench.ts';

/** One transfer as a test writes it: accounts as `kind:value`, a bare name meaning `bank:name`; amounts in minor units. */
export interface MadeTransfer {
  /** UTC milliseconds. */
  readonly at: number;
  readonly dayOnly?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly minor: number;
  readonly currency?: string;
  readonly received?: { readonly minor: number; readonly currency: string };
  readonly form?: TransferForm;
  readonly side?: TransferSide;
  readonly balance?: number;
  readonly ref?: string;
  readonly report?: string;
  readonly note?: string;
}

const named = (name: string): { kind: (typeof accountKinds)[number]; value: string } =>
  accountOf(name) ?? { kind: 'bank', value: name };

/** The columns of such transfers. Each has its own id unless two say the same. */
export function transferColumns(transfers: readonly MadeTransfer[]): TransferColumns {
  const places = new Map<string, number>();
  const accounts: { kind: number; value: string }[] = [];
  const place = (name: string | undefined): number => {
    if (name === undefined) return -1;
    const { kind, value } = named(name);
    const key = `${kind}:${value}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, accounts.length);
    return accounts.push({ kind: accountKinds.indexOf(kind), value }) - 1;
  };
  const source = Int32Array.from(transfers, ({ from }) => place(from));
  const target = Int32Array.from(transfers, ({ to }) => place(to));
  return {
    count: transfers.length,
    id: transfers.map((each) => `t${createHash('sha256').update(JSON.stringify(each)).digest('hex').slice(0, 20)}`),
    ref: transfers.map(({ ref }) => ref ?? ''),
    row: Int32Array.from(transfers, (_, i) => i + 1),
    at: Float64Array.from(transfers, ({ at }) => at),
    dayOnly: Uint8Array.from(transfers, ({ dayOnly }) => (dayOnly === true ? 1 : 0)),
    source,
    target,
    minor: Float64Array.from(transfers, ({ minor }) => minor),
    currency: transfers.map(({ currency }) => currency ?? 'CNY'),
    receivedMinor: Float64Array.from(transfers, ({ received }) => received?.minor ?? Number.NaN),
    receivedCurrency: transfers.map(({ received }) => received?.currency ?? ''),
    form: Uint8Array.from(transfers, ({ form }) => transferForms.indexOf(form ?? 'transfer')),
    side: Uint8Array.from(transfers, ({ side }) => transferSides.indexOf(side ?? 'neither')),
    balance: Float64Array.from(transfers, ({ balance }) => balance ?? Number.NaN),
    report: transfers.map(({ report }) => report ?? ''),
    note: transfers.map(({ note }) => note ?? ''),
    accounts: {
      count: accounts.length,
      kind: Uint8Array.from(accounts, ({ kind }) => kind),
      value: accounts.map(({ value }) => value),
    },
  };
}

export interface MadeLedger {
  readonly dir: string;
  readonly workbench: Workbench;
  close(): Promise<void>;
}

/** Hash under which made transfers stand; no exhibit lies there. */
export const madeExhibit = '0'.repeat(64);

/** Adds transfers, labels and statements to a casebook by one act, without a file. A rebuild would not find them. */
export async function addTransfers(
  workbench: Workbench,
  transfers: readonly MadeTransfer[],
  more: {
    readonly facts?: readonly AccountFact[];
    readonly statements?: readonly StatementCheck[];
    readonly exhibit?: string;
  } = {},
): Promise<void> {
  const exhibit = more.exhibit ?? madeExhibit;
  const body = {
    sha256: exhibit,
    name: 'made',
    parameters: {},
    content: 'transfers',
    reports: 0,
    added: 0,
    rejected: 0,
    duplicates: 0,
  };
  await workbench.ctx.commit([{ kind: 'import', body: { ...body, content: 'transfers' } }], async (write) => {
    await write.transfers(transferColumns(transfers), exhibit);
    await write.facts(more.facts ?? [], exhibit);
    await write.statements(more.statements ?? [], exhibit);
    return await write.transferFigures();
  });
}

/** A casebook of nothing but these transfers. */
export async function makeLedger(
  transfers: readonly MadeTransfer[],
  more: Parameters<typeof addTransfers>[2] = {},
): Promise<MadeLedger> {
  const home = await mkdtemp(join(tmpdir(), 'clew-ledger-'));
  const dir = join(home, 'book');
  await (await createCasebook(dir, { region: 'CN', language: 'en' })).close();
  const workbench = await openWorkbench(dir);
  await addTransfers(workbench, transfers, more);
  return {
    dir,
    workbench,
    async close() {
      await workbench.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
