import type { StoredOverlapAct } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { OverlapFile, OverlapRow, OverlapStep } from '../../model/index.ts';
import type { OverlapHouse } from './house.ts';
import { storeOf } from './store.ts';

type RunAct = Extract<StoredOverlapAct, { kind: 'overlap.run' }>;

/** A run as its acts tell it, oldest first; `commit`: the one by which the own set was fixed. */
export interface Run {
  readonly id: string;
  readonly partner: string;
  readonly side: OverlapStep['side'];
  readonly variant: OverlapStep['variant'];
  readonly acts: readonly RunAct[];
  readonly commit: RunAct | undefined;
}

/** Runs that acts tell of, in the order they began. What was not recorded here is none: an offer that waits is in `rowsOf` alone. */
export async function runsOf({ ctx: { read } }: Pick<OverlapHouse, 'ctx'>): Promise<Run[]> {
  const runs = new Map<string, RunAct[]>();
  for (const act of await read.overlaps()) {
    if (act.kind !== 'overlap.run') continue;
    const own = runs.get(act.body.run);
    if (own === undefined) runs.set(act.body.run, [act]);
    else own.push(act);
  }
  return [...runs].map(([id, acts]) => {
    const { partner, side, variant } = acts[0]!.body;
    return { id, partner, side, variant, acts, commit: acts.find(({ body }) => body.step === 'commit') };
  });
}

/** Throws `missing` `overlap.none`. `name`: the id or the beginning of it. */
export async function runNamed(house: Pick<OverlapHouse, 'ctx'>, name: string): Promise<Run> {
  const runs = await runsOf(house);
  const meant = runs.filter(({ id }) => id === name || (name.length >= 4 && id.startsWith(name)));
  if (meant.length === 1) return meant[0]!;
  throw noRun();
}

export const noRun = (): ClewError =>
  new ClewError('missing', 'overlap.none', 'There is no such comparison.', { hint: 'clew overlap list shows them.' });

/** The newest of what its acts say. */
export function toldOf<K extends keyof OverlapStep>({ acts }: Run, name: K): OverlapStep[K] | undefined {
  return acts.findLast(({ body }) => body[name] !== undefined)?.body[name];
}

/** Whether it took a step already. */
export const has = ({ acts }: Run, ...steps: readonly OverlapStep['step'][]): boolean =>
  acts.some(({ body }) => steps.includes(body.step));

/** All runs as they are listed, the newest first, with the offers that wait for a person. */
export async function rowsOf(house: OverlapHouse): Promise<OverlapRow[]> {
  const rows = new Map<string, OverlapRow>();
  for (const run of await runsOf(house)) rows.set(run.id, await rowOf(house, run));
  for (const waiting of await waitingRows(house, new Set(rows.keys()))) rows.set(waiting.id, waiting);
  return [...rows.values()].sort((a, b) => b.last - a.last || (a.id < b.id ? -1 : 1));
}

/** Offers of pinned partners that nobody answered yet: they lie in `state/` and stand in no act. */
async function waitingRows(house: OverlapHouse, known: ReadonlySet<string>): Promise<OverlapRow[]> {
  const rows: OverlapRow[] = [];
  for (const id of await storeOf(house).runs()) {
    if (known.has(id)) continue;
    const waiting = await storeOf(house).waiting(id);
    if (waiting === undefined) continue;
    const { partner, variant, at, size } = waiting;
    rows.push({ id, partner, side: 'answers', variant, state: 'asked', at, by: partner, last: at, theirs: size });
  }
  return rows;
}

export async function rowOf(house: OverlapHouse, run: Run): Promise<OverlapRow> {
  const { id, partner, side, variant, acts } = run;
  const store = storeOf(house);
  const state = await stateOf(house, run);
  const [own, theirs, common] = [toldOf(run, 'set')?.size, toldOf(run, 'theirs')?.size, toldOf(run, 'common')];
  const ready = readyFile(run, state);
  const file = ready !== undefined && (await store.has(id, ready)) ? ready : undefined;
  const awaited = awaitedFile(state);
  const came = awaited !== undefined && (await store.has(id, awaited)) ? awaited : undefined;
  return {
    id,
    partner,
    side,
    variant,
    state,
    at: acts[0]!.at,
    by: acts[0]!.by,
    last: acts.at(-1)!.at,
    ...(own === undefined ? {} : { own }),
    ...(theirs === undefined ? {} : { theirs }),
    ...(common === undefined || variant === 'deconflict' ? {} : { common }),
    ...(common === undefined || variant !== 'deconflict' ? {} : { both: common > 0 }),
    ...(file === undefined ? {} : { file }),
    ...(came === undefined ? {} : { came }),
  };
}

/** The file of the partner's that is opened next, once it came. */
const awaitedFile = (state: OverlapRow['state']): OverlapFile | undefined =>
  state === 'offered' ? 'answer' : state === 'answered' ? 'result' : undefined;

/** The file that goes to the partner next, if one does. */
function readyFile({ side }: Run, state: OverlapRow['state']): OverlapFile | undefined {
  if (side === 'answers') return state === 'answered' || state === 'ended' ? 'answer' : undefined;
  return state === 'offered' ? 'offer' : state === 'ended' ? 'result' : undefined;
}

async function stateOf(house: OverlapHouse, run: Run): Promise<OverlapRow['state']> {
  if (has(run, 'refuse')) return 'refused';
  if (has(run, 'result', 'close')) return 'ended';
  if (!(await storeOf(house).hasSecrets(run.id))) return 'lost';
  if (has(run, 'offer')) return 'offered';
  return has(run, 'answer') ? 'answered' : 'committed';
}
