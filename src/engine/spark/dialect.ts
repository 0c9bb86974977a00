import type { Dialect } from '../dialect.ts';

/** Spark SQL under the settings of `settings.ts`: ANSI, names in double quotes. A backslash in a text is an escape here. */
export const sparkDialect: Dialect = Object.freeze<Dialect>({
  name: 'spark',
  divide: (a, b) => `((${a}) div (${b}))`,
  distinctList: (expression) => `CASE WHEN count(${expression}) > 0 THEN sort_array(collect_set(${expression})) END`,
  joinList: (list, separator) => `array_join(${list}, '${separator.replaceAll('\\', '\\\\').replaceAll("'", "''")}')`,
  nullIfNan: (expression) => `nanvl(${expression}, CAST(NULL AS DOUBLE))`,
});
