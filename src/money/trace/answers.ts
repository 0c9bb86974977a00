import type { Read } from '../../casebook/index.ts';

type Numbers = Read['numbers'];

/** Bytes of answers that are kept: of some hundred thousand transfers. */
const mostBytes = 64 << 20;

/**
 * Columns of transfers that were asked for since rows last came. The traces of one ring by one method and another, and the same trace made
 * again for the page, the list of what can be frozen, or a letter, ask for the same.
 */
class Answers {
  private readonly known = new Map<string, Promise<Readonly<Record<string, ArrayLike<number>>>>>();
  private bytes = 0;

  async of<T extends Readonly<Record<string, ArrayBufferView & ArrayLike<number>>>>(
    sql: string,
    ask: () => Promise<T>,
  ): Promise<T> {
    const known = this.known.get(sql);
    if (known !== undefined) return (await known) as T;
    const answer = ask();
    this.known.set(sql, answer);
    try {
      const columns = await answer;
      this.bytes += sql.length + Object.values(columns).reduce((sum, { byteLength }) => sum + byteLength, 0);
    } catch (error) {
      this.known.delete(sql);
      throw error;
    }
    if (this.bytes > mostBytes) {
      this.known.clear();
      this.bytes = 0;
    }
    return await answer;
  }
}

/** As `read.numbers`, but an answer that is known is not asked for again. Nobody may change what is in it. */
export const numbersOf =
  (read: Read): Numbers =>
  async (sql, shape) =>
    await read.kept('money.trace.answers', () => new Answers()).of(sql, async () => await read.numbers(sql, shape));
