import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOf, takeMoney } from '../../../test/support/statements.ts';
import { cutBlocks } from '../cut.ts';
import type { FilePlan } from '../file-plan.ts';
import { parseTransfers } from './parse.ts';

const names = [
  '交易卡号',
  '交易时间',
  '交易金额',
  '收付标志',
  '交易余额',
  '交易对手账卡号',
  '对手户名',
  '摘要说明',
  '交易币种',
  '交易流水号',
];

/** A row of a statement: what banks write, and the defects they write too. */
const row = fc.record({
  own: fc.constantFrom('6299010000000001', '6299010000000002', '6299010000000001\t', ''),
  day: fc.integer({ min: 1, max: 31 }),
  month: fc.integer({ min: 1, max: 3 }),
  amount: fc.oneof(
    fc.integer({ min: 0, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2)),
    fc.constantFrom('1,234.50', '１２３', '-5', 'x', ''),
  ),
  way: fc.constantFrom('进', '出', '收', '付', '贷', '借', 'O', '空'),
  peer: fc.constantFrom('9000-001 23', '6299010000000003', '6222****1234', '6.22E+18', '', '-'),
  name: fc.constantFrom('李某', '王 某', '', '某某有限公司'),
  note: fc.constantFrom('货款', 'ATM取款', '手续费', '', '"转账", 备注'),
  currency: fc.constantFrom('CNY', '人民币', 'USD', ''),
});
const table = fc
  .array(row, { minLength: 1, maxLength: 30 })
  .map((rows) =>
    rows.map(({ own, day, month, amount, way, peer, name, note, currency }, at) => [
      own,
      `2026-0${month}-${String(day).padStart(2, '0')} 10:00:00`,
      amount,
      way,
      '',
      peer,
      name,
      note,
      currency,
      String(at),
    ]),
  );

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly string[])[], order: readonly number[] = names.map((_, at) => at)): string =>
  [names, ...rows].map((cells) => order.map((at) => quoted(cells[at]!)).join(',')).join('\r\n');

const options = { region: 'CN', as: 'transfers' } as const;
const bare = (rejected: readonly { row: number; column?: string | undefined; code: string }[]): string[] =>
  rejected.map(({ row: number, column, code }) => `${number} ${column ?? ''} ${code}`);

/** GB 18030 of what stands in these tables: two-byte characters by the decoder's own table. */
const twoBytes = new Map<string, readonly [number, number]>();
for (let high = 0x81; high <= 0xfe; high++) {
  for (let low = 0x40; low <= 0xfe; low++) {
    if (low === 0x7f) continue;
    const character = new TextDecoder('gb18030').decode(Uint8Array.of(high, low));
    if (character.length === 1 && !twoBytes.has(character)) twoBytes.set(character, [high, low]);
  }
}
const gbk = (text: string): Uint8Array =>
  Uint8Array.from(Array.from(text).flatMap((c) => (c < '\u0080' ? [c.charCodeAt(0)] : twoBytes.get(c)!)));

test('the order of the columns changes nothing', async () => {
  const order = fc.shuffledSubarray(
    names.map((_, at) => at),
    { minLength: names.length },
  );
  await fc.assert(
    fc.asyncProperty(table, order, async (rows, columns) => {
      const one = await takeMoney('s.csv', csv(rows), options);
      const other = await takeMoney('s.csv', csv(rows, columns), options);
      expect(other.transfers).toEqual(one.transfers);
      expect(bare(other.rejected)).toEqual(bare(one.rejected));
      expect(new Set(other.facts.map((fact) => JSON.stringify(fact)))).toEqual(
        new Set(one.facts.map((fact) => JSON.stringify(fact))),
      );
      expect(one.transfers.length + one.rejected.length + one.blank).toBe(rows.length);
    }),
    { numRuns: 60 },
  );
});

test('nor does the encoding', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const text = csv(rows);
      const one = await takeMoney('s.csv', text, options);
      for (const bytes of [gbk(text), Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
        const other = await takeMoney('s.csv', bytes, options);
        expect(other.transfers).toEqual(one.transfers);
        expect(bare(other.rejected)).toEqual(bare(one.rejected));
      }
    }),
    { numRuns: 40 },
  );
});

test('nor do the borders of blocks: every row stands for itself', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 400 }), async (rows, size) => {
      const text = csv(rows);
      const whole = await takeMoney('s.csv', text, options);
      const transfers: unknown[] = [];
      const rejected: string[] = [];
      for await (const block of blocksOf(text, whole.plan, size)) {
        const parsed = parseTransfers(whole.plan, block);
        transfers.push(...rowsOf(parsed.transfers));
        rejected.push(...bare(parsed.rejected));
      }
      expect(transfers).toEqual(whole.transfers);
      expect(rejected).toEqual(bare(whole.rejected));
    }),
    { numRuns: 60 },
  );
});

/** Blocks of one record each or a few, as if the file were a thousand times larger. */
async function* blocksOf(text: string, plan: FilePlan, size: number): ReturnType<typeof cutBlocks> {
  const bytes = Buffer.from(text);
  async function* chunks(): AsyncGenerator<{ bytes: Buffer; read: number }> {
    for (let at = 0; at < bytes.length; at += size) {
      await Promise.resolve();
      yield { bytes: bytes.subarray(at, at + size), read: Math.min(bytes.length, at + size) };
    }
  }
  for await (const block of cutBlocks(chunks(), plan.dialect, 1)) {
    if (block.kind !== 'bytes') continue;
    const lines = Buffer.from(block.bytes)
      .toString()
      .split(/(?<=\r\n)/u);
    for (const [at, line] of lines.entries()) {
      yield { ...block, bytes: new Uint8Array(Buffer.from(line)), firstRow: block.firstRow + at };
    }
  }
}
