import { z } from 'zod';

/**
 * What kind of fraud a report tells of. Stored by position: append, never reorder. What each is, its names and how it maps to other
 * taxonomies stands in the room `scam`. `none`: what is told is no fraud (an advertisement, ordinary talk).
 */
export const scamTypes = [
  'investment',
  'task',
  'customer-service',
  'authority',
  'acquaintance',
  'loan',
  'credit',
  'shopping',
  'game',
  'romance',
  'gambling',
  'job',
  'prize',
  'bank',
  'phishing',
  'email',
  'delivery',
  'identity',
  'kidnap',
  'extortion',
  'recovery',
  'military',
  'illicit',
  'other',
  'none',
] as const;
export const ScamType = z.enum(scamTypes);
export type ScamType = z.infer<typeof ScamType>;

/**
 * Who says what type a report is of, in the order in which they count: a person who decided; the machine, where it is sure; the source, by
 * the category it filed; nobody. Kept by position.
 */
export const typeSources = ['person', 'machine', 'filed', 'nobody'] as const;
export type TypeSource = (typeof typeSources)[number];

/** How many reports have their type from where, and what sources filed that Clew knows no type for. */
export const TypeOrigins = z.object({
  person: z.int(),
  machine: z.int(),
  filed: z.int(),
  nobody: z.int(),
  /** Categories as filed that no type is known for, of reports whose type nobody else says; most reports first, at most 20. */
  unknown: z.array(z.object({ category: z.string(), reports: z.int() })),
});
export type TypeOrigins = z.infer<typeof TypeOrigins>;

/** Steps of a scam, in the order in which they usually come. Stored as bits by position: append, never reorder. */
export const scamStages = ['contact', 'trust', 'win', 'deposit', 'blocked', 'fee', 'recovery'] as const;
export const ScamStage = z.enum(scamStages);
export type ScamStage = z.infer<typeof ScamStage>;

/** A step told at one place of a text: UTF-16 offsets [start, end); the day and amount told beside it, where they are. */
export const StageSpan = z.object({
  stage: ScamStage,
  start: z.int(),
  end: z.int(),
  /** UTC milliseconds of the day's beginning. */
  at: z.number().optional(),
  /** Minor units. */
  amount: z.object({ minor: z.int(), currency: z.string() }).optional(),
});
export type StageSpan = z.infer<typeof StageSpan>;

/** How a report is read: type and steps, and what decided. Computed from the text again whenever it is shown. */
export const ScamReading = z.object({
  /** Absent: the machine is not sure enough to say. */
  type: ScamType.optional(),
  /** Calibrated probability of the likeliest type, 0..1, also when that is not said. */
  confidence: z.number().min(0).max(1),
  /** The likeliest types, likeliest first. */
  likely: z.array(z.object({ type: ScamType, confidence: z.number().min(0).max(1) })),
  /** Stretches of the text that spoke most for `type`, or for the likeliest: UTF-16 offsets, log-odds they add. */
  words: z.array(z.object({ start: z.int(), end: z.int(), weight: z.number() })),
  stages: z.array(StageSpan),
  /** What people said it is, newest; it counts instead of the machine's. */
  judged: z.object({ type: ScamType, act: z.int(), by: z.string(), at: z.number(), reason: z.string().optional() }).optional(),
});
export type ScamReading = z.infer<typeof ScamReading>;

/**
 * What a place is to a report: where the gang sits (a compound or the town of it), on the way there, the victim's home, a bank's branch,
 * a weak sign (cell, address of the network, login), only named, or the country of a number that the other side used, which is bought
 * and routed from anywhere. Stored by position: append, never reorder.
 */
export const placeRoles = ['site', 'route', 'home', 'bank', 'hint', 'named', 'number'] as const;
export const PlaceRole = z.enum(placeRoles);
export type PlaceRole = z.infer<typeof PlaceRole>;

/** A place told in a text or, with `field`, in a column: its key in the gazetteer, UTF-16 offsets [start, end). */
export const PlaceMention = z.object({
  place: z.string(),
  role: PlaceRole,
  field: z.string().optional(),
  start: z.int(),
  end: z.int(),
});
export type PlaceMention = z.infer<typeof PlaceMention>;

/** How one report is read, with the places stored of it. */
export const ReportReading = ScamReading.extend({
  places: z.array(PlaceMention),
  /** What the source filed, and the type it stands for, where Clew knows one. It counts where nobody decided and the machine is not sure. */
  filed: z.object({ category: z.string(), type: ScamType.optional() }).optional(),
});
export type ReportReading = z.infer<typeof ReportReading>;

/**
 * What a person decided about the picture: a report's type, whether a move of a ring took place, whether a group of reports is a new
 * routine. On the same thing the newest counts; `open` takes it back.
 */
export const PictureJudgement = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('type'),
    report: z.string().min(1).max(200),
    /** `open`: as the machine reads it. */
    verdict: z.union([ScamType, z.literal('open')]),
    reason: z.string().min(1).max(10_000),
  }),
  z.strictObject({
    about: z.literal('move'),
    ring: z.string().min(1).max(200),
    /** As found: see `Move.key`. */
    move: z.string().min(1).max(200),
    verdict: z.enum(['confirmed', 'rejected', 'open']),
    reason: z.string().min(1).max(10_000),
  }),
  z.strictObject({
    about: z.literal('routine'),
    /** As found: see `NewRoutine.key`. */
    routine: z.string().min(1).max(200),
    verdict: z.enum(['new', 'known', 'open']),
    /** What it is called, when new. */
    name: z.string().min(1).max(200).optional(),
    type: ScamType.optional(),
    reason: z.string().min(1).max(10_000),
  }),
]);
export type PictureJudgement = z.infer<typeof PictureJudgement>;
