import type { Ctx } from '../casebook/index.ts';
import type { Engine } from '../engine/index.ts';
import { linkCasebook, type Linked } from './linked.ts';
import { loadResident, type Resident } from './state.ts';
import { Teller, type Told } from './teller.ts';

/** What a question needs of the world when the rings must first be read. */
export type Asking = Pick<Ctx, 'read' | 'signal' | 'progress' | 'beside'>;

/** The rings of a casebook in memory: made by runs, asked by pages. One for each open casebook, whoever acts on it. */
export interface Linker {
  /** One run: what is new is added, or all is weighed anew when asked or when there is a cause. */
  link(ctx: Ctx, full: boolean): Promise<Linked>;
  /** Asks what the last run left. Throws `missing` when there was none. */
  ask<Name extends keyof Told>(ctx: Asking, name: Name, ...question: Parameters<Told[Name]>): Promise<ReturnType<Told[Name]>>;
  close(): Promise<void>;
}

/** Puts a question to a teller. */
export function put<Name extends keyof Told>(
  teller: Teller,
  name: Name,
  question: Parameters<Told[Name]>,
): ReturnType<Told[Name]> {
  const verb = teller[name] as (...of: Parameters<Told[Name]>) => ReturnType<Told[Name]>;
  return verb.apply(teller, question);
}

/** The linker in the thread of whoever asks: for commands, which do one thing and end. A question waits for the run before it. */
export class NearLinker implements Linker {
  /** The rings as the last run left them; read when first needed. */
  #resident: Resident | undefined;
  #teller: Teller | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** `engine`: who counts over all reports, which are then weighed anew; whoever opened it closes it. */
  async link(ctx: Ctx, full: boolean, engine?: Engine): Promise<Linked> {
    return await this.#inTurn(async () => {
      const known = this.#resident;
      this.#resident = this.#teller = undefined;
      const { linked, resident } = await linkCasebook(engine === undefined ? ctx : { ...ctx, engine }, full, known);
      this.#resident = resident;
      return linked;
    });
  }

  async ask<Name extends keyof Told>(
    ctx: Asking,
    name: Name,
    ...question: Parameters<Told[Name]>
  ): Promise<ReturnType<Told[Name]>> {
    const teller = await this.#inTurn(async () => {
      const { read, signal, progress, beside } = ctx;
      const onDone = (done: number): void => progress({ step: 'load', done, unit: 'reports' });
      this.#resident ??= await loadResident({ read, signal, onDone, beside });
      return (this.#teller ??= new Teller(this.#resident));
    });
    return put(teller, name, question);
  }

  async close(): Promise<void> {
    await this.#last.catch(() => undefined);
    this.#resident = this.#teller = undefined;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.catch(() => undefined).then(work);
    this.#last = turn;
    return turn;
  }
}
