/** What each format is read as; `text` is one report, `chat` one conversation. */
export const formats = [
  'csv',
  'jsonl',
  'json',
  'xlsx',
  'eml',
  'mbox',
  'whatsapp',
  'wechat',
  'telegram',
  'sms',
  'text',
  'pdf',
  'image',
  'mt940',
  'camt',
  'sanctions',
] as const;
export type Format = (typeof formats)[number];
/** Formats read as a whole, by a reader of their own. */
export type WholeFormat = Exclude<Format, 'csv' | 'jsonl'>;

/** Encodings by their WHATWG names. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252', 'shift_jis', 'euc-kr'] as const;
export type Encoding = (typeof encodings)[number];

/** What the rows of a file are where they are no reports: movements of money, names of accounts, rates of a day, people of a list. */
export const contents = ['transfers', 'labels', 'rates', 'roster', 'wanted'] as const;
export type Content = (typeof contents)[number];
/** Contents whose rows are people, and the others. */
export type PeopleContent = 'roster' | 'wanted';
export type MoneyContent = Exclude<Content, PeopleContent>;

/** Whether rows are people. */
export const isPeople = (content: Content | 'reports' | undefined): content is PeopleContent =>
  content === 'roster' || content === 'wanted';

/** The part of a report a column becomes; `field` is searched for indicators, `ignore` is dropped. */
export const reportParts = [
  'field',
  'ref',
  'reportedAt',
  'lossAt',
  'agency',
  'language',
  'channel',
  'category',
  'amount',
  'currency',
  'victim',
  'text',
  'ignore',
] as const;

/**
 * What a column of other contents is, beside `ref` (the bank's or the chain's number), `amount`, `currency` and `ignore`. A statement
 * has one account of its `own` and a `peer`; a list has `from` and `to`. Amounts stand in one column, or in `paid` and `got`.
 */
export const moneyParts = [
  'own',
  'ownName',
  'ownBank',
  'peer',
  'peerName',
  'peerBank',
  'from',
  'fromKind',
  'fromName',
  'fromBank',
  'fromLabel',
  'to',
  'toKind',
  'toName',
  'toBank',
  'toLabel',
  'at',
  'time',
  'zone',
  'paid',
  'got',
  'direction',
  'balance',
  'gotCurrency',
  'decimals',
  'contract',
  'report',
  'cash',
  'success',
  'form',
  'note',
  'account',
  'label',
  'abuse',
  'actor',
  'source',
  'day',
  'rate',
  'domain',
  'registrar',
  'created',
  'nameserver',
  'ip',
  'asn',
  'hosting',
  'issuer',
  'serial',
  'san',
] as const;

/**
 * What a column of a roster or a wanted list is, beside `ref` (the list's own number of a person), `text`, `category`, `account`,
 * `day` (at which ages are told), `field` (kept as it is) and `ignore`.
 */
export const personParts = [
  'personName',
  'surname',
  'given',
  'alias',
  'former',
  'nickname',
  'weakAlias',
  'sex',
  'born',
  'age',
  'nationality',
  'idNumber',
  'idKind',
  'idCountry',
  'passport',
  'mrz',
  'origin',
  'father',
  'mother',
  'spouse',
  'kin',
  'phone',
  'handle',
  'email',
  'wallet',
  'status',
  'entity',
  'remarks',
] as const;

export const parts = [...reportParts, ...moneyParts, ...personParts] as const;
export type Part = (typeof parts)[number];

/** Order of the numbers in a date written with digits only. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** One column and what becomes of it. */
export interface ColumnPlan {
  readonly name: string;
  readonly part: Part;
  /** How it was recognised. A column guessed from its content never sets a row aside. */
  readonly by: 'name' | 'map' | 'content' | 'none';
  readonly order?: DateOrder;
  /** Three-digit years are years of the Republic (民國). */
  readonly minguo?: boolean;
  /** Amounts are told in this many major units: 10000 for 金额（万元）. */
  readonly times?: number;
  /** Currency named in the header. */
  readonly currency?: string;
  /** A running number (1, 2, 3 …) that repeats from file to file: a label, never the identity of a report. */
  readonly serial?: boolean;
  /** Not part of what an id is made from: the name of a file may change, the report stays the same. */
  readonly outsideId?: boolean;
  /** Times of this column are told in it, whatever the file's are: `DateTime (UTC)`. */
  readonly zone?: string;
  /** Amounts carry a sign: it says which way the money went. */
  readonly signed?: boolean;
  /** 1.234,50: the comma is the decimal mark. */
  readonly comma?: boolean;
  /** Single letters of a direction: `jd` 借 and 贷 by their initials, `dc` debit and credit. */
  readonly letters?: 'jd' | 'dc';
  /** It says that a transfer failed, not that it succeeded: `isError`. */
  readonly inverted?: boolean;
}

/** A table of a file: the file itself, or one sheet of a workbook. */
export interface TablePlan {
  readonly name?: string;
  readonly columns: readonly ColumnPlan[];
  /** Records before the first row of data: title lines and the header. */
  readonly skip: number;
  readonly header: boolean;
  /** Cells that a spreadsheet would run were given an apostrophe (`guard.ts`), which is taken off again. */
  readonly guarded?: true;
  /** Account whose statement it is, and its holder, as the lines above the header or the sheet's name say. */
  /** Its accounts are addresses of chains: one that fails its checksum is wrong. */
  readonly chain?: true;
  /** Its long account numbers are whole; absent: one that ends in zeros was cut by a spreadsheet. */
  readonly wholeNumbers?: true;
  readonly own?: string;
  readonly ownName?: string;
  /** Payment service whose accounts its numbers are: `alipay`, `wechatpay`. */
  readonly service?: string;
}

/** How a delimited file is cut into cells: character codes; quote 0 means that quotes are plain characters. */
export interface Dialect {
  readonly delimiter: number;
  readonly quote: number;
  readonly newline: number;
}

export interface Note {
  readonly en: string;
  readonly zh: string;
}

/** Values that stand for a missing column. */
export interface Constants {
  readonly agency?: string | undefined;
  readonly language?: string | undefined;
  readonly channel?: string | undefined;
  readonly category?: string | undefined;
  readonly currency?: string | undefined;
  /** Account whose statement the file is. */
  readonly account?: string | undefined;
  /** Who says what a table of labels or of rates says. */
  readonly source?: string | undefined;
  /** Currency whose unit the columns of a wide table of rates are told for: EUR in the table of the ECB. */
  readonly base?: string | undefined;
  /** Edition of a list of people, as who publishes it numbers or dates it. */
  readonly listVersion?: string | undefined;
}

/**
 * How one file is read, as plain data: goes to worker threads, into the act of the import, and gives the same reports
 * again whenever it is used with the same bytes.
 */
export interface FilePlan {
  /** Name of the file without its folder. */
  readonly name: string;
  /** SHA-256 of the original; filled in by the caller once it is sealed. */
  readonly exhibit: string;
  readonly bytes: number;
  readonly format: Format;
  /** Absent: reports. */
  readonly content?: Content;
  readonly encoding: Encoding;
  readonly dialect: Dialect;
  readonly tables: readonly TablePlan[];
  readonly constants: Constants;
  /** Time zone of dates that name none: `UTC`, `+08:00` or an IANA name. */
  readonly zone: string;
  /** ISO 3166-1 alpha-2. */
  readonly region?: string;
  /** Path of the list of records inside a JSON document. */
  readonly list?: readonly string[];
  /** UTC milliseconds: dates after it are impossible. Part of the plan, so that reading again asks no clock. */
  readonly latest: number;
  readonly notes: readonly Note[];
}

/** A record as read, by column name. */
export type Cells = Readonly<Record<string, string>>;

/** A record that `blocks` itself could not take. */
export interface SetAside {
  readonly row: number;
  readonly code: string;
  readonly why: string;
  readonly record: Cells;
}

interface Piece {
  /** 1-based number of the first record in the block. */
  readonly firstRow: number;
  /** Bytes of the original read so far, for progress: exact for UTF-8, rounded to a chunk for other encodings. */
  readonly offset: number;
  readonly aside: readonly SetAside[];
}

/** Whole records as UTF-8 bytes in a buffer of their own, which may be transferred to a thread. */
export interface ByteBlock extends Piece {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Records already read. */
export interface RecordBlock extends Piece {
  readonly kind: 'records';
  readonly table: number;
  readonly records: readonly Cells[];
}

export type Block = ByteBlock | RecordBlock;

/** A record longer than this is set aside without being held whole. */
export const recordLimit = 16 * 1024 * 1024;
