import type { RingHead, RingTimeline } from '../model/index.ts';
import { bridgesOf } from './bridges.ts';
import { Explainer } from './explain.ts';
import { moneyOf, sparkOf, timelineOf } from './losses.ts';
import { chooseReasons, type Reasons } from './reasons.ts';
import { type Findings, type RingSummary, summarise } from './summary.ts';
import type { LinkedRing } from './types.ts';

/** One ring with all that its page asks for, each made once: to be kept while somebody reads the page. */
export class Portrait {
  readonly findings: Findings;
  readonly ring: LinkedRing;
  readonly explainer: Explainer;
  private chosen: Reasons | undefined;
  private found: Uint8Array | undefined;
  private summed: RingSummary | undefined;

  /** `findings` of one ring alone. */
  constructor(findings: Findings) {
    this.findings = findings;
    this.ring = findings.result.rings[0]!;
    this.explainer = new Explainer(findings.result, findings.batches);
  }

  /** The links shown, strongest first. */
  get reasons(): Reasons {
    return (this.chosen ??= chooseReasons(this.findings.result, this.explainer.weigher, 0));
  }

  /** One per link: 1 when without it the ring would fall into two. */
  get bridges(): Uint8Array {
    return (this.found ??= bridgesOf(this.findings.result.table.reports, this.reasons));
  }

  get summary(): RingSummary {
    return (this.summed ??= summarise(this.findings, this.ring));
  }

  /** What people call a report: the source's own number, else Clew's id. */
  ref(r: number): string {
    const { table } = this.findings.result;
    return this.findings.batches[table.batch[r]!]!.ref.at(table.position[r]!)! || table.id[r]!;
  }

  /** The head of the ring's page; places and case are known to others. */
  head(): RingHead {
    const { ring, duplicates, withoutAmount, indicators, languages, categories, agencies } = this.summary;
    const { reports, services, ...row } = ring;
    return {
      ring: {
        ...row,
        size: reports.length,
        category: categories[0]?.value ?? '',
        agencies: agencies.map(({ value }) => value),
        places: [],
        services: services.length,
        spark: sparkOf(this.findings, this.ring),
        ...(this.reasons.count === 0 ? {} : { top: this.sentence(0) }),
      },
      duplicates,
      withoutAmount,
      indicators: indicators.map((each) => ({ ...each })),
      services: [...services],
      languages: [...languages],
      categories: [...categories],
      agencies: [...agencies],
      places: [],
      money: moneyOf(this.findings, this.ring),
    };
  }

  timeline(): RingTimeline {
    return timelineOf(this.findings, this.ring);
  }

  private sentence(k: number): { en: string; zh: string } {
    const [a, b] = [this.reasons.a[k]!, this.reasons.b[k]!];
    return { en: this.explainer.sentence(a, b, 'en'), zh: this.explainer.sentence(a, b, 'zh') };
  }
}
