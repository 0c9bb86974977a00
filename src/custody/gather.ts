/**
 * Work whose cost is per turn, not per item (an fsync, a transaction), done for many callers at once. One turn runs at a time.
 * A lone caller never waits; while a turn is under way the next items gather.
 */
export class Gathering<Item, Result> {
  readonly #work: (items: readonly Item[]) => Promise<readonly PromiseSettledResult<Result>[]>;
  /** How many items from the front of the queue one turn takes; at least one. */
  readonly #take: (waiting: readonly Item[]) => number;
  #waiting: { item: Item; done: PromiseWithResolvers<Result> }[] = [];
  #turn: Promise<void> | undefined;

  constructor(
    work: (items: readonly Item[]) => Promise<readonly PromiseSettledResult<Result>[]>,
    take: (waiting: readonly Item[]) => number,
  ) {
    this.#work = work;
    this.#take = take;
  }

  /** Settles as `work` settles the item; rejects with every item of the turn when `work` itself throws. */
  async add(item: Item): Promise<Result> {
    const done = Promise.withResolvers<Result>();
    this.#waiting.push({ item, done });
    this.#turn ??= this.#run();
    return await done.promise;
  }

  /** Resolves when nothing is under way or waiting. */
  async idle(): Promise<void> {
    while (this.#turn !== undefined) await this.#turn;
  }

  async #run(): Promise<void> {
    // Callers of the same moment, and those answered by the turn before, come into this turn rather than the next.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const count = this.#take(this.#waiting.map(({ item }) => item));
      const turn = this.#waiting.splice(0, count);
      try {
        const results = await this.#work(turn.map(({ item }) => item));
        for (const [i, { done }] of turn.entries()) {
          const result = results[i]!;
          if (result.status === 'fulfilled') done.resolve(result.value);
          else done.reject(result.reason);
        }
      } catch (error) {
        for (const { done } of turn) done.reject(error);
      }
      await new Promise(setImmediate);
    }
    this.#turn = undefined;
  }
}
