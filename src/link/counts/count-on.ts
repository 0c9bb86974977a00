import type { Engine, Plan, RunOptions } from '../../engine/index.ts';
import type { Pairs } from '../candidates.ts';
import { type Duplicates, judgePairs } from '../duplicates.ts';
import { learning, type PairsAsked } from '../em.ts';
import type { Begun, Counted } from '../link.ts';
import type { LinkTable } from '../types.ts';
import { loadAsked, loadLosses, loadReports, loadTable } from './inputs.ts';
import { orderOf, pairsInOrder } from './order.ts';
import { askedPlan, pairsPlan } from './pairs.ts';
import { suspectedPlan } from './suspected.ts';

/** What a run counts over all reports, counted by an engine; in the order and so with the sums of `link`. Leaves none of its tables. */
export async function countOn(engine: Engine, begun: Begun, tasks: RunOptions['tasks']): Promise<Counted> {
  const { table, comparer, model, say, options } = begun;
  const run: RunOptions = {
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(tasks === undefined ? {} : { tasks }),
  };
  const left = new Tables(engine);
  try {
    left.expect(suspectedPlan);
    await loadTable(engine, table);
    const duplicates = await duplicatesOn(engine, table, run);
    await left.keep([pairsPlan, askedPlan]);
    say(0, 'learn');
    left.expect(pairsPlan);
    await loadReports(engine, table, comparer, duplicates.primary);
    await engine.run(pairsPlan, run);
    await left.keep([askedPlan]);
    left.expect(askedPlan);
    const learner = learning(table, comparer, model);
    let step = learner.next();
    while (step.done !== true) {
      say(0, 'learn');
      step = learner.next(await pairsOn(engine, step.value, model.em.high, run));
    }
    return { duplicates, learned: step.value };
  } catch (error) {
    // Whoever stopped it is told so in the words of `link`.
    if (options.signal?.aborted === true) say(0, 'learn');
    throw error;
  } finally {
    // An engine that has failed may be past removing anything.
    await left.keep([]).catch(() => undefined);
  }
}

async function duplicatesOn(engine: Engine, table: LinkTable, run: RunOptions): Promise<Duplicates> {
  await loadLosses(engine, table);
  await engine.run(suspectedPlan, run);
  const shape = { part: Int32Array, indicator: Int32Array, a: Int32Array, b: Int32Array };
  const { part, indicator, a, b } = await engine.numbers('link_suspected', shape, run);
  // A victim's own number pairs each report with all later ones, the others with the earlier ones.
  const outer = a.map((report, i) => (part[i] === 1 ? report : b[i]!));
  const inner = b.map((report, i) => (part[i] === 1 ? report : a[i]!));
  const order = orderOf([part, indicator.map((x) => x + 1), outer, inner]);
  return judgePairs(table, {
    a: order.map((i) => a[i]!),
    b: order.map((i) => b[i]!),
    alone: part.reduce((count, each) => (each === 3 ? count : count + 1), 0),
  });
}

async function pairsOn(engine: Engine, asked: PairsAsked, high: number, run: RunOptions): Promise<Pairs> {
  await loadAsked(engine, asked, high);
  await engine.run(askedPlan, run);
  const shape = { opener: Int32Array, a: Int32Array, b: Int32Array, pattern: Uint16Array, states: Int32Array };
  return pairsInOrder(await engine.numbers('link_candidates', shape, run));
}

/** What has been loaded and what plans have left. */
class Tables {
  private readonly engine: Engine;
  private readonly names = new Set<string>();

  constructor(engine: Engine) {
    this.engine = engine;
  }

  expect({ inputs, steps }: Plan): void {
    for (const name of [...Object.keys(inputs), ...steps.map((step) => step.name)]) this.names.add(name);
  }

  /** Lets go of what none of these plans reads, readers before what they read. */
  async keep(later: readonly Plan[]): Promise<void> {
    const spent = [...this.names].reverse().filter((name) => !later.some(({ inputs }) => name in inputs));
    await this.engine.drop(spent);
    for (const name of spent) this.names.delete(name);
  }
}
