import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../duckdb/database.ts';
import type { AppendColumn } from '../duckdb/session.ts';
import { cuts, type Sent } from './arrow.ts';

/** Bytes of rows that lie in memory once more while their file is written, about. */
const partBytes = 128 * 2 ** 20;

/** Writes rows as Parquet into a folder that is there: files of a whole name are whole. */
export async function writeParquet(folder: string, columns: readonly Sent[], rows: number): Promise<void> {
  const database = await openDatabase(':memory:', { writesTo: folder });
  try {
    const session = await database.session();
    const names = columns.map(({ name, type }) => `"${name.replaceAll('"', '""')}" ${type}`).join(', ');
    let from = 0;
    for (const to of cuts(columns, rows, partBytes)) {
      await session.run(`CREATE OR REPLACE TABLE part (${names})`);
      await session.append(
        'part',
        to - from,
        columns.map((column) => appendable(column, from)),
      );
      const name = `part-${from}.parquet`;
      // Spark reads no file whose name begins with a dot.
      await session.run(`COPY part TO '${join(folder, `.${name}`).replaceAll("'", "''")}' (FORMAT parquet)`);
      await rename(join(folder, `.${name}`), join(folder, name));
      from = to;
    }
  } finally {
    await database.close();
  }
}

function appendable({ type, column }: Sent, from: number): AppendColumn {
  if (type === 'BIGINT') return { type, at: (i) => BigInt((column as ArrayLike<number>)[from + i]!) };
  if (type === 'DOUBLE') return { type, at: (i) => (column as ArrayLike<number>)[from + i]! };
  return { type: 'VARCHAR', at: (i) => (column as readonly string[])[from + i]! };
}
