import { z } from 'zod';
import { figureNames, Ground, Label, SubjectCategory } from './act.ts';
import { CaseView } from './account.ts';
import { IndicatorKind } from './indicator.ts';
import { Sentence } from './ring.ts';

/**
 * What a case holds besides its rings, as acts `case.edit` set it. Members by name: `court`, `agency`, `purpose`, `label`,
 * `officers`, `templates`, `hold`; and one of each thing there may be many of: `suspect:S1`, `exhibit:<sha256>`,
 * `rate:USD:CNY`, `sample:<id>`. A member set to null is taken away, so that two officers never overwrite each other's lists.
 */

const Name = z.string().trim().min(1).max(200);
const Text = z.string().trim().min(1).max(10_000);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A day of the calendar, as it stands in a document. */
const Day = z.iso.date();

/** Somebody a case is about: by name, or known so far by indicators alone (身份待查). */
export const Suspect = z.strictObject({
  name: Name.optional(),
  aliases: z.array(Name).max(100).default([]),
  indicators: z
    .array(z.strictObject({ kind: IndicatorKind, value: z.string().min(1).max(500) }))
    .max(1000)
    .default([]),
  category: SubjectCategory.default('suspect'),
  /** Directive 2016/680, Art. 7: known, or thought. */
  basis: z.enum(['fact', 'assessment']).default('assessment'),
  /** Identity papers, nationality, birth: by name of the field as the agency writes it. */
  papers: z.record(z.string().min(1).max(100), z.string().min(1).max(500)).default({}),
  note: Text.optional(),
  /** Id of a person of a roster, of a list, or of their own: see `model/person.ts`. */
  person: z.string().min(1).max(200).optional(),
});
export type Suspect = z.infer<typeof Suspect>;
/** A supervisor let somebody be treated as a suspect though a referral for protection is open: shown wherever the suspect is. */
const Overridden = z.strictObject({ act: z.int(), at: z.number(), by: z.string(), reason: z.string() });
export const NamedSuspect = Suspect.extend({ id: z.string(), overridden: Overridden.optional() });
export type NamedSuspect = z.infer<typeof NamedSuspect>;

/**
 * What is left of a suspect whom protection holds, wherever a case is shown or leaves: a possible victim with a referral that is
 * proposed or open. `person` stands inside the house alone.
 */
export const ShelteredPerson = z.strictObject({
  id: z.string(),
  category: z.literal('trafficking'),
  /** `closed`: the authority identified them as a victim. */
  state: z.enum(['proposed', 'referred', 'closed']),
  /** UTC milliseconds. */
  since: z.number(),
  person: z.string().optional(),
});
export type ShelteredPerson = z.infer<typeof ShelteredPerson>;

export const Officer = z.strictObject({ name: Name, role: Name.optional(), agency: Name.optional(), number: Name.optional() });
export type Officer = z.infer<typeof Officer>;

/** What somebody said a unit of money was worth on a day: there is no rate without its source. */
export const Rate = z.strictObject({ rate: z.number().positive(), day: Day, source: Name });
export type Rate = z.infer<typeof Rate>;

/** What only people know of an exhibit: the prosecutor's review (2016 Rules on electronic data; LEGAL fields). */
export const ExhibitFacts = z.strictObject({
  /** 案由、对象、内容、时间、地点、方法、过程 */
  category: Name.optional(),
  format: Name.optional(),
  /** UTC milliseconds, up to the year 9999. */
  collectedAt: z.int().min(0).max(253_402_300_799_999).optional(),
  place: Name.optional(),
  method: Text.optional(),
  source: Name.optional(),
  collector: Name.optional(),
  /** The original medium is kept; else why not. */
  originalMedium: z.boolean().optional(),
  whyNot: Text.optional(),
  /** Investigators (two) and holder who signed the list; a witness or a video where the holder refused. */
  signatures: z.array(Name).max(20).default([]),
  refusal: Text.optional(),
  witness: Name.optional(),
  video: Name.optional(),
  sealPhotos: Name.optional(),
  /** Can the collection be done again with the same outcome? */
  reproducible: z.boolean().optional(),
  changes: Text.optional(),
  backupEqual: z.boolean().optional(),
  /** Frozen in place instead of seized (冻结电子数据), and the log of what happened to it afterwards. */
  frozen: z.boolean().optional(),
  freezeLog: Name.optional(),
  /** What came from abroad, and by whose authority. */
  foreign: z.boolean().optional(),
  exportAuthority: Name.optional(),
  note: Text.optional(),
});
export type ExhibitFacts = z.infer<typeof ExhibitFacts>;

/** A sample taken of many (抽样取证): the same population, method and seed give the same sample. */
export const Sampling = z.strictObject({
  population: z.enum(['reports', 'exhibits', 'messages']),
  method: z.enum(['random', 'systematic', 'stratified']),
  /** By what strata are made. */
  by: z.enum(['agency', 'month', 'category', 'exhibit']).optional(),
  seed: z.string().min(1).max(200),
  /** Part of the population, (0, 1]. */
  share: z.number().positive().max(1),
});
export type Sampling = z.infer<typeof Sampling>;
export const Sample = Sampling.extend({
  id: z.string(),
  /** How many there were, SHA-256 over their names in order, and those drawn. */
  size: z.int(),
  digest: Sha256,
  drawn: z.array(z.string()),
  takenBy: z.string().optional(),
  takenAt: z.number().optional(),
});
export type Sample = z.infer<typeof Sample>;

/** Everything a case says of itself. */
export const CaseFacts = z.object({
  id: z.string(),
  title: z.string(),
  law: z.string().optional(),
  court: Name.optional(),
  agency: Name.optional(),
  purpose: Text.optional(),
  label: Label.default('AMBER'),
  officers: z.array(Officer).default([]),
  /** Ids of templates, or `sha256:…` of one that the agency sealed. */
  templates: z.array(z.string()).default([]),
  /** Legal hold: nothing of the case is erased. */
  hold: z.strictObject({ reason: Text, by: z.string().optional(), at: z.number().optional() }).optional(),
  rates: z.array(Rate.extend({ from: z.string(), to: z.string() })),
  openedBy: z.string(),
  openedAt: z.number(),
});
export type CaseFacts = z.infer<typeof CaseFacts>;

/** Who can fill a gap, and is written to. */
export const addressees = ['bank', 'telecom', 'platform', 'exchange', 'police', 'foreign'] as const;
export const Addressee = z.enum(addressees);
export type Addressee = z.infer<typeof Addressee>;

/** Parts of a template that fill themselves from what the casebook holds. */
export const computedParts = [
  'loss',
  'threshold',
  'victims',
  'identity',
  'money',
  'joinder',
  'den',
  'crossing',
  'wire',
  'scheme',
] as const;

/** What a law asks to be proven, as data (构成要件): every template says where it comes from and of what day. */
export const ElementTemplate = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,99}$/),
  title: Sentence,
  jurisdiction: z.string().min(2).max(20),
  /** Currency in which amounts are counted; absent: each as it is. */
  currency: z.string().optional(),
  /** The texts it was made from. `date`: of the text. */
  sources: z.array(z.strictObject({ id: z.string(), title: Sentence, date: Day, url: z.string().optional() })).min(1),
  /** Day on which somebody last compared it with the texts. */
  reviewed: Day,
  note: Sentence.optional(),
  elements: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/),
        title: Sentence,
        /** What must be shown. */
        asks: Sentence,
        /** Source by its id, with the article. */
        source: z.strictObject({ id: z.string(), article: z.string().optional() }),
        per: z.enum(['suspect', 'offence']),
        computed: z.enum(computedParts).optional(),
        /** One plain sentence for when nothing shows it, and who could. */
        gap: Sentence,
        letter: Addressee.optional(),
        /** Another element that does instead (an amount, or else a number of messages). */
        insteadOf: z.string().optional(),
        /** From memory, to be checked before it is relied on. */
        unchecked: z.boolean().optional(),
      }),
    )
    .min(1),
  thresholds: z
    .array(
      z.strictObject({
        figure: z.enum(['loss', ...figureNames]),
        /** Loss in minor units of `currency`; everything else plainly counted. */
        grades: z.array(z.strictObject({ from: z.int().positive(), title: Sentence })).min(1),
        source: z.strictObject({ id: z.string(), article: z.string().optional() }),
      }),
    )
    .default([]),
});
export type ElementTemplate = z.infer<typeof ElementTemplate>;

/** `contested`: something speaks against it, and is shown as plainly as what speaks for it. */
export const CellState = z.enum(['supported', 'contested', 'missing', 'not-applicable']);
export type CellState = z.infer<typeof CellState>;

/** One ground in a cell. Without an act it was computed. */
export const CellGround = z.object({
  ground: Ground,
  stance: z.enum(['for', 'against', 'none']),
  sentence: Sentence,
  act: z.int().optional(),
  by: z.string().optional(),
  at: z.number().optional(),
  reason: z.string().optional(),
});
export type CellGround = z.infer<typeof CellGround>;

export const BoardCell = z.object({
  element: z.string(),
  /** Absent: the offence as a whole. */
  suspect: z.string().optional(),
  state: CellState,
  /** What stands, in one sentence. */
  sentence: Sentence,
  /** The first fifty; `count` says how many there are. */
  grounds: z.array(CellGround),
  count: z.int(),
  gap: Sentence.optional(),
  letter: Addressee.optional(),
});
export type BoardCell = z.infer<typeof BoardCell>;

/** The evidence board (证据矩阵) of one template: a row per suspect, a column per element. */
export const Board = z.object({
  template: ElementTemplate,
  cells: z.array(BoardCell),
  /** Figures that thresholds were held against, and the grade reached. */
  figures: z.array(
    z.object({
      figure: z.enum(['loss', ...figureNames]),
      value: z.number(),
      currency: z.string().optional(),
      grade: Sentence.optional(),
      sentence: Sentence,
    }),
  ),
  /** Cells that are supported, contested, missing. */
  counts: z.record(CellState, z.int()),
});
export type Board = z.infer<typeof Board>;

/** A letter that asks for what is missing, ready to be signed. */
export const Letter = z.object({
  to: Addressee,
  /** Whose service alone it is about (`telegram`), where one kind of addressee is many houses. */
  house: z.string().optional(),
  template: z.string(),
  element: z.string(),
  suspect: z.string().optional(),
  subject: Sentence,
  body: Sentence,
});
export type Letter = z.infer<typeof Letter>;

/** One point of the prosecutor's review of an exhibit. `machine`: Clew looked itself. */
export const ReviewCheck = z.object({
  point: z.enum([
    'original_medium',
    'signature_or_certificate',
    'hash_recheck',
    'sealed_before_use',
    'custody_unbroken',
    'reproducible',
    'changes_explained',
    'backup_equals_original',
    'post_freeze_log',
    'foreign_source',
  ]),
  state: z.enum(['yes', 'no', 'open', 'not-applicable']),
  machine: z.boolean(),
  sentence: Sentence,
});
export type ReviewCheck = z.infer<typeof ReviewCheck>;

/** A case as its page shows it: only to who is on its list. */
export const CaseDetail = z.object({
  case: CaseView,
  facts: CaseFacts,
  suspects: z.array(NamedSuspect),
  /** Whom protection holds: no suspects, and not counted among them. */
  sheltered: z.array(ShelteredPerson),
  samples: z.array(Sample),
  reports: z.int(),
  exhibits: z.int(),
});
export type CaseDetail = z.infer<typeof CaseDetail>;

/** `POST /api/cases/:id/supports`. */
export const NewSupport = z.strictObject({
  template: z.string().min(1).max(200),
  element: z.string().min(1).max(200),
  suspect: z.string().min(1).max(200).optional(),
  ground: Ground,
  stance: z.enum(['for', 'against', 'withdraws', 'none']),
  reason: Text.optional(),
});
export type NewSupport = z.infer<typeof NewSupport>;

/** `PATCH /api/cases/:id/facts`: what is given is set, null takes it away. */
export const FactsChange = z.strictObject({
  court: Name.nullable().optional(),
  agency: Name.nullable().optional(),
  purpose: Text.nullable().optional(),
  label: Label.optional(),
  officers: z.array(Officer).max(100).optional(),
  templates: z.array(z.string().min(1).max(200)).max(20).optional(),
  hold: z.strictObject({ reason: Text }).nullable().optional(),
  reason: Text.optional(),
});
export type FactsChange = z.infer<typeof FactsChange>;
