import { ClewError } from '../errors.ts';
import {
  Explainer,
  graphOf,
  linksOf,
  openServices,
  Portrait,
  kindNumber,
  type RingSummary,
  type Uses,
  why,
  type Why,
} from '../link/index.ts';
import type {
  IndicatorKind,
  Judgement,
  Link,
  LinkQuery,
  LinkRows,
  RingGraph,
  RingHead,
  RingTimeline,
  Service,
} from '../model/index.ts';
import type { Resident } from './state.ts';

/** Rings of this many reports together are kept ready for the next question about them. */
const mostKept = 150_000;

/** Different sets of closed rings for which counts are kept. */
const mostReaders = 16;

/** One ring with the reasons that hold it together. */
export interface RingPage {
  readonly summary: RingSummary;
  /** Reports by the name the source gave them, with the confidence of their place. */
  readonly reports: readonly { readonly id: string; readonly ref: string; readonly confidence: number }[];
  readonly links: readonly Link[];
}

/** Ids of rings that the reader must not know of. */
export type Closed = readonly string[];

/** What the rings in memory can be asked. Questions and answers are plain data, so that they can go between threads. */
export interface Told {
  /** A ring with its links, strongest first, `most` of them. */
  page(ring: string, most: number): RingPage;
  head(ring: string, closed: Closed): RingHead;
  graph(ring: string, closed: Closed): RingGraph;
  timeline(ring: string, closed: Closed): RingTimeline;
  links(ring: string, query: LinkQuery, closed: Closed): LinkRows;
  /** Two reports by their numbers in the casebook; `judgements`: those that bear on them. */
  why(a: number, b: number, judgements: readonly Judgement[], closed: Closed): Why;
  services(judgements: readonly Judgement[], closed: Closed): Service[];
  /** Reports that tell another one's case again, each followed by the one that stands for it: numbers of the casebook. */
  again(): Int32Array;
  /** Learned probability that two reports sharing the indicator belong to one ring; `undefined` when it ties nobody. */
  exclusivity(kind: IndicatorKind, value: string): number | undefined;
}

/** Answers from the rings as one run left them; keeps what it made of the rings asked for last. */
export class Teller implements Told {
  private readonly resident: Resident;
  /** By ring and what is closed, the one asked for last at the end. */
  private readonly portraits = new Map<string, Portrait>();
  private kept = 0;
  private readonly uses = new Map<string, Uses>();

  constructor(resident: Resident) {
    this.resident = resident;
    if (resident.portrait !== undefined) this.keep(`${resident.portrait.ring.id} `, resident.portrait);
  }

  page(ring: string, most: number): RingPage {
    const { findings, reasons, explainer, summary } = this.portrait(ring, []);
    const { table, rings, reportConfidence } = findings.result;
    const { batches } = findings;
    const reports = Array.from(rings[0]!.reports, (r) => ({
      id: table.id[r]!,
      ref: batches[table.batch[r]!]!.ref.at(table.position[r]!)!,
      confidence: reportConfidence[r]!,
    }));
    const links: Link[] = [];
    for (let i = 0; i < Math.min(reasons.count, most); i++)
      links.push(explainer.link(reasons.a[i]!, reasons.b[i]!, reasons.confidence[i]));
    return { summary, reports, links };
  }

  head(ring: string, closed: Closed): RingHead {
    return this.portrait(ring, closed).head();
  }

  graph(ring: string, closed: Closed): RingGraph {
    return graphOf(this.portrait(ring, closed));
  }

  timeline(ring: string, closed: Closed): RingTimeline {
    return this.portrait(ring, closed).timeline();
  }

  links(ring: string, query: LinkQuery, closed: Closed): LinkRows {
    return linksOf(this.portrait(ring, closed), query);
  }

  why(a: number, b: number, judgements: readonly Judgement[], closed: Closed): Why {
    const { linkage } = this.resident;
    const pair = [a, b].map((number) => {
      const place = this.resident.place(number);
      if (place !== undefined) return place;
      throw new ClewError('missing', 'workbench.unlinked', 'the report came after the last link run', { hint: 'Run clew link.' });
    });
    const slots = pair.map((report) => linkage.slot(report)).filter((slot) => slot !== -1);
    const view = linkage.view(slots, pair, this.hidden(closed));
    const [one, two] = pair.map(view.excerpt.place) as [number, number];
    const { result, batches, duplicates } = this.resident.findings(view);
    return why(new Explainer(result, batches), one, two, { judgements, duplicates });
  }

  services(judgements: readonly Judgement[], closed: Closed): Service[] {
    const { linkage, services } = this.resident;
    const ids = new Set(closed);
    return openServices(linkage, services, this.usesIn(closed), judgements, (ring) => ids.has(ring));
  }

  again(): Int32Array {
    return this.resident.again();
  }

  exclusivity(kind: IndicatorKind, value: string): number | undefined {
    const { linkage } = this.resident;
    const x = linkage.growing.find(kindNumber(kind), value);
    return x === -1 || linkage.growing.degree(x) < 2 ? undefined : linkage.exclusivity(x);
  }

  private portrait(ring: string, closed: Closed): Portrait {
    const key = `${ring} ${closed.join(' ')}`;
    const known = this.portraits.get(key);
    if (known !== undefined) {
      this.portraits.delete(key);
      this.portraits.set(key, known);
      return known;
    }
    const { linkage } = this.resident;
    const slot = linkage.slotById(ring);
    if (slot === -1)
      throw new ClewError('missing', 'workbench.ring', `there is no ring ${ring}`, { hint: 'clew rings lists them.' });
    const portrait = new Portrait(this.resident.findings(linkage.view([slot], [], this.hidden(closed))));
    this.keep(key, portrait);
    return portrait;
  }

  private keep(key: string, portrait: Portrait): void {
    this.portraits.set(key, portrait);
    this.kept += portrait.ring.reports.length;
    for (const [oldest, { ring: old }] of this.portraits) {
      if (this.kept <= mostKept || oldest === key) break;
      this.portraits.delete(oldest);
      this.kept -= old.reports.length;
    }
  }

  private hidden(closed: Closed): ReadonlyMap<number, number> | undefined {
    return closed.length === 0 ? undefined : this.usesIn(closed).reports;
  }

  private usesIn(closed: Closed): Uses {
    const key = closed.join(' ');
    let uses = this.uses.get(key);
    if (uses === undefined) {
      if (this.uses.size === mostReaders) this.uses.clear();
      this.uses.set(key, (uses = this.resident.linkage.usesIn(closed)));
    }
    return uses;
  }
}
