import { createHash } from 'node:crypto';
import type { StoredHit } from '../../casebook/index.ts';
import { type ListedPerson, type PartView, type Sentence } from '../../model/index.ts';
import { nameThreshold } from '../../names/index.ts';
import { boundOf, type Candidate, type EntryText, mostKept, reviewWeight } from './matcher.ts';
import { sameFrom, spelledFrom } from './name-part.ts';
import { scorePersons } from './score.ts';
import { type NameShares, type PersonSetting, sharesOf, thresholds } from './setting.ts';
import type { Found } from './worker.ts';

/** Hits of one person that are kept. */
const mostHits = 20;

/** What is stored of a hit beside its scores. */
export interface HitBody {
  readonly parts: readonly PartView[];
  readonly sentence: Sentence;
  /** Entries of the list whose names agree with the person's: as many as may be somebody else. */
  readonly alike: number;
}

/** What the threads found of each person, put together: the same whatever thread an entry went to. */
function together(found: readonly Found[], place: number): Candidate[] {
  const all = found.flatMap(({ candidates }) => candidates[place]!);
  const level = ({ nameScore }: Candidate): number =>
    nameScore >= sameFrom ? 0 : nameScore >= spelledFrom ? 1 : nameScore >= nameThreshold ? 2 : 3;
  const levels: Candidate[][] = [[], [], [], []];
  for (const each of all) levels[level(each)]!.push(each);
  const byPromise = (a: Candidate, b: Candidate): number =>
    b.others + b.name - (a.others + a.name) || a.entry.place - b.entry.place;
  return levels.flatMap((list) => list.sort(byPromise).slice(0, mostKept));
}

/** Hits of one person: from `review` on, and names that agree while nothing speaks against; best first. */
function hitsOfOne(
  person: ListedPerson,
  candidates: readonly Candidate[],
  { agree, setting, entryOf }: { agree: NameShares; setting: PersonSetting; entryOf: (text: EntryText) => ListedPerson },
): StoredHit[] {
  const names = sharesOf(agree, setting.entries ?? 0);
  const its = { ...setting, names };
  const promising = candidates
    .map((each) => ({ each, bound: boundOf(each, names, setting) }))
    .filter(({ each, bound }) => each.isUnopposed || bound >= reviewWeight)
    .sort((a, b) => b.bound - a.bound || a.each.entry.place - b.each.entry.place)
    .slice(0, 2 * mostHits);
  const hits: StoredHit[] = [];
  for (const { each } of promising) {
    const { score, nameScore, parts, sentence } = scorePersons(person, entryOf(each.entry), its);
    if (score < thresholds.review && !each.isUnopposed) continue;
    const body: HitBody = { parts, sentence: withNamesakes(sentence, agree.spelled), alike: agree.spelled };
    hits.push({ person: person.id, entry: each.entry.id, score, nameScore, body: JSON.stringify(body) });
  }
  return hits;
}

/** How common the name is in the list belongs to what decides. */
const withNamesakes = ({ en, zh }: Sentence, alike: number): Sentence =>
  alike < 2 ? { en, zh } : { en: `${en}; ${alike} entries of the list bear such a name`, zh: `${zh}；名单中${alike}条姓名相符` };

/** Rows of a screening, by person and then best first, at most `mostHits` a person; a pair that stands twice counts once. */
export function hitsOf(roster: readonly ListedPerson[], found: readonly Found[], setting: PersonSetting): StoredHit[] {
  const read = new Map<number, ListedPerson>();
  const entryOf = ({ place, id, row, body }: EntryText): ListedPerson => {
    let entry = read.get(place);
    if (entry === undefined) {
      entry = { id, source: { exhibit: '', row }, ...(JSON.parse(body) as Omit<ListedPerson, 'id' | 'source'>) };
      read.set(place, entry);
    }
    return entry;
  };
  const byPerson = new Map<string, Map<string, StoredHit>>();
  for (const [place, person] of roster.entries()) {
    const sum = (name: keyof NameShares): number => found.reduce((total, { agree }) => total + agree[name][place]!, 0);
    const agree = { same: sum('same'), spelled: sum('spelled'), possible: sum('possible') };
    for (const hit of hitsOfOne(person, together(found, place), { agree, setting, entryOf })) {
      let own = byPerson.get(hit.person);
      if (own === undefined) byPerson.set(hit.person, (own = new Map()));
      const other = own.get(hit.entry);
      if (other === undefined || other.score < hit.score) own.set(hit.entry, hit);
    }
  }
  return [...byPerson.keys()].sort().flatMap((person) => [...byPerson.get(person)!.values()].sort(byScore).slice(0, mostHits));
}

const byScore = (a: StoredHit, b: StoredHit): number =>
  b.score - a.score || b.nameScore - a.nameScore || (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : 0);

/** SHA-256 over the rows of a screening, in their order. */
export function hitsDigest(hits: readonly StoredHit[]): string {
  const hash = createHash('sha256');
  for (const { person, entry, score, nameScore, body } of hits) {
    hash.update(`${JSON.stringify([person, entry, score, nameScore, body])}\n`);
  }
  return hash.digest('hex');
}
