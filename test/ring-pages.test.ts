import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LinkQuery, RingGraph, RingHead, RingTimeline, WhyView, ReportView, IndicatorView } from '../src/model/index.ts';
import type { Pages } from '../src/path/index.ts';
import { openWorkbench, type Workbench } from '../src/workbench.ts';
import { createCasebook } from '../src/casebook/index.ts';
import { plainLookup } from './support/made-lookup.ts';
import { madeFile, madeWorld } from './support/made-world.ts';

let dir = '';
let workbench: Workbench;
let all: Pages;
const query = (asked: object = {}): LinkQuery => LinkQuery.parse(asked);
const pagesFor = (closed: readonly string[]): Pages =>
  workbench.pages(plainLookup(workbench.ctx.read), { closedRings: new Set(closed) });

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clew-pages-'));
  await (await createCasebook(join(dir, 'book'), { region: 'CN', language: 'en' })).close();
  workbench = await openWorkbench(join(dir, 'book'));
  await workbench.importFile(await madeFile(join(dir, 'all.csv'), madeWorld(21, 300)));
  await workbench.link();
  all = pagesFor([]);
});
afterAll(async () => {
  await workbench.close();
  await rm(dir, { recursive: true });
});

const largest = async (): Promise<string> => (await workbench.rings('en', 1))[0]!.ring.id;

describe('a ring’s page', () => {
  it('fits its shape and agrees with itself', async () => {
    const id = await largest();
    const head = RingHead.parse(await all.head(id));
    const graph = RingGraph.parse(await all.graph(id));
    const timeline = RingTimeline.parse(await all.timeline(id));
    expect(head.ring.id).toBe(id);
    expect(graph.reports.id).toHaveLength(head.ring.size);
    expect(timeline.counts.reduce((a, b) => a + b, timeline.untimed)).toBe(head.ring.size);
    expect(head.ring.spark.reduce((a, b) => a + b, 0)).toBe(head.ring.size - timeline.untimed);
    const links = await all.links(id, query({ limit: 200 }));
    expect(links.total.count).toBe(graph.links.a.length);
    expect(links.rows.filter(({ bridge }) => bridge)).toHaveLength(graph.links.bridge.filter(Boolean).length);
    expect(head.ring.top).toEqual(links.rows[0]!.link.sentence);
  });

  it('lists its links page by page in any order, none twice and none left out', async () => {
    const id = await largest();
    const whole = (await all.links(id, query({ limit: 200 }))).rows.map(({ link }) => `${link.a} ${link.b}`);
    for (const sort of ['weight', 'confidence', 'time'] as const) {
      for (const order of ['asc', 'desc'] as const) {
        const found: string[] = [];
        let after: string | undefined;
        do {
          const page = await all.links(id, query({ sort, order, limit: 7, ...(after === undefined ? {} : { after }) }));
          found.push(...page.rows.map(({ link }) => `${link.a} ${link.b}`));
          after = page.next;
        } while (after !== undefined);
        expect(found.toSorted()).toEqual(whole.toSorted());
      }
    }
    await expect(all.links(id, query({ after: 'nonsense' }))).rejects.toMatchObject({ code: 'link.after' });
  });

  it('shows who decided what about a pair', async () => {
    const id = await largest();
    const [row] = (await all.links(id, query())).rows;
    const { a, b } = row!.link;
    const { act } = await workbench.as({ actor: 'li' }).judge({ verdict: 'unsure', a, b, reason: 'too little' });
    const judged = [{ act, by: 'li', at: expect.any(Number) as number, verdict: 'unsure', reason: 'too little' }];
    expect((await all.links(id, query())).rows[0]!.judged).toEqual(judged);
    expect((await all.graph(id)).links.judged.filter((each) => each !== '')).toEqual(['unsure']);
    expect((await all.judgementRows({ ring: id, limit: 10 })).map((each) => each.act)).toEqual([act]);
    const [decided] = await all.judgementRows({ report: a, limit: 10 });
    expect(decided).toMatchObject({ by: 'li', refs: { [a]: row!.refs[0], [b]: row!.refs[1] } });
    await workbench.judge({ verdict: 'undo', act });
    expect((await all.links(id, query())).rows[0]!.judged).toEqual([]);
  });
});

describe('why two reports belong together', () => {
  it('has the words of each place, of the pair and of the way between', async () => {
    const [row] = (await all.links(await largest(), query())).rows;
    const { a, b } = row!.link;
    const { direct } = WhyView.parse(await all.why(a, b));
    const spans = direct.because.flatMap((tie) => tie.spans);
    expect(spans.length).toBeGreaterThan(1);
    for (const { report, field, start, end, raw } of spans) {
      const view = await all.report(report);
      expect(raw).toBe((field === undefined ? view.text : view.fields[field]!).slice(start, end));
      expect(raw).not.toBe('');
    }
  });
});

describe('what is closed to a reader', () => {
  it('is not there: ring, its reports, pairs with them and judgements on them', async () => {
    const id = await largest();
    const { reports } = await workbench.ring(id);
    const other = (await workbench.rings('en', 2))[1]!.ring.id;
    const foreign = (await workbench.ring(other)).reports[0]!.id;
    const some = pagesFor([id]);
    const { act } = await workbench.judge({ verdict: 'same', a: reports[0]!.id, b: foreign, reason: 'x' });
    const gone = { kind: 'missing' };
    await expect(some.head(id)).rejects.toMatchObject(gone);
    await expect(some.links(id, query())).rejects.toMatchObject(gone);
    await expect(some.report(reports[0]!.id)).rejects.toMatchObject(gone);
    await expect(some.report(reports[0]!.ref)).rejects.toMatchObject(gone);
    await expect(some.why(reports[0]!.id, foreign)).rejects.toMatchObject(gone);
    await expect(some.requireOpen({ verdict: 'undo', act })).rejects.toMatchObject({
      ...gone,
      message: `act ${act} is no judgement`,
    });
    await expect(some.requireOpen({ verdict: 'out', report: foreign, ring: id })).rejects.toMatchObject(gone);
    expect(await some.judgementRows({ limit: 100 })).toEqual([]);
    expect(WhyView.parse(await all.why(reports[0]!.id, foreign)).judgements).toHaveLength(1);
    await workbench.judge({ verdict: 'undo', act });
    expect(ReportView.parse(await some.report(foreign)).row.ring?.id).toBe(other);
  });

  it('is left out of every count, and a service that only it shows is none', async () => {
    const services = await all.services();
    expect(services.length).toBeGreaterThan(0);
    const { kind, value, reports } = services[0]!;
    const view = IndicatorView.parse(await all.indicator(kind, value));
    expect(view.reports).toBe(reports);
    expect(Object.values(view.roles).reduce((a, b) => a + b, 0)).toBe(reports);
    const id = view.rings[0]!.id;
    const some = pagesFor([id]);
    const less = IndicatorView.parse(await some.indicator(kind, value));
    expect(less.reports).toBe(reports - view.rings[0]!.reports);
    expect(less.service).toMatchObject({ reports: less.reports, rings: less.rings.length });
    expect(less.service!.why.en).toContain(`${less.reports} reports name it`);
    expect(Object.values(less.roles).reduce((a, b) => a + b, 0)).toBe(less.reports);
    const none = pagesFor(view.rings.slice(1).map((ring) => ring.id));
    if (view.outside < 2) expect((await none.services()).map((each) => each.value)).not.toContain(value);
    const other = view.rings[1]!.id;
    const shown = async (pages: Pages): Promise<number> => {
      const { indicators } = await pages.graph(other);
      return indicators.reports[indicators.value.indexOf(value)] ?? -1;
    };
    if ((await shown(all)) !== -1) expect(await shown(some)).toBe((await shown(all)) - view.rings[0]!.reports);
  });
});
