import { copyFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acquaint, type Agencies, type Agency, dealt, openAgencies, sampleReports } from '../../../test/support/two-agencies.ts';
import type { NewOffer } from '../../model/index.ts';
import { collect } from './collect.ts';
import { answer, offer, open } from './steps.ts';
import { storeOf } from './store.ts';
import { take } from './take.ts';
import { overlapView } from './views.ts';

const grounds = { purpose: 'one ring in two districts', basis: 'Art. 5 of the agreement', supervisor: 'Captain Ruiz' };

let agencies: Agencies;
let harrow: Agency;
let north: Agency;
beforeAll(async () => {
  agencies = await openAgencies(dealt(['harrow', 'north'], await sampleReports(240)));
  [harrow, north] = agencies.all as [Agency, Agency];
  await acquaint(harrow, north);
}, 120_000);
afterAll(async () => await agencies.close());

/** Takes a file from where one side made it to the other. */
async function hand(from: string, to: Agency): Promise<string> {
  const copy = agencies.path(`handed-${Math.random()}.clew`);
  await copyFile(from, copy);
  return (await take(to.house(), copy)).id;
}

async function compare(asked: Partial<NewOffer> = {}): Promise<string> {
  const made = await offer(harrow.house(), { partner: 'north.example/clew', ...grounds, ...asked });
  await hand(made.path, north);
  const back = await answer(north.house(), made.id, grounds);
  await hand(back.path, harrow);
  const { made: result } = await open(harrow.house(), made.id);
  await hand(result!.path, north);
  await open(north.house(), made.id);
  return made.id;
}

describe('two agencies', () => {
  it('learn exactly what is common, both the same', async () => {
    const sets = await Promise.all(
      [harrow, north].map(async (each, i) => [
        ...(await collect(each.house(), {}, { variant: 'common', side: i === 0 ? 'offers' : 'answers' })).acts.keys(),
      ]),
    );
    const both = sets[0]!.filter((item) => sets[1]!.includes(item)).sort();
    expect(both.length).toBeGreaterThan(5);
    const id = await compare();
    for (const each of [harrow, north]) {
      const { common, count } = await storeOf(each.house()).found(id);
      expect(count).toBe(both.length);
      expect(common.map(({ item }) => item).sort()).toEqual(both);
      const view = await overlapView(each.house(), id);
      expect(view.run).toMatchObject({ state: 'ended', common: both.length });
    }
  });
});
