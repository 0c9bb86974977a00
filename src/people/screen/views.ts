import type { Read, StoredHit, StoredScreen } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { HitView, ListedPerson, MatchDecision, ProtectionState, ScreenRow, ScreenView } from '../../model/index.ts';
import { type Held, heldPeople } from '../protection/held.ts';
import type { HitBody } from './hits.ts';
import { thresholds } from './setting.ts';
import { decisions, listsOf, listViews, pairKey, requireWholeHits, screenAt } from './stored.ts';

/** One row a hit, without what the parts say. */
interface Line {
  readonly person: string;
  readonly entry: string;
  readonly score: number;
}

async function linesOf(read: Read, act: number): Promise<Line[]> {
  return await read.sql<Line & Record<string, unknown>>(
    'SELECT person, entry, score FROM screen_hits WHERE screen = ? ORDER BY score DESC, person, entry',
    [act],
  );
}

const thresholdsOf = ({ body }: StoredScreen): ScreenView['thresholds'] => {
  const { review, strong } = body.parameters;
  return {
    review: typeof review === 'number' ? review : thresholds.review,
    strong: typeof strong === 'number' ? strong : thresholds.strong,
  };
};

/** `match` as soon as one hit was decided so, `no.match` when all were. */
function decidedOf(lines: readonly Line[], made: ReadonlyMap<string, MatchDecision>): ScreenRow['decided'] {
  const verdicts = lines.map(({ person, entry }) => made.get(pairKey(person, entry))?.verdict);
  if (verdicts.includes('match')) return 'match';
  if (verdicts.length > 0 && verdicts.every((verdict) => verdict === 'no.match')) return 'no.match';
  return verdicts.includes('open.match') ? 'open.match' : undefined;
}

function byPerson(lines: readonly Line[]): Map<string, Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.person);
    if (group === undefined) groups.set(line.person, [line]);
    else group.push(line);
  }
  return groups;
}

/** Screenings, newest first; or one. Who is held by protection is no hit of them. */
export async function screenViews(read: Read, only?: number): Promise<ScreenView[]> {
  const stored = only === undefined ? await read.screens() : [await screenAt(read, only)];
  if (stored.length === 0) return [];
  const [views, made, held] = [await listViews(read), await decisions(read), await heldPeople(read)];
  const rows: ScreenView[] = [];
  for (const each of stored.toReversed()) {
    const groups = [...byPerson(await linesOf(read, each.act))].filter(([person]) => held.of({ person }) === undefined);
    const { act, at, by, body } = each;
    rows.push({
      act,
      at,
      by,
      ...listsOf(each, views),
      persons: body.persons,
      entries: body.entries,
      hits: groups.length,
      decided: groups.filter(([, lines]) => isDecided(decidedOf(lines, made))).length,
      thresholds: thresholdsOf(each),
      model: body.model,
    });
  }
  return rows;
}

const isDecided = (decided: ScreenRow['decided']): boolean => decided === 'match' || decided === 'no.match';

export const rowFilters = ['hits', 'undecided', 'all', 'held'] as const;
export type RowFilter = (typeof rowFilters)[number];

export interface RowsAsked {
  readonly filter: RowFilter;
  /** Place to go on from: `next` of the answer before. */
  readonly after?: number;
  readonly limit: number;
}

/**
 * Persons of a screened roster, best hit first, then those without one in the roster's order. Somebody whom protection holds is
 * shown without hits, and only where all or the held are asked for.
 */
export async function screenRows(
  read: Read,
  act: number,
  { filter, after = 0, limit }: RowsAsked,
): Promise<{ readonly rows: ScreenRow[]; readonly next?: number; readonly count: number }> {
  const { body } = await screenAt(read, act);
  const [made, held] = [await decisions(read), await heldPeople(read)];
  const groups = byPerson(await linesOf(read, act));
  const roster = await rosterOf(read, body.roster);
  const isHeld = (person: string): boolean => isShielded(held, roster.get(person), person);
  const ids = await idsFor(filter, groups, roster.keys(), made, isHeld);
  const page = ids.slice(after, after + limit);
  const best = page.flatMap((person) => (isHeld(person) ? [] : (groups.get(person)?.[0]?.entry ?? [])));
  const entries = await recordsOf(read, best, body.against);
  const rows = page.flatMap((person): ScreenRow[] => {
    const record = roster.get(person);
    if (record === undefined) return [];
    const state = stateOf(held, record);
    const lines = isHeld(person) ? [] : (groups.get(person) ?? []);
    const [first] = lines;
    const decided = decidedOf(lines, made);
    return [
      {
        person: record,
        state,
        hits: lines.length,
        ...(first === undefined
          ? {}
          : { best: { entry: first.entry, name: entries.get(first.entry)?.names[0]?.text ?? '', score: first.score } }),
        ...(decided === undefined ? {} : { decided }),
      },
    ];
  });
  const next = after + limit < ids.length ? { next: after + limit } : {};
  return { rows, ...next, count: ids.length };
}

async function idsFor(
  filter: RowFilter,
  groups: ReadonlyMap<string, readonly Line[]>,
  roster: Iterable<string>,
  made: ReadonlyMap<string, MatchDecision>,
  isHeld: (person: string) => boolean,
): Promise<string[]> {
  const hit = [...groups.keys()];
  if (filter === 'hits') return hit.filter((person) => !isHeld(person));
  if (filter === 'undecided') return hit.filter((person) => !isHeld(person) && !isDecided(decidedOf(groups.get(person)!, made)));
  const all = [...roster];
  if (filter === 'held') return all.filter(isHeld);
  const shown = hit.filter((person) => !isHeld(person));
  const first = new Set(shown);
  return [...shown, ...all.filter((person) => !first.has(person))];
}

/** Persons of a list by id; of two records of one id the first. */
export async function rosterOf(read: Read, exhibit: string): Promise<Map<string, ListedPerson>> {
  const byId = new Map<string, ListedPerson>();
  for await (const batch of read.listed(exhibit))
    for (const person of batch) if (!byId.has(person.id)) byId.set(person.id, person);
  return byId;
}

/** Records of one list by their ids. */
export async function recordsOf(read: Read, ids: readonly string[], exhibit: string): Promise<Map<string, ListedPerson>> {
  const found = new Map<string, ListedPerson>();
  for (const [id, records] of await read.listedById([...new Set(ids)])) {
    const own = records.find(({ source }) => source.exhibit === exhibit) ?? records[0];
    if (own !== undefined) found.set(id, own);
  }
  return found;
}

/** Whether protection holds somebody: by id, or by what their record says of them. */
export function isShielded(held: Held, record: ListedPerson | undefined, person: string): boolean {
  return held.of(record === undefined ? { person } : askedOfRecord(record)) !== undefined;
}

export function stateOf(held: Held, record: ListedPerson): ProtectionState {
  return held.of(askedOfRecord(record))?.state ?? held.stateOf(record.id);
}

const askedOfRecord = ({ id, names, papers, indicators, born }: ListedPerson) => ({
  person: id,
  names: names.map(({ text }) => text),
  papers,
  indicators,
  born,
});

/**
 * One person of a screened roster with all hits, best first; none while protection holds them. Throws `missing` `people.screen` and
 * `people.person`, `untrusted` `people.hits` when the rows were changed.
 */
export async function personOfScreen(
  read: Read,
  act: number,
  person: string,
): Promise<{ readonly person: ListedPerson; readonly state: ProtectionState; readonly hits: HitView[] }> {
  const stored = await screenAt(read, act);
  const record = (await read.listedById([person])).get(person)?.find(({ source }) => source.exhibit === stored.body.roster);
  if (record === undefined) {
    throw new ClewError('missing', 'people.person', 'The roster of this screening has no such person.', {
      hint: `clew screen show ${act} lists them.`,
    });
  }
  await requireWholeHits(read, stored);
  const held = await heldPeople(read);
  const hits = isShielded(held, record, person) ? [] : await viewsOf(read, stored, await read.hits(act, person));
  return { person: record, state: stateOf(held, record), hits };
}

export async function viewsOf(read: Read, stored: StoredScreen, hits: readonly StoredHit[]): Promise<HitView[]> {
  const made = await decisions(read);
  const entries = await recordsOf(
    read,
    hits.map(({ entry }) => entry),
    stored.body.against,
  );
  const { against } = listsOf(stored, await listViews(read));
  const { exhibit, name, version } = against;
  const list = { exhibit, name, ...(version === undefined ? {} : { version }) };
  return hits.flatMap((hit): HitView[] => {
    const entry = entries.get(hit.entry);
    if (entry === undefined) return [];
    const { parts, sentence } = JSON.parse(hit.body) as HitBody;
    const decision = made.get(pairKey(hit.person, hit.entry));
    return [
      {
        screen: stored.act,
        entry,
        score: hit.score,
        nameScore: hit.nameScore,
        parts: [...parts],
        sentence,
        list,
        ...(decision === undefined ? {} : { decision }),
      },
    ];
  });
}
