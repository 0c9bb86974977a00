import { type Because, type Link, sketchSize } from '../model/index.ts';
import { hostOf } from './domain.ts';
import type { LinkBatch } from './input.ts';
import { kindNumber, linkKinds } from './kinds.ts';
import { JoinPaths } from './reasons.ts';
import { shingleBins, sketchAgreement } from './sketch.ts';
import { type Sighting, Sources } from './sources.ts';
import { againstSentences, type LinkFacts, linkSentence, linkSentences, type Tie } from './sentence.ts';
import { type LinkResult, type LinkTable, namedBy } from './types.ts';
import { type PairWeight, Weigher } from './weigher.ts';
import { type Language, legalBasisOf } from './words.ts';

const registrableKind = kindNumber('registrable');
const stemKind = kindNumber('stem');

/** Equal samples of the wording, of 24, from which two texts are called alike: nine pairs of reports in ten share at most 2. */
const alike = 6;
/** log10 odds below which a pair is called weak: by itself less likely of one ring than one in eleven. */
const weakBelow = -1;

/** Turns pairs of reports into links: what ties them, how much it weighs, where it stands, and the sentence. */
export class Explainer {
  readonly result: LinkResult;
  readonly sources: Sources;
  readonly weigher: Weigher;
  readonly #table: LinkTable;
  readonly #batches: readonly LinkBatch[];
  readonly #paths: JoinPaths;
  /** Reports of the ring at hand that show each indicator; counted once per ring. */
  readonly #inRing: Int32Array;
  readonly #counted: Int32Array;
  #ring = -1;
  #turn = 0;

  constructor(result: LinkResult, batches: readonly LinkBatch[]) {
    this.result = result;
    this.#table = result.table;
    this.#batches = batches;
    this.sources = new Sources(result.table, batches);
    this.weigher = new Weigher(result);
    this.#paths = new JoinPaths(result);
    this.#inRing = new Int32Array(result.table.indicators);
    this.#counted = new Int32Array(result.table.indicators);
  }

  /** The link's sentence in one language, without building the rest. */
  sentence(a: number, b: number, lang: Language): string {
    return linkSentence(this.#told(a, b, this.weigher.pair(a, b)), lang);
  }

  /** The whole link of a pair, the earlier report first. */
  link(a: number, b: number, confidence = this.confidence(a, b)): Link {
    const pair = this.weigher.pair(a, b);
    const facts = this.facts(a, b, pair);
    return {
      a: this.#table.id[a]!,
      b: this.#table.id[b]!,
      weight: pair.total,
      confidence,
      because: [
        ...pair.ties.map((tie) => this.#because(a, b, tie)),
        ...facts.ties
          .filter((tie) => tie.kind === 'text' || tie.kind === 'victim')
          .map((tie) => ({ kind: tie.kind, value: tie.value, rarity: tie.reports, weight: tie.weight, spans: [] })),
      ],
      against: againstSentences(facts),
      sentence: linkSentences(facts),
    };
  }

  /** Confidence that both are of one ring: the weakest join on the way between them, 0 when they stand apart. */
  confidence(a: number, b: number): number {
    const { ringOf } = this.result;
    return ringOf[a] === -1 || ringOf[a] !== ringOf[b] ? 0 : this.#paths.between(a, b);
  }

  /** What is known of the pair. */
  facts(a: number, b: number, pair = this.weigher.pair(a, b)): LinkFacts {
    const [one, two] = [this.#cells(a), this.#cells(b)];
    const isOneList = isHan(one.category) === isHan(two.category);
    return {
      ...this.#told(a, b, pair),
      ...(isOneList && differ(one.category, two.category) ? { categories: [one.category, two.category] } : {}),
      ...(differ(one.language, two.language) ? { languages: [one.language, two.language] } : {}),
    };
  }

  /** The part of it that the sentence tells. */
  #told(a: number, b: number, pair: PairWeight): LinkFacts {
    const ring = this.result.ringOf[a]!;
    const together = ring !== -1 && ring === this.result.ringOf[b];
    if (together) this.#count(ring);
    const ties = oneCase(pair);
    for (const tie of pair.ties) ties.push(this.#tie(a, b, tie, together));
    this.#addWording(ties, a, b, pair.wording);
    const facts = { ties, ...gap(this.#cells(a), this.#cells(b)) };
    if (!together || pair.odds >= weakBelow) return facts;
    return { ...facts, weak: this.result.rings[ring]!.reports.length > 2 ? 'others' : 'alone' };
  }

  #tie(a: number, b: number, { indicator, weight }: PairWeight['ties'][number], together: boolean): Tie {
    const { kind, value } = this.spelling(a, b, indicator);
    const tie = {
      kind,
      value,
      reports: namedBy(this.result, indicator),
      asSuspect: (Number(this.sources.isSuspects(a, indicator)) + Number(this.sources.isSuspects(b, indicator))) as 0 | 1 | 2,
      weight,
      ...(together ? { inRing: this.#inRing[indicator]! } : {}),
    };
    if (kind !== 'stem' && this.#table.kind[indicator] !== registrableKind) return tie;
    const site = (report: number): string => {
      const shown = this.sources.spelled(report, indicator)?.value ?? value;
      return hostOf(shown) || shown;
    };
    return { ...tie, examples: [site(a), site(b)] };
  }

  /** Likeness of the texts, where it speaks for one ring and can be told. */
  #addWording(ties: Tie[], a: number, b: number, weight: number): void {
    if (weight <= 0) return;
    const same = sketchAgreement(this.#table.sketch, a * sketchSize, this.#table.sketch, b * sketchSize);
    const sameName = this.weigher.sameName(a, b);
    if (same < alike && !sameName) return;
    const tie = { kind: 'text', value: `${same}/${shingleBins}`, reports: 2, asSuspect: 0, weight } as const;
    ties.push(sameName ? { ...tie, sameName } : tie);
  }

  /** Kind and value as both reports spell it; where they differ (bank card, account; service of a handle) the wider word. */
  spelling(a: number, b: number, indicator: number): { kind: Because['kind']; value: string } {
    const kind = this.#table.kind[indicator]!;
    const value = this.#table.value[indicator]!;
    if (kind === stemKind) return { kind: 'stem', value };
    if (kind === registrableKind) return { kind: 'domain', value };
    const name = linkKinds[kind] as Sighting['kind'];
    if (name !== 'account' && name !== 'handle') return { kind: name, value };
    const one = this.sources.spelled(a, indicator);
    const two = this.sources.spelled(b, indicator);
    if (one === undefined || two === undefined) return { kind: name, value };
    if (name === 'account') return { kind: one.kind === two.kind ? one.kind : name, value: one.value };
    return { kind: name, value: one.value === two.value ? one.value : `?${one.value.slice(one.value.indexOf(':'))}` };
  }

  #because(a: number, b: number, { indicator, weight }: PairWeight['ties'][number]): Because {
    const { kind, value } = this.spelling(a, b, indicator);
    const basis = this.#table.kind[indicator] === registrableKind ? undefined : legalBasisOf(kind, value);
    return {
      kind,
      value,
      rarity: namedBy(this.result, indicator),
      weight,
      ...(basis === undefined ? {} : { legalBasis: basis }),
      spans: [...this.#spans(a, indicator), ...this.#spans(b, indicator)],
    };
  }

  #spans(report: number, indicator: number): Because['spans'] {
    return this.sources.of(report, indicator).map(({ field, start, end, raw }) => ({
      report: this.#table.id[report]!,
      ...(field === undefined ? {} : { field }),
      start,
      end,
      ...(raw === undefined ? {} : { raw }),
    }));
  }

  #cells(report: number): Cells {
    const batch = this.#batches[this.#table.batch[report]!]!;
    const at = this.#table.position[report]!;
    return {
      category: batch.category.at(at)!,
      language: batch.language.at(at)!,
      reportedAt: batch.reportedAt[at]!,
      lossAt: batch.lossAt[at]!,
    };
  }

  #count(ring: number): void {
    if (this.#ring === ring) return;
    this.#ring = ring;
    this.#turn++;
    for (const r of this.result.rings[ring]!.reports) {
      for (let i = this.#table.offset[r]!; i < this.#table.offset[r + 1]!; i++) {
        const x = this.#table.indicator[i]!;
        if (this.#counted[x] !== this.#turn) {
          this.#counted[x] = this.#turn;
          this.#inRing[x] = 0;
        }
        this.#inRing[x]!++;
      }
    }
  }
}

/** One case told twice. */
function oneCase({ oneCase: weight }: PairWeight): Tie[] {
  return weight > 0 ? [{ kind: 'victim', value: 'one case', reports: 2, asSuspect: 0, weight }] : [];
}

interface Cells {
  readonly category: string;
  readonly language: string;
  readonly reportedAt: number;
  readonly lossAt: number;
}

const dayMs = 86_400_000;
const dayOf = (ms: number): number => Math.floor(ms / dayMs);
/** Types filed in Chinese and in other letters belong to two lists: that they are spelt differently says nothing. */
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
const differ = (one: string, two: string): boolean => one !== '' && two !== '' && one.toLowerCase() !== two.toLowerCase();

/** Days between the reports, else between the losses. */
function gap(one: Cells, two: Cells): Pick<LinkFacts, 'days' | 'dates'> {
  const reported = Math.abs(dayOf(one.reportedAt) - dayOf(two.reportedAt));
  if (!Number.isNaN(reported)) return { days: reported, dates: 'reported' };
  const lost = Math.abs(dayOf(one.lossAt) - dayOf(two.lossAt));
  return Number.isNaN(lost) ? {} : { days: lost, dates: 'incident' };
}
