import type { Cell, Session } from '../engine/index.ts';
import { indicatorKinds, type ReportColumns, sketchSize, unsureType } from '../model/index.ts';
import { Few, type FreshKeys, fewReports, fewValues, Postings } from './few.ts';
import type { OnPoint } from './points.ts';
import type { Words } from './words.ts';

/** Reports, and UTF-16 units of text, kept in memory before they become rows: bounds memory, spreads the cost of joins. */
const reportsPerRound = 100_000;
const textPerRound = 100_000_000;

/** The numbers that the next reports and indicators get. */
export interface Next {
  readonly report: number;
  readonly indicator: number;
}

/** Where numbers go on, from the rows. */
export async function nextNumbers(session: Session): Promise<Next> {
  const of = (table: string): string => `(SELECT coalesce(max(number), -1) + 1 FROM ${table})`;
  const [row] = await session.rows(`SELECT ${of('reports')} AS report, ${of('indicators')} AS indicator`);
  return row as unknown as Next;
}

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
  private readonly firstIndicator: number;
  private nextIndicator: number;
  /** Whether the temporary tables are there: an import of a few reports needs none. */
  private isStaged = false;
  /** Of an import of a few reports. */
  private few: Few | undefined;
  private readonly fresh: FreshKeys = { reports: [], indicators: [] };
  private readonly postings = new Postings();
  private waiting: Waiting[] = [];
  private waitingReports = 0;
  private waitingText = 0;

  constructor(session: Session, words: Words, next: Next, signal: AbortSignal, onPoint: OnPoint) {
    this.session = session;
    this.words = words;
    this.firstReport = next.report;
    this.firstIndicator = this.nextIndicator = next.indicator;
    this.signal = signal;
    this.onPoint = onPoint;
  }

  /** Where numbers go on after what was settled. */
  get next(): Next {
    return { report: this.firstReport + this.added, indicator: this.nextIndicator };
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

    const isSmall = !this.isStaged && this.added === 0 && isFew(round, staged);
    if (!isSmall) await this.makeStage();
    this.few = isSmall ? await Few.of(this.session, givenBy(round), this.signal) : undefined;
    const fresh = await this.freshReports(round, staged);
    const first = this.firstReport + this.added;
    const values = new RoundValues();
    const parts: Part[] = [];
    let offset = 0;
    let number = first;
    for (const { batch, exhibit } of round) {
      const part = partOf(batch, exhibit, fresh.subarray(offset, offset + batch.count), number, values);
      parts.push(part);
      number += part.rows.length;
      offset += batch.count;
    }
    const firstIndicator = this.nextIndicator;
    const indicators = await this.indicatorNumbers(values);
    for (const part of parts) {
      this.signal.throwIfAborted();
      await this.appendReports(part);
      await this.appendMentions(part, indicators);
      await this.appendReadings(part);
      await this.appendPlaces(part);
      if (isSmall) this.noteFew(part, indicators);
    }
    if (!isSmall) await this.keepKeys(first, firstIndicator);
    await this.words.store();
    this.added += number - first;
    this.duplicates += staged - (number - first);
    this.onPoint('rows.settled');
  }

  /** Settles the rest and writes what is sorted over the whole import. */
  async finish(): Promise<void> {
    await this.settle();
    if (this.added > 0 && this.few !== undefined) {
      await this.few.write(this.fresh, this.postings, this.signal);
    } else if (this.added > 0) {
      await this.run(
        `INSERT INTO postings
         SELECT indicator, report, bool_or(flags = 0 AND role IN (${linkingRoles})) AS links
         FROM mentions WHERE report >= ${this.firstReport} GROUP BY indicator, report ORDER BY indicator, report`,
      );
      for (const keys of ['report_keys', 'indicator_keys']) {
        await this.run(`INSERT INTO ${keys} SELECT key, number FROM import_${keys} ORDER BY key`);
      }
      await this.run(stageTables.map(([name]) => `DROP TABLE ${name}`).join('; '));
    }
  }

  /** Empty tables for a round; keys of the import's earlier rounds stay. */
  private async makeStage(): Promise<void> {
    for (const [name, columns] of stageTables) {
      if (this.isStaged && name.startsWith('import_')) continue;
      await this.run(`CREATE OR REPLACE TEMP TABLE ${name} (${columns})`);
    }
    if (!this.isStaged && this.added > 0) await this.keepKeys(this.firstReport, this.firstIndicator);
    this.isStaged = true;
  }

  /** Keys of reports and indicators from these numbers on, for the rounds to come. */
  private async keepKeys(report: number, indicator: number): Promise<void> {
    await this.run(`INSERT INTO import_report_keys ${reportKeys(report)}`);
    await this.run(`INSERT INTO import_indicator_keys ${indicatorKeys(indicator)}`);
  }

  /** One byte per staged report: 1 if its id is new, here and in the casebook. */
  private async freshReports(round: readonly Waiting[], staged: number): Promise<Uint8Array> {
    const fresh = new Uint8Array(staged);
    const seen = new Set<string>();
    let offset = 0;
    for (const { batch } of round) {
      const from = offset;
      if (this.few === undefined) {
        await this.session.append('stage_ids', batch.count, [
          { type: 'INTEGER', at: (i) => from + i },
          { type: 'VARCHAR', at: (i) => batch.id[i]! },
        ]);
      }
      for (const id of batch.id) {
        if (!seen.has(id)) fresh[offset] = 1;
        seen.add(id);
        offset++;
      }
    }
    if (this.few !== undefined) {
      const ids = round.flatMap(({ batch }) => batch.id);
      for (const position of await this.few.knownIds(ids, this.signal)) fresh[position] = 0;
      return fresh;
    }
    // Narrow keys first; ids are compared only where keys agree.
    const known = await this.confirmed(
      `SELECT s.position, s.id, k.number FROM stage_ids AS s JOIN (${allKeys('report_keys')}) AS k ON k.key = hash(s.id)`,
      'SELECT k.position FROM stage_known AS k JOIN reports AS r ON r.number = k.number AND r.id = k.id',
    );
    for (const position of known['position'] as number[]) fresh[position] = 0;
    return fresh;
  }

  /** Numbers of the round's values; those not seen before become indicators, in order of appearance. */
  private async indicatorNumbers({ kinds, values }: RoundValues): Promise<Int32Array> {
    const { few } = this;
    const numbers = await (few === undefined ? this.knownNumbers(kinds, values) : few.knownNumbers(kinds, values, this.signal));
    const unknown: number[] = [];
    const first = this.nextIndicator;
    numbers.forEach((number, position) => {
      if (number === -1) numbers[position] = first + unknown.push(position) - 1;
    });
    if (few !== undefined)
      unknown.forEach((u, i) => this.fresh.indicators.push({ number: first + i, kind: kinds[u]!, value: values[u]! }));
    await this.session.append('indicators', unknown.length, [
      { type: 'INTEGER', at: (i) => first + i },
      { type: 'UTINYINT', at: (i) => kinds[unknown[i]!]! },
      { type: 'VARCHAR', at: (i) => values[unknown[i]!]! },
    ]);
    this.nextIndicator += unknown.length;
    return numbers;
  }

  private async knownNumbers(kinds: readonly number[], values: readonly string[]): Promise<Int32Array> {
    await this.session.append('stage_values', values.length, [
      { type: 'INTEGER', at: (i) => i },
      { type: 'UTINYINT', at: (i) => kinds[i]! },
      { type: 'VARCHAR', at: (i) => values[i]! },
    ]);
    const known = await this.confirmed(
      `SELECT s.*, k.number FROM stage_values AS s
       JOIN (${allKeys('indicator_keys')}) AS k ON k.key = hash(s.kind, s.value)`,
      `SELECT k.position, k.number FROM stage_known AS k
       JOIN indicators AS i ON i.number = k.number AND i.kind = k.kind AND i.value = k.value`,
    );
    const numbers = new Int32Array(values.length).fill(-1);
    (known['position'] as number[]).forEach((position, i) => (numbers[position] = known['number']![i] as number));
    return numbers;
  }

  /** Candidates whose keys agree, then those of them that agree in full. */
  private async confirmed(candidates: string, confirm: string): Promise<Record<string, Cell[]>> {
    await this.run(`CREATE OR REPLACE TEMP TABLE stage_known AS ${candidates}`);
    const columns = await this.session.columns(confirm);
    await this.run('DROP TABLE stage_known');
    return columns;
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
    const { batch, mentions, numberOf, placeOf } = part;
    const from = batch.mentions;
    const field = batch.fieldNames.map((name) => this.words.numberOf(name));
    await this.session.append('mentions', mentions.length, [
      { type: 'INTEGER', at: (i) => numberOf[from.report[mentions[i]!]!]! },
      { type: 'INTEGER', at: (i) => indicators[placeOf[from.value[mentions[i]!]!]!]! },
      { type: 'UTINYINT', at: (i) => from.role[mentions[i]!]! },
      { type: 'UTINYINT', at: (i) => from.flags[mentions[i]!]! },
      { type: 'UTINYINT', at: (i) => from.confidence[mentions[i]!]! },
      { type: 'INTEGER', at: (i) => from.start[mentions[i]!]! },
      { type: 'INTEGER', at: (i) => from.end[mentions[i]!]! },
      { type: 'INTEGER', at: (i) => field[from.field[mentions[i]!]!] ?? 0 },
    ]);
  }

  private noteFew({ batch, rows, mentions, firstNumber, numberOf, placeOf }: Part, indicators: Int32Array): void {
    rows.forEach((row, i) => this.fresh.reports.push({ number: firstNumber + i, id: batch.id[row]!, ref: batch.ref[row]! }));
    const { report, value, role, flags } = batch.mentions;
    for (const m of mentions) this.postings.add(indicators[placeOf[value[m]!]!]!, numberOf[report[m]!]!, role[m]!, flags[m]!);
  }

  private async appendReadings({ batch: { readings }, rows, firstNumber }: Part): Promise<void> {
    if (readings === undefined) return;
    const { type, confidence, stages } = readings;
    await this.session.append('readings', rows.length, [
      { type: 'INTEGER', at: (i) => firstNumber + i },
      { type: 'UTINYINT', at: (i) => (type[rows[i]!] === unsureType ? null : type[rows[i]!]!) },
      { type: 'UTINYINT', at: (i) => confidence[rows[i]!]! },
      { type: 'SMALLINT', at: (i) => stages[rows[i]!]! },
    ]);
  }

  private async appendPlaces({ batch: { places }, numberOf }: Part): Promise<void> {
    if (places === undefined) return;
    const { report, place, role, field, start, end } = places;
    const kept: number[] = [];
    for (let i = 0; i < places.count; i++) if (numberOf[report[i]!] !== -1) kept.push(i);
    const word = (list: readonly string[]) => (i: number) => this.words.numberOf(list[kept[i]!]!);
    await this.session.append('report_places', kept.length, [
      { type: 'INTEGER', at: (i) => numberOf[report[kept[i]!]!]! },
      { type: 'INTEGER', at: word(place) },
      { type: 'UTINYINT', at: (i) => role[kept[i]!]! },
      { type: 'INTEGER', at: word(field) },
      { type: 'INTEGER', at: (i) => start[kept[i]!]! },
      { type: 'INTEGER', at: (i) => end[kept[i]!]! },
    ]);
  }

  private async run(sql: string): Promise<void> {
    await this.session.run(sql, [], this.signal);
  }
}

/** Positions of `suspect` and `unknown` in the model's roles. */
const linkingRoles = '0, 3';

/** Temporary tables, empty at the start of each round (`stage_`) or import (`import_`), and their columns. */
const stageTables = [
  ['stage_ids', 'position INTEGER, id VARCHAR'],
  ['stage_values', 'position INTEGER, kind UTINYINT, value VARCHAR'],
  ['import_report_keys', 'key UBIGINT, number INTEGER'],
  ['import_indicator_keys', 'key UBIGINT, number INTEGER'],
] as const;

/** Stored keys and those of the import under way, which are stored sorted when it ends. */
function allKeys(table: 'report_keys' | 'indicator_keys'): string {
  return `FROM ${table} UNION ALL FROM import_${table}`;
}

const reportKeys = (from: number): string =>
  `SELECT hash(id) AS key, number FROM reports WHERE number >= ${from}
   UNION ALL SELECT hash(ref), number FROM reports WHERE number >= ${from} AND ref <> ''`;
const indicatorKeys = (from: number): string => `SELECT hash(kind, value) AS key, number FROM indicators WHERE number >= ${from}`;

/** Whether a round is small enough to be asked for by its keys. */
function isFew(round: readonly Waiting[], reports: number): boolean {
  return reports <= fewReports && round.reduce((sum, { batch }) => sum + batch.values.length, 0) <= fewValues;
}

/** What a small round asks for. */
function givenBy(round: readonly Waiting[]): Parameters<typeof Few.of>[1] {
  const values = new RoundValues();
  for (const { batch } of round) batch.values.forEach((value, v) => values.placeOf(batch.valueKind[v]!, value));
  return {
    ids: round.flatMap(({ batch }) => batch.id),
    refs: round.flatMap(({ batch }) => batch.ref).filter((ref) => ref !== ''),
    values: values.values,
    kinds: values.kinds,
  };
}

/** Distinct values of a round, in order of appearance. */
class RoundValues {
  readonly values: string[] = [];
  readonly kinds: number[] = [];
  private readonly places: Map<string, number>[] = indicatorKinds.map(() => new Map<string, number>());

  placeOf(kind: number, value: string): number {
    const places = this.places[kind]!;
    let place = places.get(value);
    if (place === undefined) {
      place = this.values.push(value) - 1;
      this.kinds.push(kind);
      places.set(value, place);
    }
    return place;
  }
}

/** What is new of one batch. */
interface Part {
  readonly batch: ReportColumns;
  readonly exhibit: number;
  /** Positions of the new reports and of their mentions. */
  readonly rows: Int32Array;
  readonly mentions: Int32Array;
  readonly firstNumber: number;
  /** By position in the batch: the report's number; the value's place in the round. -1 for none. */
  readonly numberOf: Int32Array;
  readonly placeOf: Int32Array;
}

function partOf(batch: ReportColumns, exhibit: number, fresh: Uint8Array, firstNumber: number, values: RoundValues): Part {
  const numberOf = new Int32Array(batch.count).fill(-1);
  const rows = new Int32Array(batch.count);
  let count = 0;
  for (let i = 0; i < batch.count; i++) {
    if (fresh[i] === 0) continue;
    numberOf[i] = firstNumber + count;
    rows[count++] = i;
  }
  const { report, value } = batch.mentions;
  const placeOf = new Int32Array(batch.values.length).fill(-1);
  const mentions = new Int32Array(batch.mentions.count);
  let mentioned = 0;
  for (let m = 0; m < batch.mentions.count; m++) {
    if (numberOf[report[m]!] === -1) continue;
    mentions[mentioned++] = m;
    const v = value[m]!;
    if (placeOf[v] === -1) placeOf[v] = values.placeOf(batch.valueKind[v]!, batch.values[v]!);
  }
  return {
    batch,
    exhibit,
    rows: rows.subarray(0, count),
    mentions: mentions.subarray(0, mentioned),
    firstNumber,
    numberOf,
    placeOf,
  };
}
