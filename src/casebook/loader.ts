import type { Session } from '../engine/index.ts';
import { type ReportColumns, sketchSize } from '../model/index.ts';
import type { OnPoint } from './points.ts';
import type { Words } from './words.ts';

/** Reports, and UTF-16 units of text, kept in memory before they become rows: bounds memory, spreads the cost of joins. */
const reportsPerRound = 100_000;
const textPerRound = 100_000_000;

interface Waiting {
  readonly batch: ReportColumns;
  readonly exhibit: number;
}

/**
 * Streams batches of an import into the tables. In rounds: ids and values are staged, joined against what is stored (which
 * reports are new, which number each value has), then reports and mentions are appended with their numbers, straight into
 * the tables. DuckDB writes full row groups to disk as they come, so memory stays flat however large the transaction.
 */
export class Loader {
  added = 0;
  duplicates = 0;
  readonly firstReport: number;
  private readonly session: Session;
  private readonly words: Words;
  private readonly signal: AbortSignal;
  private readonly onPoint: OnPoint;
  private waiting: Waiting[] = [];
  private waitingReports = 0;
  private waitingText = 0;

  constructor(session: Session, words: Words, firstReport: number, signal: AbortSignal, onPoint: OnPoint) {
    this.session = session;
    this.words = words;
    this.firstReport = firstReport;
    this.signal = signal;
    this.onPoint = onPoint;
  }

  async add(batch: ReportColumns, exhibit: string): Promise<void> {
    this.signal.throwIfAborted();
    this.waiting.push({ batch, exhibit: this.words.numberOf(exhibit) });
    this.waitingReports += batch.count;
    for (const text of batch.text ?? []) this.waitingText += text.length;
    if (this.waitingReports >= reportsPerRound || this.waitingText >= textPerRound) await this.settle();
  }

  /** Makes rows of all that waits. */
  async settle(): Promise<void> {
    const round = this.waiting;
    if (round.length === 0) return;
    const staged = this.waitingReports;
    this.waiting = [];
    this.waitingReports = 0;
    this.waitingText = 0;

    const fresh = await this.freshReports(round, staged);
    const first = this.firstReport + this.added;
    const parts: Part[] = [];
    let offset = 0;
    let number = first;
    for (const { batch, exhibit } of round) {
      const part = partOf(batch, exhibit, fresh.subarray(offset, offset + batch.count), number);
      parts.push(part);
      number += part.rows.length;
      offset += batch.count;
    }
    const indicators = await this.indicatorNumbers(parts);
    for (const part of parts) {
      this.signal.throwIfAborted();
      await this.appendReports(part);
      await this.appendMentions(part, indicators);
    }
    await this.run(
      `INSERT INTO report_keys
       SELECT md5_number_lower(id) AS key, number FROM reports WHERE number >= ${first}
       UNION ALL SELECT md5_number_lower(ref), number FROM reports WHERE number >= ${first} AND ref <> '' ORDER BY key`,
    );
    await this.words.store();
    this.added += number - first;
    this.duplicates += staged - (number - first);
    this.onPoint('rows.settled');
  }

  /** Settles the rest and writes what is sorted over the whole import. */
  async finish(): Promise<void> {
    await this.settle();
    if (this.added === 0) return;
    await this.run(
      `INSERT INTO postings
       SELECT indicator, report, bool_or(flags = 0 AND role IN (${linkingRoles})) AS links
       FROM mentions WHERE report >= ${this.firstReport} GROUP BY indicator, report ORDER BY indicator, report`,
    );
    await this.run('DROP TABLE IF EXISTS stage_ids; DROP TABLE IF EXISTS stage_values');
  }

  /** One byte per staged report: 1 if its id is new, here and in the casebook. */
  private async freshReports(round: readonly Waiting[], staged: number): Promise<Uint8Array> {
    await this.run('CREATE OR REPLACE TEMP TABLE stage_ids (position INTEGER, id VARCHAR)');
    let offset = 0;
    for (const { batch } of round) {
      const from = offset;
      await this.session.append('stage_ids', batch.count, [
        { type: 'INTEGER', at: (i) => from + i },
        { type: 'VARCHAR', at: (i) => batch.id[i]! },
      ]);
      offset += batch.count;
    }
    await this.run(
      `CREATE OR REPLACE TEMP TABLE stage_fresh AS
       SELECT min(position) AS position, id, md5_number_lower(id) AS key FROM stage_ids GROUP BY id`,
    );
    // Narrow keys first; ids are compared only where keys agree.
    await this.run(
      `CREATE OR REPLACE TEMP TABLE stage_known AS
       SELECT f.position, f.id, k.number FROM stage_fresh AS f JOIN report_keys AS k ON k.key = f.key`,
    );
    const { position: known } = await this.session.columns(
      `SELECT k.position FROM stage_known AS k JOIN reports AS r ON r.number = k.number AND r.id = k.id`,
    );
    const { position: candidates } = await this.session.columns('SELECT position FROM stage_fresh');
    const fresh = new Uint8Array(staged);
    for (const position of candidates as number[]) fresh[position] = 1;
    for (const position of known as number[]) fresh[position] = 0;
    return fresh;
  }

  /** Numbers of the parts' values, one after the other as staged; values not seen before become indicators. */
  private async indicatorNumbers(parts: readonly Part[]): Promise<Int32Array> {
    await this.run('CREATE OR REPLACE TEMP TABLE stage_values (position INTEGER, kind UTINYINT, value VARCHAR)');
    let staged = 0;
    for (const part of parts) {
      const { batch, values } = part;
      const from = staged;
      part.firstValue = from;
      await this.session.append('stage_values', values.length, [
        { type: 'INTEGER', at: (i) => from + i },
        { type: 'UTINYINT', at: (i) => batch.valueKind[values[i]!]! },
        { type: 'VARCHAR', at: (i) => batch.values[values[i]!]! },
      ]);
      staged += values.length;
    }
    await this.run(
      `CREATE OR REPLACE TEMP TABLE stage_keys AS
       SELECT kind, value, md5_number_lower(kind || ':' || value) AS key FROM stage_values GROUP BY kind, value`,
    );
    await this.run(
      `CREATE OR REPLACE TEMP TABLE stage_found AS
       SELECT s.*, i.number AS known FROM stage_keys AS s
       LEFT JOIN indicators AS i ON i.key = s.key AND i.kind = s.kind AND i.value = s.value`,
    );
    await this.run(
      `CREATE OR REPLACE TEMP TABLE stage_numbered AS
       SELECT kind, value, key, known, coalesce(known, (SELECT coalesce(max(number), -1) FROM indicators)
         + row_number() OVER (PARTITION BY known IS NULL ORDER BY key, kind, value))::INTEGER AS number
       FROM stage_found`,
    );
    await this.run(
      'INSERT INTO indicators SELECT number, kind, value, key FROM stage_numbered WHERE known IS NULL ORDER BY number',
    );
    const { position, number } = await this.session.columns(
      'SELECT s.position, n.number FROM stage_values AS s JOIN stage_numbered AS n ON n.kind = s.kind AND n.value = s.value',
    );
    const numbers = new Int32Array(staged);
    (position as number[]).forEach((at, i) => (numbers[at] = (number as number[])[i]!));
    return numbers;
  }

  private async appendReports({ batch, exhibit, rows, firstNumber }: Part): Promise<void> {
    const word = (list: readonly string[]): Int32Array => Int32Array.from(rows, (row) => this.words.numberOf(list[row]!));
    const [agency, category, language] = [word(batch.agency), word(batch.category), word(batch.language)];
    const [channel, currency] = [word(batch.channel), word(batch.currency)];
    const bytes = new Uint8Array(batch.sketch.buffer, batch.sketch.byteOffset, batch.sketch.byteLength);
    const sketchBytes = sketchSize * batch.sketch.BYTES_PER_ELEMENT;
    const given = (list: Float64Array) => (i: number) => {
      const value = list[rows[i]!]!;
      return Number.isFinite(value) ? value : null;
    };
    await this.session.append('reports', rows.length, [
      { type: 'INTEGER', at: (i) => firstNumber + i },
      { type: 'VARCHAR', at: (i) => batch.id[rows[i]!]! },
      { type: 'VARCHAR', at: (i) => batch.ref[rows[i]!]! },
      { type: 'INTEGER', at: () => exhibit },
      { type: 'INTEGER', at: (i) => batch.row[rows[i]!]! },
      { type: 'INTEGER', at: (i) => agency[i]! },
      { type: 'VARCHAR', at: (i) => batch.victim[rows[i]!]! },
      { type: 'INTEGER', at: (i) => category[i]! },
      { type: 'INTEGER', at: (i) => language[i]! },
      { type: 'INTEGER', at: (i) => channel[i]! },
      { type: 'DOUBLE', at: given(batch.amountMinor) },
      { type: 'INTEGER', at: (i) => currency[i]! },
      { type: 'DOUBLE', at: given(batch.reportedAt) },
      { type: 'DOUBLE', at: given(batch.lossAt) },
      { type: 'BLOB', at: (i) => bytes.subarray(rows[i]! * sketchBytes, (rows[i]! + 1) * sketchBytes) },
      { type: 'VARCHAR', at: (i) => batch.text?.[rows[i]!] ?? '' },
      { type: 'VARCHAR', at: (i) => batch.fields?.[rows[i]!] ?? '{}' },
    ]);
  }

  private async appendMentions(part: Part, indicators: Int32Array): Promise<void> {
    const { batch, mentions, numberOf, valueAt, firstValue } = part;
    const from = batch.mentions;
    const field = batch.fieldNames.map((name) => this.words.numberOf(name));
    await this.session.append('mentions', mentions.length, [
      { type: 'INTEGER', at: (i) => numberOf[from.report[mentions[i]!]!]! },
      { type: 'INTEGER', at: (i) => indicators[firstValue + valueAt[from.value[mentions[i]!]!]!]! },
      { type: 'UTINYINT', at: (i) => from.role[mentions[i]!]! },
      { type: 'UTINYINT', at: (i) => from.flags[mentions[i]!]! },
      { type: 'UTINYINT', at: (i) => from.confidence[mentions[i]!]! },
      { type: 'INTEGER', at: (i) => from.start[mentions[i]!]! },
      { type: 'INTEGER', at: (i) => from.end[mentions[i]!]! },
      { type: 'INTEGER', at: (i) => field[from.field[mentions[i]!]!] ?? 0 },
    ]);
  }

  private async run(sql: string): Promise<void> {
    await this.session.run(sql, [], this.signal);
  }
}

/** Positions of `suspect` and `unknown` in the model's roles. */
const linkingRoles = '0, 3';

/** What is new of one batch. */
interface Part {
  readonly batch: ReportColumns;
  readonly exhibit: number;
  /** Positions of the new reports, of their mentions and of the values these use. */
  readonly rows: Int32Array;
  readonly mentions: Int32Array;
  readonly values: Int32Array;
  readonly firstNumber: number;
  /** By position in the batch: the report's number; the value's place in `values`. -1 for none. */
  readonly numberOf: Int32Array;
  readonly valueAt: Int32Array;
  /** Place of the part's first value among all staged. */
  firstValue: number;
}

function partOf(batch: ReportColumns, exhibit: number, fresh: Uint8Array, firstNumber: number): Part {
  const numberOf = new Int32Array(batch.count).fill(-1);
  const rows = new Int32Array(batch.count);
  let count = 0;
  for (let i = 0; i < batch.count; i++) {
    if (fresh[i] === 0) continue;
    numberOf[i] = firstNumber + count;
    rows[count++] = i;
  }
  const { report, value } = batch.mentions;
  const valueAt = new Int32Array(batch.values.length).fill(-1);
  const mentions = new Int32Array(batch.mentions.count);
  const values = new Int32Array(batch.values.length);
  let mentioned = 0;
  let used = 0;
  for (let m = 0; m < batch.mentions.count; m++) {
    if (numberOf[report[m]!] === -1) continue;
    mentions[mentioned++] = m;
    const v = value[m]!;
    if (valueAt[v] !== -1) continue;
    valueAt[v] = used;
    values[used++] = v;
  }
  return {
    batch,
    exhibit,
    rows: rows.subarray(0, count),
    mentions: mentions.subarray(0, mentioned),
    values: values.subarray(0, used),
    firstNumber,
    numberOf,
    valueAt,
    firstValue: 0,
  };
}
