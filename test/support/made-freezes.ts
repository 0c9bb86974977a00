import type { Act, Ctx, RecordedAct, StoredFreeze, StoredStatement } from '../../src/casebook/index.ts';

/** A `Ctx` that keeps acts on proposals in memory, with a clock that a test sets. Everything else of the casebook is empty. */
export function madeDesk(statements: readonly Omit<StoredStatement, 'account'>[] = []) {
  const acts: StoredFreeze[] = [];
  const numbered = new Map<string, number>();
  const desk = { now: 0, acts };
  const read = {
    freezes: async (proposal?: string) => acts.filter(({ body }) => proposal === undefined || body.proposal === proposal),
    cases: async () => [],
    personLists: async () => [],
    personEdits: async () => [],
    personJudgements: async () => [],
    protections: async () => [],
    listedById: async () => new Map(),
    accountNumbers: async (accounts: readonly { readonly kind: string; readonly value: string }[]) =>
      accounts.map(({ kind, value }) => {
        const name = `${kind}:${value}`;
        if (!numbered.has(name)) numbered.set(name, numbered.size);
        return numbered.get(name)!;
      }),
    accountsAt: async () => new Map(),
    factsOf: async () => new Map(),
    services: async () => [],
    statementsOf: async (accounts: readonly number[]) =>
      new Map(accounts.map((account) => [account, statements.map((each) => ({ ...each, account }))])),
    reportNumbers: async (ids: readonly string[]) => ids.map(() => undefined),
    transfersAt: async () => [],
    rates: async () => [],
    sql: async () => [],
    peopleAct: () => undefined,
  };
  const commit = async (list: readonly Act[]): Promise<{ acts: RecordedAct[]; result: undefined }> => {
    const recorded = list.map((act, i) => ({ ...act, seq: acts.length + 1 + i, at: desk.now, by: 'tester' }));
    acts.push(...(recorded as StoredFreeze[]));
    return { acts: recorded, result: undefined };
  };
  const ctx = { read, commit, clock: () => desk.now, actor: 'tester' } as unknown as Ctx;
  return { desk, ctx };
}
