import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acquaint, type Agencies, type Agency, dealt, openAgencies, sampleReports } from '../../../test/support/two-agencies.ts';
import { formatVkey, rotateKey } from '../../custody/index.ts';
import type { NewAnswer, NewOffer } from '../../model/index.ts';
import { rebuildWorkbench } from '../../workbench.ts';
import { ask, asked } from './ask.ts';
import { audit } from './audit.ts';
import { collect } from './collect.ts';
import type { OverlapHouse } from './house.ts';
import { judge, readAudit } from './judge.ts';
import { setLimits } from './limits.ts';
import { makeFile } from './make.ts';
import { fingerprintOf, partnerNamed, unpinPartner } from './partners.ts';
import { rowsOf } from './runs.ts';
import { answer, offer, open, type Opened, refuse } from './steps.ts';
import { storeOf } from './store.ts';
import { take } from './take.ts';
import { overlapList, overlapTable, overlapView } from './views.ts';

const grounds = { purpose: 'one ring in two districts', basis: 'Art. 5 of the agreement', supervisor: 'Captain Ruiz' };

let agencies: Agencies;
let harrow: Agency;
let north: Agency;
let port: Agency;
beforeAll(async () => {
  agencies = await openAgencies(dealt(['harrow', 'north', 'port'], await sampleReports(300)));
  [harrow, north, port] = agencies.all as [Agency, Agency, Agency];
  await acquaint(harrow, north);
  await acquaint(harrow, port);
  await acquaint(north, port);
  for (const each of agencies.all) await setLimits(each.house(), { runsPerMonth: 100 });
}, 120_000);
afterAll(async () => await agencies.close());

let handed = 0;
/** A copy as it would be handed over. */
async function copyOf(path: string): Promise<string> {
  const copy = agencies.path(`handed-${handed++}.clew`);
  await copyFile(path, copy);
  return copy;
}

interface Whole {
  readonly id: string;
  /** Offer, answer, result. */
  readonly files: readonly string[];
  /** What the side that answered is told when it opens the result. */
  readonly told: Opened;
}

async function compare(a: Agency, b: Agency, asks: Partial<NewOffer> = {}, answers: Partial<NewAnswer> = {}): Promise<Whole> {
  const made = await offer(a.house(), { partner: `${b.name}.example/clew`, ...grounds, ...asks });
  const { id } = made;
  const offered = await copyOf(made.path);
  await take(b.house(), offered);
  const answered = await copyOf((await answer(b.house(), id, { ...grounds, ...answers })).path);
  await take(a.house(), answered);
  const result = await copyOf((await open(a.house(), id)).made!.path);
  await take(b.house(), result);
  return { id, files: [offered, answered, result], told: await open(b.house(), id) };
}

const setOf = async (each: Agency): Promise<string[]> => [
  ...(await collect(each.house(), {}, { variant: 'common', side: 'offers' })).acts.keys(),
];
const both = (one: readonly string[], other: readonly string[]): string[] => {
  const there = new Set(other);
  return one.filter((item) => there.has(item)).sort();
};
const bytesBelow = async (folder: string): Promise<string> => {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  const parts = await Promise.all(
    all.filter((each) => each.isFile()).map(async (each) => await readFile(join(each.parentPath, each.name))),
  );
  return Buffer.concat(parts).toString('latin1');
};

describe('two agencies', () => {
  it('learn exactly what is common, and nothing of the other’s rest is anywhere', async () => {
    const [ours, theirs] = [await setOf(harrow), await setOf(north)];
    const common = both(ours, theirs);
    expect(common.length).toBeGreaterThan(5);
    expect(common.length).toBeLessThan(ours.length);
    const { id, files } = await compare(harrow, north);
    for (const each of [harrow, north]) {
      const found = await storeOf(each.house()).found(id);
      expect(found.common.map(({ item }) => item).sort()).toEqual(common);
      const view = await overlapView(each.house(), id);
      expect(view.run).toMatchObject({ state: 'ended', common: common.length });
      expect(new Set(view.rings.flatMap((ring) => ring.common.map(({ value }) => value))).size).toBeGreaterThan(0);
    }
    const sent = (await Promise.all(files.map(async (file) => await readFile(file))))
      .map((bytes) => bytes.toString('latin1'))
      .join('');
    for (const [own, other, sets] of [
      [harrow, theirs, ours],
      [north, ours, theirs],
    ] as const) {
      const lies = `${await bytesBelow(join(own.dir, 'state', 'overlap'))}${await bytesBelow(join(own.dir, 'acts'))}`;
      const rest = other.filter((item) => !sets.includes(item)).map((item) => item.slice(item.indexOf(':') + 1));
      // An address of theirs may be the beginning of one of ours.
      const known = sets.join('\n');
      expect(rest.filter((value) => value.length > 6 && !known.includes(value) && lies.includes(value))).toEqual([]);
      expect([...ours, ...theirs].filter((item) => sent.includes(item.slice(item.indexOf(':') + 1)))).toEqual([]);
      expect(lies).toContain(common[0]!);
    }
    const steps = (await overlapView(north.house(), id)).steps.map(({ sentence }) => sentence.en.split(':')[0]);
    expect(steps).toEqual(['own set fixed', 'answer made', 'their result opened']);
  });

  it('learn how many, or whether at all, and not which', async () => {
    const common = both(await setOf(harrow), await setOf(north)).length;
    const { id } = await compare(harrow, north, { variant: 'size' });
    for (const each of [harrow, north]) {
      expect(await storeOf(each.house()).found(id)).toEqual({ version: 1, count: common, common: [] });
      expect((await overlapView(each.house(), id)).rings).toEqual([]);
    }
    await expect(ask(harrow.house(), id)).rejects.toMatchObject({ code: 'overlap.ask.size' });
    const rings = await harrow.workbench.ctx.read.rings();
    const shared = (await overlapTableRings(harrow))[0]!;
    const yes = await compare(harrow, north, { variant: 'deconflict', filter: { rings: [shared] } });
    expect((await overlapView(north.house(), yes.id)).run).toMatchObject({ both: true });
    expect((await overlapView(north.house(), yes.id)).run).not.toHaveProperty('common');
    expect(yes.told).toMatchObject({ both: true });
    expect(yes.told).not.toHaveProperty('common');
    expect(rings.length).toBeGreaterThan(1);
    const sites = new Set([...(await north.house().sites()).values()].flat());
    for (const place of ['laukkai', 'yangon', ...sites].slice(0, 3)) {
      const one = await compare(harrow, north, { variant: 'deconflict', filter: { places: [place] } });
      expect([place, (await overlapView(harrow.house(), one.id)).run.both]).toEqual([place, sites.has(place)]);
    }
  });

  /** Rings with something in common, as the runs so far tell. */
  const overlapTableRings = async (each: Agency): Promise<string[]> =>
    (await overlapTable(each.house())).rows.map(({ ring }) => ring);

  it('tell of common indicators the fields that both agreed on, and no others', async () => {
    const { id } = await compare(
      harrow,
      north,
      { variant: 'labels', fields: ['reports', 'loss', 'contact'], contact: 'Officer Bell' },
      { fields: ['reports', 'ring'], contact: 'Officer Moss' },
    );
    const a = await storeOf(harrow.house()).found(id);
    expect(a.common.length).toBeGreaterThan(0);
    for (const { theirs } of a.common) expect(Object.keys(theirs ?? {})).toEqual(['reports']);
    const b = await storeOf(north.house()).found(id);
    for (const { theirs } of b.common)
      expect(theirs).toMatchObject({ contact: 'Officer Bell', reports: expect.any(Number) as number });
    await expect(offer(harrow.house(), { partner: 'north.example/clew', ...grounds, fields: ['ring'] })).rejects.toMatchObject({
      code: 'overlap.fields',
    });
  });

  it('ask for a package about what is common, and about nothing else', async () => {
    const { id } = await compare(harrow, north);
    const { request, indicators } = await ask(harrow.house(), id);
    expect(await asked(north.house(), request)).toMatchObject({ id, partner: 'harrow.example/clew', indicators });
    expect((await asked(north.house(), request)).rings.length).toBeGreaterThan(0);
    expect((await overlapList(north.house())).requests).toHaveLength(1);
    await expect(asked(north.house(), request.replace('item', 'itim'))).rejects.toMatchObject({ kind: 'untrusted' });
    await expect(asked(port.house(), request)).rejects.toMatchObject({ code: 'overlap.addressee' });
    // Harrow claims that something else is common.
    const store = storeOf(harrow.house());
    const found = await store.found(id);
    const other = (await setOf(harrow)).find((item) => !found.common.some((each) => each.item === item))!;
    await store.keepFound(id, { ...found, common: [{ item: other }] });
    const { request: bad } = await ask(harrow.house(), id);
    await expect(asked(north.house(), bad)).rejects.toMatchObject({ code: 'overlap.ask.other' });
  });
});

describe('refused', () => {
  it('a file of somebody whose key nobody compared, of oneself, for another, changed, or come before', async () => {
    const made = await offer(harrow.house(), { partner: 'north.example/clew', ...grounds });
    const file = await copyOf(made.path);
    await expect(take(harrow.house(), file)).rejects.toMatchObject({ code: 'overlap.reflected' });
    await expect(take(port.house(), file)).rejects.toMatchObject({ code: 'overlap.addressee' });
    const bytes = await readFile(file);
    bytes[bytes.length - 5]! ^= 1;
    const bad = agencies.path('bad.clew');
    await writeFile(bad, bytes);
    await expect(take(north.house(), bad)).rejects.toMatchObject({ code: 'overlap.body' });
    await unpinPartner(north.house(), 'harrow.example/clew', 'their officer left');
    await expect(take(north.house(), file)).rejects.toMatchObject({ code: 'overlap.unknown' });
    await acquaint(harrow, north);
    await take(north.house(), file);
    expect((await rowsOf(north.house())).find(({ id }) => id === made.id)).toMatchObject({ state: 'asked' });
    await refuse(north.house(), made.id, 'no ground');
    await expect(take(north.house(), file)).rejects.toMatchObject({ code: 'overlap.replayed' });
    await expect(answer(north.house(), made.id, grounds)).rejects.toMatchObject({ code: 'overlap.turn' });
  });

  it('an answer or a result that was opened, or answers another', async () => {
    const { id, files } = await compare(harrow, north);
    await expect(take(harrow.house(), files[1]!)).rejects.toMatchObject({ code: 'overlap.replayed' });
    await expect(take(north.house(), files[2]!)).rejects.toMatchObject({ code: 'overlap.replayed' });
    await expect(makeFile(harrow.house(), id)).rejects.toMatchObject({ code: 'overlap.made' });
    await expect(open(harrow.house(), id)).rejects.toMatchObject({ code: 'overlap.replayed' });
  });

  it('sets beyond the limits, runs beyond those of a month, roles and places that are never compared', async () => {
    const house = harrow.house();
    const asks = { partner: 'north.example/clew', ...grounds };
    await setLimits(house, { size: 5 });
    await expect(offer(house, asks)).rejects.toMatchObject({ code: 'overlap.large' });
    await setLimits(house, { size: 2_000_000, runsPerMonth: 0 });
    await expect(offer(house, asks)).rejects.toMatchObject({ code: 'overlap.often' });
    const { id } = await offer(house, asks, { over: 'the raid is tomorrow' });
    expect((await overlapView(house, id)).steps[0]!.sentence.en).toContain('the raid is tomorrow');
    await setLimits(house, { runsPerMonth: 100 });
    // What the offer states holds for the answer too, before any work is done.
    await setLimits(house, { size: 40 });
    const stated = await offer(house, { ...asks, purpose: 'few', filter: { kinds: ['email'] } });
    await setLimits(house, { size: 2_000_000 });
    await take(north.house(), await copyOf(stated.path));
    await expect(answer(north.house(), stated.id, grounds)).rejects.toMatchObject({ code: 'overlap.large' });
    expect((await rowsOf(north.house())).find((row) => row.id === stated.id)).toMatchObject({ state: 'asked' });
    const how = { variant: 'common', side: 'offers' } as const;
    await expect(collect(house, { roles: ['victim'] }, how)).rejects.toMatchObject({ code: 'overlap.roles' });
    await expect(collect(house, { roles: ['institution', 'suspect'] }, how)).rejects.toMatchObject({ code: 'overlap.roles' });
    await expect(collect(house, { rings: ['G000000000000'] }, how)).rejects.toMatchObject({ code: 'overlap.ring' });
    await expect(collect(house, { places: ['laukkai'] }, how)).rejects.toMatchObject({ code: 'overlap.places' });
    await expect(collect(house, {}, { ...how, variant: 'deconflict' })).rejects.toMatchObject({ code: 'overlap.deconflict' });
    await expect(setLimits(house, { ratio: 0 })).rejects.toMatchObject({ code: 'overlap.limits' });
  });
});

describe('interrupted', () => {
  /** A house whose work is stopped at the first progress of this step. */
  function stopping(each: Agency, step: string): OverlapHouse {
    const stop = new AbortController();
    const progress = (told: { readonly step: string }): void => {
      if (told.step === step) stop.abort();
    };
    return each.workbench.as({ signal: stop.signal, progress }).overlapHouse();
  }

  it('between the commitment and the file: the same command goes on with the same set', async () => {
    const asks = { partner: 'north.example/clew', ...grounds, purpose: 'interrupted' };
    const house = harrow.house();
    const before = (await rowsOf(house)).length;
    // The commitment is computed under the same progress: let it pass, and stop at the file.
    let blinds = 0;
    const stop = new AbortController();
    const progress = (told: { readonly step: string; readonly done: number }): void => {
      if (told.step === 'blind' && told.done > 0 && ++blinds === 2) stop.abort();
    };
    await expect(offer(harrow.workbench.as({ signal: stop.signal, progress }).overlapHouse(), asks)).rejects.toThrow();
    const rows = await rowsOf(house);
    expect(rows.length).toBe(before + 1);
    const [row] = rows;
    expect(row).toMatchObject({ state: 'committed' });
    expect(row).not.toHaveProperty('file');
    // The machine itself goes down meanwhile.
    await harrow.reopen();
    const made = await offer(harrow.house(), asks);
    expect(made.id).toBe(row!.id);
    const acts = (await overlapView(harrow.house(), made.id)).steps.map(({ sentence }) => sentence.en.split(':')[0]);
    expect(acts).toEqual(['own set fixed', 'offer made']);
    await take(north.house(), await copyOf(made.path));
    await expect(answer(stopping(north, 'read'), made.id, grounds)).rejects.toThrow();
    expect((await rowsOf(north.house())).find(({ id }) => id === made.id)).toMatchObject({ state: 'asked' });
    const answered = await answer(north.house(), made.id, grounds);
    await take(harrow.house(), await copyOf(answered.path));
    expect((await open(harrow.house(), made.id)).common).toBe(both(await setOf(harrow), await setOf(north)).length);
  });

  it('and lost when its secrets are gone; acts alone tell of it, also after a rebuild', async () => {
    const made = await offer(port.house(), { partner: 'harrow.example/clew', ...grounds });
    await port.reopen(async (dir) => {
      await rm(join(dir, 'state', 'overlap', made.id), { recursive: true });
      await rebuildWorkbench(dir);
    });
    const [row] = await rowsOf(port.house());
    expect(row).toMatchObject({ id: made.id, state: 'lost', partner: 'harrow.example/clew' });
    expect((await overlapView(port.house(), made.id)).notes[0]!.en).toContain('no longer lie here');
    expect((await overlapList(port.house())).partners.map(({ partner }) => partner)).toEqual([
      'harrow.example/clew',
      'north.example/clew',
    ]);
  });
});

describe('three agencies', () => {
  it('compare pairwise and see in a table which ring has how much in common with whom', async () => {
    await compare(harrow, north);
    await compare(port, harrow);
    const table = await overlapTable(harrow.house());
    expect(table.partners.map(({ partner }) => partner).sort()).toEqual(['north.example/clew', 'port.example/clew']);
    const sets = { north: await setOf(north), port: await setOf(port) };
    const ours = await setOf(harrow);
    for (const { partner, common } of table.partners) {
      expect(common).toBe(both(ours, sets[partner.split('.')[0] as 'north' | 'port']).length);
    }
    expect(table.rows.some(({ common }) => common.every((each) => each > 0))).toBe(true);
  });
});

describe('a judge', () => {
  it('does both sides again from what they opened, and sees when one lied', async () => {
    const { id, files } = await compare(harrow, north);
    const paths = [agencies.path('harrow.audit'), agencies.path('north.audit')] as const;
    for (const [i, each] of [harrow, north].entries()) await audit(each.house(), id, paths[i]!, []);
    const audits = [await readAudit(paths[0], undefined), await readAudit(paths[1], undefined)] as const;
    const findings = await judge(audits, files);
    expect(findings.filter(({ holds }) => !holds)).toEqual([]);
    expect(findings.length).toBeGreaterThanOrEqual(10);

    const failing = async (change: (told: (typeof audits)[0]) => (typeof audits)[0]): Promise<number> =>
      (await judge([change(audits[0]), audits[1]], files)).filter(({ holds }) => !holds).length;
    // One item more than was committed to; an item that stands by no act; a body that is not the act's.
    expect(await failing((told) => ({ ...told, items: [...told.items, ['zzz:1', told.items[0]![1]]] }))).toBeGreaterThan(0);
    expect(
      await failing((told) => ({ ...told, items: told.items.map(([item], i) => [item, i === 0 ? '1' : told.items[i]![1]]) })),
    ).toBeGreaterThan(0);
    expect(
      await failing((told) => ({
        ...told,
        acts: told.acts.map((each) =>
          each.details?.body['step'] === 'result'
            ? { ...each, details: { ...each.details, body: { ...each.details.body, common: 1 } } }
            : each,
        ),
      })),
    ).toBeGreaterThan(0);
    expect(await failing((told) => ({ ...told, secrets: { ...told.secrets, order: told.secrets.salts } }))).toBeGreaterThan(0);
  });
});

describe('keys', () => {
  it('lead on when the log’s key was changed in its own name, and are read aloud in eight groups', async () => {
    const { ctx, casebook } = port.workbench;
    const old = (await partnerNamed(harrow.house().ctx, 'port.example/clew')).key;
    await rotateKey(casebook.log, {
      passphrase: undefined,
      commit: async (act, before) => await ctx.commit(() => [act()], before),
    });
    await port.reopen();
    const now = port.workbench.casebook.log.vkey;
    expect(formatVkey(now)).not.toBe(formatVkey(old));
    expect(fingerprintOf(now)).toMatch(/^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/u);
    const { id } = await compare(port, harrow);
    expect((await overlapView(harrow.house(), id)).run.state).toBe('ended');
    // Harrow addresses the key that it pinned, which led on.
    const back = await compare(harrow, port);
    expect((await overlapView(port.house(), back.id)).run.state).toBe('ended');
  });
});
