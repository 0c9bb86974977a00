import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { ClewError } from '../../src/errors.ts';
import { blocks, describe, parse, plan, rejectedCsv } from '../../src/intake/index.ts';
import type { Rejected } from '../../src/model/index.ts';

// Fuzzing of everything that reads files: real shapes, damaged. A case is its number: the same number makes the same file.

/** Mulberry32: small, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const table =
  'report_id,reported_at,agency,amount,currency,suspect_phone,text\nR1,2024-01-05T10:00:00Z,North,"1,234.50",CNY,13800000000,"he said ""pay""\nand I paid"\nR2,2024-01-06,South,-3,USDT,,短信说我中奖了，要先交税。\nR3,0113-01-06,South,12.5万,CNY,无,x\n';
const chinese =
  '报案编号\t报案时间\t涉案金额（万元）\t简要案情\nA1\t2024年3月5日 下午2:30\t1.5\t在网上刷单，对方让我转账。\nA2\t民國113年3月6日\t—\t接到电话\n';
const mail =
  'Return-Path: <a@x.example>\r\nReceived: from r (r.example [203.0.113.9]) by m; Tue, 05 Mar 2024 14:30:00 +0800\r\nFrom: =?utf-8?B?6ZO26KGM?= <s@x.example>\r\nDate: Tue, 05 Mar 2024 14:30:00 +0800\r\nSubject: pay\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\npay =20 now\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<!-- c --><style>p{}</style><p>Pay <a href=3D"https://p.example/?a=3D1&amp;b=3D2">here</a></p>\r\n--b--\r\n';
const chat = {
  name: 'VIP',
  type: 'personal_chat',
  id: 1,
  messages: [
    {
      id: 1,
      type: 'message',
      date: '2024-03-05T14:30:12',
      date_unixtime: '1709649012',
      from: 'L',
      from_id: 'user7',
      text: ['a', { type: 'text_link', text: 'b', href: 'https://x.example' }],
      text_entities: [],
    },
    { id: 2, type: 'service', date: '2024-03-05T14:30:12', actor: 'L', action: 'x', text: '' },
  ],
};
const book = utils.book_new();
utils.book_append_sheet(
  book,
  utils.aoa_to_sheet([
    ['report_id', 'amount', 'text'],
    ['R1', 12.5, 'x'],
    ['R2', 622202123456789, 'y'],
  ]),
  's',
);
const stream = 'BT /F1 12 Tf 72 700 Td (They asked me to pay) Tj ET';
const pdf = `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>\nendobj\n4 0 obj\n<</Length ${stream.length}>>stream\n${stream}\nendstream\nendobj\n5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\ntrailer<</Size 6/Root 1 0 R>>\n%%EOF\n`;

/** One small file of every shape that is read. */
const shapes: readonly (readonly [string, Buffer])[] = [
  ['a.csv', Buffer.from(table)],
  ['b.csv', Buffer.from(`\uFEFF${table}`, 'utf16le')],
  ['c.tsv', Buffer.from(chinese)],
  ['d.txt', Buffer.from(table.replaceAll(',', ';'))],
  [
    'e.jsonl',
    Buffer.from(
      '{"id":"a-1","a":{"b":[1,2,{"c":6222021234567890123}]},"description":"x"}\n{"id":"a-2","amount":-1,"reported_at":"2024-01-01"}\n[]\n',
    ),
  ],
  [
    'f.json',
    Buffer.from(
      JSON.stringify(
        {
          data: {
            rows: [
              { report_id: 'R1', text: 'one' },
              { report_id: 'R2', n: null },
            ],
          },
        },
        undefined,
        1,
      ),
    ),
  ],
  ['g.eml', Buffer.from(mail)],
  [
    'h.mbox',
    Buffer.from(
      `From a@x.example Tue Mar  5 14:30:00 2024\n${mail}\n\nFrom b@x.example Tue Mar  5 14:31:00 2024\n${mail}\n>From x\n`,
    ),
  ],
  [
    'i.txt',
    Buffer.from('12/31/23, 9:15 PM - Coach: join us\nnow\n12/31/23, 9:16 PM - Me: <Media omitted>\n1/2/24, 8:01 AM - Me: done\n'),
  ],
  ['j.txt', Buffer.from('[2023/12/31 下午9:15:03] 导师: 加我\n[2024/1/2 上午8:01:00] 我: 好\n')],
  ['k.txt', Buffer.from('林导师 2024-03-05 14:30:12\n加我微信 wx_a\n\n我 2024-03-05 14:31:00\n好\n')],
  ['l.json', Buffer.from(JSON.stringify(chat, undefined, 1))],
  [
    'm.xml',
    Buffer.from(
      `<?xml version='1.0'?>\n<smses count="2">\n<sms address="+86138" date="1709649012000" type="1" body="a &amp; &#55357;&#56832;" contact_name="(Unknown)" />\n<mms date="1709649072000" msg_box="1" address="95588"><parts><part ct="text/plain" text="hello"/></parts><addrs><addr address="95588" type="137"/></addrs></mms>\n</smses>`,
    ),
  ],
  ['n.txt', Buffer.from('I was called on Monday.\nThey said: pay, or else.\n')],
  ['o.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer],
  ['p.pdf', Buffer.from(pdf)],
  [
    'q.csv',
    Buffer.from([
      0xb1, 0xa8, 0xb0, 0xb8, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xb0, 0xb8, 0xc7, 0xe9, 0x0a, 0x41, 0x31, 0x2c, 0xb1, 0xbb, 0xc6,
      0xad, 0x0a,
    ]),
  ],
];

/** What breaks parsers. */
const specials = [
  '"',
  '""',
  '","',
  '\n"',
  '\r',
  '\r\n',
  '\n\n',
  '\0',
  ',',
  ';;;',
  '\t',
  '{',
  '}',
  '[',
  ']',
  '\\u',
  '\\',
  '<',
  '<!--',
  '<sms',
  '="',
  "'",
  '&#',
  '\nFrom ',
  '\uFEFF',
  '\uFFFD',
  '999999999999999999999',
  '1e999',
  '-',
  '0000-00-00',
  '\u2028',
  'clew_file',
  '__proto__',
  '"id":',
  ': ',
].map((text) => Buffer.from(text));

export interface Case {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The file of a case. */
export function fuzzCase(seed: number): Case {
  const next = random(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const [name, original] = shapes[below(shapes.length)]!;
  let bytes = original;
  for (let rounds = below(6); rounds >= 0; rounds--) {
    const at = below(bytes.length + 1);
    const length = 1 + below(next() < 0.3 ? bytes.length + 1 : 12);
    const special = specials[below(specials.length)]!;
    const head = bytes.subarray(0, at);
    switch (below(8)) {
      case 0: // Another byte.
        bytes = Buffer.concat([head, Buffer.from([below(256)]), bytes.subarray(at + 1)]);
        break;
      case 1: // Something cut out.
        bytes = Buffer.concat([head, bytes.subarray(at + length)]);
        break;
      case 2: // Something put in.
        bytes = Buffer.concat([head, special, bytes.subarray(at)]);
        break;
      case 3: // A stretch said twice.
        bytes = Buffer.concat([head, bytes.subarray(at, at + length), bytes.subarray(at)]);
        break;
      case 4: // A stretch of another shape.
        bytes = Buffer.concat([
          head,
          shapes[below(shapes.length)]![1].subarray(below(100), 100 + below(300)),
          bytes.subarray(at),
        ]);
        break;
      case 5: // Cut short.
        bytes = head;
        break;
      case 6: // A short thing said very often: what is quadratic shows itself.
        if (next() < 0.3) {
          const unit = next() < 0.5 ? special : bytes.subarray(at, at + 1 + below(20));
          bytes = Buffer.concat([
            head,
            ...Array.from({ length: Math.min(200_000, Math.ceil(400_000 / (unit.length + 1))) }, () => unit),
            bytes.subarray(at),
          ]);
        }
        break;
      default: // The whole again and again.
        if (bytes.length < 20_000) bytes = Buffer.concat(Array.from({ length: 1 + below(200) }, () => bytes));
    }
  }
  // Now and then under a name that lies.
  return { name: next() < 0.15 ? shapes[below(shapes.length)]![0] : name, bytes };
}

export interface Outcome {
  readonly reports: number;
  /** Code of the refusal, if the file was refused. */
  readonly refused?: string;
  /** CPU milliseconds. */
  readonly spent: number;
}

/** Reads a case; throws when a law of the room is broken. */
export async function runCase({ name, bytes }: Case): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'clew-fuzz-'));
  const begin = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  };
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const found = await plan(path, { now: Date.UTC(2024, 5, 1) });
    if (describe(structuredClone(found), 'zh') === '') throw new Error('nothing described');
    let reports = 0;
    let row = 0;
    const rejected: Rejected[] = [];
    for await (const block of blocks(path, found)) {
      const taken = parse(found, block);
      const sum = taken.reports.length + taken.rejected.length + taken.duplicates + taken.blank;
      if (sum !== taken.records) throw new Error(`${taken.records} records, ${sum} accounted for`);
      const aside = block.aside.length;
      if (aside === 0 && block.firstRow !== row + 1) throw new Error(`block begins at ${block.firstRow} after ${row}`);
      row = Math.max(row, block.firstRow + taken.records - 1);
      for (const report of taken.reports) {
        if (!/^r[0-9a-f]{20}$/.test(report.id)) throw new Error('bad id');
        if (report.text.includes('\0')) throw new Error('NUL in a text');
        if (report.reportedAt !== undefined && !Number.isFinite(report.reportedAt)) throw new Error('bad date');
        if (report.amount !== undefined && !(Number.isSafeInteger(report.amount.minor) && report.amount.minor >= 0))
          throw new Error('bad amount');
      }
      reports += taken.reports.length;
      rejected.push(...taken.rejected);
    }
    for await (const line of rejectedCsv(rejected)) if (line === '') throw new Error('empty line');
    return { reports, spent: spent() };
  } catch (error) {
    if (error instanceof ClewError && error.kind !== 'bug') return { reports: 0, refused: error.code, spent: spent() };
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Generous: several times what the slowest parser needs a byte, and the start of the PDF engine. */
export function limitMs(bytes: number): number {
  return 1500 + bytes * 0.006;
}
