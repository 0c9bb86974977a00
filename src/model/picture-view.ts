import { z } from 'zod';
import { Label } from './act.ts';
import { IndicatorKind } from './indicator.ts';
import { Sentence } from './ring.ts';
import { PlaceRole, ScamStage, ScamType, TypeOrigins } from './scam.ts';

/** The picture: what kind of fraud, where, moving where. As rooms hand it to pages and terminals; times in UTC milliseconds. */

/** Whoever decided, where somebody did. */
const Decided = z.object({ verdict: z.string(), act: z.int(), by: z.string(), at: z.number(), reason: z.string().optional() });

/** A ring worked at a place for a time. */
export const RingStay = z.object({
  /** Key in the gazetteer. */
  place: z.string(),
  from: z.number(),
  to: z.number(),
  /** 0..1. */
  confidence: z.number(),
  /** Reports that say so, by ref, newest first; at most 20. */
  reports: z.array(z.object({ id: z.string(), ref: z.string(), role: PlaceRole })),
  because: z.array(Sentence),
});
export type RingStay = z.infer<typeof RingStay>;

/** What speaks for a move: a place told, a pause, indicators given up together, other rings of the place that left then. */
export const moveSigns = ['place', 'pause', 'turnover', 'wave'] as const;
/** A ring went elsewhere (转移). */
export const Move = z.object({
  /** Stays while the ring and the two weeks it falls in do. */
  key: z.string(),
  ring: z.string(),
  /** Absent where it is not told. */
  from: z.string().optional(),
  to: z.string().optional(),
  /** The likeliest day, and the days between which it lies. */
  at: z.number(),
  between: z.tuple([z.number(), z.number()]),
  confidence: z.number(),
  signs: z.array(z.enum(moveSigns)),
  because: z.array(Sentence),
  reports: z.array(z.object({ id: z.string(), ref: z.string() })),
  judged: Decided.optional(),
});
export type Move = z.infer<typeof Move>;

/** Wording that reports share: a piece of the gang's script. */
export const SharedPhrase = z.object({
  text: z.string(),
  reports: z.int(),
  first: z.number().optional(),
  last: z.number().optional(),
  /** Places where it stands, at most 20: UTF-16 offsets in the report's text. */
  spans: z.array(z.object({ report: z.string(), ref: z.string(), start: z.int(), end: z.int() })),
});
export type SharedPhrase = z.infer<typeof SharedPhrase>;

const Count = z.object({ value: z.string(), reports: z.int() });

/** How somebody was first reached. */
export const contactChannels = [
  'messenger',
  'social',
  'dating',
  'call',
  'sms',
  'email',
  'advertisement',
  'website',
  'game',
  'post',
] as const;
/** Years of age, both ends counted; the last one is open. */
export const ageBands = ['0-17', '18-29', '30-39', '40-49', '50-59', '60-69', '70+'] as const;

const Told = <const Values extends readonly [string, ...string[]]>(
  values: Values,
): z.ZodArray<z.ZodObject<{ value: z.ZodEnum<{ [V in Values[number]]: V }>; reports: z.ZodInt }>> =>
  z.array(z.object({ value: z.enum(values), reports: z.int() }));

/** How a ring works (作案手法): what its reports tell, in figures. Reports that tell a case again are counted once. */
export const ModusOperandi = z.object({
  /** Cases that the figures are of, and reports left out because they tell one of these again. */
  reports: z.int(),
  duplicates: z.int(),
  /** Reports of a very large ring that were not read: of more than 5,000 every nth is. */
  unread: z.int(),
  types: z.array(z.object({ type: ScamType, reports: z.int() })),
  /** Of these, reports whose type is only what the source filed. */
  asFiled: z.int(),
  /** Reports whose type nobody says. */
  unsure: z.int(),
  /** The steps its reports tell, in the usual order. */
  path: z.array(
    z.object({
      stage: ScamStage,
      reports: z.int(),
      /** Median of the days from the first step that reports date, over those that date both. */
      day: z.object({ days: z.number(), reports: z.int() }).optional(),
      /** Median over reports that tell one, in the currency that most tell it in. */
      amount: z.object({ minor: z.number(), currency: z.string(), reports: z.int() }).optional(),
    }),
  ),
  phrases: z.array(SharedPhrase),
  /** Whom it aims at, as far as columns and texts tell. */
  languages: z.array(Count),
  ages: Told(ageBands),
  sexes: Told(['f', 'm']),
  /** Of the first contact, as texts tell it. */
  channels: Told(contactChannels),
  /** The channel as filed, of reports that tell no contact. */
  filed: z.array(Count),
});
export type ModusOperandi = z.infer<typeof ModusOperandi>;

/** A way in which a gang names its domains. */
const NamePattern = z.object({
  /** A glob over host names that says all of it: `*` one to five letters, `#` one to six digits, `{a,b}` one of these, `.*` a usual ending. */
  pattern: z.string(),
  /** Domains of the ring that fit it, and domains of other rings that would; no known honest one does. */
  fits: z.int(),
  others: z.int(),
  /** Of its domains in order of time: how many the ones before foretold, of how many that had two before them. */
  foretold: z.object({ hits: z.int(), of: z.int() }),
  confidence: z.number(),
  /** When it had enough domains to be seen: what fits and came later was not learned from. */
  learned: z.number().optional(),
  because: Sentence,
});

/** A ring's domains in time. */
export const RingDomains = z.object({
  domains: z.array(
    z.object({
      /** As registered; on a hosting service with the name there. */
      domain: z.string(),
      /** Hosts under it as reports name them, without those parts that only say which device they are for; at most 20. */
      hosts: z.array(z.string()),
      reports: z.int(),
      first: z.number().optional(),
      last: z.number().optional(),
      /** That it is the gang's own: what decides whether it may be blocked. */
      confidence: z.number(),
      /** Unconnected rings use it: it says nothing of this one. */
      service: z.literal(true).optional(),
      /** Registrar, host, certificate …, where given as input: name and value, exhibit and row. */
      facts: z.array(z.object({ fact: z.string(), value: z.string(), exhibit: z.string(), row: z.int() })),
    }),
  ),
  /** How they are named, and what the next ones may look like. */
  patterns: z.array(NamePattern),
});
export type RingDomains = z.infer<typeof RingDomains>;

/** A domain that fits how a ring names its own: a hint for a person, no link. */
export const WatchMatch = z.object({
  domain: z.string(),
  ring: z.string(),
  pattern: z.string(),
  confidence: z.number(),
  /** Where it was read in reports: how many, since when, in which other ring. Absent: it stood in a list. */
  seen: z.object({ reports: z.int(), first: z.number().optional(), ring: z.string().optional() }).optional(),
  because: Sentence,
});
export type WatchMatch = z.infer<typeof WatchMatch>;

/** Patterns of all rings, the surest first, and domains of reports that came after one and fit it. */
export const Watch = z.object({
  patterns: z.array(NamePattern.extend({ ring: z.string() })),
  matches: z.array(WatchMatch),
});
export type Watch = z.infer<typeof Watch>;

export const blocklistFormats = ['hosts', 'adblock', 'rpz', 'csv', 'stix', 'takedown'] as const;
export type BlocklistFormat = (typeof blocklistFormats)[number];

/** What to put on a blocklist, and whom it is for. */
export const NewBlocklist = z.strictObject({
  format: z.enum(blocklistFormats),
  /** Least confidence of a domain. */
  confidence: z.number().min(0.5).max(1).default(0.9),
  /** With patterns as well, in formats that have them. */
  patterns: z.boolean().default(false),
  /** Of these rings alone. */
  rings: z.array(z.string().min(1).max(200)).max(1000).optional(),
  recipient: z.string().trim().min(1).max(200),
  label: Label,
  reason: z.string().trim().min(1).max(10_000),
  language: z.enum(['en', 'zh']).default('en'),
});
export type NewBlocklist = z.infer<typeof NewBlocklist>;

/** What a blocklist would hold: asked before one is given out, and recorded nowhere. */
export const Blocklist = z.object({
  /** Hosts from confidence 0.5 on, the surest first; at most 1,000. */
  rows: z.array(
    z.object({
      host: z.string(),
      /** What was registered. */
      domain: z.string(),
      ring: z.string(),
      confidence: z.number(),
      /** Different people who name the domain. */
      people: z.int(),
      first: z.number().optional(),
      last: z.number().optional(),
      because: Sentence,
    }),
  ),
  patterns: z.array(z.object({ pattern: z.string(), ring: z.string(), confidence: z.number(), because: Sentence })),
  /** Hosts that the allow list takes out, and why; at most 1,000. */
  allowed: z.array(z.object({ host: z.string(), ring: z.string(), confidence: z.number(), because: Sentence })),
  /** Hosts that strangers share: on no list. */
  services: z.int(),
  /** By the least confidence asked for, 0.5 to 1 in steps of 0.01: how many of each; `below`: hosts that are not sure enough. */
  counts: z.array(z.object({ confidence: z.number(), domains: z.int(), patterns: z.int(), allowed: z.int(), below: z.int() })),
});
export type Blocklist = z.infer<typeof Blocklist>;

/** Where a ring worked, and how it moved. */
export const RingMoves = z.object({ stays: z.array(RingStay), moves: z.array(Move) });
export type RingMoves = z.infer<typeof RingMoves>;

/** A group of recent reports that fits nothing known. */
export const NewRoutine = z.object({
  /** Stays while its first reports do. */
  key: z.string(),
  /** 1: the first to look at. */
  rank: z.int(),
  reports: z.int(),
  first: z.number(),
  last: z.number(),
  /** Each reason with what it rests on. */
  because: z.array(Sentence),
  words: z.array(z.string()),
  kinds: z.array(IndicatorKind),
  /** Aimed at people who were defrauded before. */
  recovery: z.boolean(),
  rings: z.array(z.string()),
  examples: z.array(z.object({ id: z.string(), ref: z.string(), at: z.number().optional() })),
  judged: Decided.extend({ name: z.string().optional(), type: ScamType.optional() }).optional(),
});
export type NewRoutine = z.infer<typeof NewRoutine>;

/** Figures over time in equal spans of `spanMs` from `from` on. */
const Series = <Name extends string, Key extends z.ZodType>(
  name: Name,
  key: Key,
): z.ZodObject<Record<Name, Key> & { counts: z.ZodArray<z.ZodInt> }> =>
  z.object({ [name]: key, counts: z.array(z.int()) } as Record<Name, Key> & { counts: z.ZodArray<z.ZodInt> });

/** The page Picture: for one reader, without what is closed to them. */
export const Picture = z.object({
  from: z.number(),
  to: z.number(),
  spanMs: z.int(),
  reports: z.int(),
  /** Reports that tell no time, and those that were stored before Clew read types: `clew rebuild` reads them. */
  untimed: z.int(),
  unread: z.int(),
  types: z.array(Series('type', z.union([ScamType, z.literal('unsure')]))),
  /** Where the types of these reports are from. */
  origins: TypeOrigins,
  /** Reports that say a gang sits there. */
  places: z.array(Series('place', z.string())),
  /** Where rings are at each span: ring, size, and place by span (empty: not known). At most the 200 largest. */
  rings: z.array(z.object({ id: z.string(), size: z.int(), places: z.array(z.string()) })),
  moves: z.array(Move),
  /** Places that had more reports of late than before: ratio and how sure, Poisson. */
  hotspots: z.array(z.object({ place: z.string(), reports: z.int(), before: z.number(), p: z.number(), because: Sentence })),
});
export type Picture = z.infer<typeof Picture>;
