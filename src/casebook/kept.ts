export interface Keeps {
  /** What goes by this name; made now if it is not there. Each name stands for one type. */
  of<T>(name: string, make: () => T): T;
}

/** For who reads what is being written: it changes under them. */
export const keepsNothing: Keeps = { of: (_name, make) => make() };

/**
 * What was made from the rows and may be asked for again, by name. A casebook gives it up when rows are about to come and again once they
 * are there: nobody is told of what was, and the memory is there for who writes.
 */
export class Kept implements Keeps {
  private readonly things = new Map<string, unknown>();

  of<T>(name: string, make: () => T): T {
    if (!this.things.has(name)) this.things.set(name, make());
    return this.things.get(name) as T;
  }

  giveUp(): void {
    this.things.clear();
  }
}
