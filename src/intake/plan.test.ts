import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { now, take } from '../../test/support/intake.ts';
import { ClewError } from '../errors.ts';
import { recogniseName } from './column-names.ts';
import { describe as describePlan, plan, readMap, reportId } from './index.ts';

async function failure(work: Promise<unknown>): Promise<ClewError> {
  return work.then(
    () => expect.fail('nothing was thrown'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ClewError);
      return error as ClewError;
    },
  );
}

describe('what cannot be read is refused, saying what it is and what to do', () => {
  const zip = Buffer.from('PK\u0003\u0004....................word/document.xml', 'latin1');
  test.each([
    ['reports.csv', gzipSync('report_id,text\n'), 'intake.packed'],
    ['reports.csv', zip, 'intake.packed'],
    ['reports.csv', Buffer.from('SQLite format 3\0'), 'intake.packed'],
    ['reports.csv', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 31)), 'intake.binary'],
    ['reports.csv', Buffer.alloc(0), 'intake.empty'],
    ['reports.json', Buffer.from('{"a": ['), 'intake.json'],
    ['reports.pdf', Buffer.from('%PDF-1.7 nothing of the kind'), 'intake.pdf'],
    ['reports.xlsx', Buffer.from('PK\u0003\u0004 xl/ broken', 'latin1'), 'intake.workbook'],
  ])('%s %#', async (name, bytes, code) => {
    const error = await failure(take(name, bytes));
    expect([error.kind, error.code]).toEqual(['input', code]);
    expect(error.hint).toBeTruthy();
  });

  test('a path that is not there, or a directory', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clew-'));
    const absent = await failure(plan(join(folder, 'absent.csv')));
    expect([absent.kind, absent.code]).toEqual(['missing', 'intake.missing-file']);
    const directory = await failure(plan(folder));
    expect([directory.kind, directory.code]).toEqual(['input', 'intake.directory']);
    await rm(folder, { recursive: true });
  });

  test('an option that makes no sense', async () => {
    for (const [options, code] of [
      [{ encoding: 'klingon' }, 'intake.encoding'],
      [{ format: 'docx' }, 'intake.format'],
      [{ zone: 'Mars/Olympus' }, 'intake.zone'],
    ] as const) {
      expect((await failure(take('r.csv', 'a,b\n1,2\n', options))).code).toBe(code);
    }
    const wrong = await failure(take('r.csv', Buffer.from([0xb1, 0xbb, 0xc6, 0xad, 0x0a]), { encoding: 'utf-8' }));
    expect(wrong.code).toBe('intake.wrong-encoding');
  });

  test('an image without the optional extra names the command that installs it', async () => {
    const error = await failure(take('photo.png', Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')));
    expect([error.kind, error.code]).toEqual(['unavailable', 'intake.no-ocr']);
    expect(error.hint).toMatch(/npm install tesseract\.js/);
  });
});

describe('encodings', () => {
  const text =
    '报案编号,报案时间,涉案金额,简要案情\nA1,2024-03-05 14:30,3000元,受害人在网上被骗，对方让我转账到这个银行卡。\nA2,2024-03-06 14:30,12.5万,我在手机上看到一个投资平台。\n';
  const traditional =
    '通報編號,通報時間,財損金額,案情\nA1,113/03/05,3000,被害人在網路上被騙，對方要我轉帳到這個銀行帳戶。\nA2,113/03/06,5000,我在手機上看到一個投資平台。\n';
  const swapped = Buffer.from(text, 'utf16le').swap16();
  const cases: [string, Buffer, string][] = [
    ['utf-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['utf-16le with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le'],
    ['utf-16le without a mark', Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['utf-16be without a mark', swapped, 'utf-16be'],
    ['utf-16be with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]), 'utf-16be'],
    ['gb18030', encode(text, 'gb18030'), 'gb18030'],
    ['big5', encode(traditional, 'big5'), 'big5'],
  ];
  test.each(cases)('%s', async (_, bytes, encoding) => {
    const { plan: found, reports } = await take('r.csv', bytes, { zone: '+08:00' });
    expect(found.encoding).toBe(encoding);
    expect(reports.map((report) => report.ref)).toEqual(['A1', 'A2']);
    expect(reports[0]!.text).toContain('上被');
    expect(reports[0]!.reportedAt).toBe(encoding === 'big5' ? Date.UTC(2024, 2, 4, 16) : Date.UTC(2024, 2, 5, 6, 30));
    expect(reports[0]!.amount?.minor).toBe(300_000);
  });

  test('the same table gives the same ids in every encoding, and without numbers in every order', async () => {
    const bare = text.replaceAll(/^A\d,|^报案编号,/gm, '');
    const [head, one, two] = bare.split('\n') as [string, string, string];
    const all = await Promise.all([
      take('a.csv', bare),
      take('b.csv', encode(bare, 'gb18030')),
      take('c.csv', Buffer.from(`\uFEFF${bare}`, 'utf16le')),
      take('d.csv', `${head}\n${two}\n${one}\n`),
    ]);
    const ids = all.map(({ reports }) => reports.map((report) => report.id).sort());
    expect(ids[0]).toHaveLength(2);
    for (const other of ids) expect(other).toEqual(ids[0]);
  });

  test('a stated encoding is used', async () => {
    const { plan: found, reports } = await take('r.csv', Buffer.from('report_id,text\nR1,caf\u00e9\n', 'latin1'), {
      encoding: 'latin1',
    });
    expect([found.encoding, reports[0]!.text]).toEqual(['windows-1252', 'café']);
  });
});

/** Encodes by inverting the decoder: Node has encoders for UTF only. */
function encode(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\uFFFD' && !table.has(character)) table.set(character, [lead, trail]);
    }
  }
  return Buffer.from(
    Array.from(text).flatMap((character) =>
      character.codePointAt(0)! < 0x80 ? [character.charCodeAt(0)] : table.get(character)!,
    ),
  );
}

describe('identity', () => {
  test('agency and number, or the content', async () => {
    const rows = 'report_id,agency,text\nR1,North,a\nR1x,North,b\n';
    const { reports } = await take('r.csv', rows);
    expect(reports[0]!.id).toBe(reportId('North', 'number', 'R1'));
    const other = await take('r.csv', rows.replace('North,a', 'South,a'));
    expect(other.reports[0]!.id).not.toBe(reports[0]!.id);
    expect(other.reports[1]!.id).toBe(reports[1]!.id);
  });

  test('a running number is a label: two files of one agency must not collide', async () => {
    const one = await take('r.csv', '序号,案情\n1,在网上刷单被骗了\n2,接到假客服电话\n');
    const two = await take('r.csv', '序号,案情\n1,网络贷款被骗\n2,冒充公检法\n');
    expect(one.reports.map((report) => report.ref)).toEqual(['1', '2']);
    expect(new Set([...one.reports, ...two.reports].map((report) => report.id)).size).toBe(4);
  });

  test('the name of a file is no part of a text report', async () => {
    const one = await take('one.txt', 'They asked me to pay a deposit.\nI did.');
    const two = await take('two.txt', 'They asked me to pay a deposit.\nI did.');
    expect([one.reports[0]!.ref, two.reports[0]!.ref]).toEqual(['one.txt', 'two.txt']);
    expect(one.reports[0]!.id).toBe(two.reports[0]!.id);
  });
});

describe('columns without a map', () => {
  test('several long text columns are joined under their names; the rest are fields', async () => {
    const long = 'she told me that the platform was safe and that I could withdraw at any time';
    const { reports } = await take(
      'r.csv',
      `what_she_said,why_i_paid,contact\n${long},${long} again,wx_1\n${long} too,${long} twice,wx_2\n`,
    );
    expect(reports[0]!.text).toBe(`what_she_said: ${long}\nwhy_i_paid: ${long} again`);
    expect(reports[0]!.fields).toEqual({ contact: 'wx_1' });
  });

  test('a unique column with one prefix is the report number; phones and wallets are not', async () => {
    const rows = Array.from({ length: 5 }, (_, at) => `1380000000${at},TK-00${at},0x${'a'.repeat(39)}${at}`);
    const { reports } = await take('r.csv', `contact,row key,address\n${rows.join('\n')}\n`);
    expect(reports.map((report) => report.ref)).toEqual(['TK-000', 'TK-001', 'TK-002', 'TK-003', 'TK-004']);
  });

  test('a number shared by many rows is a field', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `C${at % 3},story ${at}`);
    const { reports, plan: found } = await take('r.csv', `case_id,text\n${rows.join('\n')}\n`);
    expect(reports).toHaveLength(30);
    expect(reports[0]!.fields).toEqual({ case_id: 'C0' });
    expect(found.notes.map((note) => note.en).join()).toContain('case_id repeats');
  });

  test('a date column that is only guessed never sets a row aside', async () => {
    const dates = ['2024/01/01', '2024/01/02', '2024/01/03', '2024/01/04'];
    const rows = [...Array(6).keys()].flatMap((at) => dates.map((date) => `s${at}.example,${date}`));
    const { reports, rejected } = await take('r.csv', `site,seen\n${rows.join('\n')}\nlast.example,2099/01/01\n`);
    expect(rejected).toEqual([]);
    expect(reports[0]!.reportedAt).toBe(Date.UTC(2024, 0, 1));
    expect(reports.at(-1)!.fields['seen']).toBe('2099/01/01');
  });
});

test.each([
  ['ref', ['报案编号', '報案編號', '案件編號', 'report_id', 'Report No.', 'Case Number', '警情编号', 'id']],
  ['reportedAt', ['报案时间', '報案時間', 'reported_at', 'Date Reported', '受案日期', '日期']],
  ['lossAt', ['案发时间', '案發時間', 'Incident Date', '匯款時間', '发案时间']],
  ['agency', ['受理单位', '受理單位', 'agency', 'Police Station']],
  ['language', ['语言', '語言', 'language']],
  ['channel', ['渠道', '报案方式', 'channel']],
  ['category', ['类别', '案件類別', 'category', 'Scam Type', '詐騙手法']],
  ['amount', ['涉案金额', '損失金額(新臺幣)', '涉案金额（万元）', 'Amount Lost', 'loss_amount']],
  ['currency', ['币种', '幣別', 'currency']],
  ['victim', ['受害人编号', '被害人編號', 'victim_ref']],
  ['text', ['简要案情', '簡要案情', '敘述', '報案人陳述', 'narrative', 'Description', '受騙經過']],
  ['ignore', ['clew_file', 'clew_row', 'clew_column', 'clew_reason']],
  [undefined, ['嫌疑人电话', 'suspect_url', 'campaign', 'ring', 'type', 'wechat_id', 'account_no', '手机号码']],
] as const)('names of %s', (part, names) => {
  expect(names.map((name) => [name, recogniseName(name)?.part])).toEqual(names.map((name) => [name, part]));
});

describe('a map', () => {
  test('decides columns, constants, order of dates, zone, header and delimiter', async () => {
    const { reports } = await take('r.csv', 'export of 2024\nNr;Datum;Betrag;Was;Intern\n7;03/04/2024;1.234,50;paid;secret\n', {
      map: {
        delimiter: ';',
        headerRow: 2,
        columns: { Nr: 'ref', Datum: 'reportedAt', Betrag: 'amount', Was: 'text', Intern: 'ignore' },
        constants: { agency: 'LKA', currency: 'EUR', language: 'de' },
        dateOrder: 'dmy',
        zone: 'Europe/Berlin',
      },
    });
    expect(reports).toEqual([
      expect.objectContaining({
        ref: '7',
        agency: 'LKA',
        language: 'de',
        reportedAt: Date.UTC(2024, 3, 2, 22),
        amount: { minor: 123_450, currency: 'EUR' },
        text: 'paid',
        fields: {},
      }),
    ]);
  });

  test('a column that the file does not have is said', async () => {
    const { plan: found } = await take('r.csv', 'report_id,text\nR1,a\n', { map: { columns: { txt: 'text' } } });
    expect(found.notes.map((note) => note.en).join()).toContain('txt');
  });

  test('a bad map is refused', async () => {
    const error = await failure(readMap('no-such-map.json'));
    expect([error.kind, error.code]).toEqual(['missing', 'intake.map-missing']);
  });

  test('dates that may be read two ways are left alone and said', async () => {
    const { reports, plan: found } = await take('r.csv', 'report_id,reported_at,text\nR1,03/04/2024,a\nR2,05/06/2023,b\n');
    expect(reports[0]!.reportedAt).toBeUndefined();
    expect(reports[0]!.fields).toEqual({ reported_at: '03/04/2024' });
    expect(found.notes.map((note) => note.en).join()).toContain('dateOrder');
    const sure = await take('r.csv', 'report_id,reported_at,text\nR1,03/04/2024,a\nR2,25/06/2023,b\n');
    expect(sure.reports[0]!.reportedAt).toBe(Date.UTC(2024, 3, 3));
    const american = await take('r.csv', 'report_id,reported_at,text\nR1,03/04/2024,a\n', { region: 'US' });
    expect(american.reports[0]!.reportedAt).toBe(Date.UTC(2024, 2, 4));
  });
});

test('a plan is plain data and says in both languages what it found', async () => {
  const { plan: found } = await take('r.csv', '报案编号,报案时间,简要案情,手机号\nA1,2024-03-05,被骗了很多钱,13800000000\n');
  expect(structuredClone(found)).toEqual(found);
  expect(found.latest).toBe(now + 2 * 86_400_000);
  expect(describePlan(found, 'en')).toContain('报案编号 → report number');
  expect(describePlan(found, 'zh')).toContain('报案编号 → 报案编号');
  expect(describePlan(found, 'zh')).toContain('手机号 → 检索涉案标识');
});
