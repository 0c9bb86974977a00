import { normaliser } from '../../extract/index.ts';
import { ClewError } from '../../errors.ts';
import type { OverlapFile } from '../../model/index.ts';
import { rotationsIn } from '../receive/statement.ts';
import { doingOf, record, runsAs, sizesOf, tellsOf } from './exchange.ts';
import type { OverlapHouse } from './house.ts';
import { labelsOf } from './labels.ts';
import { partnerNamed } from './partners.ts';
import {
  answerSections,
  type Draft,
  fingerprint,
  offerSections,
  readSecrets,
  type Sections,
  type Secrets,
  wipe,
  writeFile,
  type Written,
} from './protocol/index.ts';
import { has, type Run, runNamed, toldOf } from './runs.ts';
import { fileName, type OwnSet, type Plan, storeOf } from './store.ts';
import { takenOffer } from './take.ts';

/** A file that was made here and waits to be handed on. */
export interface Made {
  readonly id: string;
  readonly file: OverlapFile;
  readonly path: string;
  readonly bytes: number;
  readonly act: number;
}

/** What the own side keeps of a run, for one piece of work; wiped behind it. */
export async function withOwn<Result>(
  house: OverlapHouse,
  run: Run,
  work: (own: { readonly plan: Plan; readonly set: OwnSet; readonly secrets: Secrets }) => Promise<Result>,
): Promise<Result> {
  const store = storeOf(house);
  const plan = await store.plan(run.id);
  const set = await store.set(run.id);
  const secrets = await readSecrets(store.path(run.id, 'secrets'));
  try {
    return await work({ plan, set, secrets });
  } finally {
    wipe(secrets);
  }
}

/**
 * Makes the file that a commitment was recorded for: the offer, or the answer to one that lies here. May be stopped and begun again as
 * often as need be: what is done is kept, and the same elements come of it. Throws `conflict` `overlap.made` when it was made already;
 * `missing` `overlap.lost`, `overlap.secrets`.
 */
export async function makeFile(house: OverlapHouse, name: string): Promise<Made> {
  const run = await runNamed(house, name);
  if (run.commit === undefined || has(run, 'offer', 'answer', 'result', 'close', 'refuse')) {
    throw new ClewError('conflict', 'overlap.made', `Nothing of ${run.id} is left to be made.`, {
      hint: `clew overlap show ${run.id} says what comes next.`,
    });
  }
  const store = storeOf(house);
  const file = run.side === 'offers' ? ('offer' as const) : ('answer' as const);
  const path = store.path(run.id, fileName(file));
  const part = store.path(run.id, 'part');
  return await withOwn(house, run, async ({ plan, set, secrets }) => {
    const written =
      file === 'offer'
        ? await writeOffer(house, run, { plan, set, secrets }, path, part)
        : await writeAnswer(house, run, { plan, set, secrets }, path, part);
    const { partner, side, variant } = run;
    const act = await record(house, { run: run.id, partner, side, step: file, variant, file: written.sha256 });
    await store.clear(run.id);
    return { id: run.id, file, path, bytes: written.bytes, act };
  });
}

interface Own {
  readonly plan: Plan;
  readonly set: OwnSet;
  readonly secrets: Secrets;
}

async function writeOffer(
  house: OverlapHouse,
  run: Run,
  { plan, set, secrets }: Own,
  path: string,
  part: string,
): Promise<Written> {
  const { limits } = await sizesOf(house);
  const sections = await offerSections({ items: set.items }, secrets, doingOf(house, part));
  const { purpose, basis, supervisor } = plan.grounds;
  return await write(house, run, plan, sections, path, {
    step: 'offer',
    ofSize: 0,
    answers: '',
    terms: {
      purpose,
      basis,
      supervisor,
      kinds: plan.filter.kinds ?? [],
      roles: plan.filter.roles ?? ['suspect'],
      tells: tellsOf(plan.variant, plan.fields),
      most: limits.size,
      ratio: limits.ratio,
    },
  });
}

async function writeAnswer(
  house: OverlapHouse,
  run: Run,
  { plan, set, secrets }: Own,
  path: string,
  part: string,
): Promise<Written> {
  const offer = await takenOffer(house, run.id);
  const labels = plan.variant === 'labels' ? await labelsOf(house, set.items, plan.fields, plan.contact) : undefined;
  const variant = runsAs(plan.variant);
  const sections = await answerSections(
    { run: plan.run, variant },
    offer.sections,
    { items: set.items, labels },
    secrets,
    doingOf(house, part),
  );
  return await write(house, run, plan, sections, path, { step: 'answer', ofSize: offer.header.size, answers: offer.sha256 });
}

/** Writes a file of a run as its plan and its commitment say. */
export async function write(
  house: OverlapHouse,
  run: Run,
  plan: Plan,
  sections: Sections,
  path: string,
  rest: Pick<Draft, 'step' | 'ofSize' | 'answers' | 'terms'>,
): Promise<Written> {
  const { log, ctx } = house;
  const set = toldOf(run, 'set')!;
  const { key } = await partnerNamed(ctx, run.partner);
  const draft: Draft = {
    ...rest,
    run: plan.run,
    rotations: await rotationsIn(log.folders.log),
    to: fingerprint(key),
    variant: runsAs(plan.variant),
    normaliser,
    size: set.size,
    commitment: set.root,
    time: plan.time,
  };
  return await writeFile(path, draft, sections, await log.unlock(), ctx.signal);
}
