import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { vectors } from '../../../test/support/shared.ts';
import { takeMoneyFile } from '../../../test/support/statements.ts';
import { plan } from '../plan.ts';

const data = vectors('data');
const here = fileURLToPath(new URL('../../../', import.meta.url));

describe.skipIf(data.absent)('published sets (skipped without the shared data)', () => {
  test.each([
    ['amlsim_100/transactions.csv', 10_333],
    ['amlsim_100/alert_transactions.csv', 51],
    ['mftracer_ethereum_cases/54m_edges.csv', 292],
    ['mftracer_ethereum_cases/Atomic_edges.csv', 1080],
    ['mftracer_ethereum_cases/LIFI_edges.csv', 135],
  ])('every row of %s is a transfer', async (name, count) => {
    const { plan: found, transfers, rejected } = await takeMoneyFile(data.path(name));
    expect(found.content).toBe('transfers');
    expect(rejected).toEqual([]);
    expect(transfers).toHaveLength(count);
    expect(new Set(transfers.map(({ id }) => id)).size).toBe(count);
  });

  test('tag packs: all but addresses that fail their checksum or are none', async () => {
    const { plan: found, facts, rejected, records } = await takeMoneyFile(data.path('graphsense_tags/tags.csv'));
    expect([found.content, records]).toEqual(['labels', 7162]);
    expect(new Set(rejected.map(({ code }) => code))).toEqual(new Set(['intake.wrong-address']));
    // Mistyped ones, and names of accounts on other chains that stand beside the name of a token.
    expect(rejected).toHaveLength(19);
    expect(new Set(rejected.map(({ record }) => record['currency']))).toEqual(new Set(['BTC', 'USDT', 'USDC', 'XMR']));
    const addresses = new Set(facts.map(({ value }) => value));
    expect(addresses.size).toBeGreaterThan(5900);
  });

  test('malicious labels: all but two whose letters contradict their checksum', async () => {
    const { facts, rejected, records } = await takeMoneyFile(data.path('etherscan_malicious_labels/labels.csv'));
    expect(records).toBe(7780);
    expect(rejected.map(({ code }) => code)).toEqual(['intake.wrong-address', 'intake.wrong-address']);
    expect(new Set(facts.map(({ category }) => category))).toEqual(new Set(['scam']));
  });
});

/** Files below a folder that an import would take for tables. */
function files(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.(?:csv|tsv|jsonl|xlsx)$/u.test(name) ? [path] : [];
  });
}

/** Everything in these folders that is no report, by its name. */
const others =
  /(?:^|\/)(?:transactions|alert_transactions|54m_edges|Atomic_edges|LIFI_edges|tags|labels|chain|rates|statements-(?:en|zh)|bank-query|other-bank|roster|wanted|sdn)\.csv$/u;

test('whatever tells of victims stays a report', async () => {
  const all = [
    ...files(join(here, 'sample')),
    ...files(join(here, 'test/journeys')),
    ...(data.absent ? [] : files(data.path(''))),
  ];
  const wrong: string[] = [];
  for (const path of all) {
    const found = await plan(path, { region: 'CN' }).catch(() => undefined);
    if (found !== undefined && (found.content !== undefined) !== others.test(path))
      wrong.push(`${path} ${found.content ?? 'reports'}`);
  }
  expect(all.length).toBeGreaterThan(15);
  expect(wrong).toEqual([]);
}, 120_000);

test.each([
  'report_id,reported_at,narrative,amount,currency,sender_account,receiver_account\nR1,2026-01-01,I met him on an app and he told me to invest all my savings with his uncle,500,USD,123456,654321\n',
  '报案编号,报案时间,简要案情,涉案金额,嫌疑人账号,受害人账号\nA1,2026-01-01,刷单被骗,5000,6299010000000001,6299010000000002\n',
  'date,description,amount\n2026-01-01,coffee,5\n',
  'date,amount,from,to,message\n2026-01-01,500,+15550100,+15550101,"I lost all of this to a person who said he was from the bank and needed my code at once"\n',
  'id,category,date,amount,payer_account,payee_account\n1,romance,2026-01-01,5,1234,5678\n'.replace('category', 'scam type'),
])('this is a report: %s', async (text) => {
  const { mkdtemp, rm, writeFile } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const folder = await mkdtemp(join(tmpdir(), 'clew-reports-'));
  try {
    const path = join(folder, 'r.csv');
    await writeFile(path, text);
    expect((await plan(path, { region: 'CN' })).content).toBeUndefined();
  } finally {
    await rm(folder, { recursive: true });
  }
});
