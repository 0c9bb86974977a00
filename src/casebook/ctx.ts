import type { Exhibits } from '../custody/index.ts';
import type { NumberShape, SqlValue } from '../engine/index.ts';
import type {
  AccountFact,
  AccountKind,
  Act,
  ActKind,
  DayRate,
  DomainFact,
  FoundAlarm,
  IndicatorKind,
  Judgement,
  ListedPerson,
  RecordedAct,
  Rejected,
  Report,
  NumberedColumns,
  PackedColumns,
  ReportColumns,
  Ring,
  Role,
  Service,
  StatementCheck,
  TransferColumns,
  TransferForm,
  TransferSide,
  UserRole,
} from '../model/index.ts';
import type { Beside } from './beside.ts';
import type { OverlapRead } from './overlaps.ts';
import type { PictureRead } from './picture.ts';

export type { Act, Exhibits, RecordedAct };

/** How far long work has come. `done` and `total` in the unit named. */
export interface Progress {
  readonly step: string;
  readonly done: number;
  readonly total?: number;
  readonly unit: 'bytes' | 'reports' | 'rows' | 'rounds' | 'tasks';
}
export type OnProgress = (progress: Progress) => void;

/** What a room's verb is handed: everything it may read, write or ask of the world. */
export interface Ctx {
  readonly read: Read;
  readonly commit: Commit;
  readonly exhibits: Exhibits;
  /** UTC milliseconds. */
  readonly clock: () => number;
  /** Who acts: a user's name or `local`. */
  readonly actor: string;
  readonly signal: AbortSignal;
  readonly progress: OnProgress;
  readonly beside: Beside;
}

/**
 * Writes acts and the rows that follow from them. Rows are written first inside one transaction (so that the act can
 * state its figures), then the acts are made durable, then the transaction ends: a crash leaves nothing, or an act
 * whose rows are replayed when the casebook is opened again. Bodies are checked before anything is written. Acts given as a
 * list and without rows of their own are cheap: those of many callers share one commit of the log and one transaction.
 */
export type Commit = <Result = undefined>(
  acts: readonly Act[] | ((result: Result) => readonly Act[]),
  rows?: (write: RowWriter) => Promise<Result>,
) => Promise<{ readonly acts: readonly RecordedAct[]; readonly result: Result }>;

/** Gives again the rows of an act whose rows were lost, from exhibits and the act's own parameters. */
export type ReplayAct<K extends Act['kind']> = (
  act: Extract<RecordedAct, { kind: K }>,
  write: RowWriter,
  ctx: Omit<Ctx, 'commit'>,
) => Promise<unknown>;
/** One for each kind of act whose rows do not follow from its body alone. */
export interface Replay {
  readonly import?: ReplayAct<'import'>;
  readonly 'link.run'?: ReplayAct<'link.run'>;
  readonly receipt?: ReplayAct<'receipt'>;
  readonly 'screen.run'?: ReplayAct<'screen.run'>;
}

/** Rows of one transaction. Reports are numbered 0, 1, 2… in the order they came: the number is their place for good. */
export interface RowWriter {
  /** Number that the first new report of this transaction gets. */
  readonly firstReport: number;
  /** Takes a batch, best of some thousands; those whose id is new become rows. The batch must not change any more. */
  reports(batch: ReportColumns, exhibit: string): Promise<void>;
  /** What became of all batches so far. */
  figures(): Promise<{ readonly added: number; readonly duplicates: number }>;
  rejected(records: readonly Rejected[], exhibit: string): Promise<void>;
  /** Takes a batch of transfers. Rows come about in `transferFigures`, or when the transaction ends. */
  transfers(batch: TransferColumns, exhibit: string): Promise<void>;
  /** Makes rows of all batches so far and says what became of them. */
  transferFigures(): Promise<TransferFigures>;
  /** What a source says of accounts; those not seen before become accounts. */
  facts(facts: readonly AccountFact[], exhibit: string): Promise<void>;
  /** What a source says of domains, once for each original. */
  domainFacts(facts: readonly DomainFact[], exhibit: string): Promise<void>;
  statements(checks: readonly StatementCheck[], exhibit: string): Promise<void>;
  rates(rates: readonly DayRate[], exhibit: string): Promise<void>;
  /** Persons of a roster or a wanted list; every row of a list is kept, also one that another list has. */
  persons(persons: readonly ListedPerson[] | ListedRows, exhibit: string): Promise<void>;
  /** Takes away what was read of a list before, and says which persons it had: it is read anew. */
  forgetList(exhibit: string): Promise<string[]>;
  /** The list itself, once for each import. */
  personList(list: PersonList): Promise<void>;
  /** What the screening found that the one act `screen.run` of this transaction tells of. */
  hits(hits: readonly StoredHit[]): Promise<void>;
  alarms(alarms: readonly StoredAlarm[]): Promise<void>;
  /** The linker's result. */
  rings(change: RingChange): Promise<void>;
  /** Indicators of a package that was accepted. */
  foreign(indicators: readonly ForeignIndicator[]): Promise<void>;
  /** Bytes a room keeps for itself between runs, by name; `undefined` removes. */
  state(name: string, bytes: Uint8Array | undefined): Promise<void>;
  /** Rows of this transaction so far are seen. */
  readonly read: Read;
}

/** What became of the transfers of an import. */
export interface TransferFigures {
  readonly added: number;
  /** Rows that the casebook had, or that the source repeats. */
  readonly duplicates: number;
  /** Rows added that tell a movement again which the other side's record told before. */
  readonly twins: number;
  /** Rows added though the source holds another that says the same: neither has a number or a balance to tell them apart. */
  readonly alike: number;
  /** Rows whose other side was called by name alone and is now known: an account of that holder tells the same movement. */
  readonly named: number;
}

/** A ring as stored: its members are given by report number in `RingChange.members`. */
export type RingRow = Omit<Ring, 'reports'>;

export interface RingChange {
  /** Forget all rings, members, links and services first (a full run); else only what is named here is replaced. */
  readonly all: boolean;
  /** New and changed rings, whole. */
  readonly rings: readonly RingRow[];
  readonly members: {
    readonly report: Int32Array;
    /** Position in `rings`. */
    readonly ring: Int32Array;
    readonly confidence: Float32Array | Float64Array;
  };
  /** Rings that are no longer there; where their reports went stands in the act (`link.run`, `moved`). */
  readonly ended: readonly string[];
  /** The strongest link of each of these rings that has one; `ring` is a position in `rings`. */
  readonly links?: {
    readonly ring: Int32Array;
    readonly a: Int32Array;
    readonly b: Int32Array;
    /** log10 likelihood ratio. */
    readonly weight: Float32Array | Float64Array;
    readonly confidence: Float32Array | Float64Array;
    /** Why, in the languages there are: JSON. */
    readonly reason: readonly string[];
  };
  /** Replaces all services when given. */
  readonly services?: readonly Service[];
}
export interface RingMove {
  readonly ring: string;
  readonly into: readonly string[];
  readonly how: 'merged' | 'split' | 'dissolved';
}

/** A report as stored, with its number. */
export type StoredReport = Report & { readonly number: number };

export interface StoredMention {
  readonly report: number;
  readonly kind: IndicatorKind;
  readonly value: string;
  readonly role: Role;
  readonly masked: boolean;
  readonly earlier: boolean;
  /** 0..1 */
  readonly confidence: number;
  readonly start: number;
  readonly end: number;
  readonly field?: string;
  /** A person's word on it: `role` is theirs, `was` the machine's; `wrong`: it is no indicator, or was read wrongly. */
  readonly corrected?: { readonly act: number; readonly by: string; readonly was: Role; readonly wrong: boolean };
}

/** A batch read back: no text, no fields; `number` is each report's place in the casebook. */
export type StoredColumns = NumberedColumns;

export interface Membership {
  readonly report: number;
  readonly id: string;
  readonly ref?: string;
  readonly ring: string;
  readonly confidence: number;
}

export interface StoredJudgement {
  readonly act: number;
  readonly at: number;
  readonly by: string;
  readonly judgement: Judgement;
  /** False once a later judgement that itself stands undid it. */
  readonly stands: boolean;
  /** When it names a ring: ids that the ring's reports may go by since. */
  readonly rings?: readonly string[];
}

/** A row of a statement or of a list of transfers, as stored. Amounts in minor units, times in UTC milliseconds. */
export interface StoredTransfer {
  readonly number: number;
  readonly id: string;
  /** Numbers of accounts. */
  readonly source?: number;
  readonly target?: number;
  readonly minor: number;
  readonly currency: string;
  readonly at: number;
  /** The source tells the day alone: `at` is its midnight. */
  readonly dayOnly?: boolean;
  readonly received?: { readonly minor: number; readonly currency: string };
  readonly form: TransferForm;
  readonly side: TransferSide;
  readonly balance?: number;
  readonly ref?: string;
  readonly report?: string;
  readonly note?: string;
  readonly exhibit: string;
  readonly row: number;
  /** The transfer that this row tells again. */
  readonly twin?: number;
}

export interface StoredAccount {
  readonly number: number;
  readonly kind: AccountKind;
  readonly value: string;
}

/** What a source says of an account, with the source. */
export interface StoredFact extends Omit<AccountFact, 'kind' | 'value'> {
  readonly account: number;
  readonly exhibit: string;
}

/** An account's statement in one currency, of one original. */
export interface StoredStatement extends Omit<StatementCheck, 'kind' | 'value'> {
  readonly account: number;
  readonly exhibit: string;
}

export type StoredRate = DayRate & { readonly exhibit: string };

export interface StoredTrace {
  readonly act: number;
  readonly at: number;
  readonly by: string;
  readonly trace: BodyOf<'trace.run'>;
}

/** One act on a freeze proposal. */
export type StoredFreeze = Extract<RecordedAct, { kind: 'freeze.propose' | 'freeze.state' }>;

/** A roster or a wanted list, as its import has it. */
export interface PersonList {
  readonly exhibit: string;
  readonly name: string;
  readonly side: 'roster' | 'wanted';
  readonly version?: string;
  readonly persons: number;
  readonly rejected: number;
}

/** Rows of a list by position: `body` is a `ListedPerson` without id and source, as JSON. */
export interface ListedRows {
  readonly id: readonly string[];
  /** 1-based record of the list. */
  readonly row: readonly number[];
  readonly body: readonly string[];
}

/** A hit of a screening: persons by id. `body`: the parts compared, JSON. Scores 0..1. */
export interface StoredHit {
  readonly person: string;
  readonly entry: string;
  readonly score: number;
  readonly nameScore: number;
  readonly body: string;
}

/** A place of a report, by number, that tells of harm that cannot wait. */
export interface StoredAlarm extends FoundAlarm {
  readonly report: number;
  /** Column that the words stand in; absent: the text. */
  readonly field?: string;
}

/** An act on people with its body, in the order of the acts. */
type Told<K extends ActKind> = { readonly act: number; readonly at: number; readonly by: string; readonly body: BodyOf<K> };
export type StoredScreen = Told<'screen.run'>;
export type StoredPersonEdit = Told<'person.edit'>;
export type StoredPersonJudgement = Told<'person.judge'>;
export type StoredAlarmState = Told<'alarm.state'>;
/** `persons` of the body is left out: `person` is the one asked for. */
export type StoredProtection = Told<'protect.state'> & { readonly person: string };

export interface StoredExhibit {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly act: number;
}

/** What an officer works on (案件). Its rings are closed to all who are not on its list. */
export interface StoredCase {
  readonly id: string;
  readonly title: string;
  readonly law?: string;
  /** As they are called now: a ring that took one of them in, and every part of one that split. */
  readonly rings: readonly string[];
  /** The same with every id they went by since: what was read before a merge is closed too. */
  readonly names: readonly string[];
  /** Names of users; first, who opened it. */
  readonly access: readonly string[];
  /** What else its acts set, by name: suspects, officers, exhibits …; the words are those of `model/case.ts`. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly openedBy: string;
  readonly openedAt: number;
  /** The newest act on it. */
  readonly act: number;
}

type BodyOf<K extends ActKind> = Extract<RecordedAct, { kind: K }>['body'];

/** One ground for an element of the offence, as its act says. */
export interface StoredSupport {
  readonly act: number;
  readonly at: number;
  readonly by: string;
  readonly support: BodyOf<'element.support'>;
  /** False once another act withdrew it. */
  readonly stands: boolean;
}

/** One act on packages that were sent or came. */
export type StoredPackageAct = Extract<RecordedAct, { kind: 'package.send' | 'package.receive' | 'package.recall' | 'receipt' }>;

/** What an accepted package of somebody else names: theirs, never a report or a judgement of ours. */
export interface ForeignIndicator {
  readonly package: string;
  readonly kind: IndicatorKind;
  readonly value: string;
  /** What the sender says of it. */
  readonly note?: string;
}

/** Who works here, as the acts say. How they prove it is no part of the record. */
export interface StoredUser {
  readonly name: string;
  readonly roles: readonly UserRole[];
  readonly state: 'active' | 'locked' | 'removed';
  /** The act that added them: who comes back under an old name is somebody else. */
  readonly added: number;
  readonly addedAt: number;
  readonly act: number;
}

/** Questions to the rows. All of them derived: never evidence by themselves. */
export interface Read extends PictureRead, OverlapRead {
  counts(): Promise<
    Readonly<Record<'reports' | 'mentions' | 'indicators' | 'rings' | 'rejected' | 'exhibits' | 'transfers', number>>
  >;
  /** By Clew's id, else by the source's own report number (the first that came, if several agencies use it). */
  report(idOrRef: string): Promise<StoredReport | undefined>;
  reportAt(number: number): Promise<StoredReport | undefined>;
  /** Many at once, in the order of their numbers. */
  reportsAt(numbers: readonly number[]): Promise<StoredReport[]>;
  /** Numbers of the reports with these ids, `undefined` where there is none. */
  reportNumbers(ids: readonly string[]): Promise<(number | undefined)[]>;
  /** How many of these ids are there. */
  known(table: 'reports' | 'transfers', ids: readonly string[]): Promise<number>;
  /** In order of appearance. */
  mentions(report: number): Promise<StoredMention[]>;
  /** Of many reports at once, by their numbers. */
  mentionsOf(reports: readonly number[]): Promise<Map<number, StoredMention[]>>;
  /** Numbers of the reports that mention the indicator, in order: in a role that may link, or in any. */
  reportsByIndicator(kind: IndicatorKind, value: string, limit?: number, anyRole?: boolean): Promise<number[]>;
  /** Reports by the role in which they mention the indicator, without those of the rings `closed`. */
  rolesOf(kind: IndicatorKind, value: string, closed?: readonly string[]): Promise<Partial<Record<Role, number>>>;
  /**
   * All that the linker needs, without words, from report number `from` (0) on, in order; mentions as people corrected them in
   * the first `judgements` of their judgements (all).
   */
  columns(from?: number, judgements?: number): AsyncGenerator<StoredColumns>;
  /** The same as few large parts, for another thread to unpack. */
  packed(from: number, judgements: number): AsyncGenerator<PackedColumns>;
  /** Which report stands in which ring, in report order, by numbers; and the rings' ids by theirs. */
  members(): Promise<{
    readonly rings: readonly { readonly number: number; readonly id: string }[];
    readonly report: Int32Array;
    readonly ring: Int32Array;
  }>;
  /** A ring by id; an id that moved leads to the ring that took it in. */
  ring(id: string): Promise<(RingRow & { readonly size: number }) | undefined>;
  /** Largest first. */
  rings(page?: { readonly limit?: number; readonly offset?: number }): Promise<(RingRow & { readonly size: number })[]>;
  ringMembers(id: string): Promise<Membership[]>;
  ringOf(report: number): Promise<Membership | undefined>;
  /** Every report of the casebook with its ring, in report order. */
  memberships(): AsyncGenerator<{
    readonly id: string;
    readonly ref?: string;
    readonly ring?: string;
    readonly confidence?: number;
  }>;
  moves(): Promise<(RingMove & { readonly act: number })[]>;
  services(): Promise<Service[]>;
  /** In the order made; or only the first so many, as they stood then. */
  judgements(first?: number): Promise<StoredJudgement[]>;
  /** In the order they were opened. */
  cases(): Promise<StoredCase[]>;
  /** What was said of the elements of a case, in the order of the acts. */
  supports(caseId: string): Promise<StoredSupport[]>;
  /** Packages sent and received, receipts and recalls, in the order of the acts; of one package or of all. */
  packages(id?: string): Promise<StoredPackageAct[]>;
  /** Indicators that accepted packages name; those with one of these keys (`kind TAB value`), or all. */
  foreign(keys?: readonly string[]): Promise<ForeignIndicator[]>;
  /** Numbers of these accounts, `undefined` for one that no transfer and no label names. */
  accountNumbers(accounts: readonly { readonly kind: AccountKind; readonly value: string }[]): Promise<(number | undefined)[]>;
  accountsAt(numbers: readonly number[]): Promise<Map<number, StoredAccount>>;
  /** What sources say of these accounts, in the order they came. */
  factsOf(accounts: readonly number[]): Promise<Map<number, StoredFact[]>>;
  statementsOf(accounts: readonly number[]): Promise<Map<number, StoredStatement[]>>;
  /**
   * Many at once, in the order of their numbers; with those that tell them again. `ids: false`: with empty ids, which are the most of what
   * there is to read.
   */
  transfersAt(numbers: readonly number[], how?: { readonly ids?: boolean }): Promise<StoredTransfer[]>;
  /** Transfers whose row, or one that tells them again, says one of these in the column for a report. */
  transfersNaming(reports: readonly string[]): Promise<{ readonly number: number; readonly report: string }[]>;
  /** Numbers of transfers by account, in order: of both sides, without those that tell another again. */
  transfersOf(account: number): Promise<number[]>;
  /** In the order of the days. */
  rates(): Promise<StoredRate[]>;
  traces(): Promise<StoredTrace[]>;
  /** Acts on proposals in order; on one or on all. */
  freezes(proposal?: string): Promise<StoredFreeze[]>;
  /** Rosters and wanted lists in the order they came. */
  personLists(): Promise<PersonList[]>;
  /** Persons of a list in its order, in batches; for lists of a million. */
  listed(exhibit: string): AsyncGenerator<readonly ListedPerson[]>;
  /** The same as rows, without taking the records apart. */
  listedText(exhibit: string): AsyncGenerator<ListedRows>;
  /** By their ids: a person may stand in several lists, so there may be several records of one id. */
  listedById(ids: readonly string[]): Promise<Map<string, ListedPerson[]>>;
  screens(): Promise<StoredScreen[]>;
  /** What a screening found, best first within a person; of all its persons, or of one. */
  hits(screen: number, person?: string): Promise<StoredHit[]>;
  /** Acts on persons; on one or on all. */
  personEdits(person?: string): Promise<StoredPersonEdit[]>;
  personJudgements(): Promise<StoredPersonJudgement[]>;
  protections(person?: string): Promise<StoredProtection[]>;
  /** In the order of the reports. */
  alarms(report?: number): Promise<StoredAlarm[]>;
  alarmStates(): Promise<StoredAlarmState[]>;
  /** Something made from the rows, kept until rows come or change: see `Kept`. */
  kept<T>(name: string, make: () => T): T;
  /** Last act since the casebook was opened that may bear on whom protection holds; `undefined` for who writes. */
  peopleAct(): number | undefined;
  /** Columns of numbers straight into typed arrays, for answers of millions of rows; NULL becomes NaN, or 0 in integers. */
  numbers<Shape extends NumberShape>(sql: string, shape: Shape): Promise<{ [Name in keyof Shape]: InstanceType<Shape[Name]> }>;
  /** In the order they were added, those removed as well. */
  users(): Promise<StoredUser[]>;
  rejected(): AsyncGenerator<Rejected & { readonly exhibit: string }>;
  /** Rows set aside, as they came: those of one original or of all, after the place where the page before ended. */
  rejectedPage(page: {
    readonly exhibit?: string;
    readonly after?: number;
    readonly limit: number;
  }): Promise<{ readonly rows: (Rejected & { readonly exhibit: string })[]; readonly next?: number; readonly count: number }>;
  exhibits(): Promise<StoredExhibit[]>;
  /** Whether a report that came from this original stands in one of these rings. */
  exhibitHolds(sha256: string, rings: readonly string[]): Promise<boolean>;
  state(name: string): Promise<Uint8Array | undefined>;
  /** Acts of the log in order, each held against its entry; those whose details were erased are left out. */
  acts(kind?: ActKind): AsyncGenerator<RecordedAct>;
  /** Rows for a question no helper answers; columns in snake_case as in schema.ts, 64-bit integers as numbers. */
  sql<Row = Record<string, unknown>>(text: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
}
