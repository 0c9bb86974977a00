import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeVictims } from '../../../test/support/made-case.ts';
import { openProtectedPeople, people, type ProtectedPeople } from '../../../test/support/protected-people.ts';
import type { OverlapFilter, OverlapVariant } from '../../model/index.ts';
import { collect, type Collected } from './collect.ts';

let made: ProtectedPeople;
beforeAll(async () => {
  made = await openProtectedPeople();
}, 60_000);
afterAll(async () => await made.close());

const setOf = async (
  filter: OverlapFilter = {},
  closed: ReadonlySet<string> = new Set(),
  variant: OverlapVariant = 'common',
): Promise<Collected> => await collect(made.workbench.overlapHouse(closed), filter, { variant, side: 'answers' });
const itemsOf = async (...asked: Parameters<typeof setOf>): Promise<string[]> => [...(await setOf(...asked)).acts.keys()];

const card = `account:${people.inReports.card}`;

describe('the set', () => {
  it('has what is the suspects’, each with the import that brought it in', async () => {
    const { acts, preview } = await setOf();
    expect([...acts.keys()]).toEqual(
      expect.arrayContaining([
        'url:https://goldenfx-vip.example/login',
        'handle:wechat:golden_fx88',
        card,
        'domain:shop-nine.example',
      ]),
    );
    const imports = new Map<string, string>();
    for await (const act of made.workbench.ctx.read.acts('import'))
      if (act.kind === 'import') imports.set(String(act.seq), act.body.name);
    expect(imports.get(acts.get(card)!)).toBe('zh.csv');
    expect(imports.get(acts.get('domain:rent-hb.example')!)).toBe('en.csv');
    expect(preview.size).toBe(acts.size);
    expect(preview.kinds.reduce((sum, { size }) => sum + size, 0)).toBe(acts.size);
    expect(preview.reports).toBeGreaterThanOrEqual(7);
  });

  it('has nothing of a victim, whatever is asked for', async () => {
    for (const roles of [['suspect'], ['suspect', 'unknown'], ['unknown']] as const) {
      const items = (await itemsOf({ roles: [...roles] })).join('\n').replaceAll(' ', '');
      for (const { phone, account } of madeVictims) {
        expect(items).not.toContain(phone.replaceAll(' ', '').slice(-10));
        if (account !== '') expect(items).not.toContain(account);
      }
      for (const own of ['13600000004', '13500000005', '7700900456']) expect(items).not.toContain(own);
    }
    const { preview } = await setOf();
    expect(preview.left.map(({ sentence }) => sentence.en)).toContain('a report calls it a victim’s: never compared');
  });

  it('is narrowed by kinds, days, rings and cases, and by what is closed to who asks', async () => {
    expect((await itemsOf({ kinds: ['handle'] })).every((item) => item.startsWith('handle:'))).toBe(true);
    expect(await itemsOf({ since: '2026-02-08' })).toContain('domain:rent-hb.example');
    expect(await itemsOf({ since: '2026-02-08' })).not.toContain(card);
    const { ring, id } = made.made;
    for (const filter of [{ rings: [ring] }, { case: id }, { case: 'Golden FX' }]) {
      const items = await itemsOf(filter);
      expect(items).toContain(card);
      expect(items).not.toContain('domain:shop-nine.example');
    }
    const closed = await setOf({}, new Set([ring]));
    expect(closed.acts.has('domain:shop-nine.example')).toBe(true);
    expect(closed.acts.has(card)).toBe(false);
    expect(JSON.stringify(closed.preview)).not.toContain(ring);
    await expect(setOf({ rings: [ring] }, new Set([ring]))).rejects.toMatchObject({ code: 'overlap.ring' });
    await expect(setOf({ case: id }, new Set([ring]))).rejects.toMatchObject({ code: 'overlap.case' });
  });

  it('of who works on rings has them all, and of places those that are believed', async () => {
    const items = await itemsOf({}, new Set(), 'deconflict');
    expect(items).toContain(card);
    expect(items).not.toContain('domain:shop-nine.example');
    const sites = [...(await made.workbench.overlapHouse().sites()).values()].flat();
    expect(items.filter((item) => item.startsWith('place:'))).toEqual(sites.map((site) => `place:${site}`));
  });

  it('leaves out what people judged to be a shared service, and says so', async () => {
    const kind = 'handle';
    const value = 'wechat:golden_fx88';
    const { act } = await made.workbench.judge({ verdict: 'service', kind, value });
    await made.workbench.link();
    const { acts, preview } = await setOf();
    expect(acts.has(`${kind}:${value}`)).toBe(false);
    expect(preview.left.find(({ sentence }) => sentence.en.startsWith('shared'))?.size).toBeGreaterThan(0);
    await made.workbench.judge({ verdict: 'undo', act });
    await made.workbench.link();
    expect(await itemsOf()).toContain(`${kind}:${value}`);
  });

  it('has no number that another file calls a victim’s, as a card or as an account, with or without its country', async () => {
    expect(await itemsOf()).toContain('phone:+8615333330009');
    const rows = [
      '报案编号,报案时间,受理单位,报案人电话,收款账户,简要案情',
      'ZB-001,2026-02-09,临澜市公安局,15333330009,,被骗。',
    ];
    await writeFile(join(made.home, 'more.csv'), `${rows.join('\n')}\n`);
    await made.workbench.importFile(join(made.home, 'more.csv'));
    expect(await itemsOf()).not.toContain('phone:+8615333330009');
  });

  it('has nothing of people whom protection holds', async () => {
    expect(await itemsOf()).toContain(card);
    await made.hold();
    const { acts, preview } = await setOf();
    expect(acts.has(card)).toBe(false);
    expect([...acts.keys()].join('\n')).not.toContain(people.byIndicator.phone);
    expect(preview.left.find(({ sentence }) => sentence.en.startsWith('of people under protection'))?.size).toBe(1);
  });
});
