import { z } from 'zod';
import { Ground, SubjectCategory } from './act.ts';
import { IndicatorKind } from './indicator.ts';

/**
 * Identity papers. `cn-id` resident identity number (GB 11643-1999, 15 or 18 digits, check character MOD 11-2); `passport` with the
 * country that issued it; `hk-id`, `tw-id`, `th-id` with their check digits; `mm-nrc` Myanmar's registration card; `permit` a travel
 * permit between the mainland, Hong Kong, Macau and Taiwan. Append, never reorder.
 */
export const paperKinds = [
  'cn-id',
  'passport',
  'hk-id',
  'tw-id',
  'th-id',
  'mm-nrc',
  'permit',
  'vn-id',
  'my-id',
  'other',
] as const;
export const PaperKind = z.enum(paperKinds);
export type PaperKind = z.infer<typeof PaperKind>;

/** A paper in one spelling: capitals and digits without separators; `mm-nrc` as `12/OUKAMA(N)123456`. */
export const Paper = z.strictObject({
  kind: PaperKind,
  value: z.string().min(1).max(100),
  /** ISO 3166-1 alpha-2, of who issued it. */
  country: z.string().length(2).optional(),
  /** Whether its check digits hold; absent where the form has none. A paper that fails is kept and agrees with nothing by itself. */
  valid: z.boolean().optional(),
});
export type Paper = z.infer<typeof Paper>;

export const calendars = ['gregorian', 'buddhist', 'minguo', 'lunar', 'burmese', 'hijri'] as const;

/** A day of birth as far as it is told: the days it may have been. A year alone is from its first day to its last. */
export const Born = z.strictObject({
  text: z.string().min(1).max(100),
  from: z.iso.date(),
  to: z.iso.date(),
  calendar: z.enum(calendars),
});
export type Born = z.infer<typeof Born>;

export const nameRoles = ['full', 'alias', 'former', 'nickname', 'weak'] as const;
export const PersonName = z.strictObject({
  text: z.string().min(1).max(300),
  role: z.enum(nameRoles),
  /** As the source takes it apart, when it does. */
  surname: z.string().max(200).optional(),
  given: z.string().max(200).optional(),
});
export type PersonName = z.infer<typeof PersonName>;

/** A relative: `father`, `mother`, `spouse`, `brother`, `sister`, `son`, `daughter`, else in the words of the source. */
export const Kin = z.strictObject({ relation: z.string().max(60), name: z.string().min(1).max(300) });
export type Kin = z.infer<typeof Kin>;

/** Somebody as one row of a roster (who was taken over, rescued, held) or of a wanted list has them. */
export const ListedPerson = z.strictObject({
  /** `p` + 20 hex, of agency, the list's own number and the first name, else of the row's content: see `intake/people/identity.ts`. */
  id: z.string(),
  ref: z.string().max(200).optional(),
  /** SHA-256 of the list, and 1-based record in it. */
  source: z.strictObject({ exhibit: z.string(), row: z.int().positive() }),
  names: z.array(PersonName).max(100),
  /** Several where the source gives several, or one that two calendars read apart. */
  born: z.array(Born).max(20),
  sex: z.enum(['m', 'f']).optional(),
  /** ISO 3166-1 alpha-2. */
  nationality: z.array(z.string().length(2)).max(10),
  papers: z.array(Paper).max(50),
  /** Places of birth, registration (户籍) or origin (籍贯), as written. */
  origins: z.array(z.string().max(300)).max(20),
  kin: z.array(Kin).max(50),
  indicators: z.array(z.strictObject({ kind: IndicatorKind, value: z.string().min(1).max(500) })).max(100),
  category: SubjectCategory.optional(),
  /** What the list says became of them or asks for: released, handed over, warrant number … */
  status: z.string().max(1000).optional(),
  /** What is told of them in words: a statement, circumstances, the accusation. */
  text: z.string().max(100_000).optional(),
  /** Every other cell, by column name, empty cells left out. */
  fields: z.record(z.string(), z.string()),
});
export type ListedPerson = z.infer<typeof ListedPerson>;

/** Fields of a person, each value with where it is from (directive 2016/680, Art. 7: known, or thought). */
export const personFields = [
  'name',
  'born',
  'sex',
  'nationality',
  'paper',
  'origin',
  'kin',
  'indicator',
  'place',
  'text',
] as const;
export const PersonField = z.discriminatedUnion('field', [
  field('name', PersonName),
  field('born', Born),
  field('sex', z.enum(['m', 'f'])),
  field('nationality', z.string().length(2)),
  field('paper', Paper),
  field('origin', z.string().min(1).max(300)),
  field('kin', Kin),
  field('indicator', z.strictObject({ kind: IndicatorKind, value: z.string().min(1).max(500) })),
  field('place', z.string().min(1).max(300)),
  field('text', z.string().min(1).max(100_000)),
]);
export type PersonField = z.infer<typeof PersonField>;

function field<Name extends string, Value extends z.ZodType>(name: Name, value: Value) {
  return z.strictObject({ field: z.literal(name), value, basis: z.enum(['fact', 'assessment']), source: Ground });
}

/**
 * Signs of trafficking for forced criminality, by the dimensions of the ILO's operational indicators: deceptive recruitment,
 * exploitation, coercion at the place, abuse of vulnerability. They lead to a referral, never to a verdict.
 */
export const traffickingSigns = [
  'recruitment_lie',
  'passport_held',
  'sold',
  'debt',
  'ransom',
  'confined',
  'violence',
  'quota',
  'threats',
  'no_pay',
  'minor',
] as const;
export const TraffickingSign = z.enum(traffickingSigns);
export type TraffickingSign = z.infer<typeof TraffickingSign>;

/** Where a sign shows: UTF-16 units [start, end) of the text it was read in. */
export interface FoundSign {
  readonly sign: TraffickingSign;
  readonly start: number;
  readonly end: number;
}

/** Harm that cannot wait, as a report tells it. The position is the number stored: append, never reorder. */
export const alarmKinds = ['kidnapping', 'ransom', 'detention', 'injury', 'threat', 'missing'] as const;
export const AlarmKind = z.enum(alarmKinds);
export type AlarmKind = z.infer<typeof AlarmKind>;
/** What each is called. That it is true nobody says. */
export const alarmNames: Readonly<Record<AlarmKind, { readonly en: string; readonly zh: string }>> = {
  kidnapping: { en: 'kidnapping', zh: '绑架' },
  ransom: { en: 'ransom', zh: '勒索赎金' },
  detention: { en: 'held against their will', zh: '被限制自由' },
  injury: { en: 'injury', zh: '人身伤害' },
  threat: { en: 'danger to life', zh: '生命危险' },
  missing: { en: 'missing', zh: '失踪' },
};
export interface FoundAlarm {
  readonly kind: AlarmKind;
  readonly start: number;
  readonly end: number;
}

/**
 * Where protection stands for a person. `unscreened`: nobody has looked. `proposed`: signs were read in what is told of them; nobody
 * has looked. `referred`: a referral is open. `cleared`: somebody looked and saw no ground for one. `closed`: the referral ended.
 * `overridden`: a supervisor let them be treated as a suspect while a referral is open, with a reason.
 */
export const protectionStates = ['unscreened', 'proposed', 'referred', 'cleared', 'closed', 'overridden'] as const;
export const ProtectionState = z.enum(protectionStates);
export type ProtectionState = z.infer<typeof ProtectionState>;

/** In these nobody may be shown, counted, exported or handed over as a suspect. */
export const heldStates: ReadonlySet<ProtectionState> = new Set(['proposed', 'referred']);
