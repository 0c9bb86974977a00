let last: Promise<unknown> = Promise.resolve();

/**
 * Looks at the proposals there are and records the next act on them, one caller after the other: two officers who propose the same
 * account at the same moment must not both be told that it is free. One process holds a casebook, so that this suffices; and unlike
 * a commit with rows it does not wait for an import.
 */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return await turn;
}
