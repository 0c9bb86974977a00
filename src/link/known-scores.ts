/** Places in what is noted of a cluster, in 32-bit numbers; see `KnownScores`. */
const of = { first: 0, changed: 1, turn: 2, note: 3, width: 4 } as const;
/** Places in the note of a pair; its last 64 bits are the score. */
const pair = { other: 0, next: 1, round: 2, width: 6 } as const;
const scoreAt = (note: number): number => note * 3 + 2;

/**
 * Scores of pairs of clusters, for as long as neither changes. A cluster whose best partner went into another is held against
 * all its neighbours again, most of which are as they were: about a third of the pairs of a million reports. What is asked
 * together stands together, one line of the processor's cache for a cluster and one for a pair: to recall a score must cost
 * far less than to score.
 */
export class KnownScores {
  /**
   * Four numbers a cluster: the first note of its chain, -1 for none; the round from which on it has been as it is; and the
   * held owner's note about it, good when the turn is this one.
   */
  private readonly clusters: Int32Array;
  private turn = 0;
  private round = 0;
  private notes = new Int32Array(1 << 12);
  /** The same memory as doubles, for scores. */
  private scores = new Float64Array(this.notes.buffer);
  private used = 0;
  /** First of the notes that were let go, chained as well, and how many they are. */
  private free = -1;
  private spare = 0;

  constructor(clusters: number) {
    this.clusters = new Int32Array(clusters * of.width);
    for (let c = 0; c < this.clusters.length; c += of.width) this.clusters[c + of.first] = -1;
  }

  /** Memory taken. */
  get bytes(): number {
    return this.clusters.byteLength + this.notes.byteLength;
  }

  /** Begins a round of scoring: what is kept from here on holds for clusters as they are now. */
  begin(): void {
    this.round++;
  }

  /** Makes room for as many more pairs, so that millions need not be moved several times. */
  reserve(pairs: number): void {
    const length = (this.used + pairs - this.spare) * pair.width;
    if (length <= this.notes.length) return;
    const before = this.notes;
    this.notes = new Int32Array(length);
    this.notes.set(before);
    this.scores = new Float64Array(this.notes.buffer);
  }

  /** Lays out what is known of `owner`, and says whether anything is. Notes about clusters that have changed since are let go. */
  hold(owner: number): boolean {
    const { clusters, notes } = this;
    this.turn++;
    let before = -1;
    for (let n = clusters[owner * of.width + of.first]!; n !== -1;) {
      const at = n * pair.width;
      const after = notes[at + pair.next]!;
      const c = notes[at + pair.other]! * of.width;
      if (clusters[c + of.changed]! <= notes[at + pair.round]!) {
        clusters[c + of.turn] = this.turn;
        clusters[c + of.note] = n;
        before = at;
      } else {
        if (before === -1) clusters[owner * of.width + of.first] = after;
        else notes[before + pair.next] = after;
        notes[at + pair.next] = this.free;
        this.free = n;
        this.spare++;
      }
      n = after;
    }
    return before !== -1;
  }

  /** Score of the held owner with `other`, NaN when it is not known. */
  recall(other: number): number {
    const c = other * of.width;
    return this.clusters[c + of.turn] === this.turn ? this.scores[scoreAt(this.clusters[c + of.note]!)]! : NaN;
  }

  /** Keeps the score of a pair that was not known. */
  keep(owner: number, other: number, score: number): void {
    const first = owner * of.width + of.first;
    let n = this.free;
    if (n === -1) {
      n = this.used++;
      if (this.used * pair.width > this.notes.length) this.reserve(this.used >> 1);
    } else {
      this.free = this.notes[n * pair.width + pair.next]!;
      this.spare--;
    }
    const at = n * pair.width;
    this.notes[at + pair.other] = other;
    this.notes[at + pair.next] = this.clusters[first]!;
    this.notes[at + pair.round] = this.round;
    this.scores[scoreAt(n)] = score;
    this.clusters[first] = n;
  }

  /** Lets go of all that is known of a cluster, which changed after this round's scoring. */
  forget(cluster: number): void {
    const { clusters, notes } = this;
    const c = cluster * of.width;
    clusters[c + of.changed] = this.round + 1;
    const first = clusters[c + of.first]!;
    if (first === -1) return;
    let last = first;
    for (let n = first; n !== -1; n = notes[n * pair.width + pair.next]!) {
      last = n;
      this.spare++;
    }
    notes[last * pair.width + pair.next] = this.free;
    this.free = first;
    clusters[c + of.first] = -1;
  }
}
