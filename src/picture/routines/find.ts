import type { Ctx } from '../../casebook/index.ts';
import type { NewRoutine } from '../../model/index.ts';
import { type Standing, standingJudgements } from '../standing.ts';
import { type EffectiveTypes, effectiveTypes } from '../types.ts';
import { type Asked, type Groups, groupsOf, newestOpen } from './groups.ts';
import { belongs, foundersOf, keyBy } from './key.ts';
import { limits } from './limits.ts';
import { viewOf } from './view.ts';

/** What to look at: of late, from `weeks` weeks before `asOf` (UTC milliseconds; the newest report) to it. */
export interface RoutineQuestion {
  readonly asOf?: number;
  readonly weeks?: number;
  /** Ids of rings that are closed to who asks: they and their reports are as if they were not there. */
  readonly closed?: ReadonlySet<string>;
}

/** Answers that are kept. */
const most = 8;

/**
 * New routines: reports of late whose wording, or what they combine, is new against all that came before. The first is the least likely by
 * chance; those that a person calls known come last. The same for the same reports, in whatever order they came.
 */
export async function newRoutines(
  ctx: Ctx,
  { asOf, weeks = limits.weeks, closed = new Set() }: RoutineQuestion = {},
): Promise<NewRoutine[]> {
  const { read } = ctx;
  const until = asOf ?? (await newestOpen(ctx, closed));
  if (until === undefined) return [];
  const types = await effectiveTypes(read);
  const standing = await standingJudgements(read);
  const asked = { asOf: until, weeks, closed };
  const found = await keptGroups(ctx, asked, types, standing.newest);
  const newestFirst = [...standing.routines].sort(([, a], [, b]) => b.act - a.act).map(([key]) => key);
  const founders = await foundersOf(read, newestFirst, closed);
  const rows: Omit<NewRoutine, 'rank'>[] = [];
  for (const group of found.groups) {
    const view = await viewOf(read, group, found, types, asked);
    const founder = founders.find((each) => belongs(group, each, found.traits) && !rows.some(({ key }) => key === each.key));
    const judged = founder === undefined ? undefined : standing.routines.get(founder.key);
    rows.push({
      key: founder?.key ?? keyBy(view.founder),
      ...view.shown,
      ...(judged === undefined ? {} : { judged: decided(judged) }),
    });
  }
  const known = ({ judged }: Pick<NewRoutine, 'judged'>): number => (judged?.verdict === 'known' ? 1 : 0);
  return rows.sort((a, b) => known(a) - known(b)).map((row, i) => ({ ...row, rank: i + 1 }));
}

/** What was found is kept until rows come or change, or somebody says more: a page asks again and again. */
async function keptGroups(ctx: Ctx, asked: Asked, types: EffectiveTypes, newest: number): Promise<Groups> {
  const kept = ctx.read.kept('picture.routines', () => new Map<string, Promise<Groups>>());
  const key = `${asked.asOf} ${asked.weeks} ${newest} ${[...asked.closed].sort().join(' ')}`;
  const known = kept.get(key);
  if (known !== undefined) return await known;
  const found = groupsOf(ctx, asked, types);
  // What failed or was stopped is asked again.
  found.catch(() => kept.delete(key));
  kept.set(key, found);
  if (kept.size > most) kept.delete(kept.keys().next().value!);
  return await found;
}

type Judged = Standing['routines'] extends ReadonlyMap<string, infer One> ? One : never;

function decided({ act, at, by, body: { verdict, reason, name, type } }: Judged): NonNullable<NewRoutine['judged']> {
  return { verdict, act, by, at, reason, ...(name === undefined ? {} : { name }), ...(type === undefined ? {} : { type }) };
}
