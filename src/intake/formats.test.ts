import { describe, expect, test } from 'vitest';
import { take } from '../../test/support/intake.ts';

describe('JSON', () => {
  test('lines: nested members by dotted names, lists joined, long numbers whole', async () => {
    const { reports, rejected, plan } = await take(
      'r.jsonl',
      [
        '{"id":"a-1","when":"2024-01-05","suspect":{"phones":["1380","1390"],"accounts":[{"no":6222021234567890123},{"no":7}]},"description":"I was told to pay","empty":null}',
        '',
        'not json',
        '[1]',
        '{"id":"a-2","description":"second","late":{"column":true},"__proto__":"x"}',
      ].join('\n'),
    );
    expect(plan.format).toBe('jsonl');
    expect(reports.map(({ ref, text, fields, source }) => [source.row, ref, text, fields])).toEqual([
      [
        1,
        'a-1',
        'I was told to pay',
        {
          'suspect.phones': '1380, 1390',
          'suspect.accounts.0.no': '6222021234567890123',
          'suspect.accounts.1.no': '7',
          when: '2024-01-05',
        },
      ],
      [4, 'a-2', 'second', { 'late.column': 'true', '(__proto__)': 'x' }],
    ]);
    expect(rejected.map(({ row, code }) => [row, code])).toEqual([
      [2, 'intake.not-json'],
      [3, 'intake.not-object'],
    ]);
  });

  test('a list, and a list inside a document', async () => {
    const list = [
      { report_id: 'R1', text: 'one' },
      { report_id: 'R2', text: 'two' },
    ];
    for (const value of [list, { meta: { total: 2 }, data: { rows: list } }]) {
      const { reports, plan } = await take('r.json', JSON.stringify(value, undefined, 2));
      expect(plan.format).toBe('json');
      expect(reports.map(({ ref, text }) => [ref, text])).toEqual([
        ['R1', 'one'],
        ['R2', 'two'],
      ]);
    }
  });

  test('one object is one report; nesting beyond reason is kept as text', async () => {
    const deep = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;
    const { reports } = await take('r.json', `{"text":"one","deep":${deep}}`);
    expect(reports).toHaveLength(1);
    expect(Object.keys(reports[0]!.fields)).toHaveLength(1);
  });

  test('what JSON can spell and no text can hold', async () => {
    const { reports, rejected } = await take('r.jsonl', '{"id":"a-1","text":"x\\u0000y"}\n{"id":"a-2","text":"x\\ud800y"}\n');
    expect(rejected.map(({ row, column, code }) => [row, column, code])).toEqual([[1, 'text', 'intake.nul']]);
    expect(reports.map((report) => report.text)).toEqual(['x\ufffdy']);
  });

  test('a line with ever new names', async () => {
    const lines = Array.from({ length: 3000 }, (_, at) => `{"k${at}":"${at}"}`);
    const { reports } = await take('r.jsonl', lines.join('\n'));
    expect(reports.at(-1)!.fields).toEqual({ k2999: '2999' });
  });
});

describe('workbooks', () => {
  async function workbook(sheets: Record<string, unknown[][]>, type: 'xlsx' | 'biff8' = 'xlsx'): Promise<Buffer> {
    const { utils, write } = await import('@e965/xlsx');
    const book = utils.book_new();
    for (const [name, rows] of Object.entries(sheets))
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { cellDates: true }), name);
    return write(book, { type: 'buffer', bookType: type, cellDates: false }) as Buffer;
  }

  test('every sheet is a table of its own; dates and long numbers come out whole', async () => {
    const bytes = await workbook({
      一月: [
        ['电信诈骗案件'],
        ['报案编号', '报案时间', '涉案金额（万元）', '嫌疑人账号', '简要案情'],
        ['A1', new Date(2024, 0, 5), 1.25, 622202123456789, '刷单被骗'],
      ],
      feb: [
        ['report_id', 'text'],
        ['B1', 'paid a fee'],
        ['B2', 'paid again'],
      ],
      empty: [],
    });
    const { reports, plan } = await take('r.xlsx', bytes, { region: 'CN' });
    expect(plan.tables.map((table) => [table.name, table.skip])).toEqual([
      ['一月', 2],
      ['feb', 1],
    ]);
    expect(reports.map(({ ref, text, source }) => [source.row, ref, text])).toEqual([
      [1, 'A1', '刷单被骗'],
      [2, 'B1', 'paid a fee'],
      [3, 'B2', 'paid again'],
    ]);
    expect(reports[0]).toMatchObject({
      reportedAt: Date.UTC(2024, 0, 5),
      amount: { minor: 1_250_000, currency: 'CNY' },
      fields: { 嫌疑人账号: '622202123456789' },
    });
  });

  test('sheets may be chosen; a name that is not there is said', async () => {
    const bytes = await workbook({
      one: [
        ['report_id', 'text'],
        ['A1', 'x'],
      ],
      two: [
        ['report_id', 'text'],
        ['B1', 'y'],
      ],
    });
    const { reports } = await take('r.xlsx', bytes, { map: { sheets: ['two'] } });
    expect(reports.map((report) => report.ref)).toEqual(['B1']);
    await expect(take('r.xlsx', bytes, { map: { sheets: ['three'] } })).rejects.toMatchObject({ code: 'intake.sheet' });
  });

  test('Excel 97', async () => {
    const { reports } = await take(
      'r.xls',
      await workbook(
        {
          s: [
            ['report_id', 'text'],
            ['A1', 'x'],
          ],
        },
        'biff8',
      ),
    );
    expect(reports.map((report) => report.ref)).toEqual(['A1']);
  });
});

describe('e-mail', () => {
  const mail = (subject: string, body: string, type = 'text/plain'): string =>
    [
      'Return-Path: <bounce@mailer.example>',
      'Received: from relay (relay.example [203.0.113.9]) by mx.home.example; Tue, 05 Mar 2024 14:30:00 +0800',
      'Received: from [192.168.1.5] (unknown [IPv6:2001:db8::7]) by relay.example; Tue, 05 Mar 2024 14:29:00 +0800',
      'From: =?utf-8?B?6ZO26KGM5a6i5pyN?= <service@bank.example>',
      'Reply-To: Collector <collect@mule.example>',
      'To: victim@home.example',
      `Subject: ${subject}`,
      'Date: Tue, 05 Mar 2024 14:30:00 +0800',
      'MIME-Version: 1.0',
      `Content-Type: ${type}; charset=utf-8`,
      '',
      body,
    ].join('\r\n');

  test('one message is one report, its headers fields', async () => {
    const { reports, plan } = await take('one.eml', mail('Your account', 'Pay now at https://pay.example'));
    expect(plan.format).toBe('eml');
    expect(reports).toEqual([
      expect.objectContaining({
        ref: 'one.eml',
        reportedAt: Date.UTC(2024, 2, 5, 6, 30),
        text: 'Your account\n\nPay now at https://pay.example',
        fields: expect.objectContaining({
          from: '银行客服 <service@bank.example>',
          reply_to: 'Collector <collect@mule.example>',
          return_path: 'bounce@mailer.example',
          to: 'victim@home.example',
          received_ip: '203.0.113.9, 2001:db8::7',
        }),
      }),
    ]);
  });

  test('links hidden under other words come out', async () => {
    const html =
      '<head><title>t</title></head><p>Log in at <a href="https://phish.example/a?b=1&amp;c=2">bank.example</a></p><style>p{}</style><script>x</script>';
    const { reports } = await take('h.eml', mail('x', html, 'text/html'));
    expect(reports[0]!.text).toBe('x\n\nLog in at bank.example');
    expect(reports[0]!.fields['links']).toBe('https://phish.example/a?b=1&c=2');
  });

  test('a mailbox: each message is one report, From in a body is not a new one', async () => {
    const box = ['one', 'two']
      .map(
        (subject) =>
          `From sender@x.example Tue Mar  5 14:30:00 2024\n${mail(subject, `said ${subject}\n>From here on\nFrom nowhere`)}\n\n`,
      )
      .join('');
    const { reports, plan } = await take('box.mbox', box);
    expect(plan.format).toBe('mbox');
    expect(reports.map(({ ref, text }) => [ref, text])).toEqual([
      ['box.mbox#1', 'one\n\nsaid one\nFrom here on\nFrom nowhere'],
      ['box.mbox#2', 'two\n\nsaid two\nFrom here on\nFrom nowhere'],
    ]);
  });
});

describe('chats', () => {
  const whatsapp: [string, string, string][] = [
    [
      'Android, American',
      '12/31/23, 9:15 PM - Coach: join us\nnow\n12/31/23, 9:16 PM - Me: <Media omitted>\n1/2/24, 8:01 AM - Me: done',
      '2024-01-02T08:01:00.000Z',
    ],
    ['Android, European', '31/12/2023, 21:15 - Coach: join us\nnow\n02/01/2024, 08:01 - Me: done', '2024-01-02T08:01:00.000Z'],
    [
      'iOS',
      '[31/12/2023, 21:15:03] Coach: join us\nnow\n\u200e[02/01/2024, 08:01:00] Me: \u200eimage omitted\n[02/01/2024, 08:01:00] Me: done',
      '2024-01-02T08:01:00.000Z',
    ],
    ['German', '31.12.23, 21:15 - Coach: join us\nnow\n02.01.24, 08:01 - Me: done', '2024-01-02T08:01:00.000Z'],
    ['Chinese Android', '2023/12/31 下午9:15 - Coach: join us\nnow\n2024/1/2 上午8:01 - Me: done', '2024-01-02T08:01:00.000Z'],
    ['Chinese iOS', '[2023/12/31 下午9:15:03] Coach: join us\nnow\n[2024/1/2 上午8:01:00] Me: done', '2024-01-02T08:01:00.000Z'],
  ];
  test.each(whatsapp)('WhatsApp, %s', async (_, text, last) => {
    const { reports, plan } = await take('WhatsApp Chat with Coach.txt', text);
    expect(plan.format).toBe('whatsapp');
    expect(reports).toHaveLength(1);
    expect(reports[0]!.text).toBe('Coach: join us\nnow\nMe: done');
    expect(new Date(reports[0]!.reportedAt!).toISOString()).toBe(last);
  });

  test.each([
    ['name first', '林导师 2024-03-05 14:30:12\n加我微信 wx_a\n转到这里\n\n我 2024-03-05 14:31:00\n好\n'],
    ['time first', '2024-03-05 14:30:12 林导师\n加我微信 wx_a\n转到这里\n\n2024-03-05 14:31:00 我\n好\n'],
    ['on one line', '2024-03-05 14:30:12 林导师: 加我微信 wx_a\n转到这里\n2024-03-05 14:31:00 我: 好\n'],
  ])('WeChat, %s', async (_, text) => {
    const { reports, plan } = await take('聊天记录.txt', text, { zone: 'Asia/Shanghai' });
    expect(plan.format).toBe('wechat');
    expect(reports[0]!.text).toBe('林导师: 加我微信 wx_a\n转到这里\n我: 好');
    expect(reports[0]!.reportedAt).toBe(Date.UTC(2024, 2, 5, 6, 31));
  });

  const chat = {
    name: 'Gold VIP',
    type: 'private_supergroup',
    id: 123,
    messages: [
      {
        id: 1,
        type: 'service',
        date: '2024-03-05T14:29:00',
        date_unixtime: '1709648940',
        actor: 'Lin',
        actor_id: 'user7',
        action: 'create_group',
        title: 'Gold VIP',
        text: '',
        text_entities: [],
      },
      {
        id: 2,
        type: 'message',
        date: '2024-03-05T14:30:12',
        date_unixtime: '1709649012',
        from: 'Lin',
        from_id: 'user7',
        text: ['see ', { type: 'text_link', text: 'here', href: 'https://x.example' }, ' @gold'],
        text_entities: [],
      },
      {
        id: 3,
        type: 'message',
        date: '2024-03-05T14:31:12',
        date_unixtime: '1709649072',
        from: 'Me',
        from_id: 'user8',
        text: 'ok',
        text_entities: [],
      },
    ],
  };

  test('Telegram: one chat, or an account with many', async () => {
    const one = await take('result.json', JSON.stringify(chat, undefined, 1));
    expect(one.plan.format).toBe('telegram');
    expect(one.reports.map((report) => report.text)).toEqual([
      'Lin: create_group Gold VIP\nLin: see here (https://x.example) @gold\nMe: ok',
    ]);
    expect(one.reports[0]).toMatchObject({
      reportedAt: 1_709_649_072_000,
      fields: { chat: 'Gold VIP', participants: 'user7, user8' },
    });
    const all = await take(
      'result.json',
      JSON.stringify({ about: 'x', chats: { about: 'y', list: [chat, { ...chat, id: 4, name: 'Other' }] } }, undefined, 1),
    );
    expect(all.plan.format).toBe('telegram');
    expect(all.reports.map(({ ref, fields }) => [ref, fields['chat']])).toEqual([
      ['result.json#1', 'Gold VIP'],
      ['result.json#2', 'Other'],
    ]);
  });

  test('SMS Backup & Restore', async () => {
    const xml = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--File Created By SMS Backup & Restore-->
<smses count="3">
  <sms protocol="0" address="+8613800000000" date="1709649012000" type="1" body="点击 https://b.example/?a=1&amp;b=2 登录&#55357;&#56832;&#10;快" contact_name="(Unknown)" />
  <sms protocol="0" address="+8613800000000" date="1709649013000" type="2" body="a > b" contact_name="(Unknown)" />
  <mms date="1709649072000" msg_box="1" address="95588"><parts><part ct="application/smil" text="x"/><part ct="text/plain" text="hello"/></parts><addrs><addr address="95588" type="137"/></addrs></mms>
</smses>`;
    const { reports, plan } = await take('sms-2024.xml', xml);
    expect(plan.format).toBe('sms');
    expect(reports[0]!.text).toBe(
      '+8613800000000: 点击 https://b.example/?a=1&b=2 登录😀\n快\n→ +8613800000000: a > b\n95588: hello',
    );
    expect(reports[0]!.fields['participants']).toBe('+8613800000000, 95588');
  });
});

describe('text and PDF', () => {
  test('a text is one report', async () => {
    const { reports, plan } = await take(
      'statement.txt',
      'On Monday, a man called, saying he was an officer.\nHe said: pay 3,000 to the account, now.\n',
    );
    expect(plan.format).toBe('text');
    expect(reports.map((report) => report.text)).toEqual([
      'On Monday, a man called, saying he was an officer.\nHe said: pay 3,000 to the account, now.',
    ]);
  });

  test('a table in a .txt file is a table', async () => {
    const { reports, plan } = await take(
      'export.txt',
      'report_id\treported_at\ttext\nR1\t2024-01-05\tone\nR2\t2024-01-06\ttwo\n',
    );
    expect(plan.format).toBe('csv');
    expect(reports).toHaveLength(2);
  });

  test('the text of a PDF is one report', async () => {
    const { reports, plan } = await take('statement.pdf', pdf('They asked me to pay at pay.example'));
    expect(plan.format).toBe('pdf');
    expect(reports.map((report) => report.text)).toEqual(['They asked me to pay at pay.example']);
    await expect(take('scan.pdf', pdf(''))).rejects.toMatchObject({ code: 'intake.pdf-no-text' });
  });
});

/** The smallest PDF with one page that shows one line. */
function pdf(line: string): Buffer {
  const stream = line === '' ? '' : `BT /F1 12 Tf 72 700 Td (${line}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let out = '%PDF-1.4\n';
  const offsets = objects.map((body, at) => {
    const offset = out.length;
    out += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const xref = out.length;
  out += `xref\n0 6\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${out}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`, 'latin1');
}

test('a large workbook, which is unpacked in a thread, gives what a small one gives', async () => {
  const { utils, write } = await import('@e965/xlsx');
  const rowOf = (i: number): string[] => [
    `R${i}`,
    '2024-01-05',
    `They wrote from pay${i}.example, story ${i * 7919} of ${i * 104_729}`,
  ];
  const bookOf = (count: number): Uint8Array<ArrayBuffer> => {
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([['report_id', 'reported_at', 'text'], ...Array.from({ length: count }, (_, i) => rowOf(i))]),
      'one',
    );
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ['report_id', 'text'],
        ['S1', 'another'],
      ]),
      'two',
    );
    return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
  };
  const [small, large] = [bookOf(10), bookOf(12_000)];
  expect(large.length).toBeGreaterThan(256 * 1024);
  const few = await take('few.xlsx', small);
  const many = await take('many.xlsx', large);
  expect(many.reports).toHaveLength(12_001);
  const told = ({ reports }: typeof few): unknown[] =>
    reports.slice(0, 10).map(({ id, ref, reportedAt, text }) => ({ id, ref, reportedAt, text }));
  expect(told(many)).toEqual(told(few));
  expect(many.reports.at(-1)!.text).toBe('another');
});
