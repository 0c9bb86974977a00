import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeCase } from '../../../test/support/made-case.ts';
import { openTwoHouses, type TwoHouses } from '../../../test/support/two-houses.ts';
import { formatVkey, parseVkey, rotateKey, verify } from '../../custody/index.ts';
import { type Act, PackageOptions, type RecallItem } from '../../model/index.ts';
import { exportArchive } from '../send/archive.ts';
import { decide, type House, openRecall, packageRow, receive, receivedView, sendRecall, takeReceipt } from '../index.ts';
import { unpack } from './unpack.ts';

let houses: TwoHouses;
let theirs: House;
beforeEach(async () => {
  houses = await openTwoHouses();
  theirs = houses.receiver.house;
});
afterEach(async () => await houses.close());

const accepted = { decision: 'accepted', reason: 'needed' } as const;
const senderKey = (): string => formatVkey(houses.sender.workbench.casebook.log.vkey);

/** The sender's log gets another key, which the old one names. */
async function rotate(): Promise<void> {
  const { casebook, ctx } = houses.sender.workbench;
  await rotateKey(casebook.log, {
    passphrase: undefined,
    commit: async (act: () => Act, before: () => Promise<void>) => await ctx.commit(() => [act()], before),
  });
}

it('a key is known once something it signed was accepted, follows what it named, and gives way to no other', async () => {
  const old = parseVkey(senderKey());
  const one = await houses.send('one', { recipient: '1' });
  expect((await receive(theirs, one.dir)).trusted).toBe('first');
  await decide(theirs, one.info.id, { decision: 'refused', reason: 'not ours' });
  // Refused: it makes no key known, and the package may come again.
  expect((await receive(theirs, one.dir, { key: old })).trusted).toBe('given');
  await decide(theirs, one.info.id, accepted);
  const two = await houses.send('two', { recipient: '2' });
  expect((await receive(theirs, two.dir)).trusted).toBe('known');

  await rotate();
  expect(senderKey()).not.toBe(formatVkey(old));
  const three = await houses.send('three', { recipient: '3' });
  const { trusted, reading } = await receive(theirs, three.dir);
  expect(trusted).toBe('known');
  expect(reading.checks.find(({ code }) => code === 'custody.rotations')).toMatchObject({ outcome: 'passed' });
  // A recall of before, signed by the key of now.
  const items = [{ kind: 'package', ref: one.info.id }] as const;
  const { recall } = await sendRecall(houses.sender.workbench.house, one.info.id, { items, reason: 'wrong case' });
  expect((await openRecall(theirs, recall)).trusted).toBe('known');

  const stranger = parseVkey(formatVkey(houses.receiver.casebook.log.vkey));
  const four = await houses.send('four', { recipient: '4' });
  await expect(receive(theirs, four.dir, { key: stranger })).rejects.toMatchObject({
    code: 'share.key.given',
    kind: 'untrusted',
  });
  // To who knows the old key, a log whose new key nobody named is somebody else's under the same name.
  await rm(join(four.dir, 'log', 'rotations'), { recursive: true });
  await expect(receive(theirs, four.dir)).rejects.toMatchObject({ code: 'share.key.changed', kind: 'untrusted' });
});

it('receipts and recalls count only byte for byte, from who they are of, about what was sent', async () => {
  const one = await houses.send('one');
  await receive(theirs, one.dir);
  const { receipt } = await decide(theirs, one.info.id, accepted);
  const ours = houses.sender.workbench.house;
  const change = (from: RegExp, to: string): string => receipt.replace(from, to);
  for (const [text, code] of [
    [change(/accepted/u, 'refused'), 'custody.note.signature'],
    [change(/needed/u, 'wanted'), 'custody.note.signature'],
    [change(/contents [0-9a-f]/u, 'contents g'), 'custody.note.signature'],
    [change(/v1/u, 'v2'), 'share.receipt'],
    [change(/decision accepted\n/u, ''), 'share.receipt'],
    [change(/decision accepted\n/u, 'decision accepted\nnote x\n'), 'share.receipt'],
    [change(/\n\n/u, '\n \n'), 'share.receipt'],
    ['', 'share.receipt'],
  ] as const) {
    await expect(takeReceipt(ours, text), text).rejects.toMatchObject({ code, kind: 'untrusted' });
  }
  // Who received nothing from here says nothing about it; and no house takes its own.
  await expect(takeReceipt(theirs, receipt)).rejects.toMatchObject({ code: 'share.package', kind: 'missing' });
  await expect(takeReceipt(ours, receipt, { key: parseVkey(senderKey()) })).rejects.toMatchObject({ code: 'share.key.given' });
  expect(await takeReceipt(ours, receipt)).toMatchObject({ from: theirs.log.origin, receipt: { decision: 'accepted' } });

  const items = [{ kind: 'suspect', ref: 'S "1"\u2028' }] as const;
  await expect(sendRecall(ours, one.info.id, { items, reason: 'nobody' })).rejects.toMatchObject({ code: 'share.item' });
  const set = { 'suspect:S "1"\u2028': {} };
  await ours.ctx.commit([{ kind: 'case.edit', body: { case: houses.sender.id, set } }]);
  const { recall } = await sendRecall(ours, one.info.id, { items, reason: 'a "reason"\nof two lines' });
  await expect(openRecall(theirs, recall.replace('item suspect', 'item report'))).rejects.toMatchObject({
    code: 'custody.note.signature',
  });
  await expect(openRecall(ours, recall)).rejects.toMatchObject({ code: 'share.package' });
  expect(await openRecall(theirs, recall)).toMatchObject({ items, reason: 'a "reason"\nof two lines' });
});

it('what its sender withdrew before anybody decided is not accepted unread', async () => {
  const one = await houses.send('one');
  await receive(theirs, one.dir);
  const items = [{ kind: 'package', ref: one.info.id }] as const;
  const { recall } = await sendRecall(houses.sender.workbench.house, one.info.id, { items, reason: 'wrong case' });
  await openRecall(theirs, recall);
  expect((await packageRow(theirs.ctx, theirs.quarantine, one.info.id)).state).toBe('quarantined');
  await expect(decide(theirs, one.info.id, accepted)).rejects.toMatchObject({ code: 'share.recalled', kind: 'conflict' });
  // Two who decide at once give one answer.
  const refusal = { decision: 'refused', reason: 'withdrawn' } as const;
  const both = await Promise.allSettled([decide(theirs, one.info.id, refusal), decide(theirs, one.info.id, refusal)]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect((await theirs.ctx.read.packages(one.info.id)).filter(({ kind }) => kind === 'receipt')).toHaveLength(1);
});

it('an encrypted package opens for its recipient, and what was accepted can be put together and verified again', async () => {
  const identity = await generateX25519Identity();
  const { ctx, casebook } = houses.sender.workbench;
  const options = PackageOptions.parse({ recipient: 'Lochside Police', reason: 'joint case', originals: true });
  const dossier = await houses.sender.dossier();
  const file = join(houses.home, 'sent.tar.age');
  const { info } = await exportArchive({ ctx, log: casebook.log }, dossier, options, file, [await identityToRecipient(identity)]);
  await expect(receive(theirs, file)).rejects.toMatchObject({ code: 'share.sealed', kind: 'input' });
  expect((await receive(theirs, file, { identities: identity })).id).toBe(info.id);
  await decide(theirs, info.id, accepted);

  const sealed = (await theirs.ctx.read.exhibits()).filter(({ name }) => name.startsWith(`${info.id}/`));
  const tar = sealed.find(({ name }) => name.endsWith('/package.tar'))!;
  const again = await unpack(await theirs.ctx.exhibits.path(tar.sha256), join(houses.home, 'again'));
  await mkdir(join(again, 'data', 'exhibits'), { recursive: true });
  for (const { sha256 } of dossier.exhibits) {
    await cp(await theirs.ctx.exhibits.path(sha256), join(again, 'data', 'exhibits', sha256));
  }
  expect(await verify(again, { key: parseVkey(senderKey()) })).toMatchObject({ what: 'package', ok: true });
});

it('what lay apart and is lost is said to be, and may be received again', async () => {
  const one = await houses.send('one');
  await receive(theirs, one.dir);
  await rm(join(houses.dir, 'state', 'received'), { recursive: true });
  expect(await receivedView(theirs, one.info.id)).toMatchObject({ package: { state: 'lost' }, checks: [], matches: [] });
  await expect(decide(theirs, one.info.id, accepted)).rejects.toMatchObject({ code: 'share.lost', kind: 'missing' });
  expect((await receive(theirs, one.dir)).id).toBe(one.info.id);
  expect((await decide(theirs, one.info.id, accepted)).act).toBeGreaterThan(0);
});

it('matches and their reports are as if they were not there for who may not see the ring', async () => {
  const { workbench } = houses.sender;
  const [other] = await workbench.rings('en', 1);
  // The sender's own package, received by a third house that knows the same gang from its own reports.
  const third = await makeCase({ agency: 'Third desk' });
  try {
    const one = await houses.send('one');
    const { house } = third.workbench;
    const { id } = await receive(house, one.dir);
    const open = await receivedView(house, id);
    expect(open.matches.length).toBeGreaterThan(3);
    expect(open.matches[0]!.rings).toEqual([third.ring]);
    const closed = await receivedView(house, id, new Set([third.ring]));
    expect(closed.matches).toEqual([]);
    expect(closed.fresh).toBe(open.fresh + open.matches.length);
    expect(other!.ring.id).toBe(houses.sender.ring);
  } finally {
    await third.close();
  }
});

it('nothing is left when receiving is stopped or the act cannot be written', async () => {
  const one = await houses.send('one');
  const stop = new AbortController();
  stop.abort();
  const stopped = houses.receiver.as({ signal: stop.signal }).house;
  await expect(receive(stopped, one.dir)).rejects.toThrow(/abort/iu);
  expect(await readdir(join(houses.dir, 'state', 'staging'))).toEqual([]);
  expect(await readdir(join(houses.dir, 'state', 'received')).catch(() => [])).toEqual([]);
  await rename(join(houses.dir, 'keys', 'log.key'), join(houses.home, 'log.key'));
  await houses.reopen();
  await expect(receive(houses.receiver.house, one.dir)).rejects.toMatchObject({ code: 'custody.key.none' });
  expect(await readdir(join(houses.dir, 'state', 'received'))).toEqual([]);
  await rename(join(houses.home, 'log.key'), join(houses.dir, 'keys', 'log.key'));
  await houses.reopen();
  expect((await receive(houses.receiver.house, one.dir)).id).toBe(one.info.id);
});

it('what was never there is not withdrawn, and what was goes by the name that it has in the package', async () => {
  const one = await houses.send('one');
  const ours = houses.sender.workbench.house;
  const [exhibit] = await ours.ctx.read.exhibits();
  const recalled = async (kind: RecallItem['kind'], ref: string): Promise<unknown> =>
    await sendRecall(ours, one.info.id, { items: [{ kind, ref }], reason: 'mistaken' }).then(
      ({ items }) => items[0]!.ref,
      ({ code }: { code: string }) => code,
    );
  const ids = await Promise.all(['ZA-001', 'ZA-003'].map(async (ref) => (await ours.ctx.read.report(ref))!.id));
  expect(await recalled('report', 'ZA-001')).toBe(ids[0]);
  expect(await recalled('link', 'ZA-001/ZA-003')).toBe(ids.join('/'));
  expect(await recalled('exhibit', exhibit!.sha256.slice(0, 12))).toBe(exhibit!.sha256);
  expect(await recalled('indicator', 'phone:+8615487720001')).toBe('phone:+8615487720001');
  for (const [kind, ref] of [
    ['report', 'ZA-999'],
    ['link', 'ZA-001'],
    ['link', 'ZA-001/x'],
    ['exhibit', '00'],
    ['indicator', 'phone:+1'],
    ['indicator', 'x'],
    ['suspect', 'S9'],
    ['package', 'P000000000000'],
  ] as const) {
    expect([kind, ref, await recalled(kind, ref)]).toEqual([kind, ref, 'share.item']);
  }
});
