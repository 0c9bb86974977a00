import { ClewError } from '../../errors.ts';
import type { Column, Engine, Numbers, NumberShape, Plan, RunOptions, Step, StepResult } from '../port.ts';
import { quoted, requireInputs, selectNumbers } from '../sql.ts';
import { type Address, sparkAddress } from './address.ts';
import { arrowStream, columnsOf, cuts, numbersOf, type Sent, sent } from './arrow.ts';
import { SparkClient } from './client.ts';
import { sparkDialect } from './dialect.ts';
import { failed } from './failed.ts';
import { Fault } from './faults.ts';
import { writeParquet } from './parquet.ts';
import { type Patience, pause, usualPatience } from './retry.ts';
import { settings } from './settings.ts';
import { Stage, stagePlace } from './stage.ts';

export interface SparkOptions {
  /**
   * Where tables are kept as Parquet while the engine is open: a whole path or an address that all machines of the cluster can write to
   * (`s3a://bucket/folder`). Default: the cluster's own warehouse.
   */
  readonly stage?: string;
  readonly patience?: Patience;
  /** A loaded table of at most so many bytes stays in the memory of the driver; default 1 MiB. */
  readonly fewBytes?: number;
}

/** How often a statement is run when machines are lost while it runs; Spark itself has tried each task four times by then. */
const runs = 3;
/** Rows go to the cluster in parts of about so many bytes; the server takes 128 MiB at most. */
const partBytes = 16 * 2 ** 20;
/** Whoever ends wants no long wait. */
const shortPatience = { tries: 2, firstMs: 200, mostMs: 1000 };

/**
 * A Spark cluster (4.0 or later) behind its Connect server, asked at `sc://host:port`. What it writes goes into a folder of its own on
 * the stage, which `close` removes. Throws `input` for addresses that cannot be read and `unavailable` for a cluster that is not there,
 * is too old, or cannot write to the stage.
 */
export async function openSparkEngine(address: string, options: SparkOptions = {}): Promise<Engine> {
  const at = sparkAddress(address);
  const place = options.stage === undefined ? undefined : stagePlace(options.stage);
  const patience = options.patience ?? usualPatience;
  // Nobody waits minutes to learn of a wrong address.
  const asking = new SparkClient(at, { ...patience, ...shortPatience });
  try {
    const version = await asking.version();
    if (!(Number.parseInt(version, 10) >= 4)) {
      throw new ClewError('unavailable', 'engine.release', `The cluster at ${at.host} runs Spark ${version}.`, {
        hint: 'Clew needs Spark 4.0 or later.',
      });
    }
    const engine = new SparkEngine(at, new SparkClient(at, patience), version, place, options);
    await engine.open();
    return engine;
  } catch (error) {
    throw error instanceof Fault ? absent(error, at) : error;
  } finally {
    await asking.close();
  }
}

function absent(fault: Fault, { host }: Address): ClewError {
  if (fault.kind === 'refused') return failed(fault, { host, stage: '', what: 'opening' });
  return new ClewError('unavailable', 'engine.cluster', `No Spark Connect server answers at ${host}.`, {
    hint: 'Start one there (Spark 4.0 or later), or correct the address.',
    detail: fault.text,
  });
}

class SparkEngine implements Engine {
  readonly name = 'spark';
  readonly version: string;
  private readonly address: Address;
  private readonly client: SparkClient;
  private readonly stage: Stage;
  private readonly patience: Patience;
  private readonly fewBytes: number;
  /** What a name of the session stands on, to be removed once it stands on something else: a table, or a view of loaded rows. */
  private readonly ground = new Map<string, string>();
  private loads = 0;
  private isClosed = false;

  constructor(address: Address, client: SparkClient, version: string, place: string | undefined, options: SparkOptions) {
    this.address = address;
    this.client = client;
    this.version = version;
    this.stage = new Stage(client, place);
    this.patience = options.patience ?? usualPatience;
    this.fewBytes = options.fewBytes ?? 2 ** 20;
  }

  async open(): Promise<void> {
    try {
      await this.client.configure(settings);
      await this.stage.open();
    } catch (error) {
      const told = this.told(error, 'opening');
      await this.close().catch(() => undefined);
      throw told;
    }
  }

  async load(table: string, columns: Readonly<Record<string, Column>>): Promise<void> {
    const all = Object.entries(columns).map(([name, column]) => sent(name, column));
    const rows = all[0]?.column.length ?? 0;
    if (all.some(({ column }) => column.length !== rows)) {
      throw new ClewError('bug', 'engine.columns', `The columns of table ${table} differ in length.`);
    }
    try {
      this.requireOpen();
      const isFew = cuts(all, rows, this.fewBytes).length === 1;
      const ground = isFew ? await this.loadFew(all, rows) : await this.loadMany(all, rows);
      await this.stand(table, ground, isFew ? selection(all) : '*');
    } catch (error) {
      throw this.told(error, `table ${table}`);
    }
  }

  async run(plan: Plan, options: RunOptions = {}): Promise<StepResult[]> {
    const results: StepResult[] = [];
    let what = `inputs of plan ${plan.name}`;
    try {
      this.requireOpen();
      options.signal?.throwIfAborted();
      await requireInputs(plan, async (table) => await this.described(table));
      for (const step of plan.steps) {
        what = `step ${step.name} of plan ${plan.name}`;
        const start = performance.now();
        const rows = step.keep === 'view' ? await this.runView(step, options) : await this.runTable(step, options);
        const ms = performance.now() - start;
        results.push(rows === undefined ? { name: step.name, ms } : { name: step.name, ms, rows });
        options.progress?.(results.at(-1)!);
      }
      options.signal?.throwIfAborted();
      return results;
    } catch (error) {
      await this.forget(
        plan.steps.slice(0, results.length + 1).map(({ name }) => name),
        error,
      );
      throw this.told(error, what);
    }
  }

  async columns(table: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
    try {
      this.requireOpen();
      return columnsOf(await this.client.query(`SELECT * FROM ${quoted(table)}`));
    } catch (error) {
      throw this.told(error, `table ${table}`);
    }
  }

  async numbers<Shape extends NumberShape>(
    table: string,
    shape: Shape,
    { signal }: Pick<RunOptions, 'signal'> = {},
  ): Promise<Numbers<Shape>> {
    try {
      this.requireOpen();
      const query = selectNumbers(table, shape);
      return numbersOf(await this.again(async () => await this.client.query(query, signal), signal), shape);
    } catch (error) {
      throw this.told(error, `table ${table}`);
    }
  }

  async drop(tables: readonly string[]): Promise<void> {
    try {
      this.requireOpen();
      for (const table of tables) {
        await this.client.command(`DROP VIEW IF EXISTS ${quoted(table)}`);
        await this.leave(table);
      }
    } catch (error) {
      throw this.told(error, 'tables that are not needed any more');
    }
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.client.close();
    // Another session, since this one may be lost; with little patience.
    const last = new SparkClient(this.address, { ...this.patience, ...shortPatience });
    try {
      await this.stage.remove(last);
    } catch (error) {
      throw new ClewError(
        'unavailable',
        'engine.stage-left',
        `The folder ${this.stage.database} on the stage ${this.stage.name()} could not be removed.`,
        { hint: 'Delete it once the cluster answers again.', ...(error instanceof Fault ? { detail: error.text } : {}) },
      );
    } finally {
      await last.close();
    }
  }

  /** Rows as a view of the session's, in memory. */
  private async loadFew(all: readonly Sent[], rows: number): Promise<string> {
    this.loads++;
    const view = `clew_loaded_${this.loads}`;
    await this.client.view(view, arrowStream(all, 0, rows));
    return view;
  }

  /** Rows as Parquet: written here when this machine sees the stage, else part after part through the driver. */
  private async loadMany(all: readonly Sent[], rows: number): Promise<string> {
    const table = this.stage.table();
    try {
      await this.client.command(
        `CREATE TABLE ${table} (${all.map(({ name, type }) => `${quoted(name)} ${type}`).join(', ')}) USING parquet`,
      );
      const folder = await this.stage.folder(table);
      if (folder === undefined) {
        await this.loadByDriver(table, all, rows);
      } else {
        await writeParquet(folder, all, rows).catch((error: unknown) => {
          const isFull = error instanceof ClewError && error.code === 'engine.disk';
          throw isFull ? new Fault('full', undefined, error.message, error) : error;
        });
        await this.client.command(`REFRESH TABLE ${table}`);
      }
      return table;
    } catch (error) {
      if (canClean(error)) await this.stage.drop(table).catch(() => undefined);
      throw error;
    }
  }

  private async loadByDriver(table: string, all: readonly Sent[], rows: number): Promise<void> {
    const part = 'clew_part';
    try {
      let from = 0;
      for (const to of cuts(all, rows, partBytes)) {
        await this.client.view(part, arrowStream(all, from, to));
        const insert = `INSERT INTO ${table} SELECT /*+ COALESCE(1) */ ${selection(all)} FROM ${part}`;
        await this.again(async () => await this.client.command(insert));
        from = to;
      }
    } finally {
      await this.client.command(`DROP VIEW IF EXISTS ${part}`).catch(() => undefined);
    }
  }

  private async runView(step: Step, { signal }: RunOptions): Promise<undefined> {
    const hint = step.spreadBy === undefined ? '' : `/*+ REPARTITION(${quoted(step.spreadBy)}) */ `;
    const sql = step.sql(sparkDialect);
    await this.client.command(`CREATE OR REPLACE TEMPORARY VIEW ${quoted(step.name)} AS SELECT ${hint}* FROM (${sql})`, signal);
    await this.leave(step.name);
  }

  private async runTable(step: Step, { signal, tasks }: RunOptions): Promise<number> {
    const hint = tableHint(step);
    const sql = step.sql(sparkDialect);
    const table = await this.again(async () => {
      const name = this.stage.table();
      try {
        await this.client.command(`CREATE TABLE ${name} USING parquet AS SELECT ${hint}* FROM (${sql})`, signal, (done, all) =>
          tasks?.(step.name, done, all),
        );
        return name;
      } catch (error) {
        if (canClean(error)) await this.stage.drop(name).catch(() => undefined);
        throw error;
      }
    }, signal);
    // A join with few rows is cheapest when each machine gets them all.
    await this.stand(step.name, table, step.rows === 'few' ? `/*+ BROADCAST(${table}) */ *` : '*');
    const count = columnsOf(await this.client.query(`SELECT count(*) AS n FROM ${table}`, signal));
    return count['n']![0] as number;
  }

  /** Again when machines were lost, after a pause in which the cluster may get others. */
  private async again<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (let run = 1; ; run++) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Fault) || error.kind !== 'executor' || run === runs) throw error;
        await pause({ ...this.patience, firstMs: this.patience.firstMs * 10 }, run, signal);
      }
    }
  }

  /** Lets a name of the session stand on a table or view; what it stood on before goes. */
  private async stand(name: string, ground: string, what: string): Promise<void> {
    await this.client.command(`CREATE OR REPLACE TEMPORARY VIEW ${quoted(name)} AS SELECT ${what} FROM ${ground}`);
    await this.leave(name);
    this.ground.set(name, ground);
  }

  private async leave(name: string): Promise<void> {
    const ground = this.ground.get(name);
    this.ground.delete(name);
    if (ground === undefined) return;
    if (ground.startsWith(`${this.stage.database}.`)) await this.stage.drop(ground);
    else await this.client.command(`DROP VIEW IF EXISTS ${ground}`);
  }

  /** Removes what steps have left, unless nobody is there to do it: `close` removes the folder in any case. */
  private async forget(names: readonly string[], error: unknown): Promise<void> {
    if (!canClean(error) || this.isClosed) return;
    for (const name of names) {
      await this.client.command(`DROP VIEW IF EXISTS ${quoted(name)}`).catch(() => undefined);
      await this.leave(name).catch(() => undefined);
    }
  }

  private async described(table: string): Promise<readonly unknown[]> {
    try {
      return columnsOf(await this.client.query(`DESCRIBE TABLE ${quoted(table)}`))['col_name'] ?? [];
    } catch (error) {
      if (error instanceof Fault && error.errorClass?.startsWith('TABLE_OR_VIEW_NOT_FOUND') === true) return [];
      throw error;
    }
  }

  private requireOpen(): void {
    if (this.isClosed) {
      throw new ClewError('unavailable', 'engine.closed', 'The connection to the Spark cluster is closed.', {
        hint: 'Open it again.',
      });
    }
  }

  private told(error: unknown, what: string): unknown {
    return error instanceof Fault ? failed(error, { host: this.address.host, stage: this.stage.name(), what }) : error;
  }
}

/** Whether the cluster is there to remove something. */
function canClean(error: unknown): boolean {
  return !(error instanceof Fault) || (error.kind !== 'way' && error.kind !== 'session');
}

/** The columns of loaded rows in the types that they have on every engine. */
function selection(all: readonly Sent[]): string {
  return all.map(({ name, type }) => `CAST(${quoted(name)} AS ${type}) AS ${quoted(name)}`).join(', ');
}

/** Few rows go into one file; many are spread by their column, and Spark evens out the files. */
function tableHint({ rows, spreadBy }: Step): string {
  if (rows === 'few') return '/*+ REPARTITION(1) */ ';
  return spreadBy === undefined ? '' : `/*+ REBALANCE(${quoted(spreadBy)}) */ `;
}
