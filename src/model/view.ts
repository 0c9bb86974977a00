import { z } from 'zod';
import { IndicatorKind, Role } from './indicator.ts';
import { AlarmKind } from './person.ts';
import { RingStatus, Sentence, Service } from './ring.ts';

/** What the workbench shows: rows of lists and the parts of a page, as they go over the wire. */

/** Total claimed loss by currency (ISO 4217 or token symbol), minor units. */
const Losses = z.record(z.string(), z.number());
export const Tally = z.object({ value: z.string(), reports: z.int() });

/** One page of a list. `next` is handed back as `after` to get the following page; absent on the last. */
export const pageOf = <Row extends z.ZodType>(
  row: Row,
): z.ZodObject<{
  rows: z.ZodArray<Row>;
  next: z.ZodOptional<z.ZodString>;
  total: z.ZodObject<{ count: z.ZodInt; more: z.ZodBoolean }>;
}> =>
  z.object({
    rows: z.array(row),
    next: z.string().optional(),
    /** Rows that fit the filters and that this reader may see; `more`: counting stopped there. */
    total: z.object({ count: z.int(), more: z.boolean() }),
  });

/** A report in a list: nothing of its narrative. */
export const ReportRow = z.object({
  id: z.string(),
  /** What people call it: the source's own number, else the id. */
  ref: z.string(),
  agency: z.string(),
  language: z.string(),
  category: z.string(),
  channel: z.string(),
  amount: z.object({ minor: z.number(), currency: z.string() }).optional(),
  /** UTC milliseconds. */
  reportedAt: z.number().optional(),
  lossAt: z.number().optional(),
  /** Town that the narrative names, by its key in the gazetteer. */
  place: z.string().optional(),
  ring: z.object({ id: z.string(), confidence: z.number(), status: RingStatus.optional() }).optional(),
});
export type ReportRow = z.infer<typeof ReportRow>;
export const ReportRows = pageOf(ReportRow);
export type ReportRows = z.infer<typeof ReportRows>;

export const reportSorts = ['reportedAt', 'lossAt', 'amount', 'ref', 'agency', 'category'] as const;
/** How the list of reports is asked for; all filters narrow it together. */
export const ReportQuery = z.object({
  agency: z.string().max(500).optional(),
  language: z.string().max(35).optional(),
  category: z.string().max(500).optional(),
  channel: z.string().max(500).optional(),
  currency: z.string().max(20).optional(),
  /** Minor units of the report's currency, inclusive. */
  amountFrom: z.coerce.number().optional(),
  amountTo: z.coerce.number().optional(),
  /** UTC milliseconds of the report, inclusive, exclusive. */
  from: z.coerce.number().optional(),
  to: z.coerce.number().optional(),
  place: z.string().max(100).optional(),
  inRing: z.enum(['yes', 'no']).optional(),
  ring: z.string().max(100).optional(),
  /** Exactly this indicator in any role: `kind:value`. */
  indicator: z
    .string()
    .regex(/^[a-z]+:./)
    .max(2100)
    .optional(),
  /** Words or an indicator, as in the search. */
  q: z.string().max(500).optional(),
  sort: z.enum(reportSorts).default('reportedAt'),
  order: z.enum(['asc', 'desc']).default('desc'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
});
export type ReportQuery = z.infer<typeof ReportQuery>;

/** A place as maps and lists name it. */
export const PlaceView = z.object({
  key: z.string(),
  en: z.string(),
  zh: z.string(),
  /** ISO 3166-1 alpha-2. */
  country: z.string(),
  lat: z.number(),
  lon: z.number(),
  /** The point lies within this distance of what the name means. */
  precisionKm: z.number(),
  /** `zone`: a special economic zone, an island or the like; `region`: a province or state. */
  kind: z.enum(['town', 'compound', 'zone', 'region', 'country']),
});
export type PlaceView = z.infer<typeof PlaceView>;

/** Values that the filters offer, commonest first, among what the reader may see. */
export const Facets = z.object({
  agencies: z.array(Tally),
  languages: z.array(Tally),
  categories: z.array(Tally),
  channels: z.array(Tally),
  currencies: z.array(Tally),
  places: z.array(Tally),
});
export type Facets = z.infer<typeof Facets>;

export const RingRow = z.object({
  id: z.string(),
  status: RingStatus,
  tier: z.enum(['named', 'working', 'tentative']),
  confidence: z.number(),
  cohesion: z.number(),
  size: z.int(),
  firstSeen: z.number().optional(),
  lastSeen: z.number().optional(),
  loss: Losses,
  /** The commonest scam type as filed. */
  category: z.string(),
  agencies: z.array(z.string()),
  places: z.array(z.string()),
  services: z.int(),
  /** Reports by equal spans of time between first and last seen, for the sparkline; at most 24. */
  spark: z.array(z.int()),
  /** The strongest reason. */
  top: Sentence.optional(),
});
export type RingRow = z.infer<typeof RingRow>;
export const RingRows = pageOf(RingRow);
export type RingRows = z.infer<typeof RingRows>;

export const ringSorts = ['size', 'loss', 'firstSeen', 'lastSeen', 'confidence', 'id'] as const;
export const RingQuery = z.object({
  status: RingStatus.optional(),
  tier: z.enum(['named', 'working', 'tentative']).optional(),
  category: z.string().max(500).optional(),
  agency: z.string().max(500).optional(),
  place: z.string().max(100).optional(),
  /** Seen within, UTC milliseconds, inclusive, exclusive. */
  from: z.coerce.number().optional(),
  to: z.coerce.number().optional(),
  sizeFrom: z.coerce.number().int().optional(),
  sort: z.enum(ringSorts).default('size'),
  order: z.enum(['asc', 'desc']).default('desc'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
});
export type RingQuery = z.infer<typeof RingQuery>;

const MentionView = z.object({
  kind: IndicatorKind,
  value: z.string(),
  /** As written. */
  raw: z.string(),
  role: Role,
  field: z.string().optional(),
  /** UTF-16 offsets [start, end) into the text, or the field named. */
  start: z.int(),
  end: z.int(),
  confidence: z.number(),
  masked: z.boolean(),
  earlier: z.boolean(),
  /** Reports that mention it in any role, among what the reader may see. */
  reports: z.int(),
  service: z.boolean(),
  /** Set when a person corrected what the machine had read; `was` is the machine's reading. */
  corrected: z.object({ act: z.int(), by: z.string(), was: Role.optional(), wrong: z.boolean() }).optional(),
});
/** A report opened. */
export const ReportView = z.object({
  row: ReportRow,
  text: z.string(),
  fields: z.record(z.string(), z.string()),
  victim: z.string().optional(),
  source: z.object({ exhibit: z.string(), name: z.string(), row: z.int() }),
  mentions: z.array(MentionView),
  case: z.object({ id: z.string(), title: z.string() }).optional(),
});
export type ReportView = z.infer<typeof ReportView>;

/** That an accepted package of somebody else names an indicator: theirs, shown as theirs, obeyed by nothing. */
export const KnownFrom = z.object({
  package: z.string(),
  /** Origin of the sender's log; else who it is said to be from. */
  sender: z.string(),
  kind: IndicatorKind,
  value: z.string(),
  /** What the sender says of it. */
  note: z.string().optional(),
  /** The sender has withdrawn it, or the package. */
  withdrawn: z.boolean(),
});
export type KnownFrom = z.infer<typeof KnownFrom>;

/** One indicator: who shares it, since when, how rare. Counts are of what the reader may see. */
export const IndicatorView = z.object({
  kind: IndicatorKind,
  value: z.string(),
  /** Reports by role of the mention. */
  roles: z.partialRecord(Role, z.int()),
  reports: z.int(),
  firstSeen: z.number().optional(),
  lastSeen: z.number().optional(),
  rings: z.array(z.object({ id: z.string(), reports: z.int(), size: z.int() })),
  /** Reports in no ring. */
  outside: z.int(),
  /** Reports by equal spans of time between first and last seen, at most 24. */
  spark: z.array(z.int()).optional(),
  /** Learned probability that two reports sharing it belong to one ring; absent when it ties nobody or is new. */
  exclusivity: z.number().optional(),
  service: Service.optional(),
  /** Standing judgements on it. */
  judged: z.array(
    z.object({
      act: z.int(),
      by: z.string(),
      at: z.number(),
      verdict: z.enum(['service', 'identity']),
      reason: z.string().optional(),
    }),
  ),
  /** Packages of others that name it, as far as the reader may know of them. */
  foreign: z.array(KnownFrom).optional(),
});
export type IndicatorView = z.infer<typeof IndicatorView>;

/** A hit of the search as one types. */
export const Found = z.discriminatedUnion('what', [
  z.object({ what: z.literal('report'), row: ReportRow, by: z.enum(['id', 'text']) }),
  z.object({ what: z.literal('ring'), row: RingRow }),
  z.object({ what: z.literal('indicator'), kind: IndicatorKind, value: z.string(), reports: z.int() }),
]);
export type Found = z.infer<typeof Found>;

/** How a file handed in would be read. What a person may change is sent back as `ImportOptions`. */
export const UploadPlan = z.object({
  /** As `clew import --format` and `--encoding` name them. */
  format: z.string(),
  encoding: z.string(),
  /** What its rows are; absent: reports. */
  content: z.enum(['transfers', 'labels', 'rates', 'roster', 'wanted']).optional(),
  /** What a column may be read as where the rows are no reports, and what that is called. */
  parts: z.array(z.object({ part: z.string(), name: Sentence })).optional(),
  /** Time zone of dates that name none. */
  zone: z.string(),
  region: z.string().optional(),
  agency: z.string().optional(),
  tables: z.array(
    z.object({
      /** Sheet of a workbook. */
      name: z.string().optional(),
      columns: z.array(
        z.object({
          name: z.string(),
          /** The part of a report it becomes (`reportedAt`, `text`, …); `field`: searched for indicators; `ignore`: left out. */
          part: z.string(),
          /** How it was recognised: by its name or the person's word (sure), by its content (a guess), or not at all. */
          by: z.enum(['name', 'map', 'content', 'none']),
          /** Of dates written in digits: which number comes first; absent when that could not be told. */
          order: z.enum(['ymd', 'dmy', 'mdy']).optional(),
          /** A few of its cells, shortened. */
          samples: z.array(z.string()),
        }),
      ),
    }),
  ),
  notes: z.array(Sentence),
});
export type UploadPlan = z.infer<typeof UploadPlan>;

/** A file handed in, not yet part of the casebook. */
export const UploadView = z.object({
  upload: z.string(),
  name: z.string(),
  bytes: z.number(),
  plan: UploadPlan,
});
export type UploadView = z.infer<typeof UploadView>;

/** What a person says about a file; what is left out is found out. */
export const ImportOptions = z.object({
  format: z.string().max(40).optional(),
  encoding: z.string().max(40).optional(),
  zone: z.string().max(60).optional(),
  agency: z.string().max(500).optional(),
  /** What the rows are. */
  as: z.enum(['reports', 'missing', 'transfers', 'labels', 'rates', 'roster', 'wanted']).optional(),
  /** Edition of a list of people. */
  listVersion: z.string().max(200).optional(),
  /** Account whose statement it is. */
  account: z.string().max(300).optional(),
  region: z.string().max(2).optional(),
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']).optional(),
  /** Column name to part. */
  columns: z.record(z.string(), z.string()).optional(),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

/** A row set aside: it could not become a report. */
export const RejectedRow = z.object({
  exhibit: z.string().optional(),
  file: z.string(),
  /** 1-based, header not counted; 0: the file as a whole. */
  row: z.int(),
  column: z.string().optional(),
  code: z.string(),
  why: z.string(),
  /** The record as read, by column. */
  record: z.record(z.string(), z.string()),
});
export type RejectedRow = z.infer<typeof RejectedRow>;
export const RejectedRows = pageOf(RejectedRow);
export type RejectedRows = z.infer<typeof RejectedRows>;

/** One account's statement in one currency: what came in and went out, and whether its balances add up. Amounts in minor units. */
export const OwnStatement = z.object({
  /** `kind:value` */
  account: z.string(),
  currency: z.string(),
  rows: z.int(),
  in: z.number(),
  out: z.number(),
  opening: z.number().optional(),
  closing: z.number().optional(),
  /** The first row whose balance does not follow from the row before. */
  broken: z.object({ row: z.int(), expected: z.number(), found: z.number() }).optional(),
});
export type OwnStatement = z.infer<typeof OwnStatement>;

/** First records of a file of transfers, labels or rates. */
export const MoneyPreview = z.object({
  transfers: z.array(
    z.object({
      row: z.int(),
      at: z.number(),
      /** `kind:value` */
      from: z.string().optional(),
      to: z.string().optional(),
      amount: z.object({ minor: z.number(), currency: z.string() }),
      note: z.string().optional(),
    }),
  ),
  statements: z.array(OwnStatement),
  labels: z.array(z.object({ row: z.int(), account: z.string(), text: z.string(), category: z.string().optional() })),
  rates: z.array(z.object({ row: z.int(), day: z.string(), from: z.string(), to: z.string(), rate: z.number() })),
});
export type MoneyPreview = z.infer<typeof MoneyPreview>;

/** What an import would do, without doing it. */
/** First people of a roster or a wanted list, as they would be kept. */
export const PeoplePreview = z.array(
  z.object({
    row: z.int(),
    names: z.array(z.string()),
    /** Days, or spans from one day to another. */
    born: z.array(z.string()),
    sex: z.enum(['m', 'f']).optional(),
    nationality: z.array(z.string()),
    /** Papers, and whether their check digits hold. */
    papers: z.array(z.object({ kind: z.string(), value: z.string(), valid: z.boolean().optional() })),
    /** What is wrong with the row, which is kept all the same. */
    note: z.string().optional(),
  }),
);
export type PeoplePreview = z.infer<typeof PeoplePreview>;

export const PreviewView = z.object({
  upload: z.string(),
  plan: UploadPlan,
  /** First records as they would become reports; `text` shortened. */
  first: z.array(
    z.object({
      row: z.int(),
      ref: z.string().optional(),
      agency: z.string().optional(),
      language: z.string().optional(),
      category: z.string().optional(),
      channel: z.string().optional(),
      amount: z.object({ minor: z.number(), currency: z.string() }).optional(),
      reportedAt: z.number().optional(),
      lossAt: z.number().optional(),
      text: z.string(),
    }),
  ),
  /** Instead of reports. */
  money: MoneyPreview.optional(),
  people: PeoplePreview.optional(),
  /** Records read for this, and whether they are all that the file has. */
  read: z.int(),
  whole: z.boolean(),
  accepted: z.int(),
  rejected: z.int(),
  /** Of those accepted: already in the casebook, or twice in the file. */
  known: z.int(),
  firstRejected: z.array(RejectedRow),
});
export type PreviewView = z.infer<typeof PreviewView>;

/** What came of an import job (`JobView.result`). */
export const ImportResult = z.object({
  name: z.string(),
  exhibit: z.string(),
  act: z.int(),
  /** What its records are; absent: reports. */
  content: z.enum(['transfers', 'labels', 'rates', 'roster', 'wanted']).optional(),
  reports: z.int(),
  added: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  /** Of transfers: rows that tell a movement again, rows whose holder's account is now known, rows that nothing tells apart. */
  transfers: z.object({ twins: z.int(), named: z.int(), alike: z.int() }).optional(),
  checks: z.array(OwnStatement.omit({ in: true, out: true })).optional(),
  notes: z.array(Sentence),
  /** Of reports: how many tell of harm that cannot wait, and the newest of them with the sentence that tells it. */
  alarms: z
    .object({
      reports: z.int(),
      first: z.array(
        z.object({ report: z.string(), ref: z.string().optional(), kinds: z.array(AlarmKind), sentence: z.string() }),
      ),
    })
    .optional(),
  /** When linking was asked for as well: rings afterwards. */
  linked: z.object({ rings: z.int() }).optional(),
});
export type ImportResult = z.infer<typeof ImportResult>;

/** Roles of users: what each may do stands in `server/may.ts`. */
export const userRoles = ['viewer', 'analyst', 'supervisor', 'admin', 'auditor'] as const;
export const UserRole = z.enum(userRoles);
export type UserRole = z.infer<typeof UserRole>;

/** What one may ask leave for. */
export const permissions = ['read', 'judge', 'import', 'link', 'case', 'share', 'log', 'verify', 'settings', 'users'] as const;
export type Permission = (typeof permissions)[number];

/** Who is signed in, and to what: the first thing the page asks. */
export const SessionView = z.object({
  user: z.object({ name: z.string(), display: z.string(), roles: z.array(UserRole), local: z.boolean() }).optional(),
  may: z.array(z.enum(permissions)),
  /** The password was given by somebody else: nothing is allowed until it is changed. */
  mustChangePassword: z.boolean().optional(),
  /** How one can sign in here; empty on the own machine. */
  signIn: z.array(z.enum(['password', 'passkey', 'oidc'])),
  casebook: z
    .object({
      id: z.string(),
      agency: z.string().optional(),
      region: z.string(),
      language: z.string(),
      synthetic: z.boolean(),
      version: z.string(),
    })
    .optional(),
  csrf: z.string(),
});
export type SessionView = z.infer<typeof SessionView>;

/** An error as every route answers it. */
export const ErrorView = z.object({
  error: z.object({ code: z.string(), message: z.string(), hint: z.string().optional(), detail: z.unknown().optional() }),
});
export type ErrorView = z.infer<typeof ErrorView>;
