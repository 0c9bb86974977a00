import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCasebook } from '../src/casebook/index.ts';
import { type ModusOperandi, scamStages } from '../src/model/index.ts';
import { openWorkbench, type Workbench } from '../src/workbench.ts';
import { clew, openProtectedPeople, people, type ProtectedPeople } from './support/protected-people.ts';
import { openServer } from './support/server.ts';

describe('a ring of the sample', () => {
  let dir = '';
  let workbench: Workbench;
  let ring = '';
  let modus: ModusOperandi;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'clew-modus-'));
    await (await createCasebook(join(dir, 'book'), { region: 'CN', language: 'zh' })).close();
    workbench = await openWorkbench(join(dir, 'book'));
    await workbench.importFile(join(import.meta.dirname, '..', 'sample', 'reports-zh.csv'));
    await workbench.link();
    ring = (await workbench.rings('en', 1))[0]!.ring.id;
    modus = await workbench.modus(ring);
  }, 120_000);
  afterAll(async () => {
    await workbench.close();
    await rm(dir, { recursive: true });
  });

  it('has steps in the usual order, none told by more reports than there are', async () => {
    const { size } = (await workbench.rings('en', 1))[0]!;
    expect(modus.reports + modus.duplicates).toBe(size);
    const order = modus.path.map(({ stage }) => scamStages.indexOf(stage));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order.length).toBeGreaterThanOrEqual(5);
    for (const { reports, amount, day } of modus.path) {
      expect(reports).toBeLessThanOrEqual(modus.reports);
      expect(amount?.reports ?? 0).toBeLessThanOrEqual(reports);
      expect(day?.reports ?? 0).toBeLessThanOrEqual(reports);
    }
    for (const list of [modus.languages, modus.channels, modus.filed, modus.types]) {
      expect(list.reduce((sum, { reports }) => sum + reports, 0)).toBeLessThanOrEqual(modus.reports);
    }
    expect(modus.types.reduce((sum, { reports }) => sum + reports, modus.unsure)).toBe(modus.reports);
  });

  it('has wording that every report named holds where it says so', async () => {
    expect(modus.phrases.length).toBeGreaterThanOrEqual(10);
    const members = new Set((await workbench.ctx.read.ringMembers(ring)).map(({ id }) => id));
    for (const { text, reports, spans } of modus.phrases) {
      expect(reports).toBeGreaterThanOrEqual(3);
      expect(new Set(spans.map(({ report }) => report)).size).toBe(spans.length);
      for (const { report, ref, start, end } of spans) {
        expect(members.has(report)).toBe(true);
        const stored = (await workbench.ctx.read.report(report))!;
        expect(stored.ref).toBe(ref);
        expect(stored.text.slice(start, end)).toBe(text);
      }
    }
  });

  it('is told on the terminal in both languages', async () => {
    const en = await clew(workbench, dir, 'modus', ring);
    expect(en).toContain(`Ring ${ring}: ${modus.reports} reports read.`);
    expect(en).toContain('withdrawal blocked');
    expect(en).toContain(modus.phrases[0]!.text);
    expect(en).toContain(modus.phrases[0]!.spans[0]!.ref);
    expect(await clew(workbench, dir, 'modus', ring, '--lang', 'zh')).toContain('提现受阻');
    expect(JSON.parse(await clew(workbench, dir, 'modus', ring, '--json'))).toEqual(modus);
  });

  it('is not there for who may not see it', async () => {
    const missing = { kind: 'missing', code: 'picture.ring' };
    await expect(workbench.modus(ring, new Set([ring]))).rejects.toMatchObject(missing);
    await expect(workbench.modus('G0')).rejects.toMatchObject(missing);
  });
});

describe('wording that names somebody whom protection holds', () => {
  let made: ProtectedPeople;
  beforeAll(async () => {
    made = await openProtectedPeople();
    const told = (name: string): string => `她说自己叫${name}，每天都在群里教大家怎么下单`;
    const { name } = people.inReports;
    const rows = Object.entries({ 'ZA-021': name, 'ZA-022': name.toUpperCase() }).map(
      ([ref, written]) =>
        `${ref},2026-02-11 10:00,临澜市公安局,https://goldenfx-vip.example/login,${people.inReports.card},${told(written)}。`,
    );
    const file = join(made.home, 'more.csv');
    await writeFile(file, `${['报案编号,报案时间,受理单位,涉案网址,收款账户,简要案情', ...rows].join('\n')}\n`);
    await made.workbench.importFile(file);
    await made.workbench.link();
  }, 120_000);
  afterAll(async () => await made.close());

  it('is shown until they are held, and not after', async () => {
    const { workbench, made: world } = made;
    const phrases = async (): Promise<string> => JSON.stringify((await workbench.modus(world.ring)).phrases).toLowerCase();
    const name = people.inReports.name.toLowerCase();
    expect(await phrases()).toContain(name);
    await made.hold();
    expect(await phrases()).not.toContain(name);
    expect((await clew(workbench, made.home, 'modus', world.ring)).toLowerCase()).not.toContain(name);
    await workbench.close();
    const server = await openServer(world.dir);
    try {
      const { status, body } = await (await server.owner()).get(`/rings/${world.ring}/modus`);
      expect(status).toBe(200);
      expect(JSON.stringify(body).toLowerCase()).not.toContain(name);
    } finally {
      await server.close();
    }
  }, 120_000);
});
