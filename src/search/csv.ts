import { csvCell, type ReportRow, type RingRow } from '../model/index.ts';

const time = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString());
const list = (values: readonly string[]): string => values.join('; ');

type Columns<Row> = Readonly<Record<string, (row: Row) => string | number | undefined>>;

/** Amounts in minor units (cents, 分), as everywhere in exports: a decimal point means different things in different countries. */
export const reportColumns: Columns<ReportRow> = {
  report: (row) => row.ref,
  id: (row) => row.id,
  agency: (row) => row.agency,
  reported_at: (row) => time(row.reportedAt),
  loss_at: (row) => time(row.lossAt),
  language: (row) => row.language,
  category: (row) => row.category,
  channel: (row) => row.channel,
  amount_minor: (row) => row.amount?.minor,
  currency: (row) => row.amount?.currency,
  place: (row) => row.place,
  ring: (row) => row.ring?.id,
  ring_status: (row) => row.ring?.status,
  confidence: (row) => row.ring?.confidence,
};

export const ringColumns: Columns<RingRow> = {
  ring: (row) => row.id,
  status: (row) => row.status,
  tier: (row) => row.tier,
  confidence: (row) => row.confidence,
  cohesion: (row) => row.cohesion,
  reports: (row) => row.size,
  first_seen: (row) => time(row.firstSeen),
  last_seen: (row) => time(row.lastSeen),
  loss_minor: (row) => list(Object.entries(row.loss).map(([currency, minor]) => `${currency} ${minor}`)),
  category: (row) => row.category,
  agencies: (row) => list(row.agencies),
  places: (row) => list(row.places),
  services: (row) => row.services,
  reason_en: (row) => row.top?.en,
  reason_zh: (row) => row.top?.zh,
};

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string | undefined;
}

/**
 * A list as CSV, page by page as it is taken. It begins with a byte order mark: without, a spreadsheet on Windows reads Chinese in
 * the code page of the machine.
 */
export async function* csvOf<Row>(
  columns: Columns<Row>,
  page: (after: string | undefined) => Promise<Page<Row>>,
): AsyncGenerator<string> {
  yield `\uFEFF${Object.keys(columns).join(',')}\r\n`;
  let after: string | undefined;
  do {
    const { rows, next } = await page(after);
    const cells = Object.values(columns);
    yield rows.map((row) => `${cells.map((of) => csvCell(of(row))).join(',')}\r\n`).join('');
    after = next;
  } while (after !== undefined);
}
