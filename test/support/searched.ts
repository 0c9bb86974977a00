import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Casebook, createCasebook, type Ctx, openCasebook, type Replay } from '../../src/casebook/index.ts';
import { openSearch, type Search } from '../../src/search/index.ts';
import {
  type PlaceColumns,
  type PlaceRole,
  placeRoles,
  type ReadingColumns,
  type ScamStage,
  scamStages,
  type ScamType,
  scamTypes,
  unsureType,
} from '../../src/model/index.ts';
import { type MadeReport, madeReports } from './made-reports.ts';

export interface Searched extends MadeReport {
  readonly text?: string;
  readonly channel?: string;
  /** As read when it came; default: the machine is not sure. */
  readonly type?: ScamType;
  readonly stages?: readonly ScamStage[];
  /** A place it tells, at the beginning of its text. */
  readonly place?: string;
  readonly role?: PlaceRole;
}
export interface MadeRing {
  readonly id: string;
  /** Report numbers. */
  readonly reports: readonly number[];
  readonly status?: 'proposed' | 'confirmed' | 'dismissed';
  readonly confidence?: number;
  readonly day?: readonly [number, number];
  readonly loss?: Readonly<Record<string, number>>;
  readonly why?: string;
}

function readingsOf(reports: readonly Searched[]): ReadingColumns {
  const bits = (stages: readonly ScamStage[]): number => stages.reduce((sum, stage) => sum | (1 << scamStages.indexOf(stage)), 0);
  return {
    type: Uint8Array.from(reports, ({ type }) => (type === undefined ? unsureType : scamTypes.indexOf(type))),
    confidence: Uint8Array.from(reports, ({ type }) => (type === undefined ? 30 : 95)),
    stages: Uint16Array.from(reports, ({ stages = [] }) => bits(stages)),
  };
}

function placesOf(reports: readonly Searched[]): PlaceColumns {
  const told = reports.flatMap(({ place, role = 'site' }, report) => (place === undefined ? [] : [{ report, place, role }]));
  return {
    count: told.length,
    report: Int32Array.from(told, ({ report }) => report),
    place: told.map(({ place }) => place),
    role: Uint8Array.from(told, ({ role }) => placeRoles.indexOf(role)),
    start: new Int32Array(told.length),
    end: Int32Array.from(told, () => 2),
    field: told.map(() => ''),
  };
}

const sealed = 'ab'.repeat(32);
/** Brings no rows back. */
export const replay: Replay = { async import() {}, async 'link.run'() {} };
const day = (n: number): number => Date.UTC(2024, 0, 1) + n * 86_400_000;

/** Reports as an import would have brought them. */
export async function addSearched(ctx: Ctx, reports: readonly Searched[]): Promise<void> {
  const columns = madeReports(reports);
  const text = reports.map((report, i) => report.text ?? columns.text![i]!);
  const channel = reports.map((report) => report.channel ?? '');
  const figures = { reports: reports.length, added: reports.length, rejected: 0, duplicates: 0 };
  await ctx.commit(
    [{ kind: 'import', body: { sha256: sealed, name: 'made.csv', parameters: {}, ...figures } }],
    async (write) =>
      await write.reports({ ...columns, text, channel, readings: readingsOf(reports), places: placesOf(reports) }, sealed),
  );
}

/** A full link run with this result. */
export async function linkSearched(
  ctx: Ctx,
  rings: readonly MadeRing[],
  merged: Readonly<Record<string, string>> = {},
): Promise<void> {
  const moved = Object.entries(merged).map(([ring, into]) => ({ ring, into: [into], how: 'merged' as const }));
  const run = { parameters: {}, engine: 'e', model: 'm', result: sealed, reports: 0, rings: rings.length, moved };
  const members = rings.flatMap(({ reports }, ring) => reports.map((report) => ({ report, ring })));
  await ctx.commit([{ kind: 'link.run', body: run }], async (write) => {
    await write.rings({
      all: true,
      ended: [],
      rings: rings.map(({ id, status = 'proposed', confidence = 0.96, day: seen, loss = {} }) => ({
        id,
        status,
        confidence,
        tier: confidence >= 0.95 ? 'named' : confidence >= 0.9 ? 'working' : 'tentative',
        cohesion: 1,
        services: [],
        loss: { ...loss },
        ...(seen === undefined ? {} : { firstSeen: day(seen[0]), lastSeen: day(seen[1]) }),
      })),
      members: {
        report: Int32Array.from(members, ({ report }) => report),
        ring: Int32Array.from(members, ({ ring }) => ring),
        confidence: Float64Array.from(members, () => 0.97),
      },
      links: {
        ring: Int32Array.from(rings, (_, ring) => ring),
        a: Int32Array.from(rings, ({ reports }) => reports[0]!),
        b: Int32Array.from(rings, ({ reports }) => reports.at(-1)!),
        weight: Float64Array.from(rings, () => 3),
        confidence: Float64Array.from(rings, () => 0.9),
        reason: rings.map(({ why }) => (why === undefined ? '' : JSON.stringify({ en: why, zh: why }))),
      },
    });
  });
}

/** A casebook of made reports and rings, with its index: what a test of the search needs, and no linker. */
export class SearchedCasebook {
  readonly dir: string;
  casebook: Casebook;
  search: Search;

  private constructor(casebook: Casebook) {
    this.dir = casebook.dir;
    this.casebook = casebook;
    this.search = openSearch(casebook);
  }

  static async make(): Promise<SearchedCasebook> {
    const dir = join(await mkdtemp(join(tmpdir(), 'clew-search-')), 'book');
    return new SearchedCasebook(await createCasebook(dir, { region: 'CN', language: 'zh' }));
  }

  get file(): string {
    return join(this.dir, 'search.sqlite');
  }

  async add(reports: readonly Searched[]): Promise<void> {
    await addSearched(this.casebook.ctx, reports);
  }

  async link(rings: readonly MadeRing[], merged: Readonly<Record<string, string>> = {}): Promise<void> {
    await linkSearched(this.casebook.ctx, rings, merged);
  }

  /** Closes both, does something to the folder, and opens them again. */
  async reopen(between: () => Promise<void> | void = () => undefined): Promise<void> {
    await this.search.close();
    await this.casebook.close();
    await between();
    this.casebook = await openCasebook(this.dir, { replay });
    this.search = openSearch(this.casebook);
    await this.search.catchUp();
  }

  async close(): Promise<void> {
    await this.search.close();
    await this.casebook.close();
    await rm(join(this.dir, '..'), { recursive: true });
  }
}
