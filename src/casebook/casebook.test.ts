import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { madeExhibit, transferColumns } from '../../test/support/made-ledger.ts';
import { madeColumns } from '../../test/support/report-columns.ts';
import { openDatabase } from '../engine/index.ts';
import type { ReportColumns } from '../model/index.ts';
import { type Casebook, createCasebook, type Ctx, openCasebook, rebuild, type Replay, type StoredColumns } from './index.ts';

let dir: string;
let casebook: Casebook;
let now = 1_700_000_000_000;
const options = { clock: () => ++now, actor: 'officer' };

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'clew-casebook-')), 'book');
  casebook = await createCasebook(dir, { ...options, agency: 'CN-POLICE-A', region: 'CN', language: 'zh' });
});
afterEach(async () => {
  await casebook.close().catch(() => undefined);
  await rm(join(dir, '..'), { recursive: true });
});

const sealed = 'ab'.repeat(32);

/** Imports batches as one act; what a workbench does, without a file. */
async function importBatches(ctx: Ctx, batches: readonly ReportColumns[]): Promise<{ added: number; duplicates: number }> {
  const reports = batches.reduce((sum, batch) => sum + batch.count, 0);
  const { result } = await ctx.commit(
    (figures: { added: number; duplicates: number }) => [
      { kind: 'import', body: { sha256: sealed, name: 'made.csv', parameters: { reports }, reports, rejected: 0, ...figures } },
    ],
    async (write) => {
      for (const batch of batches) await write.reports(batch, sealed);
      return await write.figures();
    },
  );
  return result;
}

/** Remakes what `importBatches` of `madeColumns` from 0 wrote. */
const replay: Replay = {
  async import(act, write) {
    await write.reports(madeColumns({ count: Number(act.body.parameters['reports']) }), sealed);
  },
  async 'link.run'() {},
};

async function allColumns(ctx: Ctx, from = 0): Promise<StoredColumns[]> {
  const batches: StoredColumns[] = [];
  for await (const batch of ctx.read.columns(from)) batches.push(batch);
  return batches;
}

describe('import', () => {
  test('reports, mentions and words come back as they went in', async () => {
    const batch = madeColumns({ count: 500 });
    const odd = ['', '\ufeffBOM first', 'tab\tand\nline', 'nul\0inside', '汇款 😀 a\u001fb', "o'quote"];
    odd.forEach((text, i) => ((batch.text as string[])[i] = text));
    (batch.victim as string[])[3] = 'a\u001fb';
    expect(await importBatches(casebook.ctx, [batch])).toEqual({ added: 500, duplicates: 0 });
    const { read } = casebook.ctx;
    for (const n of [0, 1, 2, 3, 4, 5, 7, 499]) {
      const report = (await read.report(batch.id[n]!))!;
      const amountMinor = batch.amountMinor[n]!;
      expect(report).toEqual({
        number: n,
        id: batch.id[n],
        ...(batch.ref[n] === '' ? {} : { ref: batch.ref[n] }),
        source: { exhibit: sealed, row: n + 1 },
        agency: batch.agency[n],
        reportedAt: batch.reportedAt[n],
        ...(Number.isNaN(batch.lossAt[n]) ? {} : { lossAt: batch.lossAt[n] }),
        language: batch.language[n],
        ...(batch.channel[n] === '' ? {} : { channel: batch.channel[n] }),
        ...(batch.category[n] === '' ? {} : { category: batch.category[n] }),
        ...(Number.isNaN(amountMinor) ? {} : { amount: { minor: amountMinor, currency: batch.currency[n] } }),
        ...(batch.victim[n] === '' ? {} : { victim: batch.victim[n] }),
        text: batch.text![n],
        fields: JSON.parse(batch.fields![n]!),
      });
      const mentions = await read.mentions(n);
      expect(mentions.map(({ value, start, field }) => [value, start, field])).toEqual(
        Array.from({ length: 5 }, (_, k) => {
          const m = n * 5 + k;
          const field = batch.mentions.field[m]!;
          return [batch.values[batch.mentions.value[m]!], k * 12, field === -1 ? undefined : batch.fieldNames[field]];
        }),
      );
      if (report.ref !== undefined) expect((await read.report(report.ref))!.number).toBe(n);
    }
    expect(await read.report('nothing')).toBeUndefined();
    expect(await read.reportNumbers([batch.id[9]!, 'nothing', batch.id[2]!])).toEqual([9, undefined, 2]);
  });

  test('columns come back equal, whatever the batches were', async () => {
    await importBatches(casebook.ctx, [
      madeColumns({ count: 700 }),
      madeColumns({ from: 700, count: 1 }),
      madeColumns({ from: 701, count: 299 }),
    ]);
    const whole = madeColumns({ count: 1000 });
    const [back, ...none] = await allColumns(casebook.ctx);
    expect(none).toEqual([]);
    for (const column of ['id', 'ref', 'row', 'agency', 'victim', 'category', 'language', 'channel', 'currency'] as const) {
      expect(back![column]).toEqual(whole[column]);
    }
    for (const column of ['amountMinor', 'reportedAt', 'lossAt'] as const) expect(back![column]).toEqual(whole[column]);
    const named = (columns: ReportColumns): unknown[] =>
      Array.from({ length: columns.mentions.count }, (_, m) => {
        const { report, value, role, flags, confidence, start, end, field } = columns.mentions;
        const v = value[m]!;
        const name = field[m] === -1 ? '' : columns.fieldNames[field[m]!];
        return [report[m], columns.values[v], columns.valueKind[v], role[m], flags[m], confidence[m], start[m], end[m], name];
      });
    expect(named(back!)).toEqual(named({ ...madeBatches(), count: 1000 }));
    expect(Array.from(back!.number)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    const later = await allColumns(casebook.ctx, 998);
    expect(later.map(({ id }) => id)).toEqual([whole.id.slice(998)]);
    expect(later[0]!.indicator).toEqual(
      Int32Array.from(later[0]!.values, (value) => back!.indicator[back!.values.indexOf(value)]!),
    );
  });

  test('the same file twice adds nothing, an overlapping one only what is new', async () => {
    const batch = madeColumns({ count: 300 });
    await importBatches(casebook.ctx, [batch]);
    const before = await casebook.ctx.read.counts();
    expect(await importBatches(casebook.ctx, [batch])).toEqual({ added: 0, duplicates: 300 });
    expect(await casebook.ctx.read.counts()).toEqual(before);
    const overlapping = [madeColumns({ from: 250, count: 60 }), madeColumns({ from: 310, count: 40 })];
    expect(await importBatches(casebook.ctx, overlapping)).toEqual({ added: 50, duplicates: 50 });
    expect((await casebook.ctx.read.report(overlapping[1]!.id[39]!))!.number).toBe(349);
    const mentions = await casebook.ctx.read.mentions(349);
    expect(mentions.map(({ value }) => value)).toContain('own-349-0.example');
  });

  test('a report twice in one file is one report', async () => {
    const batch = madeColumns({ count: 10 });
    const again = { ...madeColumns({ count: 10 }), id: [...batch.id.slice(0, 5), ...Array(5).fill('r00000000000000000000')] };
    expect(await importBatches(casebook.ctx, [batch, again])).toEqual({ added: 11, duplicates: 9 });
    expect((await casebook.ctx.read.counts()).reports).toBe(11);
  });

  test('reports by indicator: only roles that may link, in order', async () => {
    await importBatches(casebook.ctx, [madeColumns({ count: 50 })]);
    await importBatches(casebook.ctx, [madeColumns({ from: 50, count: 50 })]);
    const [columns] = await allColumns(casebook.ctx);
    const { mentions, values, valueKind } = columns!;
    const masked = mentions.value[mentions.flags.indexOf(1)]!;
    const all: { kind: 'phone' | 'url' | 'txid'; value: string; reports: number[] }[] = [];
    for (const v of [0, 1, 2, 5, values.length - 1, masked]) {
      const expected = new Set<number>();
      const anyRole = new Set<number>();
      for (let m = 0; m < mentions.count; m++) {
        if (mentions.value[m] === v) anyRole.add(mentions.report[m]!);
        if (mentions.value[m] === v && mentions.flags[m] === 0 && [0, 3].includes(mentions.role[m]!))
          expected.add(mentions.report[m]!);
      }
      const kind = (['phone', 'url'] as const)[valueKind[v]!]!;
      expect(await casebook.ctx.read.reportsByIndicator(kind, values[v]!)).toEqual([...expected]);
      expect(await casebook.ctx.read.reportsByIndicator(kind, values[v]!, 1)).toEqual([...expected].slice(0, 1));
      expect(await casebook.ctx.read.reportsByIndicator(kind, values[v]!, 1000, true)).toEqual([...anyRole]);
      all.push({ kind, value: values[v]!, reports: [...anyRole] });
      if (v === masked) expect(anyRole.size).toBeGreaterThan(expected.size);
    }
    expect(await casebook.ctx.read.reportsByIndicator('txid', values[0]!)).toEqual([]);
    all.push({ kind: 'txid', value: values[0]!, reports: [] }, all[0]!);
    expect(await casebook.ctx.read.reportsByIndicators(all)).toEqual(all.map(({ reports }) => reports));
    expect(await casebook.ctx.read.reportsByIndicators([])).toEqual([]);
  });

  test('an abort leaves neither act nor rows, and the casebook usable', async () => {
    const stop = new AbortController();
    const ctx = casebook.ctxFor({ signal: stop.signal });
    const commit = ctx.commit([{ kind: 'judge', body: { verdict: 'same', a: 'x', b: 'y' } }], async (write) => {
      await write.reports(madeColumns({ count: 100 }), sealed);
      stop.abort(new Error('enough'));
      await write.reports(madeColumns({ from: 100, count: 100 }), sealed);
    });
    await expect(commit).rejects.toThrow('enough');
    expect((await casebook.ctx.read.counts()).reports).toBe(0);
    expect(await actKinds(casebook.ctx)).toEqual(['casebook.create']);
    expect(await importBatches(casebook.ctx, [madeColumns({ count: 100 })])).toEqual({ added: 100, duplicates: 0 });
  });
});

/** The mentions of `columns come back equal`, in one batch. */
function madeBatches(): ReportColumns {
  const parts = [madeColumns({ count: 700 }), madeColumns({ from: 700, count: 1 }), madeColumns({ from: 701, count: 299 })];
  const values = parts.flatMap((part) => part.values);
  const join = (of: (part: ReportColumns, firstReport: number, firstValue: number) => number[]): number[] => {
    let report = 0;
    let value = 0;
    return parts.flatMap((part) => {
      const joined = of(part, report, value);
      report += part.count;
      value += part.values.length;
      return joined;
    });
  };
  const plain = (name: 'role' | 'flags' | 'confidence' | 'start' | 'end' | 'field'): number[] =>
    join((part) => Array.from(part.mentions[name]));
  return {
    ...parts[0]!,
    values,
    valueKind: Uint8Array.from(parts.flatMap((part) => Array.from(part.valueKind))),
    mentions: {
      count: 5000,
      report: Int32Array.from(join((part, first) => Array.from(part.mentions.report, (r) => r + first))),
      value: Int32Array.from(join((part, _, first) => Array.from(part.mentions.value, (v) => v + first))),
      role: Uint8Array.from(plain('role')),
      flags: Uint8Array.from(plain('flags')),
      confidence: Uint8Array.from(plain('confidence')),
      start: Int32Array.from(plain('start')),
      end: Int32Array.from(plain('end')),
      field: Int16Array.from(plain('field')),
    },
  };
}

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

async function actKinds(ctx: Ctx): Promise<string[]> {
  const kinds: string[] = [];
  for await (const act of ctx.read.acts()) kinds.push(act.kind);
  return kinds;
}

describe('rings', () => {
  const ring = (id: string) => ({
    id,
    confidence: 0.97,
    tier: 'named' as const,
    cohesion: 0.5,
    services: ['x'],
    firstSeen: 5,
    loss: { CNY: 100 },
    status: 'proposed' as const,
  });
  const run = (moved: { ring: string; into: string[]; how: 'merged' | 'split' | 'dissolved' }[] = []) => ({
    kind: 'link.run' as const,
    body: { parameters: {}, engine: 'here', model: '1', reports: 10, rings: 2, result: 'cd'.repeat(32), moved },
  });

  test('a full run replaces all, a part only what it names; ids of merged rings lead on', async () => {
    const { ctx } = casebook;
    await importBatches(ctx, [madeColumns({ count: 10 })]);
    await ctx.commit([run()], async (write) => {
      await write.rings({
        all: true,
        rings: [ring('Ga'), ring('Gb'), ring('Gc')],
        members: {
          report: Int32Array.of(0, 1, 2, 3, 4, 5, 6),
          ring: Int32Array.of(0, 0, 1, 1, 2, 2, 2),
          confidence: new Float64Array(7).fill(0.9),
        },
        ended: [],
        links: {
          ring: Int32Array.of(0, 1),
          a: Int32Array.of(0, 2),
          b: Int32Array.of(1, 3),
          weight: Float64Array.of(2, 3),
          confidence: Float64Array.of(0.9, 0.95),
          reason: ['{}', '[1]'],
        },
        services: [{ kind: 'domain', value: 'w.example', reports: 9, rings: 3, exclusivity: 0.1, why: { en: 'many', zh: '多' } }],
      });
      await write.state('linker', Uint8Array.of(1, 2, 3));
    });
    expect((await ctx.read.rings()).map(({ id, size }) => [id, size])).toEqual([
      ['Gc', 3],
      ['Ga', 2],
      ['Gb', 2],
    ]);
    expect(await ctx.read.ring('Gb')).toEqual({ ...ring('Gb'), size: 2 });
    expect(await ctx.read.services()).toHaveLength(1);
    expect(await ctx.read.state('linker')).toEqual(Uint8Array.of(1, 2, 3));

    await ctx.commit([run([{ ring: 'Gb', into: ['Ga'], how: 'merged' }])], async (write) => {
      await write.rings({
        all: false,
        rings: [ring('Ga')],
        members: {
          report: Int32Array.of(0, 1, 2, 3, 6, 7),
          ring: new Int32Array(6),
          confidence: new Float32Array(6).fill(0.5),
        },
        ended: ['Gb'],
      });
      await write.state('linker', undefined);
    });
    expect((await ctx.read.ring('Gb'))!.id).toBe('Ga');
    expect(await ctx.read.ring('Gz')).toBeUndefined();
    expect((await ctx.read.ringMembers('Gb')).map(({ report }) => report)).toEqual([0, 1, 2, 3, 6, 7]);
    expect((await ctx.read.ringMembers('Gc')).map(({ report }) => report)).toEqual([4, 5]);
    expect((await ctx.read.ringOf(7))!.ring).toBe('Ga');
    expect(await ctx.read.ringOf(8)).toBeUndefined();
    expect(await ctx.read.moves()).toEqual([{ ring: 'Gb', into: ['Ga'], how: 'merged', act: 4 }]);
    expect(await ctx.read.state('linker')).toBeUndefined();
    const members = await collect(ctx.read.memberships());
    expect(members.map((member) => member.ring)).toEqual(['Ga', 'Ga', 'Ga', 'Ga', 'Gc', 'Gc', 'Ga', 'Ga', undefined, undefined]);
    expect(await ctx.read.sql('SELECT * FROM links')).toEqual([]);
    expect((await collect(ctx.read.rejected())).length).toBe(0);
  });

  test('sizes of rings fit their members after a report moved', async () => {
    const { ctx } = casebook;
    await importBatches(ctx, [madeColumns({ count: 4 })]);
    const members = (report: number[], of: number[]) => ({
      report: Int32Array.from(report),
      ring: Int32Array.from(of),
      confidence: new Float64Array(report.length),
    });
    await ctx.commit([run()], async (write) => {
      await write.rings({ all: true, rings: [ring('Ga'), ring('Gb')], members: members([0, 1, 2], [0, 0, 1]), ended: [] });
    });
    await ctx.commit([run()], async (write) => {
      await write.rings({ all: false, rings: [ring('Gb')], members: members([1, 2, 3], [0, 0, 0]), ended: [] });
    });
    expect((await ctx.read.rings()).map(({ id, size }) => [id, size])).toEqual([
      ['Gb', 3],
      ['Ga', 1],
    ]);
  });
});

test('questions in SQL cannot change rows', async () => {
  const { read } = casebook.ctx;
  expect(await read.sql('SELECT count(*) AS n FROM acts_applied WHERE seq = ?', [1])).toEqual([{ n: 1 }]);
  await expect(read.sql('DELETE FROM acts_applied')).rejects.toMatchObject({ kind: 'bug', code: 'casebook.sql' });
});

describe('set aside', () => {
  test('rejected records come back with their exhibit', async () => {
    const record = {
      file: 'a.csv',
      row: 3,
      column: 'amount',
      code: 'intake.amount',
      why: 'not a number',
      record: { amount: '壹' },
    };
    await casebook.ctx.commit([{ kind: 'judge', body: { verdict: 'same', a: 'x', b: 'y' } }], async (write) => {
      await write.rejected([record, { ...record, row: 4 }], sealed);
    });
    expect(await collect(casebook.ctx.read.rejected())).toEqual([
      { ...record, exhibit: sealed },
      { ...record, row: 4, exhibit: sealed },
    ]);
  });
});

describe('opening', () => {
  async function tamper(sql: string): Promise<void> {
    const database = await openDatabase(join(dir, 'clew.duckdb'));
    await (await database.session()).run(sql);
    await database.close();
  }

  test('what was written is there again', async () => {
    await importBatches(casebook.ctx, [madeColumns({ count: 20 })]);
    await casebook.close();
    casebook = await openCasebook(dir, options);
    expect(casebook.info).toMatchObject({ agency: 'CN-POLICE-A', region: 'CN', language: 'zh', format: 2 });
    expect((await casebook.ctx.read.counts()).reports).toBe(20);
  });

  test('makes no second casebook over one, and finds none where there is none', async () => {
    await expect(createCasebook(dir, { region: 'CN', language: 'zh' })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(openCasebook(join(dir, 'acts'))).rejects.toMatchObject({ kind: 'missing', code: 'casebook.none' });
  });

  test('reading only: sees all, writes nothing, leaves no lock', async () => {
    await casebook.close();
    const reader = await openCasebook(dir, { readOnly: true });
    const second = await openCasebook(dir, { readOnly: true });
    expect(await actKinds(reader.ctx)).toEqual(['casebook.create']);
    await expect(reader.ctx.commit([])).rejects.toMatchObject({ code: 'casebook.read-only' });
    await reader.close();
    await second.close();
    expect(await readdir(join(dir, 'state'))).not.toContain('lock');
  });

  test('rows gone or broken are named as such; a rebuild makes the same again', async () => {
    await importBatches(casebook.ctx, [madeColumns({ count: 200 })]);
    await casebook.ctx.commit([{ kind: 'judge', body: { verdict: 'same', a: 'x', b: 'y' } }]);
    const before = await allColumns(casebook.ctx);
    await casebook.close();
    for (const damage of [
      async () => await rm(join(dir, 'clew.duckdb')),
      async () =>
        await writeFile(join(dir, 'clew.duckdb'), 'not a database at all, and long enough to look like one'.repeat(400)),
    ]) {
      await damage();
      await expect(openCasebook(dir, options)).rejects.toMatchObject({ code: 'casebook.rows', hint: /rebuild/ as never });
      await rebuild(dir, { ...options, replay });
      casebook = await openCasebook(dir, options);
      expect(await allColumns(casebook.ctx)).toEqual(before);
      expect(await casebook.ctx.read.judgements()).toHaveLength(1);
      await casebook.close();
    }
  });

  test('rows behind the acts are made again, or the casebook does not open', async () => {
    await importBatches(casebook.ctx, [madeColumns({ count: 30 })]);
    await casebook.close();
    await rm(join(dir, 'clew.duckdb'));
    await expect(rebuild(dir, options)).rejects.toMatchObject({ kind: 'unavailable', code: 'casebook.behind' });
    await expect(openCasebook(dir, { readOnly: true })).rejects.toMatchObject({ code: 'casebook.behind' });
    casebook = await openCasebook(dir, { ...options, replay });
    expect((await casebook.ctx.read.counts()).reports).toBe(30);
  });

  test('rows that know more than the log, or another log, are not trusted', async () => {
    await casebook.close();
    const truth = ['acts', 'log', 'state'];
    const older = join(dir, '..', 'older');
    for (const folder of truth) await cp(join(dir, folder), join(older, folder), { recursive: true });
    const restore = async (): Promise<void> => {
      for (const folder of truth) {
        await rm(join(dir, folder), { recursive: true });
        await cp(join(older, folder), join(dir, folder), { recursive: true });
      }
    };
    casebook = await openCasebook(dir, options);
    await casebook.ctx.commit([{ kind: 'judge', body: { verdict: 'same', a: 'x', b: 'y' } }]);
    await casebook.close();
    await cp(join(dir, 'clew.duckdb'), join(older, 'clew.duckdb'));
    await restore();
    await expect(openCasebook(dir, options)).rejects.toMatchObject({ kind: 'untrusted', code: 'casebook.ahead' });
    // The restored log goes on another way; rows of the first way do not fit it.
    await rebuild(dir, options);
    casebook = await openCasebook(dir, options);
    await casebook.ctx.commit([{ kind: 'judge', body: { verdict: 'different', a: 'x', b: 'y' } }]);
    await casebook.close();
    await cp(join(older, 'clew.duckdb'), join(dir, 'clew.duckdb'));
    await expect(openCasebook(dir, options)).rejects.toMatchObject({ kind: 'untrusted', code: 'casebook.ahead' });
  });

  test('a casebook of the old format is refused with a way on', async () => {
    await casebook.close();
    const info = JSON.parse(await readFile(join(dir, 'casebook.json'), 'utf8')) as object;
    await writeFile(join(dir, 'casebook.json'), JSON.stringify({ ...info, format: 1, origin: undefined }));
    await expect(openCasebook(dir, options)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'casebook.version',
      hint: /clew init/ as never,
    });
  });

  test('keys made by another hash are made again', async () => {
    const batch = madeColumns({ count: 20 });
    await importBatches(casebook.ctx, [batch]);
    const body = { sha256: madeExhibit, name: 'made', parameters: {}, reports: 0, added: 0, rejected: 0, duplicates: 0 };
    await casebook.ctx.commit([{ kind: 'import', body: { ...body, content: 'transfers' } }], async (write) => {
      await write.transfers(transferColumns([{ at: 1, from: 'A', to: 'B', minor: 5, report: 'R1' }]), madeExhibit);
      return await write.transferFigures();
    });
    await casebook.close();
    await tamper(
      'UPDATE report_keys SET key = key // 2; UPDATE transfer_reports SET key = key // 2; UPDATE indicator_keys SET key = key // 2; UPDATE schema_version SET key_sample = 1',
    );
    casebook = await openCasebook(dir, options);
    expect((await casebook.ctx.read.report(batch.id[3]!))!.number).toBe(3);
    expect(await casebook.ctx.read.reportsByIndicator('phone', 'own-3-0.example')).toEqual([3]);
    expect(await casebook.ctx.read.transfersNaming(['R1'])).toEqual([{ number: 0, report: 'R1' }]);
  });

  test('of links that an older Clew stored the strongest of each ring stay', async () => {
    await casebook.close();
    await tamper(
      `UPDATE schema_version SET version = 10; INSERT INTO links VALUES (0, 1, 2, 3, 0.9, '{}'), (0, 2, 3, 2, 0.8, ''), (1, 4, 5, 2, 0.8, '{}')`,
    );
    casebook = await openCasebook(dir, options);
    expect(await casebook.ctx.read.sql('SELECT ring, a FROM links ORDER BY ring')).toEqual([
      { ring: 0, a: 1 },
      { ring: 1, a: 4 },
    ]);
  });

  test('rows of a newer Clew are left alone', async () => {
    await casebook.close();
    await tamper('UPDATE schema_version SET version = 99');
    await expect(openCasebook(dir, options)).rejects.toMatchObject({ kind: 'conflict', code: 'casebook.version' });
  });
});
