import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCasebook } from '../src/casebook/index.ts';
import { accountPage } from '../src/money/index.ts';
import { openWorkbench, type Workbench } from '../src/workbench.ts';
import { vectors } from './support/shared.ts';

const data = vectors('data');

describe.skipIf(data.absent)(
  `wallets of transfers and published labels${data.absent ? ' (skipped: data not there)' : ''}`,
  () => {
    let home = '';
    let workbench: Workbench;
    /** Addresses that the files themselves label. */
    let exchange = '';
    let phisher = '';
    const plain = '0x00000000000000000000000000000000000000aa';

    beforeAll(async () => {
      home = await mkdtemp(join(tmpdir(), 'clew-labels-'));
      const tags = (await readFile(data.path('graphsense_tags/tags.csv'), 'utf8')).split('\n').map((line) => line.split(','));
      exchange = tags.find(
        ([, , currency, label, category]) => currency === 'BTC' && category === 'exchange' && label !== '',
      )![1]!;
      const labels = (await readFile(data.path('etherscan_malicious_labels/labels.csv'), 'utf8')).split('\n');
      phisher = labels.find((line) => line.includes('Fake_Phishing'))!.split(',')[0]!;
      await writeFile(
        join(home, 'transfers.csv'),
        [
          'time,from,to,amount,currency,chain,txid',
          `2026-03-01 10:00,${plain},${phisher},5,ETH,ethereum,0x${'1'.repeat(64)}`,
          `2026-03-01 11:00,bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4,${exchange},0.5,BTC,bitcoin,${'2'.repeat(64)}`,
          '',
        ].join('\n'),
      );
      await (await createCasebook(join(home, 'book'), { region: 'CN', language: 'en' })).close();
      workbench = await openWorkbench(join(home, 'book'));
      await workbench.importFile(join(home, 'transfers.csv'), { as: 'transfers', zone: 'UTC' });
      for (const name of ['graphsense_tags/tags.csv', 'etherscan_malicious_labels/labels.csv'])
        await workbench.importFile(data.path(name));
    }, 120_000);
    afterAll(async () => {
      await workbench?.close();
      await rm(home, { recursive: true, force: true });
    });

    it('an exchange has its label, and is a service for what the label says', async () => {
      const { account, facts, count } = await accountPage(workbench.ctx.read, exchange);
      expect(account).toMatchObject({ kind: 'wallet', service: { category: 'exchange' }, label: { text: expect.any(String) } });
      expect([facts.some(({ fact, category }) => fact === 'label' && category === 'exchange'), count]).toEqual([true, 1]);
    });

    it('a phisher is labelled as one and is no service; who has no label has none', async () => {
      const { account, count } = await accountPage(workbench.ctx.read, phisher);
      expect([account.label, count]).toMatchObject([{ category: 'scam', text: expect.stringContaining('Fake_Phishing') }, 1]);
      expect(account.service).toBeUndefined();
      const { account: other } = await accountPage(workbench.ctx.read, plain);
      expect([other.label, other.service]).toEqual([undefined, undefined]);
    });
  },
);
