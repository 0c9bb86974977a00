import type { Ctx, RowWriter, TransferFigures } from '../casebook/index.ts';
import { Balances, type FilePlan } from '../intake/index.ts';
import type { AccountFact, StatementCheck } from '../model/index.ts';

import { readMoney } from './read.ts';

/** Facts held back to tell each once: files say a holder's name in every row. */
const mostFacts = 100_000;

/** What became of a file of transfers, labels or rates. */
export interface MoneyFigures {
  /** Records that were read, without those set aside. */
  readonly reports: number;
  readonly added: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly transfers?: TransferFigures;
  readonly checks?: readonly StatementCheck[];
}

/** Reads a sealed original into rows of one transaction. The same plan and exhibit give the same rows again. */
export async function fillMoney(path: string, plan: FilePlan, write: RowWriter, ctx: Omit<Ctx, 'commit'>): Promise<MoneyFigures> {
  const { signal, progress } = ctx;
  const before = await countsIn(write);
  const facts = new Facts(write, plan.exhibit);
  const balances = new Balances();
  let [reports, rejected] = [0, 0];
  for await (const batch of readMoney(path, plan, { signal, progress })) {
    reports += batch.records - batch.rejected.length;
    rejected += batch.rejected.length;
    if (batch.transfers !== undefined) {
      balances.add(batch.transfers);
      await write.transfers(batch.transfers, plan.exhibit);
    }
    await facts.add(batch.facts);
    if (batch.domains.length > 0) await write.domainFacts(batch.domains, plan.exhibit);
    if (batch.rates.length > 0) await write.rates(batch.rates, plan.exhibit);
    if (batch.rejected.length > 0) await write.rejected(batch.rejected, plan.exhibit);
  }
  await facts.flush();
  const checks = balances.checks();
  await write.statements(checks, plan.exhibit);
  progress({ step: 'settle', done: 0, unit: 'rows' });
  const transfers = await write.transferFigures();
  if (plan.content === 'transfers') {
    return { reports, added: transfers.added, duplicates: transfers.duplicates, rejected, transfers, checks };
  }
  const after = await countsIn(write);
  const added = plan.content === 'labels' ? after.facts - before.facts : after.rates - before.rates;
  return { reports, added, duplicates: Math.max(0, reports - added), rejected };
}

async function countsIn(write: RowWriter): Promise<{ facts: number; rates: number }> {
  const [row] = await write.read.sql<{ facts: number; rates: number }>(
    'SELECT (SELECT count(*) FROM account_facts) + (SELECT count(*) FROM domain_facts) AS facts, (SELECT count(*) FROM rates) AS rates',
  );
  return row!;
}

/** What a file says of accounts, handed on once each as far as memory allows; the casebook sees to the rest. */
class Facts {
  private readonly write: RowWriter;
  private readonly exhibit: string;
  private readonly said = new Set<string>();
  private waiting: AccountFact[] = [];

  constructor(write: RowWriter, exhibit: string) {
    this.write = write;
    this.exhibit = exhibit;
  }

  async add(facts: readonly AccountFact[]): Promise<void> {
    for (const each of facts) {
      const { kind, value, fact, text, category = '', source = '' } = each;
      const key = [kind, value, fact, text, category, source].join('\u001F');
      if (this.said.has(key)) continue;
      this.said.add(key);
      this.waiting.push(each);
    }
    if (this.waiting.length < mostFacts) return;
    await this.flush();
    this.said.clear();
  }

  async flush(): Promise<void> {
    const facts = this.waiting;
    this.waiting = [];
    await this.write.facts(facts, this.exhibit);
  }
}
