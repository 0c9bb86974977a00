import { randomBytes } from 'node:crypto';
import type { Ctx, StoredCase } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import type { CaseChange, CaseView, NewCase } from '../model/index.ts';
import { heldPeople, sheltered } from '../people/index.ts';

/** Who asks about cases. */
export interface Reader {
  readonly name: string;
  /** May open cases and edit lists. */
  readonly supervises: boolean;
  /** The owner of the machine, to whom nothing is closed. */
  readonly local: boolean;
  readonly closedRings: ReadonlySet<string>;
}

/** Who works at the machine itself, under the name that stands on their acts. */
export const localReader = (name: string): Reader => ({ name, supervises: true, local: true, closedRings: new Set() });

/** What was done: to the thing of this id, by this act. */
export interface Done {
  readonly id: string;
  readonly act: number;
}

/** Whether the reader may see inside. */
const isInside = ({ access }: StoredCase, { name, local }: Reader): boolean => local || access.includes(name);

/** The cases that the reader may know of: those they work on, and for who supervises the titles and lists of all. */
export async function casesFor({ read }: Pick<Ctx, 'read'>, reader: Reader): Promise<CaseView[]> {
  const cases = await read.cases();
  return cases.filter((each) => reader.supervises || isInside(each, reader)).map((each) => viewOf(each, reader));
}

/** One of them; throws `missing` `review.case`. */
export async function caseFor(ctx: Pick<Ctx, 'read'>, id: string, reader: Reader): Promise<CaseView> {
  return viewOf(await required(ctx, id, reader), reader);
}

/** A case as people call it: by its id or the beginning of it, or by its title. Throws `missing` `review.case`, `input` `review.which`. */
export async function namedCase(ctx: Pick<Ctx, 'read'>, name: string, reader: Reader): Promise<string> {
  const cases = await casesFor(ctx, reader);
  const exact = cases.find(({ id }) => id === name);
  if (exact !== undefined) return exact.id;
  const meant = cases.filter(({ id, title }) => title === name || (name.length >= 4 && id.startsWith(name)));
  if (meant.length > 1) {
    throw new ClewError('input', 'review.which', `${meant.length} cases go by this name.`, {
      hint: `Say which by its id: ${meant.map(({ id }) => id).join(', ')}.`,
    });
  }
  return (await required(ctx, meant[0]?.id ?? name, reader)).id;
}

/** Opens a case: its rings are closed at once to everybody else. */
export async function openCase(ctx: Ctx, { title, law, rings }: NewCase, reader: Reader): Promise<Done> {
  const id = `C${randomBytes(6).toString('hex')}`;
  const named = await ringsNow(ctx, rings, reader);
  const { acts } = await ctx.commit([
    { kind: 'case.open', body: { case: id, title, ...(law === undefined ? {} : { law }), rings: named } },
  ]);
  return { id, act: acts[0]!.seq };
}

/** Edits a case. The list may be edited by who supervises, everything else only by who is on it. */
export async function editCase(ctx: Ctx, id: string, { reason, ...set }: CaseChange, reader: Reader): Promise<Done> {
  const known = await required(ctx, id, reader);
  if ((set.title !== undefined || set.rings !== undefined) && !isInside(known, reader)) {
    throw new ClewError('conflict', 'review.outside', 'Only who is on the list of a case changes what it is about.', {
      hint: 'The list itself can be edited, which is recorded.',
    });
  }
  if (set.access !== undefined) await requireUsers(ctx, known, set.access);
  // Rings that the reader does not see, because they stand in another case too, stay in this one.
  const hidden = known.rings.filter((ring) => reader.closedRings.has(ring));
  const rings = set.rings === undefined ? {} : { rings: [...(await ringsNow(ctx, set.rings, reader)), ...hidden] };
  if (Object.keys(set).length === 0) throw new ClewError('input', 'review.nothing', 'There is nothing to change.');
  const body = { case: id, set: { ...set, ...rings }, ...(reason === undefined ? {} : { reason }) };
  const { acts } = await ctx.commit([{ kind: 'case.edit', body }]);
  return { id, act: acts[0]!.seq };
}

/**
 * One that the reader works on, with the rings open to them and nothing of suspects whom protection holds; throws `missing`
 * `review.case`, `conflict` `review.outside`.
 */
export async function insideCase(ctx: Pick<Ctx, 'read'>, id: string, reader: Reader): Promise<StoredCase> {
  const found = await required(ctx, id, reader);
  if (isInside(found, reader)) {
    const shown = sheltered(found, await heldPeople(ctx.read));
    return { ...shown, rings: found.rings.filter((ring) => !reader.closedRings.has(ring)) };
  }
  throw new ClewError('conflict', 'review.outside', 'Only who is on the list of a case sees what is in it.', {
    hint: 'The list itself can be edited, which is recorded.',
  });
}

async function required({ read }: Pick<Ctx, 'read'>, id: string, reader: Reader): Promise<StoredCase> {
  const found = (await read.cases()).find((each) => each.id === id);
  if (found !== undefined && (reader.supervises || isInside(found, reader))) return found;
  throw new ClewError('missing', 'review.case', 'There is no such case.', { hint: 'Or it is none that you work on.' });
}

function viewOf(each: StoredCase, reader: Reader): CaseView {
  const { id, title, law, rings, access, openedBy, openedAt } = each;
  return {
    id,
    title,
    ...(law === undefined ? {} : { law }),
    ...(isInside(each, reader) ? { rings: rings.filter((ring) => !reader.closedRings.has(ring)) } : {}),
    access: [...access],
    openedBy,
    openedAt,
  };
}

/** Rings by the ids they go by now. One that is closed to the reader is as missing as one that never was. */
async function ringsNow({ read }: Ctx, names: readonly string[], { closedRings }: Reader): Promise<string[]> {
  const rings = new Set<string>();
  for (const name of names) {
    const ring = await read.ring(name);
    if (ring === undefined || closedRings.has(ring.id)) {
      throw new ClewError('missing', 'review.ring', 'One of the rings is not there.', {
        hint: 'Or it is none that you may see.',
      });
    }
    rings.add(ring.id);
  }
  return [...rings];
}

/** A name misspelt would let nobody in, or a namesake who comes later. */
async function requireUsers({ read }: Ctx, known: StoredCase, access: readonly string[]): Promise<void> {
  const users = new Set((await read.users()).filter(({ state }) => state !== 'removed').map(({ name }) => name));
  const strangers = access.filter((name) => !users.has(name) && !known.access.includes(name) && name !== 'local');
  if (strangers.length === 0) return;
  throw new ClewError('missing', 'review.user', 'Somebody on the list has no account here.', {
    hint: 'clew user list names them.',
  });
}
