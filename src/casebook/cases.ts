import { z } from 'zod';
import type { Cell } from '../engine/index.ts';
import { type Act, type RecordedAct, UserRole } from '../model/index.ts';
import type { StoredCase, StoredUser } from './ctx.ts';

type Row = Readonly<Record<string, Cell>>;

/** A case as its acts leave it; each ring with the act that put it there. */
export interface FoldedCase extends Omit<StoredCase, 'rings' | 'names'> {
  readonly rings: ReadonlyMap<string, number>;
}

const Names = z.array(z.string());

/** Cases from the rows of `case.open` and `case.edit`, in the order of the acts. What an edit sets and nobody knows is passed by. */
export function casesOf(rows: readonly Row[]): FoldedCase[] {
  const cases = new Map<string, FoldedCase>();
  for (const row of rows) {
    const [act, at, by] = [row['act'] as number, row['edited_at'] as number, row['actor'] as string];
    const body = JSON.parse(row['body'] as string) as Extract<Act, { kind: 'case.open' | 'case.edit' }>['body'];
    const known = cases.get(body.case);
    if ('title' in body) {
      if (known !== undefined) continue;
      const { case: id, title, law } = body;
      const rings = new Map(body.rings.map((ring) => [ring, act]));
      // Nobody else may look until somebody says so.
      const opened = { id, title, ...(law === undefined ? {} : { law }), rings, access: [by], members: {} };
      cases.set(id, { ...opened, openedBy: by, openedAt: at, act });
    } else if (known !== undefined) {
      cases.set(body.case, edited(known, body.set, act));
    }
  }
  return [...cases.values()];
}

function edited(known: FoldedCase, set: Readonly<Record<string, unknown>>, act: number): FoldedCase {
  const title = z.string().min(1).safeParse(set['title']);
  // A list that is none names nobody.
  const access = 'access' in set ? (Names.safeParse(set['access']).data ?? []) : known.access;
  const named = Names.safeParse(set['rings']).data;
  const rings = named === undefined ? known.rings : new Map(named.map((ring) => [ring, known.rings.get(ring) ?? act]));
  return {
    ...known,
    ...(title.success ? { title: title.data } : {}),
    access,
    rings,
    members: membersAfter(known.members, set),
    act,
  };
}

/** What a case holds besides: whoever reads a member looks whether it is well formed. */
function membersAfter(known: StoredCase['members'], set: Readonly<Record<string, unknown>>): StoredCase['members'] {
  const members = { ...known };
  for (const [name, value] of Object.entries(set)) {
    if (name === 'title' || name === 'access' || name === 'rings') continue;
    if (value === null) delete members[name];
    else members[name] = value;
  }
  return members;
}

/** Where reports of a ring went when it merged or split, from the rows of `ring_moves` in the order of the acts. */
export type Moves = ReadonlyMap<string, readonly { readonly into: readonly string[]; readonly act: number }[]>;

export function movesOf(rows: readonly Row[]): Moves {
  const moves = new Map<string, { into: string[]; act: number }[]>();
  for (const row of rows) {
    const ring = row['ring'] as string;
    const list = moves.get(ring) ?? [];
    list.push({ into: JSON.parse(row['into_rings'] as string) as string[], act: row['act'] as number });
    moves.set(ring, list);
  }
  return moves;
}

/**
 * Every id that reports of these rings may go by after the acts that named them: a ring that took one in, and all parts of one
 * that split. What a case closes stays closed whatever the linker calls it.
 */
export function followed(named: ReadonlyMap<string, number>, moves: Moves): Set<string> {
  const since = new Map<string, number>();
  const open = [...named];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [ring, act] = next;
    if ((since.get(ring) ?? Infinity) <= act) continue;
    since.set(ring, act);
    for (const move of moves.get(ring) ?? []) {
      if (move.act > act) for (const into of move.into) if (into !== ring) open.push([into, move.act]);
    }
  }
  return new Set(since.keys());
}

/** A user after one more `user.edit`: nothing comes of one about somebody who was never added. */
export function userAfter(
  known: StoredUser | undefined,
  act: Extract<RecordedAct, { kind: 'user.edit' }>,
): StoredUser | undefined {
  const { user: name, change, roles } = act.body;
  const given = roles?.flatMap((role) => UserRole.safeParse(role).data ?? []);
  if (change === 'add') {
    return { name, roles: given ?? [], state: 'active', added: act.seq, addedAt: act.at, act: act.seq };
  }
  if (known === undefined) return undefined;
  const after = { ...known, roles: given ?? known.roles, act: act.seq };
  if (change === 'change' || known.state === 'removed') return after;
  return { ...after, state: ({ lock: 'locked', unlock: 'active', remove: 'removed' } as const)[change] };
}

/** Users from the rows of `user.edit`, in the order of the acts. */
export function usersOf(rows: readonly Row[]): StoredUser[] {
  const users = new Map<string, StoredUser>();
  for (const row of rows) {
    const body = JSON.parse(row['body'] as string) as Extract<RecordedAct, { kind: 'user.edit' }>['body'];
    const [seq, at, by] = [row['act'] as number, row['edited_at'] as number, row['actor'] as string];
    const after = userAfter(users.get(body.user), { kind: 'user.edit', body, seq, at, by });
    if (after !== undefined) users.set(body.user, after);
  }
  return [...users.values()];
}
