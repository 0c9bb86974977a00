/**
 * The expressions in which engines truly differ; everything else is written in SQL that all of them read: names
 * in double quotes, no backslash in a text, which Spark takes for an escape. Closed, at most twelve: a thirteenth is a design talk.
 */
export interface Dialect {
  readonly name: 'duckdb' | 'spark';
  /** Whole-number division. */
  readonly divide: (a: string, b: string) => string;
  /** The distinct values of a group as a sorted list, without NULL; NULL when there is none. */
  readonly distinctList: (expression: string) => string;
  /** A list's values joined by a separator. */
  readonly joinList: (list: string, separator: string) => string;
  /** A number that is not a number as NULL. */
  readonly nullIfNan: (expression: string) => string;
}
