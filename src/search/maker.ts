import type { DatabaseSync } from 'node:sqlite';
import { indicatorKinds } from '../model/index.ts';
import { mainPlace, placeMentions } from '../places/index.ts';
import { openFile, removeFile } from './file.ts';
import { stretch } from './postings.ts';
import { field, type FedRings, record, ringTable } from './ring-table.ts';
import { indicatorTerm, Segment } from './segment.ts';
import { type Shared, type SharedRings, textOf } from './columns.ts';
import { Table } from './table.ts';

/** What a stretch of the file was made from. */
export interface Held {
  readonly number: number;
  readonly reports: number;
  readonly rows: string;
  readonly mentions: string;
}

/** What the thread can be asked to do, one after the other. */
export type Job =
  | { readonly do: 'open'; readonly path: string; readonly casebook: string; readonly fresh: boolean }
  | { readonly do: 'forget' }
  | { readonly do: 'words'; readonly words: readonly string[] }
  | { readonly do: 'reports'; readonly bytes: Uint8Array; readonly columns: boolean; readonly index: boolean }
  | { readonly do: 'mentions'; readonly bytes: Uint8Array }
  | { readonly do: 'write'; readonly held: Held; readonly anew: boolean }
  | { readonly do: 'rings'; readonly rings: FedRings }
  | { readonly do: 'share' }
  | { readonly do: 'close' };

/** Makes the index: columns in memory, postings in the file. Lives in a thread of its own. */
export class Maker {
  #file: DatabaseSync | undefined;
  #table = new Table();
  #words: string[] = [];
  #places: string[] = [];
  #rings: SharedRings | undefined;
  /** Postings and places of reports that are not written yet. */
  #segment: Segment | undefined;
  #named: [place: number, key: number][] = [];

  work(job: Job): Held[] | Shared | undefined {
    switch (job.do) {
      case 'open':
        return this.#open(job.path, job.casebook, job.fresh);
      case 'forget':
        this.#table = new Table();
        this.#words = [];
        return undefined;
      case 'words':
        this.#words.push(...job.words);
        return undefined;
      case 'reports':
        this.#reports(textOf(job.bytes), job.columns, job.index);
        return undefined;
      case 'mentions':
        this.#mentions(textOf(job.bytes));
        return undefined;
      case 'write':
        this.#write(job.held, job.anew);
        return undefined;
      case 'rings':
        this.#rings = ringTable(job.rings, this.#table);
        return undefined;
      case 'share':
        return this.#share();
      case 'close':
        this.#file?.close();
        this.#file = undefined;
        return undefined;
    }
  }

  #open(path: string, casebook: string, fresh: boolean): Held[] {
    this.#file?.close();
    this.#file = undefined;
    this.#segment = undefined;
    this.#named = [];
    if (fresh) removeFile(path);
    const file = openFile(path, casebook);
    this.#file = file;
    this.#places = file
      .prepare('SELECT key FROM places ORDER BY number')
      .all()
      .map((row) => row['key'] as string);
    return file.prepare('SELECT number, reports, rows, mentions FROM segments ORDER BY number').all() as unknown as Held[];
  }

  /** Reports in order: into the columns, into the postings, or both. */
  #reports(text: string, columns: boolean, index: boolean): void {
    if (text === '') return;
    const from = this.#table.count;
    for (const line of text.split(record)) {
      const [number, id, ref, agency, category, language, channel, amount, currency, reportedAt, lossAt, words] = line.split(
        field,
      ) as [string, ...string[]];
      const report = Number(number);
      if (columns) {
        this.#table.push({
          number: report,
          id: id!,
          ref: ref!,
          agency: Number(agency),
          category: Number(category),
          language: Number(language),
          channel: Number(channel),
          amount: numberOf(amount!),
          currency: Number(currency),
          reportedAt: numberOf(reportedAt!),
          lossAt: numberOf(lossAt!),
        });
      }
      if (index) this.#index(report, words!);
    }
    if (columns) this.#readPlaces(from);
  }

  #index(report: number, text: string): void {
    this.#segment ??= new Segment(Math.floor(report / stretch));
    this.#segment.addText(report % stretch, text);
    const main = mainPlace(placeMentions({ text, fields: {} }));
    if (main === undefined) return;
    let key = this.#places.indexOf(main);
    if (key === -1) key = this.#places.push(main) - 1;
    this.#named.push([report % stretch, key]);
    this.#table.setPlace(report, key);
  }

  /** Kind, value, places in the stretch of the reports that mention it. */
  #mentions(text: string): void {
    if (text === '') return;
    for (const line of text.split(record)) {
      const [kind, value, places] = line.split(field) as [string, string, string];
      this.#segment!.addTerm(indicatorTerm(indicatorKinds[Number(kind)]!, value), places.split(',').map(Number));
    }
  }

  #write(held: Held, anew: boolean): void {
    const file = this.#file!;
    file.exec('BEGIN IMMEDIATE');
    try {
      if (anew) {
        file.prepare('DELETE FROM postings WHERE segment = ?').run(held.number);
        file.prepare('DELETE FROM segments WHERE number = ?').run(held.number);
      }
      this.#segment?.write(file);
      const old = file.prepare('SELECT places FROM segments WHERE number = ?').get(held.number)?.['places'];
      const places = new Int32Array(held.reports).fill(-1);
      if (old instanceof Uint8Array) places.set(new Int32Array(old.slice().buffer));
      for (const [place, key] of this.#named) places[place] = key;
      file
        .prepare('INSERT OR REPLACE INTO segments VALUES (?, ?, ?, ?, ?)')
        .run(held.number, held.reports, held.rows, held.mentions, new Uint8Array(places.buffer));
      const put = file.prepare('INSERT OR IGNORE INTO places VALUES (?, ?)');
      this.#places.forEach((key, number) => put.run(number, key));
      file.exec('COMMIT');
    } catch (error) {
      file.exec('ROLLBACK');
      throw error;
    } finally {
      this.#segment = undefined;
      this.#named = [];
    }
  }

  /** Places of the reports in the columns from `from` on that were indexed before. */
  #readPlaces(from: number): void {
    const segments = this.#file!.prepare('SELECT number, places FROM segments WHERE number >= ?');
    for (const row of segments.iterate(Math.floor(from / stretch))) {
      const first = (row['number'] as number) * stretch;
      const places = new Int32Array((row['places'] as Uint8Array).slice().buffer);
      for (let i = Math.max(0, from - first); i < places.length; i++) this.#table.setPlace(first + i, places[i]!);
    }
  }

  #share(): Shared {
    const reports = this.#table.share(this.#words);
    return { reports, rings: this.#rings!, places: [...this.#places] };
  }
}

const numberOf = (text: string): number => (text === '' ? Number.NaN : Number(text));
