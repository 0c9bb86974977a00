import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCasebook } from '../../casebook/index.ts';
import { blocklistFormats, NewBlocklist } from '../../model/index.ts';
import { openWorkbench, type Workbench } from '../../workbench.ts';
import { AllowList } from './allow.ts';
import { choose } from './blocklist.ts';
import { handOut } from './hand-out.ts';
import { ringDomains } from './rings.ts';

const wallet = 'TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE';
/**
 * What each of six reports of one gang says beside the rest: the gang's site, one of an earlier scam, a masked address, the victim's own
 * shop, and one of which nothing says whose it is.
 */
const text = [
  `The fraudster had me register at https://grelvon-fx.top/login, it is the same scam as https://oldtrick-coin.top. I paid ${wallet}.`,
  'Mails came from ab***9@masked-broker.top.',
  'My own website is https://victim-shop.top.',
  'There was something about https://victim-page.top too.',
].join(' ');

let home = '';
let workbench: Workbench;
let ring = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'clew-what-counts-'));
  await (await createCasebook(join(home, 'book'), { region: 'CN', language: 'en' })).close();
  workbench = await openWorkbench(join(home, 'book'));
  const rows = [0, 1, 2, 3, 4, 5].map((n) => `E${n},2026-01-0${n + 1},"Case ${n}. ${text}"`);
  await writeFile(join(home, 'reports.csv'), ['report_no,reported_at,narrative', ...rows, ''].join('\n'));
  await workbench.importFile(join(home, 'reports.csv'));
  await workbench.link();
  const { read } = workbench.ctx;
  ring = (await read.ringOf((await read.report('E0'))!.number))!.ring;
}, 60_000);
afterAll(async () => {
  await workbench.close();
  await rm(home, { recursive: true });
});

const listed = async (): Promise<string[]> => {
  const { rows } = await choose(workbench.ctx.read, { confidence: 0.5, patterns: false }, new AllowList());
  return rows.map(({ host }) => host);
};
const mentionsOf = async (ref: string) => {
  const { read } = workbench.ctx;
  return await read.mentions((await read.report(ref))!.number);
};

it('an earlier scam that a report recalls, what is masked, and the victim’s own site reach no list', async () => {
  const mentions = await mentionsOf('E0');
  // As extraction reads them; else this test says nothing.
  expect(mentions).toContainEqual(expect.objectContaining({ kind: 'domain', value: 'oldtrick-coin.top', earlier: true }));
  expect(mentions).toContainEqual(expect.objectContaining({ value: 'ab*9@masked-broker.top', masked: true }));
  expect(mentions).toContainEqual(expect.objectContaining({ kind: 'domain', value: 'victim-shop.top', role: 'victim' }));
  expect(mentions).toContainEqual(expect.objectContaining({ kind: 'domain', value: 'victim-page.top', role: 'unknown' }));
  expect(await listed()).toEqual(['grelvon-fx.top']);
  for (const format of blocklistFormats) {
    const wanted = NewBlocklist.parse({ format, confidence: 0.5, recipient: 'ISP', label: 'GREEN', reason: 'x' });
    const { text: file } = await handOut(workbench.ctx, wanted, { casebook: 'book' });
    expect(file).toContain('grelvon-fx.top');
    expect(file).not.toMatch(/oldtrick|masked-broker|victim-(?:shop|page)/);
  }
});

it('what a person called the victim’s own is not among the ring’s domains either', async () => {
  const domainsOf = async () => (await ringDomains(workbench.ctx.read, ring)).domains.map(({ domain }) => domain).sort();
  expect(await domainsOf()).toEqual(['grelvon-fx.top', 'victim-page.top']);
  for (const n of [0, 1, 2, 3, 4, 5]) {
    const report = (await workbench.ctx.read.report(`E${n}`))!.id;
    for (const { kind, value, field, start, end } of await mentionsOf(`E${n}`)) {
      if (!value.includes('victim-page')) continue;
      const place = { ...(field === undefined ? {} : { field }), start, end };
      await workbench.judge({ verdict: 'mention', report, kind, value, ...place, role: 'victim' });
    }
  }
  expect(await domainsOf()).toEqual(['grelvon-fx.top']);
});

it('a service is on no list; what a person calls an identity after that is again', async () => {
  const { read } = workbench.ctx;
  const found = async () => (await ringDomains(read, ring)).domains.find(({ domain }) => domain === 'grelvon-fx.top');
  const about = { kind: 'domain', value: 'grelvon-fx.top' } as const;
  await workbench.judge({ verdict: 'service', ...about, reason: 'many hire it' });
  expect(await found()).toMatchObject({ service: true });
  expect(await listed()).toEqual([]);
  await workbench.judge({ verdict: 'identity', ...about, reason: 'the gang’s own after all' });
  expect(await found()).not.toHaveProperty('service');
  expect(await listed()).toEqual(['grelvon-fx.top']);
  // What the linker takes for a service likewise: a person's word stands above it.
  const services = [{ ...about, reports: 9, rings: 4, exclusivity: 0.01, why: { en: 'shared', zh: '共用' } }];
  const { rows } = await choose(read, { confidence: 0.5, patterns: false }, new AllowList(), { services });
  expect(rows.map(({ host }) => host)).toEqual(['grelvon-fx.top']);
});
