/** Text for the two languages of the README. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

/** `more` is better, `less` is better; a column without it is only told. */
export type Better = 'more' | 'less';

export interface Column {
  /** Under this name the rows have their figure. */
  readonly key: string;
  readonly title: Words;
  readonly better?: Better;
  /** Digits behind the point; 0 where it is not given. */
  readonly digits?: number;
}

/** A number, yes or no, or words that nobody wins by. */
export type Figure = number | boolean | string;

/** One contestant, or one way of using it. */
export interface Row {
  /** As shown, unlike all others of the table: `Clew`, `Splink, EM`. */
  readonly who: string;
  /** The name and exact version it was installed by: `splink 5.0.1`; of Clew `versionOfClew`. */
  readonly version: string;
  /** A row of Clew. Peers are held against the first of them, so the way that Clew is used by default comes first. */
  readonly ours?: true;
  /** By the columns' keys; what a contestant does not do or was not asked is left out. */
  readonly figures: Readonly<Record<string, Figure>>;
  /** Why there are no figures this time: the page then keeps those it was last measured by. */
  readonly missing?: string;
}

/** Contestants that were given the same. */
export interface Table {
  /** Stays the same from run to run: unlike all others of the section. */
  readonly name: string;
  readonly title: Words;
  /** What everybody was given, in English: data and its size, cores, how often. */
  readonly given: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** The key of the column that the README tells; a table without one stands on the page alone. */
  readonly headline?: string;
}

/** What a section is run with. */
export interface Run {
  /** To try it: the smallest sizes that still go all the way; nothing is kept of it. */
  readonly quick: boolean;
  /** A folder of its own, on a disk, removed afterwards. */
  readonly folder: string;
  /** Tells whoever waits what is being done. */
  readonly say: (text: string) => void;
}

/** A part of the league table: a module in this folder, listed in `bench/peers.ts`. */
export interface Section {
  /** One word, for `--only`. */
  readonly name: string;
  readonly title: Words;
  /** What is fair about it, and what is not, in English: a sentence or two each. */
  readonly notes: readonly string[];
  /**
   * Measures everybody. A peer that cannot be had is a row with `missing`; one that fails says so there too.
   * @throws only where Clew itself fails or finds nothing to measure
   */
  readonly measure: (run: Run) => Promise<readonly Table[]>;
}

/** What a row of Clew says as its version: the clone that is measured. */
export const versionOfClew = 'this clone';

/** The middle one of several; of an even number the upper. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** How a figure is written in its column. */
export function shown({ digits = 0 }: Column, figure: Figure | undefined): string {
  if (figure === undefined) return '–';
  if (typeof figure === 'string') return figure;
  if (typeof figure === 'boolean') return figure ? 'yes' : 'no';
  return figure.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Whether the first is better: by what is written, so that nobody wins by digits that are not shown. */
function beats(column: Column, one: Figure | undefined, other: Figure | undefined): boolean {
  if (column.better === undefined || typeof one === 'string' || typeof other === 'string') return false;
  if (one === undefined || other === undefined || shown(column, one) === shown(column, other)) return false;
  return column.better === 'more' ? Number(one) > Number(other) : Number(one) < Number(other);
}

/** A column in which peers are better than Clew. */
export interface Loss {
  readonly column: Column;
  /** The best of those that are better. */
  readonly peer: Row;
  /** All that are better, as they stand in the table. */
  readonly peers: readonly Row[];
  readonly ours: Row;
}

/** Where peers are better than Clew, by column. */
export function losses({ columns, rows }: Table): Loss[] {
  const ours = rows.find((row) => row.ours === true);
  if (ours === undefined) return [];
  return columns.flatMap((column) => {
    const { key } = column;
    const peers = rows.filter((row) => row.ours !== true && beats(column, row.figures[key], ours.figures[key]));
    const peer = bestPeer(peers, column);
    return peer === undefined ? [] : [{ column, peer, peers, ours }];
  });
}

/** The peer with the best figure of a column; undefined where none has one. */
export function bestPeer(rows: readonly Row[], column: Column): Row | undefined {
  return rows
    .filter((row) => row.ours !== true && row.figures[column.key] !== undefined)
    .reduce<Row | undefined>(
      (best, row) => (best === undefined || beats(column, row.figures[column.key], best.figures[column.key]) ? row : best),
      undefined,
    );
}
