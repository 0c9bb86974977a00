import { ClewError } from '../errors.ts';
import { type Engine, plan, type RunOptions } from './port.ts';

/** How long each part of a check took. */
export interface Checked {
  readonly rows: number;
  readonly parts: readonly { readonly name: string; readonly ms: number }[];
}

const slots = 97;

/** Sums known beforehand, by the ways in which plans use an engine: many rows, a step for later ones, a step of few rows. */
const sums = plan({
  name: 'check',
  inputs: { numbers: ['n', 'slot', 'text'] },
  steps: [
    { name: 'told', keep: 'view', sql: () => 'SELECT n, slot, length(text) AS long FROM numbers' },
    {
      name: 'slots',
      keep: 'table',
      rows: 'many',
      spreadBy: 'slot',
      sql: () => 'SELECT slot, count(*) AS counted, sum(n) AS summed, sum(long) AS long FROM told GROUP BY slot',
    },
    {
      name: 'whole',
      keep: 'table',
      rows: 'few',
      sql: () => `SELECT count(*) AS slots, sum(s.counted) AS counted, sum(s.summed) AS summed, sum(s.long) AS long
        FROM slots s JOIN (SELECT DISTINCT slot FROM told) t ON t.slot = s.slot`,
    },
  ],
  outputs: ['whole'],
});

/**
 * Hands `rows` made numbers to an engine, sums them there by a plan and holds the sums against what they must be. Throws `unavailable`
 * `engine.wrong` when they differ: then its machines do not see the same tables.
 */
export async function checkEngine(engine: Engine, rows: number, options: RunOptions = {}): Promise<Checked> {
  const parts: { name: string; ms: number }[] = [];
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    parts.push({ name, ms: performance.now() - start });
    return result;
  };
  const text = Array.from({ length: rows }, (_, i) => `text ${i % 1000}`);
  await timed('load', async () => {
    await engine.load('numbers', {
      n: Int32Array.from({ length: rows }, (_, i) => i),
      slot: Int32Array.from({ length: rows }, (_, i) => i % slots),
      text,
    });
  });
  options.signal?.throwIfAborted();
  await timed('run', async () => await engine.run(sums, options));
  const whole = await timed('read', async () => await engine.columns('whole'));
  const long = text.reduce((sum, each) => sum + each.length, 0);
  const known = { slots: Math.min(slots, rows), counted: rows, summed: (rows * (rows - 1)) / 2, long };
  if (Object.entries(known).some(([name, value]) => whole[name]?.[0] !== value)) {
    throw new ClewError('unavailable', 'engine.wrong', `The engine ${engine.name} ${engine.version} sums wrongly.`, {
      hint: 'See that all its machines share the place where tables are kept.',
    });
  }
  return { rows, parts };
}
