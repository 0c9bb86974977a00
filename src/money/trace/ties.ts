/**
 * Rows of one moment, in the order in which money can have gone through them: what comes into an account before what leaves it. Statements
 * that tell days, and chains that tell blocks, say no more than that. What goes round in a circle begins with the first. `run`: positions of
 * rows, in an order of their own that decides wherever money does not.
 */
export function settleRun(run: readonly number[], source: Int32Array, target: Int32Array): number[] {
  const coming = new Map<number, number>();
  for (const row of run) {
    if (target[row]! >= 0 && target[row] !== source[row]) coming.set(target[row]!, (coming.get(target[row]!) ?? 0) + 1);
  }
  // Most moments have nothing to settle: nobody is paid and pays.
  if (!run.some((row) => coming.has(source[row]!))) return [...run];
  const settled: number[] = [];
  let waiting = [...run];
  const place = (row: number): void => {
    settled.push(row);
    if (target[row] !== source[row]) coming.set(target[row]!, (coming.get(target[row]!) ?? 0) - 1);
  };
  while (waiting.length > 0) {
    const before = waiting.length;
    waiting = waiting.filter((row) => {
      if ((coming.get(source[row]!) ?? 0) > 0) return true;
      place(row);
      return false;
    });
    if (waiting.length === before) place(waiting.shift()!);
  }
  return settled;
}
