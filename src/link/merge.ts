import { apart, groupStates } from './candidates.ts';
import { activityWidth, type ClusterView, entryWidth, figure, voices } from './clusters.ts';
import { type Comparer, contextIndex } from './compare.ts';
import type { Learned } from './em.ts';
import { groupOf, kindNumber, supporting } from './kinds.ts';
import type { Model } from './model.ts';

/** What scoring takes from what the data taught. */
type Taught = Pick<Learned, 'exclusivity' | 'groups' | 'context'>;

/** What the merge model looks at, in the order of its coefficients. */
export const featureNames = [
  'bias',
  'best',
  'bestLow',
  'others',
  'otherCount',
  'repeats',
  'bridges',
  'coverage',
  'category',
  'wording',
  'wordingBest',
  'wordingAgainst',
  'missing',
  'expected',
  'gap',
  'smaller',
  'larger',
  'siblings',
  'siblingsOnly',
  'account',
  'ip',
  'phone',
  'handle',
  'wallet',
  'app',
  'site',
  'degree',
  'conflicts',
  'touching',
  'services',
  'missingLate',
  'missingBig',
  'missingLateBig',
  'touchingBig',
  'expectedBig',
  'wordingBig',
  'bestBig',
  'scarce',
  'scarceLate',
  'scarceLateBig',
] as const;
export type FeatureName = (typeof featureNames)[number];
export const featureCount = featureNames.length;
const at = Object.fromEntries(featureNames.map((name, i) => [name, i])) as Record<FeatureName, number>;

const kinds = {
  account: kindNumber('account'),
  app: kindNumber('app'),
  domain: kindNumber('domain'),
  handle: kindNumber('handle'),
  ip: kindNumber('ip'),
  phone: kindNumber('phone'),
  url: kindNumber('url'),
  wallet: kindNumber('wallet'),
};
/** Days within which sibling domains are looked at, and the wording (natural log) they need beside them. */
const nearSiblings = 60;
const sameStory = 1.5;
const mostExclusive = 0.985;
const activityShare = 0.25;
/** Below this logit an indicator is rather a service's than a ring's. */
const service = -0.8;

/** ln of cases. A line through joins of a few dozen says nothing of joins of a thousand: evidence changes with size up to here. */
const mostGrown = Math.log(20);

/** ln of the likelihood ratio of the wording from which two groups on one server also tell one story: hosting alone ties nobody. */
const likeStory = 1;

/** Entries of a held cluster for each of the other's from which they are looked up instead of read side by side. */
const farMore = 64;

/** Places in the note of one indicator, in 32-bit numbers: the owner's turn and entry, the last stamp that covered it, … */
const note = { owner: 0, entry: 1, coveredBy: 2, parent: 3, kind: 4, degree: 5, width: 8 } as const;
/** Place of an indicator's logit, the note's last 64 bits, counted in doubles. */
const logitAt = (x: number): number => x * 4 + 3;

/** Scores pairs of clusters. One instance holds the scratch arrays of one thread. */
export class MergeModel {
  /** Features of the pair scored last. */
  readonly features = new Float64Array(featureCount);
  /** Indicators shared and counted by the pair scored last. */
  readonly shared: number[] = [];
  readonly aside: number[] = [];
  /** For each of `shared`: the last report of either side that shows it. */
  private readonly lastOwn: number[] = [];
  private readonly lastOther: number[] = [];
  private readonly overlapBin: number[] = [];
  private readonly overlapMass: number[] = [];
  best = -1;
  /** The reports of the two sides that show `best` nearest in time. */
  nearA = -1;
  nearB = -1;
  private readonly clusters: ClusterView;
  private readonly comparer: Comparer;
  private readonly learned: Taught;
  private readonly coefficients: Float64Array;
  /** m/u of each context bin: e to the power of its weight. */
  private readonly likelihoods: Float64Array;
  /** All that scoring asks of an indicator side by side (`note`): one line of the processor's cache instead of seven. */
  private readonly notes: Int32Array;
  /** The same memory as doubles, for logits. */
  private readonly logits: Float64Array;
  /** All that the pair scored last shares is where it is hosted. */
  private hostingOnly = false;
  private owner = -1;
  /** Where the owner's entries begin and end, and whether the notes of this turn tell where each stands. */
  private ownFrom = 0;
  private ownTo = 0;
  private isLaidOut = false;
  private turn = 0;
  private stamp = 0;

  constructor(clusters: ClusterView, comparer: Comparer, learned: Taught, model: Model) {
    this.clusters = clusters;
    this.comparer = comparer;
    this.learned = learned;
    const { indicators, kind, parent, postOffset } = clusters.table;
    const buffer = new ArrayBuffer(indicators * note.width * 4);
    this.notes = new Int32Array(buffer);
    this.logits = new Float64Array(buffer);
    for (let x = 0, n = 0; x < indicators; x++, n += note.width) {
      this.notes[n + note.parent] = parent[x]!;
      this.notes[n + note.kind] = kind[x]!;
      this.notes[n + note.degree] = postOffset[x + 1]! - postOffset[x]!;
      const capped = Math.min(mostExclusive, learned.exclusivity[x]!);
      this.logits[logitAt(x)] = Math.log(capped / (1 - capped));
    }
    this.likelihoods = learned.context.map(Math.exp);
    this.coefficients = Float64Array.from(featureNames, (name) => model.merge[name]);
  }

  /** Prepares to score `owner` against several others. */
  hold(owner: number): void {
    const { figures } = this.clusters;
    this.owner = owner;
    this.isLaidOut = false;
    this.ownFrom = figures[owner * figure.width + figure.entries]!;
    this.ownTo = this.ownFrom + figures[owner * figure.width + figure.entryRows]! * entryWidth;
  }

  /** Notes where the owner's indicators stand, for direct look-up. */
  private layOut(): void {
    const { data } = this.clusters.entries;
    this.isLaidOut = true;
    this.turn++;
    for (let i = this.ownFrom; i < this.ownTo; i += entryWidth) {
      const n = data[i]! * note.width;
      this.notes[n + note.owner] = this.turn;
      this.notes[n + note.entry] = i;
    }
  }

  /**
   * Entries [from, to) of the other side that the owner has as well, into `shared`, the owner's into the notes. Both are in
   * order of their indicators, so reading them side by side fetches nothing from afar for those they do not share; only of an
   * owner that shows far more is each looked up.
   */
  private meet(from: number, to: number): void {
    const { notes, shared, ownFrom, ownTo } = this;
    const { data } = this.clusters.entries;
    shared.length = 0;
    if (ownTo - ownFrom > farMore * (to - from)) {
      if (!this.isLaidOut) this.layOut();
      for (let j = from; j < to; j += entryWidth) if (notes[data[j]! * note.width + note.owner] === this.turn) shared.push(j);
      return;
    }
    let i = ownFrom;
    for (let j = from; j < to; j += entryWidth) {
      const x = data[j]!;
      while (i < ownTo && data[i]! < x) i += entryWidth;
      if (i === ownTo) return;
      if (data[i] !== x) continue;
      shared.push(j);
      notes[x * note.width + note.entry] = i;
    }
  }

  /** Natural log-odds that the held cluster and `other` are one ring; -Infinity when nothing that counts is shared. */
  score(other: number): number {
    if (!this.share(other)) return -Infinity;
    const { coefficients, features } = this;
    this.negative(other);
    this.context(other);
    if (this.hostingOnly && features[at.wordingBest]! < likeStory) return -Infinity;
    // Everybody imitates the same brands: sibling domains tie only those who also tell the same story.
    if (features[at.siblingsOnly] === 1 && features[at.wordingBest]! < sameStory) return -Infinity;
    this.grow();
    let sum = 0;
    for (let f = 0; f < featureCount; f++) sum += coefficients[f]! * features[f]!;
    return sum;
  }

  /** The same evidence weighs differently between two large clusters than between two reports. */
  private grow(): void {
    const { features } = this;
    const smaller = Math.min(mostGrown, features[at.smaller]!);
    features[at.missingBig] = features[at.missing]! * smaller;
    features[at.missingLateBig] = features[at.missingLate]! * smaller;
    features[at.touchingBig] = features[at.touching]! * smaller;
    features[at.expectedBig] = features[at.expected]! * smaller;
    features[at.wordingBig] = features[at.wordingBest]! * smaller;
    features[at.bestBig] = features[at.best]! * smaller;
    features[at.scarceLateBig] = features[at.scarceLate]! * smaller;
  }

  /** Features of what both sides show, and `best` with the reports nearest by it; false when nothing that counts is shared. */
  share(other: number): boolean {
    const { entries, figures } = this.clusters;
    const { data } = entries;
    const { shared, aside, features, owner, notes, logits } = this;
    aside.length = 0;
    const f = other * figure.width;
    const from = figures[f + figure.entries]!;
    const to = from + figures[f + figure.entryRows]! * entryWidth;
    const ownSize = figures[owner * figure.width + figure.size]!;
    const otherSize = figures[f + figure.size]!;
    this.meet(from, to);
    if (shared.length === 0) return false;
    this.stamp++;
    for (const j of shared) {
      for (let p = notes[data[j]! * note.width + note.parent]!; p !== -1; p = notes[p * note.width + note.parent]!)
        notes[p * note.width + note.coveredBy] = this.stamp;
    }
    let best = -1;
    let bestAt = -1;
    let bestLogit = -Infinity;
    let sum = 0;
    let strong = 0;
    let twice = 0;
    let gap = Infinity;
    let counted = 0;
    let singleOwner = -2;
    let singleOther = -2;
    let repeatOwner = false;
    let repeatOther = false;
    let touching = 0;
    let services = 0;
    let siblings = 0;
    let siblingsOnly = true;
    for (const j of shared) if (supporting[notes[data[j]! * note.width + note.kind]!] === 0) siblingsOnly = false;
    for (const j of shared) {
      const x = data[j]!;
      const n = x * note.width;
      if (notes[n + note.coveredBy] === this.stamp) {
        aside.push(x);
        continue;
      }
      const i = notes[n + note.entry]!;
      shared[counted] = x;
      this.lastOwn[counted] = data[i + 3]!;
      this.lastOther[counted++] = data[j + 3]!;
      if (supporting[notes[n + note.kind]!] === 1 && !siblingsOnly) {
        siblings++;
        continue;
      }
      const z = logits[logitAt(x)]!;
      if (z < service) services++;
      sum += Math.max(0, z + 0.5);
      if (z > 0) strong++;
      if (data[i + 1]! >= 2 && data[j + 1]! >= 2) twice++;
      touching += Math.min(data[i + 1]!, data[j + 1]!);
      if (z > bestLogit) {
        bestLogit = z;
        best = x;
        bestAt = j;
      }
      // Days stand far away in memory: none are looked up that cannot matter.
      if (gap > 0) {
        const days = this.daysBetween(i, j);
        if (days < gap) gap = days;
      }
      if (data[i + 1]! >= 2 || (singleOwner !== -2 && singleOwner !== data[i + 2])) repeatOwner = true;
      if (data[j + 1]! >= 2 || (singleOther !== -2 && singleOther !== data[j + 2])) repeatOther = true;
      singleOwner = data[i + 2]!;
      singleOther = data[j + 2]!;
    }
    shared.length = counted;
    this.best = best;
    this.hostingOnly =
      best !== -1 &&
      shared.every((x) => notes[x * note.width + note.kind] === kinds.ip && this.learned.exclusivity[x]! < mostExclusive);
    if (best === -1 || (siblingsOnly && gap > nearSiblings)) return false;
    const i = notes[best * note.width + note.entry]!;
    const j = bestAt;
    this.nearest(i, j);
    const kind = notes[best * note.width + note.kind]!;
    const degree = notes[best * note.width + note.degree]!;
    features[at.bias] = 1;
    features[at.best] = Math.max(service, bestLogit);
    features[at.bestLow] = Math.min(0, bestLogit - service);
    features[at.others] = Math.log1p(sum - Math.max(0, bestLogit + 0.5));
    features[at.otherCount] = Math.log1p(strong - (bestLogit > 0 ? 1 : 0));
    features[at.repeats] = Math.log1p(twice);
    features[at.bridges] = (ownSize >= 2 && !repeatOwner ? 1 : 0) + (otherSize >= 2 && !repeatOther ? 1 : 0);
    features[at.coverage] = Math.log((data[i + 1]! + data[j + 1]!) / degree);
    features[at.gap] = Number.isFinite(gap) ? Math.log1p(gap) : 1;
    features[at.smaller] = Math.log(Math.min(ownSize, otherSize));
    features[at.larger] = Math.log(Math.max(ownSize, otherSize));
    features[at.siblings] = siblings > 0 ? 1 : 0;
    features[at.siblingsOnly] = siblingsOnly ? 1 : 0;
    features[at.account] = kind === kinds.account ? 1 : 0;
    features[at.phone] = kind === kinds.phone ? 1 : 0;
    features[at.handle] = kind === kinds.handle ? 1 : 0;
    features[at.wallet] = kind === kinds.wallet ? 1 : 0;
    features[at.app] = kind === kinds.app ? 1 : 0;
    features[at.site] = kind === kinds.domain || kind === kinds.url ? 1 : 0;
    features[at.degree] = Math.log(degree);
    features[at.ip] = kind === kinds.ip ? 1 : 0;
    features[at.touching] = Math.log(touching);
    features[at.services] = Math.log1p(services - (bestLogit < service ? 1 : 0));
    return true;
  }

  /** Weight of the kinds in which the two reports that show the tie best both have something, and not the same. */
  private conflicts(best: number): number {
    const { exclusivity, groups } = this.learned;
    // More often than not no kind can stand against them, and their rows need not be fetched.
    const others = ~(1 << groupOf[this.clusters.table.kind[best]!]!);
    if ((this.comparer.groups(this.nearA, this.nearB) & others) === 0) return 0;
    let against = 0;
    let states = groupStates(this.clusters.table, exclusivity, this.nearA, this.nearB, best, 1);
    for (let g = 0; states !== 0; g += 4, states >>>= 2) if ((states & 3) === apart) against += groups[g + apart]!;
    return Math.min(0, against);
  }

  /** Days between the nearest uses of an indicator that two entries tell of; NaN when a date is missing. */
  private daysBetween(i: number, j: number): number {
    const { table, entries } = this.clusters;
    const { data } = entries;
    const { day } = table;
    return Math.max(0, day[data[j + 2]!]! - day[data[i + 3]!]!, day[data[i + 2]!]! - day[data[j + 3]!]!);
  }

  private nearest(i: number, j: number): void {
    const { data } = this.clusters.entries;
    let least = Infinity;
    for (const a of [data[i + 2]!, data[i + 3]!]) {
      for (const b of [data[j + 2]!, data[j + 3]!]) {
        if (Math.abs(a - b) < least) {
          least = Math.abs(a - b);
          this.nearA = a;
          this.nearB = b;
        }
      }
    }
  }

  /**
   * Wording and category over a few reports of each side. A ring may run several scripts, so besides the mean the log of
   * the mean likelihood ratio counts: one well-matched script is enough.
   */
  private context(other: number): void {
    const { figures } = this.clusters;
    const { comparer, features, likelihoods, owner } = this;
    const weights = this.learned.context;
    let mean = 0;
    let likelihood = 0;
    let category = 0;
    let pairs = 0;
    const ours = owner * figure.width + figure.voice;
    const theirs = other * figure.width + figure.voice;
    for (let i = ours; i < ours + voices && figures[i] !== -1; i++) {
      for (let j = theirs; j < theirs + voices && figures[j] !== -1; j++) {
        const a = figures[i]!;
        const b = figures[j]!;
        const at = contextIndex(0, comparer.wording(a, b));
        mean += weights[at]!;
        likelihood += likelihoods[at]!;
        category += weights[contextIndex(1, comparer.category(a, b))]! + weights[contextIndex(2, comparer.language(a, b))]!;
        pairs++;
      }
    }
    const soft = Math.log(likelihood / pairs);
    features[at.conflicts] = this.conflicts(this.best);
    features[at.category] = category / pairs;
    features[at.wording] = mean / pairs;
    features[at.wordingBest] = Math.max(0, soft);
    features[at.wordingAgainst] = Math.min(0, soft);
  }

  /**
   * Negative evidence: one ring active in the same weeks as itself would share about `expected` indicators between its
   * halves; sharing far fewer is scored by the Poisson deviance, and by the ratio, which does not grow with the clusters. The
   * later half of the time both were active is looked at once more by itself: a splinter takes part of its parent's stock
   * along, and after that they share nothing new.
   */
  private negative(other: number): void {
    const { figures, activity, bin } = this.clusters;
    const { data } = activity;
    const { features, owner, overlapBin, overlapMass, shared, lastOwn, lastOther } = this;
    let i = figures[owner * figure.width + figure.activity]!;
    let j = figures[other * figure.width + figure.activity]!;
    const iEnd = i + figures[owner * figure.width + figure.activityRows]! * activityWidth;
    const jEnd = j + figures[other * figure.width + figure.activityRows]! * activityWidth;
    let expected = 0;
    let overlap = 0;
    while (i < iEnd && j < jEnd) {
      const x = data[i]!;
      const y = data[j]!;
      if (x === y) {
        const f = data[i + 1]!;
        const g = data[j + 1]!;
        const mass = (activityShare * ((data[i + 2]! + data[j + 2]!) * 2 * f * g)) / (f * f + g * g);
        expected += mass;
        overlapBin[overlap] = x;
        overlapMass[overlap++] = mass;
      }
      if (x <= y) i += activityWidth;
      if (y <= x) j += activityWidth;
    }
    let late = 0;
    let from = overlap;
    while (from > 0 && late < expected / 2) late += overlapMass[--from]!;
    const middle = from < overlap ? overlapBin[from]! : Infinity;
    let seen = 1;
    let seenLate = 1;
    for (let k = 0; k < shared.length; k++) {
      if (this.logits[logitAt(shared[k]!)]! <= 0) continue;
      seen++;
      // Most pairs were never active at one time: when they last used it is not worth looking up.
      if (from < overlap && bin[lastOwn[k]!]! >= middle && bin[lastOther[k]!]! >= middle) seenLate++;
    }
    features[at.missing] = Math.sqrt(deviance(seen, expected));
    features[at.missingLate] = Math.sqrt(deviance(seenLate, late));
    features[at.expected] = Math.log1p(4 * expected);
    features[at.scarce] = Math.log((1 + expected) / seen);
    features[at.scarceLate] = Math.log((1 + late) / seenLate);
  }
}

/** Half the Poisson deviance of seeing fewer than expected; 0 for as many or more. */
function deviance(seen: number, expected: number): number {
  return expected > seen ? seen * Math.log(seen / expected) - seen + expected : 0;
}
