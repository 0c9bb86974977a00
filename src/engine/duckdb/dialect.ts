import type { Dialect } from '../dialect.ts';

export const duckdbDialect: Dialect = Object.freeze<Dialect>({
  name: 'duckdb',
  divide: (a, b) => `((${a}) // (${b}))`,
  distinctList: (expression) => `list(DISTINCT ${expression} ORDER BY ${expression}) FILTER (WHERE ${expression} IS NOT NULL)`,
  joinList: (list, separator) => `array_to_string(${list}, '${separator.replaceAll("'", "''")}')`,
  nullIfNan: (expression) => `nullif(${expression}, 'nan'::DOUBLE)`,
});
