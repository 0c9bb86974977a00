import { binomialTail } from '../chance.ts';
import { limits } from './limits.ts';
import { type NewTerm, type Phrase, phrasesOf } from './phrases.ts';
import { eachTerm } from './terms.ts';

/** One telling of late; reports that say the same words and the same amount are one. */
export interface Telling {
  readonly text: string;
  /** What is no wording of it, indicators and places: pairs of ascending UTF-16 offsets. */
  readonly spans: ArrayLike<number>;
  /** Who took it down: the groups of those who newly report are told apart by it from groups that are new. */
  readonly agency: number;
}

/** A piece of wording of a group, and how many of it and of the earlier reports tell it. */
export interface GroupPhrase {
  readonly shown: string;
  readonly terms: ReadonlySet<string>;
  /** Members that tell it. */
  readonly texts: ReadonlySet<number>;
  readonly now: number;
  readonly before: number;
}

/** Tellings with new wording in common. Positions are those of the tellings handed over. */
export interface WordGroup {
  readonly members: readonly number[];
  /** Most told first. */
  readonly phrases: readonly GroupPhrase[];
  /** Earlier reports that would belong to it; how many were counted; tellings of late in this script. */
  readonly before: number;
  readonly ofBefore: number;
  readonly ofNow: number;
  readonly chance: number;
}

/** Words of late in one script, held against what came before: first all that is recent, then `past` for each earlier report. */
export class Wording {
  private readonly recent: readonly Telling[];
  /** Terms still in question, by what they are: their number. */
  private readonly candidates = new Map<string, number>();
  private readonly terms: string[] = [];
  private readonly now: Int32Array;
  private readonly before: Int32Array;
  /** Earlier reports with a term after which it is not new any more. */
  private readonly most: Int32Array;
  private readonly seenIn: Int32Array;
  private readonly pastHits: number[][] = [];
  private readonly recentOf = new Map<number, number>();
  private readonly pastOf = new Map<number, number>();
  private readonly tried: number;
  private pasts = 0;

  /** `toCome`: earlier reports that will be handed over, at most. */
  constructor(recent: readonly Telling[], toCome: number) {
    this.recent = recent;
    const counts = new Map<string, number>();
    for (const { text, spans, agency } of recent) {
      const own = new Set<string>();
      eachTerm(text, spans, (term) => own.add(term));
      for (const term of own) counts.set(term, (counts.get(term) ?? 0) + 1);
      this.recentOf.set(agency, (this.recentOf.get(agency) ?? 0) + 1);
    }
    for (const [term, count] of counts) if (count >= limits.tried) this.candidates.set(term, this.terms.push(term) - 1);
    this.tried = this.terms.length;
    this.now = Int32Array.from(this.terms, (term) => counts.get(term)!);
    this.before = new Int32Array(this.tried);
    this.seenIn = new Int32Array(this.tried).fill(-1);
    this.most = this.now.map((now) => Math.ceil((now / Math.max(1, recent.length)) * (toCome / limits.times)));
  }

  /** An earlier report; in any order. */
  past(text: string, agency: number): void {
    const number = this.pasts++;
    this.pastOf.set(agency, (this.pastOf.get(agency) ?? 0) + 1);
    const hits: number[] = [];
    eachTerm(text, [], (name) => {
      const term = this.candidates.get(name);
      if (term === undefined || this.seenIn[term] === number) return;
      this.seenIn[term] = number;
      if (++this.before[term]! > this.most[term]!) this.candidates.delete(name);
      else hits.push(term);
    });
    if (hits.length >= limits.told) this.pastHits.push(hits);
  }

  /** The groups, strongest first. The same whatever the order in which reports came. */
  groups(): WordGroup[] {
    if (this.pasts < limits.history || this.recent.length === 0) return [];
    const terms = this.newTerms();
    const phrases = phrasesOf(this.recent, terms);
    return peeled(phrases, this.recent.length, limits.first / Math.max(1, this.tried))
      .map((found) => this.told(found))
      .filter(({ chance }) => chance <= limits.group)
      .filter(({ members, before: past }) => past * this.recent.length * limits.groupTimes <= members.length * this.pasts)
      .sort(
        (a, b) =>
          a.chance - b.chance || b.members.length - a.members.length || (a.phrases[0]!.shown < b.phrases[0]!.shown ? -1 : 1),
      );
  }

  private newTerms(): NewTerm[] {
    const share = this.recent.length / (this.recent.length + this.pasts);
    const found: NewTerm[] = [];
    for (const [term, i] of this.candidates) {
      const [now, before] = [this.now[i]!, this.before[i]!];
      if (before * this.recent.length * limits.times > now * this.pasts) continue;
      const chance = binomialTail(now, now + before, share);
      if (chance <= limits.other) found.push({ term, now, before, chance });
    }
    return found;
  }

  private told({ members, phrases }: Peeled): WordGroup {
    const within = new Map<string, number>();
    phrases.forEach(({ terms }, i) => {
      for (const term of terms) within.set(term, i);
    });
    const counts = new Int32Array(phrases.length);
    let before = 0;
    for (const hits of this.pastHits) {
      const own = new Set(hits.flatMap((term) => within.get(this.terms[term]!) ?? []));
      for (const phrase of own) counts[phrase]!++;
      if (own.size >= limits.told) before++;
    }
    // Who reports much more of late than before is expected to bring words of their own.
    let expected = 0;
    for (const member of members) {
      const { agency } = this.recent[member]!;
      const now = this.recentOf.get(agency)!;
      expected += now / (now + (this.pastOf.get(agency) ?? 0));
    }
    const isMember = new Set(members);
    const shown = phrases.map(({ shown: words, texts, terms }, i): GroupPhrase => {
      const own = new Set(texts.filter((text) => isMember.has(text)));
      return { shown: words, terms, texts: own, now: own.size, before: counts[i]! };
    });
    return {
      members,
      phrases: shown.sort((a, b) => b.now - a.now || a.before - b.before || (a.shown < b.shown ? -1 : 1)),
      before,
      ofBefore: this.pasts,
      ofNow: this.recent.length,
      chance: binomialTail(members.length, members.length + before, expected / members.length),
    };
  }
}

interface Peeled {
  readonly members: readonly number[];
  readonly phrases: readonly Phrase[];
}

/**
 * Takes groups off one after the other. Each begins with the new phrase that most of what is left tells; phrases join that meet its
 * tellings far more often than by chance, and tellings that hold two of the phrases, until neither changes.
 */
function peeled(phrases: readonly Phrase[], texts: number, first: number): Peeled[] {
  const left = new Uint8Array(texts).fill(1);
  const tried = new Set<Phrase>();
  const groups: Peeled[] = [];
  for (;;) {
    let seed: Phrase | undefined;
    let most = limits.tried - 1;
    for (const phrase of phrases) {
      if (tried.has(phrase) || phrase.chance > first) continue;
      const count = phrase.texts.filter((text) => left[text] === 1).length;
      if (count > most || (count === most && seed !== undefined && before(phrase, seed))) [seed, most] = [phrase, count];
    }
    if (seed === undefined) return groups;
    tried.add(seed);
    const found = grown(seed, phrases, left);
    if (found === undefined) continue;
    groups.push(found);
    for (const member of found.members) left[member] = 0;
  }
}

const before = (a: Phrase, b: Phrase): boolean => a.chance < b.chance || (a.chance === b.chance && a.term < b.term);

function grown(seed: Phrase, phrases: readonly Phrase[], left: Uint8Array): Peeled | undefined {
  const all = left.reduce((sum, each) => sum + each, 0);
  const texts = phrases.map((phrase) => phrase.texts.filter((text) => left[text] === 1));
  let members = new Set(seed.texts.filter((text) => left[text] === 1));
  let own: number[] = [];
  for (let round = 0; round < 8; round++) {
    own = [...phrases.keys()].filter((i) => {
      const meets = texts[i]!.filter((text) => members.has(text)).length;
      if (meets < limits.told || meets < limits.own * texts[i]!.length) return false;
      // Where the group is much of what is left, much meets it by chance: there it must be nearly all of the phrase.
      return (
        meets >= limits.nearly * texts[i]!.length || binomialTail(meets, texts[i]!.length, members.size / all) <= limits.meets
      );
    });
    const next = holding(own, texts);
    const isSame = next.size === members.size && [...next].every((text) => members.has(text));
    members = next;
    if (isSame) break;
  }
  const shared = own.filter((i) => texts[i]!.filter((text) => members.has(text)).length >= limits.phrases);
  members = holding(shared, texts);
  if (members.size < limits.tellings || shared.length < limits.phrases) return undefined;
  return { members: [...members].sort((a, b) => a - b), phrases: shared.map((i) => phrases[i]!) };
}

/** Texts that tell as many of these phrases as belonging to a group takes. */
function holding(phrases: readonly number[], texts: readonly (readonly number[])[]): Set<number> {
  const counts = new Map<number, number>();
  for (const i of phrases) for (const text of texts[i]!) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= limits.told).map(([text]) => text));
}
