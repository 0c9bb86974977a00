import { expect, test } from 'vitest';
import type { ReportRow } from '../model/index.ts';
import { csvOf, reportColumns } from './csv.ts';

const row = (ref: string, agency = ''): ReportRow => ({ id: 'r1', ref, agency, language: '', category: '', channel: '' });

async function textOf(pages: readonly (readonly ReportRow[])[]): Promise<string> {
  let text = '';
  const page = async (after: string | undefined): Promise<{ rows: readonly ReportRow[]; next?: string }> => {
    const at = Number(after ?? 0);
    return { rows: pages[at]!, ...(at + 1 < pages.length ? { next: String(at + 1) } : {}) };
  };
  for await (const piece of csvOf(reportColumns, page)) text += piece;
  return text;
}

test('all pages, one header, a byte order mark, lines as RFC 4180 has them', async () => {
  const text = await textOf([[row('A1'), row('A2')], [row('A3', '甲局, 乙"局"')]]);
  expect(text.startsWith('\uFEFFreport,id,agency,')).toBe(true);
  expect(text.split('\r\n').slice(1)).toEqual([
    'A1,r1,,,,,,,,,,,,',
    'A2,r1,,,,,,,,,,,,',
    'A3,r1,"甲局, 乙""局""",,,,,,,,,,,',
    '',
  ]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1', '＋1', '－1', '＠SUM(A1)'])(
  '%j does not run as a formula',
  async (cell) => {
    const [, line] = (await textOf([[row(cell)]])).split('\r\n');
    expect(line!.replaceAll('"', '').startsWith(`'${cell}`)).toBe(true);
  },
);

test('what is ours is a number: no apostrophe before a minus', async () => {
  const [, line] = (await textOf([[{ ...row('A1'), amount: { minor: -5, currency: 'CNY' } }]])).split('\r\n');
  expect(line).toContain(',-5,CNY,');
});
