/** The session's settings, so that one SQL text reads alike in DuckDB and in Spark whatever the cluster's own settings are. */
export const settings: Readonly<Record<string, string>> = {
  'spark.sql.ansi.enabled': 'true',
  'spark.sql.ansi.doubleQuotedIdentifiers': 'true',
  'spark.sql.session.timeZone': 'UTC',
  'spark.sql.adaptive.enabled': 'true',
  // Strings with 32-bit offsets, as the reader of results has them.
  'spark.sql.execution.arrow.useLargeVarTypes': 'false',
  'spark.sql.parquet.compression.codec': 'snappy',
};
