import { z } from 'zod';
import { Role } from './indicator.ts';
import { OverlapPartner, OverlapStep } from './overlap.ts';
import { PictureJudgement } from './scam.ts';

/** Every kind of act (custody log entry); a closed list. */
export const actKinds = [
  'casebook.create',
  'exhibit.seal',
  'import',
  'link.run',
  'judge',
  'case.open',
  'case.edit',
  'element.support',
  'person.edit',
  'person.judge',
  'screen.run',
  'protect.state',
  'alarm.state',
  'trace.run',
  'freeze.propose',
  'freeze.state',
  'consult',
  'disclose',
  'package.send',
  'package.receive',
  'package.recall',
  'receipt',
  'picture.judge',
  'stats.publish',
  'overlap.run',
  'overlap.partner',
  'user.edit',
  'key.rotate',
  'erase',
] as const;
export const ActKind = z.enum(actKinds);
export type ActKind = z.infer<typeof ActKind>;

/** Kinds whose details may accuse somebody, or tell what somebody said who may be a victim: not shown of whom protection holds. */
export const guardedActs: ReadonlySet<ActKind> = new Set([
  'case.edit',
  'element.support',
  'person.edit',
  'person.judge',
  'protect.state',
  'judge',
  'freeze.propose',
]);

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Id = z.string().min(1).max(200);
const Reason = z.string().min(1).max(10_000);
/** UTC milliseconds. */
const Time = z.int();
const Count = z.int().nonnegative();
const Parameters = z.record(z.string(), z.unknown());
/** ISO 4217 or token symbol, minor units: what one step of a trace or a freeze is about. */
const Sum = z.strictObject({ minor: z.int().positive(), currency: z.string().min(1).max(20) });
/** Traffic Light Protocol 2.0, from the strictest on. */
export const labels = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const;
export const Label = z.enum(labels);
export type Label = z.infer<typeof Label>;
/** What a bulk run vouches for: engine and version, how much it read, and SHA-256 over its result. */
const run = { parameters: Parameters, engine: Id, model: Id, result: Sha256 };

/** Who decided what about which reports, ring or indicator (研判结论); undo is a newer judgement. */
export const Judgement = z.discriminatedUnion('verdict', [
  z.strictObject({
    verdict: z.enum(['same', 'different', 'unsure']),
    a: z.string(),
    b: z.string(),
    reason: z.string().optional(),
  }),
  z.strictObject({ verdict: z.literal('out'), report: z.string(), ring: z.string(), reason: z.string().optional() }),
  z.strictObject({
    verdict: z.enum(['service', 'identity']),
    kind: z.string(),
    value: z.string(),
    reason: z.string().optional(),
  }),
  z.strictObject({
    verdict: z.enum(['confirm', 'dismiss']),
    ring: z.string(),
    /** Confirmed: the reports that stood in it then, which stay together whatever the ring becomes. Filled in when recorded. */
    reports: z.array(z.string()).max(100_000).optional(),
    reason: z.string().optional(),
  }),
  /** What the machine read at one place of a report: whose it is, or (`null`) that it is no indicator or was read wrongly. */
  z.strictObject({
    verdict: z.literal('mention'),
    report: z.string(),
    kind: z.string(),
    value: z.string(),
    field: z.string().optional(),
    start: Count,
    end: Count,
    role: Role.nullable(),
    reason: z.string().optional(),
  }),
  z.strictObject({ verdict: z.literal('undo'), act: z.int().positive(), reason: z.string().optional() }),
]);
export type Judgement = z.infer<typeof Judgement>;

/**
 * What somebody decided on people. On the same two the newest counts; none is taken back otherwise, so that what stood when somebody
 * was taken for a wanted person stays provable.
 */
export const PersonJudgement = z.discriminatedUnion('verdict', [
  /** Two records of people are one person, or are not: what joins persons and takes them apart. */
  z.strictObject({
    verdict: z.enum(['same', 'different']),
    one: z.string().min(1).max(200),
    other: z.string().min(1).max(200),
    reason: z.string().optional(),
  }),
  /** What a person decided on a hit of a screening, with the score as it stood then, so that both can be shown later. */
  z.strictObject({
    verdict: z.enum(['match', 'no.match', 'open.match']),
    /** Act of the screening; person of the roster, entry of the list. */
    screen: z.int().positive(),
    person: z.string().max(200),
    entry: z.string().max(200),
    /** 0..1, and what agreed and what did not, by part. */
    score: z.number().min(0).max(1),
    agreed: z.array(z.string().max(60)).max(30),
    differs: z.array(z.string().max(60)).max(30),
    /** SHA-256 of the list, and by which model. */
    list: Sha256,
    model: z.string().max(200),
    reason: z.string().optional(),
  }),
]);
export type PersonJudgement = z.infer<typeof PersonJudgement>;

/** Roles of people in proceedings: EU directive 2016/680, Art. 6, and the two that fraud compounds add. */
export const subjectCategories = ['suspect', 'wanted', 'convicted', 'victim', 'trafficking', 'witness', 'other'] as const;
export const SubjectCategory = z.enum(subjectCategories);
export type SubjectCategory = z.infer<typeof SubjectCategory>;

/** Quantities that thresholds of an offence are counted in, beside the loss. */
export const figureNames = ['amount', 'messages', 'calls', 'pageViews', 'denDays', 'crossings'] as const;

/** Where something is shown (证据所在): an exhibit, a report, another act, or a note of what somebody knows. */
export const Ground = z.strictObject({
  kind: z.enum(['exhibit', 'report', 'transfer', 'act', 'note']),
  /** SHA-256 of the exhibit, id of the report or transfer, number of the act; for a note what it says. */
  ref: z.string().min(1).max(2000),
  /** 1-based page and row. */
  page: z.int().positive().optional(),
  row: z.int().positive().optional(),
  /** Column of a report, and UTF-16 units [start, end) of it or, without a column, of the report's text. */
  field: z.string().max(200).optional(),
  start: Count.optional(),
  end: Count.optional(),
  /** Into a recording, seconds. */
  second: z.number().nonnegative().optional(),
  /** What it shows in numbers: amounts in minor units of the currency, everything else plainly counted. */
  figure: z
    .strictObject({ name: z.enum(figureNames), value: z.int().nonnegative(), currency: z.string().min(1).max(20).optional() })
    .optional(),
});
export type Ground = z.infer<typeof Ground>;

/** Steps of protection, and how a referral ended: by the word of the authority that identifies victims, never by a score. */
export const protectionSteps = ['interview', 'refer', 'clear', 'close', 'override', 'resume'] as const;
export const referralOutcomes = ['victim', 'not-victim', 'undecided'] as const;
/** Answers of an interview by question; what was said in free words under `told`. */
export const Interview = z.strictObject({
  language: z.string().max(10),
  form: z.string().max(60),
  answers: z.record(z.string(), z.string().max(20_000)),
  place: z.string().max(300).optional(),
  interpreter: z.string().max(200).optional(),
  /** When it was held. */
  when: Time.optional(),
});

/** What kinds of things a person may look at or hand on. */
const Subject = z.enum([
  'report',
  'ring',
  'case',
  'person',
  'exhibit',
  'indicator',
  'search',
  'list',
  'act',
  'account',
  'trace',
  'roster',
  'referral',
]);

/**
 * Body of each act: what stands beside the log, salted, and can be erased by law. Unknown members are refused, so that nothing
 * is recorded that no reader looks for.
 */
export const actBodies = {
  'casebook.create': z.strictObject({
    id: z.string(),
    agency: z.string().optional(),
    region: z.string(),
    language: z.string(),
    /** Origin of the log, and the key it begins with. */
    origin: z.string(),
    key: z.string(),
  }),
  'exhibit.seal': z.strictObject({ sha256: Sha256, name: z.string(), bytes: Count }),
  import: z.strictObject({
    sha256: Sha256,
    name: z.string(),
    /** Parameters that, with the exhibit, give the same rows again. */
    parameters: Parameters,
    /** What its records are; absent: reports. */
    content: z.enum(['transfers', 'labels', 'rates', 'roster', 'wanted']).optional(),
    /** Records read, of whatever content. */
    reports: z.int(),
    added: z.int(),
    rejected: z.int(),
    duplicates: z.int(),
  }),
  'link.run': z.strictObject({
    ...run,
    reports: z.int(),
    rings: z.int(),
    /** Ring ids that ended and what became of them. */
    moved: z.array(
      z.strictObject({ ring: z.string(), into: z.array(z.string()), how: z.enum(['merged', 'split', 'dissolved']) }),
    ),
  }),
  judge: Judgement,
  'case.open': z.strictObject({ case: Id, title: z.string().max(1000), law: Id.optional(), rings: z.array(Id) }),
  /** Members given replace the case's; `null` takes one away. */
  'case.edit': z.strictObject({ case: Id, set: z.record(z.string(), z.unknown()), reason: Reason.optional() }),
  /** One element of the offence (构成要件) and one ground for it: an exhibit, a report's span, an act. */
  'element.support': z.strictObject({
    case: Id,
    /** Template of the offence, and element in it. */
    template: Id,
    element: Id,
    /** Whom it concerns; absent: the offence as a whole. */
    suspect: Id.optional(),
    ground: Ground,
    /**
     * `against`: it speaks for the other side, and is disclosed as such. `withdraws`: the act of support that `ground` names no
     * longer counts. `none`: the element does not apply here, for the reason given.
     */
    stance: z.enum(['for', 'against', 'withdraws', 'none']),
    reason: Reason.optional(),
  }),
  'person.edit': z.strictObject({
    person: Id,
    category: SubjectCategory.optional(),
    /** Directive 2016/680, Art. 7: what is known is kept apart from what is thought. */
    basis: z.enum(['fact', 'assessment']),
    /** Members by name, `name:1`, `paper:2` …: a `PersonField`; null takes one away. */
    set: z.record(z.string(), z.unknown()),
    /** When somebody has to look at it again. */
    review: Time.optional(),
    reason: Reason.optional(),
  }),
  'person.judge': PersonJudgement,
  /** A roster held against a list. `entries`: persons of the list. */
  'screen.run': z.strictObject({
    ...run,
    roster: Sha256,
    against: Sha256,
    /** Version or day of the list, as whoever brought it says. */
    version: z.string().max(200).optional(),
    persons: Count,
    entries: Count,
    hits: Count,
  }),
  /** Protection of people who may have been trafficked: interviews, referrals and what became of them. */
  'protect.state': z.strictObject({
    persons: z.array(Id).min(1).max(10_000),
    step: z.enum(protectionSteps),
    interview: Interview.optional(),
    /** Signs that whoever decides relies on, and where they show. */
    signs: z
      .array(z.strictObject({ sign: z.string().max(60), ground: Ground.optional() }))
      .max(100)
      .optional(),
    /** Authority or organisation referred to. */
    to: z.string().max(200).optional(),
    outcome: z.enum(referralOutcomes).optional(),
    reason: Reason,
  }),
  /** Somebody has seen that a report tells of harm that cannot wait, or what was done about it. */
  'alarm.state': z.strictObject({
    report: Id,
    state: z.enum(['seen', 'closed']),
    reason: Reason.optional(),
  }),
  'trace.run': z.strictObject({
    ...run,
    case: Id.optional(),
    ring: Id.optional(),
    /** Transfers looked at, and stops reached. */
    transfers: Count,
    paths: Count,
  }),
  /** The first for a proposal, its renewal or the freeze that follows: one act each, in one proposal. */
  'freeze.propose': z.strictObject({
    proposal: Id,
    case: Id.optional(),
    ring: Id.optional(),
    /** `kind:value`. */
    account: z.string().min(1).max(300),
    /** Bank or exchange that is asked. */
    to: z.string().min(1).max(200),
    law: z.enum(['CN', 'US', 'other']),
    /** Only the disputed amount, never the whole account. */
    disputed: Sum,
    /** When it lapses if it begins now; the clock starts anew when it is sent and confirmed. */
    until: Time,
    /** First or second stop of payment, or a freeze. */
    step: z.enum(['stop', 'stop.again', 'freeze']),
    reason: Reason,
    /** Act of the trace it rests on, the newest traced payment, reports whose money it is. */
    trace: z.int().positive().optional(),
    lastTransfer: Time.optional(),
    reports: z.array(Id).max(100_000),
    /** Who the holder is, as whoever proposes it says: that it is a victim is said before it is proposed. */
    holder: z.enum(['unknown', 'suspect', 'mule', 'victim', 'merchant', 'exchange']).optional(),
    /** Ids of the traced payments into the account, the newest; what the letter shows. */
    transfers: z.array(Id).max(200).optional(),
  }),
  /** What became of the newest step of a proposal. That it lapsed is no act: the clock says it. */
  'freeze.state': z.strictObject({
    proposal: Id,
    case: Id.optional(),
    state: z.enum(['sent', 'confirmed', 'refused', 'released']),
    /** When it happened, which may be before it is recorded. */
    when: Time,
    until: Time.optional(),
    /** What the bank says it stopped: nothing, when the money was gone. */
    stopped: Sum.extend({ minor: Count }).optional(),
    reference: Id.optional(),
    reason: Reason.optional(),
  }),
  /** Somebody looked at personal data: directive 2016/680, Art. 25. */
  consult: z.strictObject({
    subject: Subject,
    ref: z.string().max(1000).optional(),
    records: Count,
    purpose: z.string().max(1000).optional(),
  }),
  disclose: z.strictObject({
    subject: Subject,
    refs: z.array(Id),
    recipient: Id,
    label: Label,
    reason: Reason,
    sha256: Sha256.optional(),
  }),
  'package.send': z.strictObject({
    package: Id,
    case: Id,
    recipient: Id,
    label: Label,
    /** Of `contents.sha256`, the list of the files that the package holds. */
    sha256: Sha256,
    /** Of those files together. */
    bytes: Count,
    reason: Reason,
    /** Exhibits, statements or details left out, so that the recipient sees that something is. */
    withheld: Count,
    redact: z.enum(['victims', 'none']),
    /** Acts that the package shows: size of the log when it was put together. */
    covers: Count,
  }),
  /** Something came from outside and lies apart until somebody decides on it (`receipt`). */
  'package.receive': z.strictObject({
    package: Id,
    /** Origin of the sender's log; for what is not of Clew, who it is said to be from. */
    sender: Id,
    /** What the sender calls itself; nobody vouches for a name. */
    agency: z.string().min(1).max(1000).optional(),
    /** vkey by which it was verified; absent where nothing vouches for it. */
    key: z.string().max(500).optional(),
    format: z.enum(['clew', 'stix', 'misp', 'ftm', 'case', 'file']),
    label: Label.optional(),
    sha256: Sha256,
    bytes: Count,
    /** Whether the sender's own log vouched for it. */
    verified: z.boolean(),
  }),
  /** Sent: what we withdraw of a package. Received: that a sender withdraws. Acknowledged: that somebody here has read it. */
  'package.recall': z.strictObject({
    package: Id,
    side: z.enum(['sent', 'received', 'acknowledged']),
    items: z
      .array(z.strictObject({ kind: z.enum(['package', 'report', 'exhibit', 'link', 'indicator', 'suspect']), ref: Id }))
      .min(1)
      .max(10_000),
    reason: Reason,
    /** Of the signed recall. */
    sha256: Sha256,
  }),
  /** Given: our decision on what came, signed by our log's key. Taken: the recipient's decision on what we sent. */
  receipt: z.strictObject({
    package: Id,
    side: z.enum(['given', 'taken']),
    decision: z.enum(['accepted', 'refused']),
    /** Origin of the log whose key signed. */
    from: Id,
    key: z.string().max(500).optional(),
    /** Of the contents that were decided on, as `package.send` and `package.receive` have it. */
    sha256: Sha256,
    received: Time,
    reason: Reason.optional(),
    /** Given and accepted: exhibits sealed of it. */
    exhibits: z.array(Sha256).max(100_000).optional(),
  }),
  /** What a person decided about the picture: types of reports, moves of rings, new routines. */
  'picture.judge': PictureJudgement,
  /** Figures that the agency published, so that a later change of any of them can be told. */
  'stats.publish': z.strictObject({
    /** First day, and the day after the last: UTC. */
    from: z.iso.date(),
    to: z.iso.date(),
    parameters: Parameters,
    /** Acts that the figures rest on: size of the log. */
    covers: Count,
    /** As published, small cells left out: `table/row/figure` to number; money in minor units. */
    figures: z.record(z.string().max(300), z.number()),
    result: Sha256,
    reason: Reason,
  }),
  /** One step of a run that tells two agencies what they have in common. */
  'overlap.run': OverlapStep,
  /** A partner's key that somebody compared by voice, or that is no longer trusted. */
  'overlap.partner': OverlapPartner,
  'user.edit': z.strictObject({
    user: Id,
    change: z.enum(['add', 'change', 'lock', 'unlock', 'remove']),
    roles: z.array(Id).optional(),
    reason: Reason.optional(),
  }),
  'key.rotate': z.strictObject({
    /** vkey that signs up to and with this act. */
    from: z.string(),
    /** vkey that signs from then on. */
    to: z.string(),
    /** Signed note of the old key that names the new one; the same lies beside the log for strangers. */
    statement: z.string(),
    reason: Reason.optional(),
  }),
  /** The details of other acts were taken away by law; their entries stay in the log. */
  erase: z.strictObject({ acts: z.array(z.int().positive()).min(1).max(10_000), reason: Reason, law: z.string().optional() }),
} as const satisfies Record<ActKind, z.ZodType>;

/** An act as handed to `ctx.commit`: checked against `actBodies` before anything is written. */
export type Act = { readonly [K in ActKind]: { readonly kind: K; readonly body: z.infer<(typeof actBodies)[K]> } }[ActKind];

/** An act as it stands in the log. `seq` counts from 1 without gaps; its place in the log (`index`) is one less. */
export type RecordedAct = Act & {
  readonly seq: number;
  /** UTC milliseconds by the operator's clock. */
  readonly at: number;
  readonly by: string;
};
