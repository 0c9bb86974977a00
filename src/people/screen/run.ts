import type { Ctx, PersonList, Read, ReplayAct, StoredHit } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { ListedPerson } from '../../model/index.ts';
import { namesModel } from '../../names/index.ts';
import { hitsDigest, hitsOf } from './hits.ts';
import { placeShares, readPlace } from './other-parts.ts';
import { type Matching, matchingOf } from './pool.ts';
import { defaultShare, personModel, type PersonSetting, thresholds } from './setting.ts';

/** Version of everything that a screening's result depends on. */
const screenModel = `${personModel}, ${namesModel}`;

export interface Screened {
  /** Number of the act. */
  readonly act: number;
  readonly persons: number;
  readonly entries: number;
  /** Persons with at least one hit, and all hits. */
  readonly withHits: number;
  readonly hits: number;
}

interface Result {
  readonly hits: readonly StoredHit[];
  readonly persons: number;
  readonly entries: number;
}

/** A list that was read, by the SHA-256 of its original. Throws `missing` `people.list`, `conflict` `people.side`. */
export async function listOf(read: Read, exhibit: string, side?: PersonList['side']): Promise<PersonList> {
  const found = (await read.personLists()).filter((list) => list.exhibit === exhibit).at(-1);
  if (found === undefined) {
    throw new ClewError('missing', 'people.list', 'No roster or wanted list has this digest.', {
      hint: 'clew lists shows them.',
    });
  }
  if (side !== undefined && found.side !== side) {
    const what = side === 'roster' ? 'no roster but a wanted list' : 'no wanted list but a roster';
    throw new ClewError('conflict', 'people.side', `${found.name} is ${what}.`, {
      hint: 'clew screen ROSTER --against LIST: the roster comes first.',
    });
  }
  return found;
}

/** Holds a roster against a list. The same two lists and the same model give the same rows, on any number of threads. */
async function screen(
  read: Read,
  { roster, against, share }: { readonly roster: string; readonly against: string; readonly share: number },
  { signal, progress }: Pick<Ctx, 'signal' | 'progress'>,
): Promise<Result> {
  const persons: ListedPerson[] = [];
  for await (const batch of read.listed(roster)) persons.push(...batch);
  const { persons: entries } = await listOf(read, against);
  const places = placeShares(persons.map(({ origins }) => origins.map(readPlace)));
  const setting: PersonSetting = { entries, share, places };
  const matching: Matching = matchingOf(persons, setting);
  try {
    let done = 0;
    for await (const batch of read.listedText(against)) {
      signal.throwIfAborted();
      await matching.add({ ...batch, first: done });
      done += batch.id.length;
      progress({ step: 'screen', done, total: entries, unit: 'rows' });
    }
    signal.throwIfAborted();
    return { hits: hitsOf(persons, await matching.finish(), setting), persons: persons.length, entries: done };
  } finally {
    await matching.close();
  }
}

/**
 * Holds a roster against a wanted list and records it: an act with both digests, the list's version, the model, and the digest of
 * what was found. Nobody is wanted by it: a person decides. Throws `missing` `people.list`, `conflict` `people.side`.
 */
export async function runScreen(
  ctx: Ctx,
  roster: string,
  against: string,
  { version }: { readonly version?: string | undefined } = {},
): Promise<Screened> {
  await listOf(ctx.read, roster, 'roster');
  const list = await listOf(ctx.read, against, 'wanted');
  const of = version ?? list.version;
  const parameters = { share: defaultShare, review: thresholds.review, strong: thresholds.strong };
  const found = await screen(ctx.read, { roster, against, share: defaultShare }, ctx);
  const withHits = new Set(found.hits.map(({ person }) => person)).size;
  const { acts } = await ctx.commit(
    () => [
      {
        kind: 'screen.run',
        body: {
          parameters,
          engine: 'clew people',
          model: screenModel,
          result: hitsDigest(found.hits),
          roster,
          against,
          ...(of === undefined ? {} : { version: of }),
          persons: found.persons,
          entries: found.entries,
          hits: withHits,
        },
      },
    ],
    async (write) => await write.hits(found.hits),
  );
  return {
    act: acts[0]!.seq,
    persons: found.persons,
    entries: found.entries,
    withHits,
    hits: found.hits.length,
  };
}

/** Makes the rows of a screening again, and holds them against what the act vouches for. */
export const replayScreen: ReplayAct<'screen.run'> = async ({ body, seq }, write, ctx) => {
  const { roster, against, parameters, result, model } = body;
  const share = typeof parameters['share'] === 'number' ? parameters['share'] : defaultShare;
  const { hits } = await screen(write.read, { roster, against, share }, ctx);
  if (hitsDigest(hits) !== result) {
    throw new ClewError('untrusted', 'people.replay', `act ${seq}: screening again finds other hits than the act records`, {
      hint: `The act was made by model ${model}; this is ${screenModel}.`,
    });
  }
  await write.hits(hits);
};
