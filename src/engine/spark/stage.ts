import { randomBytes } from 'node:crypto';
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { ClewError } from '../../errors.ts';
import type { SparkClient } from './client.ts';

/**
 * A database of one engine's own, with a folder of its own on the stage: the tables in it are Parquet that Spark itself writes and
 * removes, so that any place which the cluster can write to is a stage, and this machine needs no key to it.
 */
export class Stage {
  /** The place as the operator wrote it, for errors; undefined when it is the cluster's own warehouse. */
  readonly place: string | undefined;
  readonly database = `clew_${randomBytes(8).toString('hex')}`;
  private readonly client: SparkClient;
  private made = 0;

  constructor(client: SparkClient, place: string | undefined) {
    this.client = client;
    this.place = place;
  }

  /** Makes the folder, then writes rows from several tasks and counts them: a place that each machine has for itself loses some. */
  async open(): Promise<void> {
    await this.create(this.client);
    const probe = this.table();
    await this.client.command(`CREATE TABLE ${probe} USING parquet AS SELECT /*+ REPARTITION(4) */ id FROM range(64)`);
    const [batch] = await this.client.query(`SELECT 1 AS whole FROM ${probe} HAVING count(*) = 64`);
    await this.drop(probe);
    if (batch === undefined) {
      throw new ClewError(
        'unavailable',
        'engine.stage-apart',
        `The machines of the cluster do not share the stage ${this.name()}.`,
        {
          hint: 'Name a place that all of them see: s3a://…, hdfs://…, or a folder that is mounted on each of them.',
        },
      );
    }
  }

  /** How people call the place. */
  name(): string {
    return this.place ?? 'in the warehouse of the cluster';
  }

  /** A name for a new table. */
  table(): string {
    this.made++;
    return `${this.database}.t${this.made}`;
  }

  /**
   * The folder of a table that is there, when the stage is a folder that this machine sees too and may write to; else undefined. A path
   * here need not be the same place there: that the folder with its name by chance is here says that it is.
   */
  async folder(table: string): Promise<string | undefined> {
    if (this.place?.startsWith('file:///') !== true) return undefined;
    const folder = join(this.place.slice('file://'.length), ...table.split('.'));
    return await access(folder, constants.W_OK | constants.X_OK).then(
      () => folder,
      () => undefined,
    );
  }

  /** Removes a table and its files, if they are there. */
  async drop(table: string): Promise<void> {
    await this.client.command(`DROP TABLE IF EXISTS ${table}`);
  }

  /** Removes the folder and all that is in it; also when a server that was started again knows nothing of it any more. */
  async remove(client: SparkClient = this.client): Promise<void> {
    await this.create(client);
    await client.command(`DROP DATABASE IF EXISTS ${this.database} CASCADE`);
  }

  private async create(client: SparkClient): Promise<void> {
    const at = this.place === undefined ? '' : ` LOCATION '${`${this.place}/${this.database}`.replaceAll("'", "''")}'`;
    await client.command(`CREATE DATABASE IF NOT EXISTS ${this.database}${at}`);
  }
}

/**
 * Reads where tables are kept: a folder by its whole path, or an address such as `s3a://bucket/folder`. Throws `input`
 * `engine.stage-address`.
 */
export function stagePlace(text: string): string {
  const place = text.startsWith('/') ? `file://${text}` : text;
  if (!/^[a-z][a-z\d+.-]*:\/\/\S*[^/\s]\/*$/iu.test(place) || /^[^/]*\/\/[^/]*@/u.test(place)) {
    throw new ClewError('input', 'engine.stage-address', 'The place where Spark keeps its tables cannot be read.', {
      hint: 'Write a whole path or an address without keys, such as /mnt/clew, s3a://bucket/clew or hdfs://name/clew.',
    });
  }
  return place.replace(/\/+$/u, '');
}
