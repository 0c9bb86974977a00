import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { replaceFile } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import type { OverlapVariant } from '../../model/index.ts';
import { overlapFolder, type OverlapHouse } from './house.ts';
import { runsOf } from './runs.ts';
import { makeOverlapFolder } from './store.ts';

/**
 * What a comparison may ask at most, of both sides. Each limit guards something else:
 *
 * - `size`, in indicators: memory and time of this machine, and the guesses that one run can try.
 * - `ratio`, of the larger set to the smaller, once the larger has more than `floor`: whoever sends every number of a district against a
 *   set of a few learns all of that set that lies there, and whoever sends a few guesses learns of each whether it is known here. A set
 *   of a few thousand against one as large says little of any one indicator that its owner did not have from a report.
 * - `runsPerMonth` with one partner in 30 days: what one run may not ask, many small ones may not either.
 *
 * None of them shows that a partner's set is honest. That they are bound to it does: each indicator stands by an act of theirs, which a
 * judge can have opened (`clew overlap audit`).
 */
const Limits = z.strictObject({
  size: z.int().min(1).max(20_000_000).default(2_000_000),
  ratio: z.int().min(1).max(1_000_000_000).default(1000),
  runsPerMonth: z.int().min(0).max(10_000).default(12),
});
export type Limits = z.infer<typeof Limits>;

/** Sets up to this size, in indicators, are compared whatever their ratio: casebooks of a new unit are small. */
const floor = 1000;
const monthMs = 30 * 86_400_000;

const fileOf = (house: OverlapHouse): string => overlapFolder(house, 'limits.json');

/** The limits of this casebook. Throws `input` `overlap.limits` when their file is damaged. */
export async function limitsOf(house: OverlapHouse): Promise<Limits> {
  const text = await readFile(fileOf(house), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  try {
    return Limits.parse(JSON.parse(text));
  } catch (cause) {
    throw damaged(cause);
  }
}

const damaged = (cause?: unknown): ClewError =>
  new ClewError('input', 'overlap.limits', 'A limit of overlaps is not well formed.', {
    hint: 'Whole numbers: clew overlap limits --size N --ratio N --per-month N.',
    cause,
  });

/** Sets limits; those not given stay. Throws `input` `overlap.limits`. */
export async function setLimits(house: OverlapHouse, change: Partial<Limits>): Promise<Limits> {
  const parsed = Limits.safeParse({ ...(await limitsOf(house)), ...change });
  if (!parsed.success) throw damaged(parsed.error);
  await makeOverlapFolder(house);
  await replaceFile(fileOf(house), Buffer.from(`${JSON.stringify(parsed.data)}\n`), house.log.folders.aside, 0o600);
  return parsed.data;
}

/** How many times larger one set may be: as the stricter of both says; who asks about rings or places alone has a small one by nature. */
export const ratioFor = (variant: OverlapVariant, { size, ratio }: Limits, stated = ratio): number =>
  variant === 'deconflict' ? size : Math.min(ratio, stated);

/** Throws `conflict` `overlap.large`, `overlap.empty`, `overlap.apart` unless two sets of these sizes may be compared. */
export function requireWithin(limits: Limits, ours: number, theirs?: number): void {
  if (ours === 0) {
    throw new ClewError('conflict', 'overlap.empty', 'Nothing of this casebook fits what is to be compared.', {
      hint: 'Widen the filter, or import and link reports first.',
    });
  }
  if (ours > limits.size) {
    throw new ClewError('conflict', 'overlap.large', `The set has ${ours} indicators; ${limits.size} are compared at most.`, {
      hint: 'Narrow it: --kind, --since, --ring; or raise the limit: clew overlap limits --size N.',
    });
  }
  const [small, large] = [Math.min(ours, theirs ?? ours), Math.max(ours, theirs ?? ours)];
  if (large <= floor || large <= small * limits.ratio) return;
  throw new ClewError(
    'conflict',
    'overlap.apart',
    `Their set has ${theirs} indicators and ours ${ours}: one is more than ${limits.ratio} times the other.`,
    { hint: 'One could guess the other’s. Agree on sets of nearer sizes, or on another limit: clew overlap limits --ratio N.' },
  );
}

/** When the next run with a partner may begin, UTC milliseconds; `undefined`: now. */
export async function nextRun(house: OverlapHouse, partner: string, limits: Limits): Promise<number | undefined> {
  const now = house.ctx.clock();
  const begun = (await runsOf(house))
    .filter((run) => run.partner === partner && run.commit !== undefined && run.commit.at > now - monthMs)
    .map((run) => run.commit!.at)
    .sort((a, b) => a - b);
  if (begun.length < limits.runsPerMonth) return undefined;
  return limits.runsPerMonth === 0 ? Infinity : begun[begun.length - limits.runsPerMonth]! + monthMs;
}

/** Throws `conflict` `overlap.often` when the partner has had its runs of 30 days, unless a supervisor says why one more. */
export async function requireTurn(
  house: OverlapHouse,
  partner: string,
  limits: Limits,
  override: string | undefined,
): Promise<void> {
  const next = await nextRun(house, partner, limits);
  if (next === undefined || (override ?? '') !== '') return;
  const when = Number.isFinite(next) ? `The next may begin on ${new Date(next).toISOString().slice(0, 10)}.` : '';
  throw new ClewError(
    'conflict',
    'overlap.often',
    `${limits.runsPerMonth} comparisons with ${partner} were begun within 30 days. ${when}`.trim(),
    { hint: 'A supervisor may allow one more and say why: --over REASON.' },
  );
}
