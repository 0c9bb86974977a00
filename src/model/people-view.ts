import { z } from 'zod';
import { Ground, Interview, protectionSteps, referralOutcomes, SubjectCategory } from './act.ts';
import { IndicatorKind } from './indicator.ts';
import { AlarmKind, ListedPerson, PersonField, ProtectionState, TraffickingSign } from './person.ts';
import { Sentence } from './ring.ts';

/** What goes over the wire about people. Times in UTC milliseconds, scores 0..1. */

const Id = z.string().min(1).max(200);
const Reason = z.string().trim().min(1).max(10_000);

/** A roster or a wanted list that was read. */
export const PersonListView = z.object({
  /** SHA-256 of the original. */
  exhibit: z.string(),
  name: z.string(),
  side: z.enum(['roster', 'wanted']),
  version: z.string().optional(),
  persons: z.number(),
  rejected: z.number(),
  act: z.number(),
  at: z.number(),
  by: z.string(),
});
export type PersonListView = z.infer<typeof PersonListView>;

/** Parts that two records of people are compared by. */
export const matchParts = ['name', 'born', 'paper', 'nationality', 'origin', 'kin', 'sex', 'indicator'] as const;
export const MatchPart = z.enum(matchParts);
export type MatchPart = z.infer<typeof MatchPart>;

/** One part of two records, side by side. */
export const PartView = z.object({
  part: MatchPart,
  here: z.array(z.string()),
  there: z.array(z.string()),
  says: z.enum(['agrees', 'close', 'differs', 'silent']),
  /** log10 of the likelihood ratio: how much it speaks for (> 0) or against (< 0) one person. */
  weight: z.number(),
  sentence: Sentence,
});
export type PartView = z.infer<typeof PartView>;

export const MatchDecision = z.object({
  act: z.number(),
  at: z.number(),
  by: z.string(),
  verdict: z.enum(['match', 'no.match', 'open.match']),
  /** As it stood when it was decided. */
  score: z.number(),
  reason: z.string().optional(),
});
export type MatchDecision = z.infer<typeof MatchDecision>;

/** An entry of a list that may be a person of the roster. */
export const HitView = z.object({
  screen: z.number(),
  entry: ListedPerson,
  /** Probability that both are one person. */
  score: z.number(),
  /** Of the names alone. */
  nameScore: z.number(),
  parts: z.array(PartView),
  /** What decides, in a sentence. */
  sentence: Sentence,
  list: z.object({ exhibit: z.string(), name: z.string(), version: z.string().optional() }),
  decision: MatchDecision.optional(),
});
export type HitView = z.infer<typeof HitView>;

/** One person of a screened roster, with the best hit. */
export const ScreenRow = z.object({
  person: ListedPerson,
  state: ProtectionState,
  hits: z.number(),
  best: z.object({ entry: z.string(), name: z.string(), score: z.number() }).optional(),
  /** `match` as soon as one hit was decided so; `no.match` when all were. */
  decided: z.enum(['match', 'no.match', 'open.match']).optional(),
});
export type ScreenRow = z.infer<typeof ScreenRow>;

export const ScreenView = z.object({
  act: z.number(),
  at: z.number(),
  by: z.string(),
  roster: PersonListView,
  against: PersonListView,
  persons: z.number(),
  entries: z.number(),
  /** Persons with a hit from `review` on. */
  hits: z.number(),
  decided: z.number(),
  /** From `review` on a person looks; from `strong` on it is likely. */
  thresholds: z.object({ review: z.number(), strong: z.number() }),
  model: z.string(),
});
export type ScreenView = z.infer<typeof ScreenView>;

/** The table that police publish of people taken over. Who is held by protection counts as referred and nowhere else. */
export const PeopleCounts = z.object({
  total: z.number(),
  /** By nationality, ISO 3166-1 alpha-2; `--` where none is known. */
  nationals: z.array(z.object({ country: z.string(), total: z.number(), wanted: z.number(), referred: z.number() })),
  wanted: z.number(),
  released: z.number(),
  referred: z.number(),
  /** Nobody has looked at their protection yet. */
  unscreened: z.number(),
});
export type PeopleCounts = z.infer<typeof PeopleCounts>;

/** `POST /api/people/screens`, a job. */
export const NewScreen = z.strictObject({ roster: Id, against: Id, version: z.string().max(200).optional() });
export type NewScreen = z.infer<typeof NewScreen>;
/** `POST /api/people/matches`. */
export const NewMatch = z.strictObject({
  screen: z.int().positive(),
  person: Id,
  entry: Id,
  verdict: z.enum(['match', 'no.match', 'open.match']),
  reason: Reason.optional(),
});

export type NewMatch = z.infer<typeof NewMatch>;

/** A sign with the words that it was read from, or who says so. */
export const SignView = z.object({
  sign: TraffickingSign,
  strength: z.enum(['strong', 'medium', 'weak']),
  name: Sentence,
  ground: Ground,
  /** The words that show it. */
  quote: z.string().optional(),
});
export type SignView = z.infer<typeof SignView>;

export const ProtectionStep = z.object({
  act: z.number(),
  at: z.number(),
  by: z.string(),
  step: z.enum(protectionSteps),
  to: z.string().optional(),
  outcome: z.enum(referralOutcomes).optional(),
  reason: z.string(),
  interview: Interview.optional(),
});
export type ProtectionStep = z.infer<typeof ProtectionStep>;

export const ProtectionView = z.object({
  state: ProtectionState,
  signs: z.array(SignView),
  steps: z.array(ProtectionStep),
});
export type ProtectionView = z.infer<typeof ProtectionView>;

/** `POST /api/people/protection`: one step for one person or many. */
export const NewProtection = z.strictObject({
  persons: z.array(Id).min(1).max(10_000),
  step: z.enum(protectionSteps),
  interview: Interview.optional(),
  signs: z
    .array(z.object({ sign: TraffickingSign, ground: Ground.optional() }))
    .max(100)
    .optional(),
  to: z.string().trim().min(1).max(200).optional(),
  outcome: z.enum(referralOutcomes).optional(),
  reason: Reason,
});
export type NewProtection = z.infer<typeof NewProtection>;

/** One question of the interview form, in the languages it is asked in. */
export const InterviewQuestion = z.object({
  id: z.string(),
  dimension: z.string(),
  sign: TraffickingSign.optional(),
  kind: z.enum(['yesno', 'choice', 'text']),
  /** Answers that show the sign; absent: yes. */
  shows: z.array(z.string()).optional(),
  ask: z.record(z.string(), z.string()),
  choices: z.array(z.object({ id: z.string(), say: z.record(z.string(), z.string()) })).optional(),
});
export const InterviewForm = z.object({
  id: z.string(),
  languages: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Read out before anything is asked. */
  opening: z.record(z.string(), z.string()),
  questions: z.array(InterviewQuestion),
  /** Words of the printed form: yes, no, unknown, and its head. */
  says: z.record(z.string(), z.record(z.string(), z.string())),
  sources: z.array(z.object({ title: Sentence, date: z.string() })),
});
export type InterviewForm = z.infer<typeof InterviewForm>;

/** One person who waits: proposed, or with a referral that is open. */
export const ReferralRow = z.object({
  person: Id,
  names: z.array(z.string()),
  nationality: z.array(z.string()),
  state: ProtectionState,
  signs: z.array(TraffickingSign),
  to: z.string().optional(),
  /** Since when it stands so. */
  since: z.number(),
  roster: z.string().optional(),
});
export type ReferralRow = z.infer<typeof ReferralRow>;

/** A person as all sources have them. */
export const PersonView = z.object({
  id: Id,
  /** Other ids that judgements joined to it. */
  also: z.array(z.string()),
  category: SubjectCategory,
  basis: z.enum(['fact', 'assessment']),
  review: z.number().optional(),
  /** Held by protection: shown as a suspect nowhere. */
  held: z.boolean(),
  fields: z.array(PersonField),
  records: z.array(z.object({ list: PersonListView, person: ListedPerson })),
  hits: z.array(HitView),
  protection: ProtectionView,
  cases: z.array(z.object({ id: z.string(), title: z.string(), suspect: z.string() })),
  /** Reports that name one of their indicators. */
  reports: z.array(z.object({ id: z.string(), ref: z.string().optional(), kind: IndicatorKind, value: z.string() })),
  decisions: z.array(z.object({ act: z.number(), at: z.number(), by: z.string(), sentence: Sentence })),
});
export type PersonView = z.infer<typeof PersonView>;

/** `PUT /api/people/{id}`: members replace the person's; null takes one away. */
export const PersonChange = z.strictObject({
  category: SubjectCategory.optional(),
  basis: z.enum(['fact', 'assessment']),
  set: z.record(z.string().regex(/^[a-z]+:[1-9]\d{0,4}$/), PersonField.nullable()).default({}),
  review: z.int().optional(),
  reason: Reason.optional(),
});
export type PersonChange = z.infer<typeof PersonChange>;

/** A person in a hand-over list: only whose protection somebody has looked at, and who is not held. */
export const HandoverRow = z.object({
  person: Id,
  names: z.array(z.string()),
  born: z.array(z.string()),
  sex: z.string().optional(),
  nationality: z.array(z.string()),
  papers: z.array(z.string()),
  wanted: z
    .object({
      list: z.string(),
      version: z.string().optional(),
      ref: z.string().optional(),
      score: z.number(),
      decided: z.number(),
    })
    .optional(),
  state: ProtectionState,
});
export type HandoverRow = z.infer<typeof HandoverRow>;

/** A report that tells of harm that cannot wait. */
export const AlarmView = z.object({
  report: Id,
  ref: z.string().optional(),
  ring: z.string().optional(),
  kinds: z.array(AlarmKind),
  /** Sentences that tell it, with their place in the report's text or in a column of it. A report filed as missing may have none. */
  quotes: z.array(
    z.object({ kind: AlarmKind, text: z.string(), field: z.string().optional(), start: z.number(), end: z.number() }),
  ),
  reportedAt: z.number().optional(),
  agency: z.string().optional(),
  state: z.enum(['open', 'seen', 'closed']),
  acts: z.array(
    z.object({
      act: z.number(),
      at: z.number(),
      by: z.string(),
      state: z.enum(['seen', 'closed']),
      reason: z.string().optional(),
    }),
  ),
});
export type AlarmView = z.infer<typeof AlarmView>;
/** `POST /api/alarms/{report}`. */
export const AlarmChange = z.strictObject({ state: z.enum(['seen', 'closed']), reason: Reason.optional() });
export type AlarmChange = z.infer<typeof AlarmChange>;
