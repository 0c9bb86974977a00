import type { RecordedAct } from './ctx.ts';

export interface Keeps {
  /** What goes by this name; made now if it is not there. Each name stands for one type. */
  of<T>(name: string, make: () => T): T;
  /** See `Read.peopleAct`. */
  readonly peopleAct: number | undefined;
}

/** For who reads what is being written: it changes under them. */
export const keepsNothing: Keeps = { of: (_name, make) => make(), peopleAct: undefined };

/**
 * What was made from the rows and may be asked for again, by name. A casebook gives it up when rows are about to come and again once they
 * are there: nobody is told of what was, and the memory is there for who writes.
 */
export class Kept implements Keeps {
  private readonly things = new Map<string, unknown>();
  peopleAct = 0;

  of<T>(name: string, make: () => T): T {
    if (!this.things.has(name)) this.things.set(name, make());
    return this.things.get(name) as T;
  }

  /** Acts whose rows are there now. */
  note(acts: readonly RecordedAct[]): void {
    for (const act of acts) if (maySayOfPeople(act)) this.peopleAct = act.seq;
  }

  giveUp(): void {
    this.things.clear();
  }
}

/** Whether an act may change whom protection holds. Reports do not, nor rings they join; a full run finds other services. */
function maySayOfPeople(act: RecordedAct): boolean {
  if (act.kind === 'import') return act.body.content !== undefined;
  if (act.kind === 'link.run') return act.body.parameters['full'] !== false;
  return act.kind !== 'consult' && act.kind !== 'exhibit.seal' && act.kind !== 'judge' && act.kind !== 'user.edit';
}
