import type { Casebook, StoredCase } from '../../casebook/index.ts';
import type { Access, User } from '../env.ts';

/** Acts after which somebody may see more or less than before. */
const changing: ReadonlySet<string> = new Set(['case.open', 'case.edit', 'link.run']);
const all: Access = { closedRings: new Set() };

/**
 * What each user may not see: rings of cases whose list does not name them. A ring that stands in several cases is open only to
 * who is on every list. Kept until an act changes it, whoever made it.
 */
export class AccessLists {
  readonly #casebook: Casebook;
  readonly #end: () => void;
  #known = new Map<string, Access>();
  #cases: Promise<readonly StoredCase[]> | undefined;

  constructor(casebook: Casebook) {
    this.#casebook = casebook;
    this.#end = casebook.onApplied((acts) => {
      if (!acts.some(({ kind }) => changing.has(kind))) return;
      this.#known = new Map();
      this.#cases = undefined;
    });
  }

  close(): void {
    this.#end();
  }

  async of(user: User): Promise<Access> {
    if (user.local) return all;
    // Kept in the map of now: an act that comes while the rows are read makes what they say obsolete.
    const known = this.#known;
    const before = known.get(user.name);
    if (before !== undefined) return before;
    const cases = await this.#all();
    const closed = cases.filter(({ access }) => !access.includes(user.name)).flatMap(({ names }) => names);
    const access: Access = { closedRings: new Set(closed) };
    if (known !== this.#known) return await this.of(user);
    known.set(user.name, access);
    return access;
  }

  async #all(): Promise<readonly StoredCase[]> {
    const reading = (this.#cases ??= this.#casebook.ctx.read.cases());
    try {
      return await reading;
    } catch (error) {
      if (this.#cases === reading) this.#cases = undefined;
      throw error;
    }
  }
}
