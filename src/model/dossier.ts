import { z } from 'zod';
import { ActKind, Judgement, Label } from './act.ts';
import { Board, CaseFacts, ExhibitFacts, NamedSuspect, ReviewCheck, Sample, ShelteredPerson } from './case.ts';
import { IndicatorKind, Role } from './indicator.ts';
import {
  FreezeProposal,
  LossLine,
  StatementMissing,
  StopReason,
  Sums,
  TraceAccount,
  TraceParameters,
  TransferView,
} from './money.ts';
import { Link, RingStatus, Sentence, Service } from './ring.ts';
import { Report } from './report.ts';

/**
 * Everything there is to say of a case (卷宗), as plain data: `review` puts it together, and each form in which a case leaves
 * (PDF, CASE, STIX, MISP, FtM, tables) is written from it and from nothing else. Ids of reports are Clew's; lists stand in a
 * fixed order, so that the same case at the same act gives the same bytes.
 */

export const DossierMention = z.object({
  kind: IndicatorKind,
  value: z.string(),
  raw: z.string(),
  role: Role,
  field: z.string().optional(),
  start: z.int(),
  end: z.int(),
  masked: z.boolean(),
  earlier: z.boolean(),
});
export type DossierMention = z.infer<typeof DossierMention>;

export const DossierReport = Report.extend({
  ring: z.string(),
  confidence: z.number(),
  mentions: z.array(DossierMention),
});
export type DossierReport = z.infer<typeof DossierReport>;

export const DossierRing = z.object({
  id: z.string(),
  size: z.int(),
  tier: z.enum(['named', 'working', 'tentative']),
  confidence: z.number(),
  cohesion: z.number(),
  status: RingStatus,
  firstSeen: z.number().optional(),
  lastSeen: z.number().optional(),
  loss: Sums,
});
export type DossierRing = z.infer<typeof DossierRing>;

/** A decision of a person that bears on the case, whichever way it went: rejected links are disclosed like the others. */
export const DossierJudgement = z.object({
  act: z.int(),
  at: z.number(),
  by: z.string(),
  judgement: Judgement,
  stands: z.boolean(),
  sentence: Sentence,
});
export type DossierJudgement = z.infer<typeof DossierJudgement>;

/** An indicator that reports of the case name, one line for all of them. */
export const DossierIndicator = z.object({
  kind: IndicatorKind,
  value: z.string(),
  /** Roles in which it is named, the commonest first; `victim` anywhere marks it as a victim's. */
  roles: z.array(Role).min(1),
  /** Ids of the case's reports that name it. */
  reports: z.array(z.string()),
  suspects: z.array(z.string()),
  service: z.boolean(),
  firstSeen: z.number().optional(),
  lastSeen: z.number().optional(),
});
export type DossierIndicator = z.infer<typeof DossierIndicator>;

export const DossierExhibit = z.object({
  sha256: z.string(),
  name: z.string(),
  bytes: z.int(),
  /** E1, E2 …, in the order of sealing. */
  number: z.string(),
  sealed: z.object({ act: z.int(), at: z.number(), by: z.string() }),
  /** Act by which its records were read: reports, transfers, labels. */
  imported: z.object({ act: z.int(), at: z.number(), by: z.string() }).optional(),
  /** Reports that came from it: those of this case, and those that are none of its business. */
  reports: z.int(),
  others: z.int(),
  facts: ExhibitFacts,
  checks: z.array(ReviewCheck),
});
export type DossierExhibit = z.infer<typeof DossierExhibit>;

/** A trace that somebody ran for the case or one of its rings, computed again at this head. */
export const DossierTrace = z.object({
  act: z.int(),
  at: z.number(),
  by: z.string(),
  ring: z.string().optional(),
  parameters: TraceParameters,
  /** The outcome is still what the act recorded: no transfer came since that changes it. */
  isSame: z.boolean(),
  starts: z.int(),
  lost: Sums,
  byReason: z.partialRecord(StopReason, Sums),
  /** Per hop: accounts that traced money came to, the transfers by which, and how much of the loss they carried. */
  hops: z.array(z.object({ hop: z.int(), accounts: z.int(), transfers: z.int(), claim: Sums })),
  accounts: z.array(TraceAccount),
});
export type DossierTrace = z.infer<typeof DossierTrace>;

/** A transfer that the case rests on: what victims paid, what came back, how traced money went on, what people pointed at. */
export const DossierTransfer = TransferView.extend({
  /** Reports of the case whose loss it is. */
  reports: z.array(z.string()),
  role: z.enum(['paid', 'returned', 'traced', 'ground']),
  /** Traced money in it, by the trace that is told first, and how far from the victim. */
  traced: z.number().optional(),
  hop: z.int().optional(),
});
export type DossierTransfer = z.infer<typeof DossierTransfer>;

/** An act that concerns the case. */
export const DossierAct = z.object({
  /** Its place in the log is one less. */
  seq: z.int(),
  at: z.number(),
  by: z.string(),
  kind: ActKind,
  sentence: Sentence,
});
export type DossierAct = z.infer<typeof DossierAct>;

export const Dossier = z.object({
  version: z.literal(1),
  casebook: z.object({
    id: z.string(),
    agency: z.string().optional(),
    region: z.string(),
    language: z.string(),
    synthetic: z.boolean(),
  }),
  /** The log as it was when this was put together: what is shown is what these acts made. */
  head: z.object({ origin: z.string(), size: z.int(), root: z.string(), at: z.number(), key: z.string() }),
  software: z.object({ name: z.literal('Clew'), version: z.string() }),
  case: CaseFacts,
  suspects: z.array(NamedSuspect),
  /** Suspects whom protection holds: nothing else of them stands anywhere in a dossier. */
  sheltered: z.array(ShelteredPerson).default([]),
  boards: z.array(Board),
  rings: z.array(DossierRing),
  reports: z.array(DossierReport),
  /** The links that hold each ring together, strongest first. */
  links: z.array(Link),
  judgements: z.array(DossierJudgement),
  /** Where two people decided unlike on one pair: side by side, neither hidden. */
  disagreements: z.array(z.object({ a: z.string(), b: z.string(), acts: z.array(z.int()) })),
  indicators: z.array(DossierIndicator),
  services: z.array(Service),
  money: z.object({
    loss: Sums,
    /** Reports that tell no amount: the loss is a lower bound when there are any. */
    withoutAmount: z.int(),
    /** Reports left out because they tell a case again. */
    duplicates: z.int(),
    /** Who received it, where reports say or transfers show: accounts, cards, wallets. */
    receivers: z.array(
      z.object({
        kind: IndicatorKind,
        value: z.string(),
        reports: z.array(z.string()),
        loss: Sums,
        /** What transfers show that victims paid into it. */
        paid: Sums,
        suspects: z.array(z.string()),
        /** Suspects whose name is that of the holder as a bank tells it: thought, not known. */
        namesakes: z.array(z.string()),
      }),
    ),
    /** What was lost, a line for each case, and all of it: by transfers where there are any, else as reported. */
    losses: z.array(LossLine),
    whole: LossLine,
    /** In the order of their times. */
    transfers: z.array(DossierTransfer),
    /** In the order of their acts; of those with equal parameters the newest alone. */
    traces: z.array(DossierTrace),
    freezes: z.array(FreezeProposal),
    /** Statements that would show where the money went. */
    missing: z.array(StatementMissing),
    /** Accounts among all of these that are a victim's: paid from, paid back to, or named so by a report. Names, sorted. */
    victims: z.array(z.string()),
  }),
  exhibits: z.array(DossierExhibit),
  custody: z.array(DossierAct),
  samples: z.array(Sample),
});
export type Dossier = z.infer<typeof Dossier>;

/** How a package is to be made. */
export const PackageOptions = z.strictObject({
  /** One line, without signs that turn text around or move a cursor. */
  recipient: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((text) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)),
  label: Label.optional(),
  reason: z.string().trim().min(1).max(10_000),
  /** `victims`: nothing that names a victim leaves. */
  redact: z.enum(['victims', 'none']).default('none'),
  languages: z
    .array(z.enum(['en', 'zh']))
    .min(1)
    .refine((list) => new Set(list).size === list.length)
    .default(['en', 'zh']),
  /** Also originals that hold reports of others; else those leave as extracts of the case's rows. */
  originals: z.boolean().default(false),
  /** The whole log's tiles, so that Tessera can check it. */
  wholeLog: z.boolean().default(false),
});
export type PackageOptions = z.infer<typeof PackageOptions>;

/** What a package says of itself, in each of the forms that it holds. */
export const PackageInfo = PackageOptions.required({ label: true }).extend({
  /** `P` and twelve hexadecimal digits, from case, acts covered and options: the same package has the same id. */
  id: z.string(),
  /** UTC milliseconds of the newest act covered: a package tells no other time, so that it can be made again. */
  at: z.number(),
  /** Exhibits, statements and details left out. */
  withheld: z.int(),
});
export type PackageInfo = z.infer<typeof PackageInfo>;
