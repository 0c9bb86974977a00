import type { Read } from '../casebook/index.ts';
import type { NamedSuspect, RowSource } from '../model/index.ts';

/** Whose losses are asked for. */
export interface LossScope {
  /** Ids of rings as they are called now; absent: every report of the casebook, also those in no ring. */
  readonly rings?: readonly string[];
  /** Rings of which the reader must not learn. */
  readonly closed?: ReadonlySet<string>;
  readonly suspects?: readonly Pick<NamedSuspect, 'id' | 'indicators'>[];
  /** Reports, by number, that tell again the case of another: as the linker found them. */
  readonly again?: ReadonlyMap<number, number>;
}

/** A report as losses need it. */
export interface LossReport {
  readonly number: number;
  readonly id: string;
  readonly ref?: string;
  readonly ring?: string;
  readonly stated?: { readonly minor: number; readonly currency: string };
  /** UTC milliseconds of the loss, else of the report. */
  readonly at?: number;
  readonly source: RowSource;
}

/** ISO 4217 code for "no currency": the amount was told without one. */
const unknownCurrency = 'XXX';

/** A case with the numbers of the transfers by which it was paid. */
export interface Paid {
  readonly reports: LossReport[];
  readonly paid: number[];
}

/** Reports of the scope in the order they came. */
export async function reportsIn(read: Read, { rings, closed }: LossScope): Promise<LossReport[]> {
  const rows = await read.sql(
    `SELECT r.number, r.id, r.ref, g.id AS ring, r.amount_minor, c.word AS currency, coalesce(r.loss_at, r.reported_at) AS at,
       e.word AS exhibit, r.source_row
     FROM reports AS r
     LEFT JOIN ring_members AS m ON m.report = r.number
     LEFT JOIN rings AS g ON g.number = m.ring
     LEFT JOIN words AS c ON c.number = r.currency
     LEFT JOIN words AS e ON e.number = r.exhibit
     ${rings === undefined ? '' : `WHERE g.id IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]')))`}
     ORDER BY r.number`,
    rings === undefined ? [] : [JSON.stringify(rings)],
  );
  return rows.flatMap((row): LossReport[] => {
    const ring = row['ring'] as string | null;
    if (ring !== null && closed?.has(ring) === true) return [];
    const [minor, at] = [row['amount_minor'], row['at']] as [number | null, number | null];
    const currency = (row['currency'] as string | null) || unknownCurrency;
    return [
      {
        number: row['number'] as number,
        id: row['id'] as string,
        ...((row['ref'] as string) === '' ? {} : { ref: row['ref'] as string }),
        ...(ring === null ? {} : { ring }),
        ...(minor === null || Number.isNaN(minor) ? {} : { stated: { minor, currency } }),
        ...(at === null || Number.isNaN(at) ? {} : { at }),
        source: { exhibit: row['exhibit'] as string, row: row['source_row'] as number },
      },
    ];
  });
}
