import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSample } from '../scripts/sample.ts';

/** A plain reader of RFC 4180, apart from the intake room's on purpose: the sample is checked without the product. */
function cells(csv: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/gu)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') rows.push([]);
  }
  const [header = [], ...rest] = rows.filter((row) => row.length > 1);
  return rest.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

const luhn = (digits: string): boolean =>
  [...digits.matchAll(/\d/gu)].reduceRight((sum, [digit], i, all) => {
    const value = Number(digit) * ((all.length - i) % 2 === 0 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0) %
    10 ===
  0;

describe('the synthetic sample', () => {
  const sample = makeSample();
  const text = `${sample['reports-zh.csv']}${sample['reports-en.csv']}`.replaceAll(/[０-９]/gu, (digit) =>
    String.fromCodePoint(digit.codePointAt(0)! - 0xfee0),
  );
  const truth = cells(sample['truth.csv']!);

  it('is what the script makes, byte for byte', () => {
    for (const [name, made] of Object.entries(sample)) {
      expect(readFileSync(join(import.meta.dirname, '../sample', name), 'utf8') === made, `sample/${name}`).toBe(true);
    }
  });

  it('stays small', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(1_500_000);
    expect(Buffer.byteLength(Object.values(sample).join(''))).toBeLessThan(1_500_000);
  });

  it('labels every report once', () => {
    const numbers = [...cells(sample['reports-zh.csv']!), ...cells(sample['reports-en.csv']!)].map(
      (row) => row['报案编号'] ?? row['Report No.'],
    );
    expect(new Set(numbers)).toEqual(new Set(truth.map((row) => row['report'])));
    expect(truth).toHaveLength(numbers.length);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toHaveLength(2000);
  });

  it('has rings of 3 to 230 victims, reports of no ring, and losses told twice', () => {
    const sizes = new Map<string, number>();
    for (const { ring = '', same_loss_as } of truth) if (same_loss_as === '') sizes.set(ring, (sizes.get(ring) ?? 0) + 1);
    const rings = [...sizes].filter(([ring]) => ring !== '').map(([, size]) => size);
    expect(rings).toHaveLength(18);
    expect([Math.min(...rings), Math.max(...rings)]).toEqual([3, 230]);
    expect(sizes.get('')).toBe(571);
    expect(truth.filter(({ same_loss_as }) => same_loss_as !== '')).toHaveLength(50);
  });

  it('has a ring that moves: a town before, a town after, and a quiet week between', () => {
    const reported = new Map(
      [...cells(sample['reports-zh.csv']!), ...cells(sample['reports-en.csv']!)].map((row) => [
        row['报案编号'] ?? row['Report No.'],
        row['案发日期'] ?? row['Date of loss'] ?? '',
      ]),
    );
    const days = (town: string): string[] =>
      truth
        .filter(({ ring, place }) => ring === 'S15' && place === town)
        .map(({ report }) => reported.get(report)!)
        .sort();
    const [before, after] = [days('myawaddy'), days('poipet')];
    expect(Math.min(before.length, after.length)).toBeGreaterThan(60);
    expect(Date.parse(after[0]!) - Date.parse(before.at(-1)!)).toBeGreaterThan(7 * 86_400_000);
    // Victims heard both names, and in both languages.
    for (const town of ['妙瓦底', '波贝', 'Myawaddy', 'Poipet']) expect(text.split(town).length, town).toBeGreaterThan(3);
  });

  it('has a wave of recovery scams that quote earlier gangs', () => {
    const wave = new Set(truth.filter(({ ring }) => ring === 'S10').map(({ report }) => report));
    const rows = cells(sample['reports-zh.csv']!).filter((row) => wave.has(row['报案编号']));
    const lost = rows.map((row) => Date.parse(row['案发日期']!));
    expect(Math.max(...lost) - Math.min(...lost)).toBeLessThan(50 * 86_400_000);
    expect(rows.length).toBeGreaterThan(30);
    const others = cells(sample['reports-zh.csv']!).filter((row) => !wave.has(row['报案编号']));
    const quoted = others.map((row) => row['收款账户']!.replaceAll(' ', '')).filter((card) => card !== '');
    const quotes = rows.filter((row) => quoted.some((card) => row['简要案情']!.replaceAll(' ', '').includes(card)));
    expect(quotes.length).toBeGreaterThan(0);
  });

  it('has statements of one bank whose balances add up, and the victims’ payments in them', () => {
    const rows = cells(sample['statements-zh.csv']!);
    expect(rows.length).toBeGreaterThan(300);
    const fen = (text: string): number => Math.round(Number(text) * 100);
    for (const [i, row] of rows.entries()) {
      const before = rows[i - 1];
      if (before?.['交易卡号'] !== row['交易卡号']) continue;
      const amount = fen(row['交易金额']!) * (row['收付标志'] === '进' ? 1 : -1);
      expect(fen(row['交易余额']!)).toBe(fen(before!['交易余额']!) + amount);
    }
    const paid = new Set(rows.map((row) => `${row['交易卡号']} ${fen(row['交易金额']!)} ${row['交易时间']!.slice(0, 10)}`));
    const s05 = new Set(
      truth.filter(({ ring, same_loss_as }) => ring === 'S05' && same_loss_as === '').map(({ report }) => report),
    );
    const told = cells(sample['reports-zh.csv']!).filter(
      (row) => s05.has(row['报案编号']) && row['收款账户'] !== '' && row['涉案金额（元）'] !== '',
    );
    expect(told.length).toBeGreaterThan(15);
    for (const row of told) {
      expect(paid).toContain(`${row['收款账户']!.replaceAll(' ', '')} ${fen(row['涉案金额（元）']!)} ${row['案发日期']}`);
    }
  });

  it('leaves some amounts out', () => {
    const none = cells(sample['reports-zh.csv']!).filter((row) => row['涉案金额（元）'] === '');
    expect(none.length).toBeGreaterThan(30);
    expect(none.filter((row) => /损失|被骗\d|共计\d/u.test(row['简要案情']!))).toEqual([]);
  });

  it('names no host outside the reserved endings but the public reporting sites', () => {
    const hosts = text.match(/[a-z0-9-]+(?:\[?\.\]?[a-z0-9-]+)*\[?\.\]?[a-z]{2,}/gu) ?? [];
    const allowed = /(?:test|example|invalid)$|^(?:reportfraud\.ftc\.gov|www\.ic3\.gov)$/u;
    expect(hosts.length).toBeGreaterThan(1500);
    expect(hosts.filter((host) => !allowed.test(host))).toEqual([]);
  });

  it('has no phone number or card that could be someone’s', () => {
    const accounts = `${sample['statements-zh.csv']}${sample['statements-en.csv']}`.match(/\b6\d{18}\b/gu) ?? [];
    expect(accounts.length).toBeGreaterThan(800);
    expect(accounts.filter((account) => !account.startsWith('629901') || !luhn(account))).toEqual([]);
    const numbers = (text.replaceAll(/\d{4}-\d{2}-\d{2}/gu, '').match(/\d[\d -]{8,}\d/gu) ?? []).map((found) =>
      found.replaceAll(/\D/gu, ''),
    );
    const phone = /^(?:86)?154\d{8}$|^1?\d{3}55501\d{2}$/u;
    const card = /^629901\d{13}$/u;
    expect(numbers.length).toBeGreaterThan(2500);
    expect(numbers.filter((number) => !phone.test(number) && !card.test(number))).toEqual([]);
    expect(numbers.filter((number) => card.test(number) && !luhn(number))).toEqual([]);
  });
});
