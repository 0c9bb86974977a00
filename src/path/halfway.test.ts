import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { madeReports, type MadeReport } from '../../test/support/made-reports.ts';
import { madeWorld } from '../../test/support/made-world.ts';
import { begin, buildTable, count, type Counted, currentModel, type LinkTable, type Model } from '../link/index.ts';
import { forgetHalfway, Halfway } from './halfway.ts';

let place = { halfway: '', least: 1 };
let [table, counted]: [LinkTable?, Counted?] = [];
const world = madeWorld(21, 120);
const tableOf = (reports: readonly MadeReport[]): LinkTable => buildTable([madeReports(reports)]);
const taken = (of: LinkTable, model: Model = currentModel): Counted | undefined => new Halfway(place, of, model).take();

beforeAll(async () => {
  place = { halfway: join(await mkdtemp(join(tmpdir(), 'clew-halfway-')), 'halfway'), least: 1 };
  table = tableOf(world);
  counted = count(begin(table, {}, currentModel));
  new Halfway(place, table, currentModel).leave(counted);
});
afterAll(async () => await rm(join(place.halfway, '..'), { recursive: true }));

it('gives what was left for the same reports in any order and batches', () => {
  expect(taken(table!)).toEqual(counted);
  expect(taken(tableOf([...world].reverse()))).toEqual(counted);
  expect(taken(buildTable([madeReports(world.slice(40)), madeReports(world.slice(0, 40))]))).toEqual(counted);
});

it('gives nothing by another model', () => {
  expect(taken(table!, { ...currentModel, version: 'another' })).toBeUndefined();
  expect(
    taken(table!, { ...currentModel, em: { ...currentModel.em, shrinkage: currentModel.em.shrinkage + 1 } }),
  ).toBeUndefined();
});

it('gives nothing when one report tells anything else', () => {
  const change = (part: Partial<MadeReport>): LinkTable =>
    tableOf(world.map((each, i) => (i === 50 ? { ...each, ...part } : each)));
  expect(taken(change({}))).toEqual(counted);
  const changes: readonly Partial<MadeReport>[] = [
    { day: 3 },
    { category: 'other' },
    { language: 'zh' },
    { agency: 'B' },
    { victim: 'V1' },
    { story: 7_777 },
    { amount: 123_456 },
    { lossDay: 9 },
    { mentions: [] },
    { mentions: [{ kind: 'email', value: 'new@mail.example' }] },
  ];
  for (const each of changes) expect(taken(change(each)), JSON.stringify(each)).toBeUndefined();
  const value = table!.value.map((each, x) => (x === 9 ? `${each}x` : each));
  expect(taken({ ...table!, value })).toBeUndefined();
});

it('gives nothing once it is forgotten', () => {
  forgetHalfway(place);
  expect(taken(table!)).toBeUndefined();
  forgetHalfway(place);
});
