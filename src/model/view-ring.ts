import { z } from 'zod';
import { Judgement } from './act.ts';
import { IndicatorKind } from './indicator.ts';
import { Link, Sentence } from './ring.ts';
import { pageOf, RingRow, Tally } from './view.ts';

/** What the pages of a ring and of two reports show, and what people decide there; as it goes over the wire. */

/** The head of a ring's page. */
export const RingHead = z.object({
  ring: RingRow,
  /** Reports that tell a case again; left out of the loss. */
  duplicates: z.int(),
  /** Reports without an amount: the loss is a lower bound when there are any. */
  withoutAmount: z.int(),
  indicators: z.array(
    z.object({
      kind: z.union([IndicatorKind, z.literal('stem')]),
      value: z.string(),
      inRing: z.int(),
      reports: z.int(),
      exclusivity: z.number(),
    }),
  ),
  services: z.array(z.string()),
  languages: z.array(Tally),
  categories: z.array(Tally),
  agencies: z.array(Tally),
  places: z.array(Tally),
  /** Loss by currency, and by who received it where the report says: account, wallet. */
  money: z.array(
    z.object({ currency: z.string(), minor: z.number(), reports: z.int(), largest: z.number(), median: z.number() }),
  ),
  /** The case this ring is worked on in, when there is one. */
  case: z.object({ id: z.string(), title: z.string() }).optional(),
});
export type RingHead = z.infer<typeof RingHead>;

/** The picture of a ring: typed columns, so that 5,000 reports stay small. Nodes are numbered reports first, then indicators. */
export const RingGraph = z.object({
  reports: z.object({
    id: z.array(z.string()),
    ref: z.array(z.string()),
    at: z.array(z.number().nullable()),
    confidence: z.array(z.number()),
  }),
  indicators: z.object({
    kind: z.array(z.string()),
    value: z.array(z.string()),
    /** Reports of the casebook that name it. */
    reports: z.array(z.int()),
    service: z.array(z.boolean()),
  }),
  /** Report (number) – indicator (number, counted from 0 among the indicators). */
  shows: z.object({ report: z.array(z.int()), indicator: z.array(z.int()) }),
  /** Chosen links between reports; `bridge`: taking it away would part the ring; `weak`: below the tier `working`. */
  links: z.object({
    a: z.array(z.int()),
    b: z.array(z.int()),
    weight: z.array(z.number()),
    confidence: z.array(z.number()),
    bridge: z.array(z.boolean()),
    judged: z.array(z.enum(['', 'same', 'different', 'unsure'])),
  }),
  /** Reports of the ring left out of the picture because there are more than it can show. */
  omitted: z.int(),
});
export type RingGraph = z.infer<typeof RingGraph>;

/** Reports of a ring over time, in equal spans from `from` (UTC milliseconds, a day's beginning) on. */
export const RingTimeline = z.object({
  bucketMs: z.int(),
  from: z.number(),
  /** Reports by span: as filed, else by the day of the loss. */
  counts: z.array(z.int()),
  /** Loss by currency and span, minor units, each case once. */
  amounts: z.record(z.string(), z.array(z.number())),
  /** Reports that tell no time. */
  untimed: z.int(),
});
export type RingTimeline = z.infer<typeof RingTimeline>;

/** A standing judgement on exactly this pair; lists give the newest first. */
const PairJudged = z.object({ act: z.int(), by: z.string(), at: z.number(), verdict: z.string(), reason: z.string().optional() });
export type PairJudged = z.infer<typeof PairJudged>;

/** A link as listed on the ring's page, with who decided what about it. */
export const LinkRow = z.object({
  /** Of the reports: what people call them. */
  refs: z.tuple([z.string(), z.string()]),
  link: Link,
  bridge: z.boolean(),
  judged: z.array(PairJudged),
});
export type LinkRow = z.infer<typeof LinkRow>;
export const LinkRows = pageOf(LinkRow);
export type LinkRows = z.infer<typeof LinkRows>;

export const linkSorts = ['weight', 'confidence', 'time'] as const;
/** How the links of a ring are asked for. `time`: when the later of the two reports came. */
export const LinkQuery = z.object({
  sort: z.enum(linkSorts).default('weight'),
  order: z.enum(['asc', 'desc']).default('desc'),
  /** `weak`: below the tier `working`. */
  only: z.enum(['bridge', 'weak']).optional(),
  /** Id of a report: its links alone. */
  report: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
});
export type LinkQuery = z.infer<typeof LinkQuery>;

/** Why two reports belong together, or why not. Refs are what people call the two. */
export const WhyView = z.object({
  refs: z.tuple([z.string(), z.string()]),
  a: z.string(),
  b: z.string(),
  rings: z.tuple([z.string().optional(), z.string().optional()]),
  confidence: z.number(),
  standing: Sentence,
  direct: Link,
  path: z.array(Link),
  against: z.array(Sentence),
  aside: z.array(z.object({ ground: z.string(), kind: z.string(), value: z.string(), sentence: Sentence })),
  missing: z.array(Sentence),
  /** What people decided, in sentences, and who, when and why where it is on the pair itself. */
  judgements: z.array(Sentence),
  judged: z.array(PairJudged),
  /** That both seem to tell one case of one victim: the machine's finding. */
  oneCase: z.array(Sentence),
});
export type WhyView = z.infer<typeof WhyView>;

export const JudgementRow = z.object({
  act: z.int(),
  at: z.number(),
  by: z.string(),
  verdict: z.string(),
  /** The judgement as recorded. */
  body: z.record(z.string(), z.unknown()),
  stands: z.boolean(),
  /** What people call the reports that the body names by id. */
  refs: z.record(z.string(), z.string()).optional(),
});
export type JudgementRow = z.infer<typeof JudgementRow>;

/** What came of a judgement. It is recorded whatever else is said here. */
export const JudgementDone = z.object({
  act: z.int(),
  /** As recorded. */
  judgement: Judgement,
  /** The run by which the rings obey it, when it is done already. */
  linked: z
    .object({
      act: z.int(),
      full: z.boolean(),
      /** Ids of rings that came, went, or have other reports than before, as far as the reader may know of them. */
      rings: z.array(z.string()),
    })
    .optional(),
  /** Job by which they will, when it takes longer. */
  job: z.string().optional(),
  /** Why they do not obey it yet. */
  failed: z.object({ code: z.string(), message: z.string(), hint: z.string().optional() }).optional(),
});
export type JudgementDone = z.infer<typeof JudgementDone>;
