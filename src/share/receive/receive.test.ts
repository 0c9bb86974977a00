import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTwoHouses, type TwoHouses } from '../../../test/support/two-houses.ts';
import { rebuildWorkbench } from '../../workbench.ts';
import {
  acknowledge,
  decide,
  knownFrom,
  openRecall,
  packageRows,
  receive,
  receivedView,
  receiptOf,
  sendRecall,
  takeReceipt,
} from '../index.ts';

let houses: TwoHouses;
beforeAll(async () => {
  houses = await openTwoHouses();
});
afterAll(async () => await houses.close());

const site = { kind: 'url', value: 'https://goldenfx-vip.example/login' } as const;
const staged = async (): Promise<string[]> => await readdir(join(houses.dir, 'state', 'staging'));

it('a case goes to another agency, and their receipt and the recall come and go', async () => {
  const { sender } = houses;
  const { info, dir } = await houses.send('first', { originals: true });
  const theirs = (): TwoHouses['receiver']['house'] => houses.receiver.house;

  const received = await receive(theirs(), dir);
  expect(received).toMatchObject({ id: info.id, trusted: 'first', reading: { agency: '临澜市公安局', label: 'AMBER' } });
  expect(await staged()).toEqual([]);
  let view = await receivedView(theirs(), info.id);
  expect(view.package).toMatchObject({
    state: 'quarantined',
    verified: true,
    side: 'received',
    partner: sender.workbench.casebook.log.origin,
  });
  expect(view.checks.every(({ outcome }) => outcome !== 'failed')).toBe(true);
  expect(view.matches).toContainEqual(expect.objectContaining({ ...site, reports: 1 }));
  expect(view.fresh).toBeGreaterThan(2);
  expect(view.exhibits.map(({ known }) => known)).toEqual([false, false]);
  expect(view.foreign.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ring', 'link']));
  // Until somebody decides, nothing of it is known here.
  expect(await houses.receiver.ctx.read.foreign()).toEqual([]);
  await expect(receive(theirs(), dir)).rejects.toMatchObject({ code: 'share.received', kind: 'conflict' });

  const { receipt } = await decide(theirs(), info.id, { decision: 'accepted', reason: 'two victims here' });
  await expect(decide(theirs(), info.id, { decision: 'refused', reason: 'no' })).rejects.toMatchObject({ code: 'share.decided' });
  view = await receivedView(theirs(), info.id);
  expect(view.package).toMatchObject({ state: 'accepted', decision: { decision: 'accepted', by: 'local' } });
  expect(view.exhibits.map(({ known }) => known)).toEqual([true, true]);
  expect(await knownFrom(houses.receiver.ctx, [site])).toEqual([
    expect.objectContaining({ ...site, package: info.id, sender: sender.workbench.casebook.log.origin, withdrawn: false }),
  ]);
  // Nothing the sender decided or linked became ours.
  expect(await houses.receiver.ctx.read.judgements()).toEqual([]);
  expect((await houses.receiver.ctx.read.counts()).reports).toBe(2);
  await expect(readdir(join(houses.dir, 'state', 'received', info.id))).rejects.toThrow('ENOENT');

  const taken = await takeReceipt(sender.workbench.house, receipt);
  expect(taken).toMatchObject({ package: info.id, trusted: 'first', from: houses.receiver.casebook.log.origin });
  await expect(takeReceipt(sender.workbench.house, receipt)).rejects.toMatchObject({ code: 'share.receipt.known' });
  const [sent] = await packageRows(sender.workbench.ctx, sender.workbench.house.quarantine);
  expect(sent).toMatchObject({ id: info.id, state: 'receipted', decision: { decision: 'accepted', reason: 'two victims here' } });

  const items = [{ kind: 'indicator', ref: `${site.kind}:${site.value}` }] as const;
  const { recall } = await sendRecall(sender.workbench.house, info.id, { items, reason: 'the site was sold' });
  const opened = await openRecall(theirs(), recall);
  expect(opened).toMatchObject({ package: info.id, trusted: 'known', items, reason: 'the site was sold' });
  await expect(openRecall(theirs(), recall)).rejects.toMatchObject({ code: 'share.recall.known' });
  expect(await knownFrom(houses.receiver.ctx, [site])).toMatchObject([{ withdrawn: true }]);
  expect((await receivedView(theirs(), info.id)).package).toMatchObject({
    state: 'recalled',
    recalls: [{ acknowledged: false }],
  });
  await acknowledge(theirs(), info.id, 'read, and told the team');
  expect((await receivedView(theirs(), info.id)).package).toMatchObject({ state: 'recalled', recalls: [{ acknowledged: true }] });
  await expect(acknowledge(theirs(), info.id, 'again')).rejects.toMatchObject({ code: 'share.acknowledged' });

  // The same rows follow from acts and exhibits, and the receipt can be signed again.
  const foreign = await houses.receiver.ctx.read.foreign();
  const before = await receivedView(theirs(), info.id);
  await houses.reopen(async (folder) => {
    await rm(join(folder, 'state', 'notes'), { recursive: true });
    await rebuildWorkbench(folder);
  });
  expect(await houses.receiver.ctx.read.foreign()).toEqual(foreign);
  expect(await receivedView(theirs(), info.id)).toEqual(before);
  expect(await receiptOf(theirs(), info.id)).toBe(receipt);
});

it('reports of an accepted package come in as its sender’s, once, when that is asked for', async () => {
  const { info, dir } = await houses.send('reports', { recipient: 'Lochside Police, second desk' });
  await receive(houses.receiver.house, dir);
  await expect(houses.receiver.importFrom(info.id)).rejects.toMatchObject({ code: 'share.undecided' });
  await decide(houses.receiver.house, info.id, { decision: 'accepted', reason: 'needed' });
  const { added, act } = await houses.receiver.importFrom(info.id);
  expect(added).toBe(6);
  const theirs = (await houses.sender.dossier()).reports;
  for (const { id: _id, source: _source, ring: _ring, confidence: _confidence, mentions: _mentions, ...report } of theirs) {
    const { id: _own, number: _number, source: _from, ...here } = (await houses.receiver.ctx.read.report(report.ref!))!;
    expect(here).toEqual(report);
  }
  expect(await houses.receiver.importFrom(info.id)).toMatchObject({ added: 0, duplicates: 6 });
  expect(act).toBeGreaterThan(0);
});

it('nothing stays of a package that is not what its sender signed', async () => {
  const { dir, info } = await houses.send('tampered', { recipient: 'T' });
  const { size } = houses.receiver.casebook.log;
  const changed = join(houses.home, 'changed');
  await cp(dir, changed, { recursive: true });
  const dossier = join(changed, 'data', 'dossier.json');
  await writeFile(dossier, (await readFile(dossier, 'utf8')).replace('goldenfx', 'goldenfy'));
  await expect(receive(houses.receiver.house, changed)).rejects.toMatchObject({
    code: 'share.unverified',
    kind: 'untrusted',
    message: expect.stringContaining('data/dossier.json') as string,
  });
  expect(houses.receiver.casebook.log.size).toBe(size);
  expect(await staged()).toEqual([]);
  // What is changed while it lies apart is not taken in either.
  await receive(houses.receiver.house, dir);
  const lying = join(houses.dir, 'state', 'received', info.id, 'bag', 'data', 'dossier.json');
  await writeFile(lying, (await readFile(lying, 'utf8')).replace('goldenfx', 'goldenfy'));
  await expect(decide(houses.receiver.house, info.id, { decision: 'accepted', reason: 'x' })).rejects.toMatchObject({
    code: 'share.unverified',
  });
  await decide(houses.receiver.house, info.id, { decision: 'refused', reason: 'it was changed here' });
});
