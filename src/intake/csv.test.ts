import { describe, expect, test } from 'vitest';
import { take } from '../../test/support/intake.ts';
import { splitRows } from './csv.ts';
import { parse, type ByteBlock } from './index.ts';

const dialect = { delimiter: 44, quote: 34, newline: 10 };

function rows(text: string): string[][] {
  const out: string[][] = [];
  splitRows(text, dialect, (row) => out.push(row.cells.slice(0, row.count)));
  return out;
}

describe('splitRows', () => {
  test.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a,"b\nc",d\n', [['a', 'b\nc', 'd']]],
    ['a,"say ""no""",d\n', [['a', 'say "no"', 'd']]],
    ['"","",""\n', [['', '', '']]],
    ['a,,\n', [['a', '', '']]],
    ['a\n\n\r\nb\n', [['a'], ['b']]],
    ['5" screen,b\n', [['5" screen', 'b']]],
    ['a,"b" c,d\n', [['a', 'b c', 'd']]],
    ['"last"', [['last']]],
    ['"last"\r\n', [['last']]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(rows(text)).toEqual(expected);
  });

  test('a quote that is never closed costs its line, not the rest of the file', () => {
    expect(rows('1,"open\n2,b\n3,"c"\n')).toEqual([
      ['1', '"open'],
      ['2', 'b'],
      ['3', 'c'],
    ]);
    expect(rows('1,"open\n2,b\n')).toEqual([
      ['1', '"open'],
      ['2', 'b'],
    ]);
  });
});

const header = 'report_id,reported_at,amount,currency,suspect_phone,text\n';

describe('a table', () => {
  test('becomes reports: parts recognised, the other cells fields', async () => {
    const { reports, plan } = await take('r.csv', `${header}R1,2024-01-05T10:00:00Z,"1,234.50",CNY,13800000000,He said: pay\n`);
    expect(plan.format).toBe('csv');
    expect(reports).toEqual([
      {
        id: expect.stringMatching(/^r[0-9a-f]{20}$/),
        ref: 'R1',
        source: { exhibit: '', row: 1 },
        reportedAt: Date.UTC(2024, 0, 5, 10),
        amount: { minor: 123_450, currency: 'CNY' },
        text: 'He said: pay',
        fields: { suspect_phone: '13800000000' },
      },
    ]);
  });

  test('tab, semicolon and bar are found', async () => {
    for (const mark of ['\t', ';', '|']) {
      const { reports } = await take(
        'r.csv',
        `${header}R1,2024-01-05,12,CNY,1,hello\nR2,2024-01-05,12,CNY,1,bye\n`.replaceAll(',', mark),
      );
      expect(reports.map((report) => report.text)).toEqual(['hello', 'bye']);
    }
  });

  test('old Macintosh line breaks', async () => {
    const { reports } = await take('r.csv', 'report_id,text\rR1,one\rR2,two\r');
    expect(reports.map((report) => report.text)).toEqual(['one', 'two']);
  });

  test('missing trailing cells are empty; cells beyond the header set the row aside, empty ones do not', async () => {
    const { reports, rejected } = await take('r.csv', 'report_id,text,phone\nR1,short\nR2,a,b,c,d\nR3,a,b,,\n');
    expect(reports.map((report) => report.ref)).toEqual(['R1', 'R3']);
    expect(rejected).toEqual([
      expect.objectContaining({
        row: 2,
        code: 'intake.too-many-cells',
        record: { report_id: 'R2', text: 'a', phone: 'b', 'column 4': 'c', 'column 5': 'd' },
      }),
    ]);
  });

  test('an unclosed quote sets its row aside and reading goes on with the next line', async () => {
    const { reports, rejected } = await take('r.csv', 'report_id,text\nR1,"never closed\nR2,fine\nR3,"also fine"\n');
    expect(reports.map((report) => report.ref)).toEqual(['R2', 'R3']);
    expect(rejected.map(({ row, code }) => [row, code])).toEqual([[1, 'intake.unclosed-quote']]);
  });

  test('the lines of a cell that was left open do not become reports', async () => {
    const { reports, rejected } = await take('r.csv', 'report_id,text,phone\nR1,"one\nhe said "pay" now\nend",1\nR2,fine,2\n');
    expect(reports.map((report) => report.ref)).toEqual(['R2']);
    expect(rejected.map(({ row, code }) => [row, code])).toEqual([
      [1, 'intake.unclosed-quote'],
      [2, 'intake.unclosed-quote'],
      [3, 'intake.unclosed-quote'],
    ]);
  });

  test('NUL bytes set their row aside', async () => {
    const { reports, rejected } = await take('r.csv', 'report_id,text\nR1,a\0b\nR2,fine\n');
    expect(reports.map((report) => report.ref)).toEqual(['R2']);
    expect(rejected.map(({ row, code }) => [row, code])).toEqual([[1, 'intake.nul']]);
  });

  test('a row in another encoding is set aside, a replacement character of the source is not', async () => {
    const { plan } = await take('r.csv', 'report_id,text\nR1,a\n');
    const block = (bytes: Buffer): ByteBlock => ({
      kind: 'bytes',
      bytes: new Uint8Array(bytes),
      firstRow: 1,
      offset: 0,
      aside: [],
    });
    const broken = parse(
      plan,
      block(Buffer.concat([Buffer.from('R2,'), Buffer.from([0xb1, 0xbb, 0xc6, 0xad]), Buffer.from('\nR3,c\n')])),
    );
    expect(broken.rejected.map(({ row, code }) => [row, code])).toEqual([[1, 'intake.wrong-encoding']]);
    expect(broken.reports.map((report) => report.ref)).toEqual(['R3']);
    expect(parse(plan, block(Buffer.from('R3,c \uFFFD\n'))).reports).toHaveLength(1);
  });

  test('repeated names are made distinct and noted', async () => {
    const { reports, plan } = await take('r.csv', 'report_id,phone,phone,,text\nR1,1,2,3,hello\n');
    expect(reports[0]!.fields).toEqual({ phone: '1', 'phone (2)': '2', 'column 4': '3' });
    expect(plan.notes[0]!.en).toContain('phone');
  });

  test('ten thousand columns', async () => {
    const names = Array.from({ length: 10_000 }, (_, at) => `c${at}`);
    const { reports } = await take('r.csv', `report_id,${names.join(',')}\nR1,${names.map((_, at) => at).join(',')}\n`);
    expect(Object.keys(reports[0]!.fields)).toHaveLength(10_000);
  });

  test('a header and nothing else', async () => {
    const { reports, rejected, plan } = await take('r.csv', header);
    expect([reports, rejected]).toEqual([[], []]);
    expect(plan.notes.map((note) => note.en)).toContain('A header and no rows.');
  });

  test('no header: columns are numbered', async () => {
    const { reports, plan } = await take(
      'r.csv',
      '2024-01-01,13800000000,https://a.example\n2024-01-02,13800000001,https://b.example\n',
    );
    expect(plan.tables[0]!.header).toBe(false);
    expect(reports.map((report) => report.fields['column 2'])).toEqual(['13800000000', '13800000001']);
  });

  test('titles above the header are left out', async () => {
    const { reports } = await take(
      'r.csv',
      '2024年电信诈骗案件表,,\n制表单位：某某分局,,\n报案编号,报案时间,简要案情\nA1,2024-01-05,被骗\n',
    );
    expect(reports.map(({ ref, text }) => [ref, text])).toEqual([['A1', '被骗']]);
  });

  test('a table of one column keeps the commas of its prose', async () => {
    const { reports, rejected } = await take(
      'r.csv',
      'text\nHe called, and I paid.\n"She wrote, then ""called"" me"\nHello, it was me, again\n',
    );
    expect(rejected).toEqual([]);
    expect(reports.map((report) => report.text)).toEqual([
      'He called, and I paid.',
      'She wrote, then "called" me',
      'Hello, it was me, again',
    ]);
  });

  test('a first line that names the delimiter is no header', async () => {
    const { reports } = await take('r.csv', 'sep=;\r\nalpha;beta\r\nx;y\r\n');
    expect(reports.map((report) => report.fields)).toEqual([{ alpha: 'x', beta: 'y' }]);
  });

  test('the header again in the middle is no report', async () => {
    const { reports, blank } = await take('r.csv', 'report_id,text\nR1,a\nreport_id,text\nR2,b\n');
    expect([reports.map((report) => report.ref), blank]).toEqual([['R1', 'R2'], 1]);
  });

  test('a first line longer than a megabyte is refused, saying so', async () => {
    await expect(take('r.csv', 'a,'.repeat(600_000))).rejects.toMatchObject({ kind: 'input', code: 'intake.no-line-break' });
  });

  test('blank rows are counted and skipped', async () => {
    const { reports, records, blank } = await take('r.csv', 'report_id,text\n,\nR1,a\n , \n\nR2,b\n');
    expect([reports.length, records, blank]).toEqual([2, 4, 2]);
    expect(reports.map((report) => report.source.row)).toEqual([2, 4]);
  });

  test('a repeated number: the first is kept, a contradiction set aside, a repetition counted', async () => {
    const { reports, rejected, duplicates } = await take('r.csv', 'report_id,text\nR1,a\nR2,b\nR1,a\nR1,other\n');
    expect(reports.map((report) => report.ref)).toEqual(['R1', 'R2']);
    expect(duplicates).toBe(1);
    expect(rejected.map(({ row, code }) => [row, code])).toEqual([[4, 'intake.duplicate-number']]);
  });
});

describe('set aside, naming column and reason', () => {
  test.each([
    ['0113-03-05', '5', 'reported_at', 'intake.impossible-date'],
    ['2099-01-01', '5', 'reported_at', 'intake.impossible-date'],
    ['2024-02-31', '5', 'reported_at', 'intake.impossible-date'],
    ['2024-01-05', '-5', 'amount', 'intake.negative-amount'],
    ['2024-01-05', '99999999999999999', 'amount', 'intake.absurd-amount'],
  ])('%s %s', async (date, amount, column, code) => {
    const { reports, rejected } = await take('r.csv', `${header}R1,${date},${amount},CNY,1,hello\n`);
    expect(reports).toEqual([]);
    expect(rejected).toEqual([
      { file: 'r.csv', row: 1, column, code, why: expect.any(String), record: expect.objectContaining({ report_id: 'R1' }) },
    ]);
  });

  test('what cannot be read stays a field', async () => {
    const { reports } = await take('r.csv', `${header}R1,last summer,a lot,pounds,1,hello\nR2,1970-01-01,N/A,CNY,1,hello\n`);
    expect(reports.map(({ fields }) => fields)).toEqual([
      { reported_at: 'last summer', amount: 'a lot', currency: 'pounds', suspect_phone: '1' },
      { suspect_phone: '1', currency: 'CNY' },
    ]);
  });
});
