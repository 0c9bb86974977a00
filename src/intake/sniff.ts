import { extname } from 'node:path';
import { ClewError } from '../errors.ts';
import { looksLikeSms, looksLikeTelegram, looksLikeWechat, looksLikeWhatsapp } from './chat-shapes.ts';
import type { Format, WholeFormat } from './file-plan.ts';

interface Magic {
  readonly bytes: readonly number[];
  readonly format?: WholeFormat;
  /** What it is, for a file that must be unpacked or converted first. */
  readonly packed?: string;
  readonly hint?: string;
}

const unpack = 'Unpack it and import the file inside; the packed file itself is not evidence of what it holds.';

/** Leading bytes of what is not plain text. */
const magics: readonly Magic[] = [
  { bytes: [0x1f, 0x8b], packed: 'gzip', hint: unpack },
  { bytes: [0x42, 0x5a, 0x68], packed: 'bzip2', hint: unpack },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], packed: 'xz', hint: unpack },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], packed: 'Zstandard', hint: unpack },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], packed: '7-Zip', hint: unpack },
  { bytes: [0x52, 0x61, 0x72, 0x21], packed: 'RAR', hint: unpack },
  { bytes: [0x50, 0x41, 0x52, 0x31], packed: 'Parquet', hint: 'Export it as CSV or JSON Lines.' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], packed: 'SQLite', hint: 'Export the table as CSV.' },
  { bytes: [0x25, 0x50, 0x44, 0x46], format: 'pdf' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], format: 'image' },
  { bytes: [0xff, 0xd8, 0xff], format: 'image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], format: 'image' },
];

/** Format of a file that its first bytes give away; undefined for text. Throws for packed files. */
export function sniffMagic(head: Buffer, path: string): WholeFormat | undefined {
  for (const { bytes, format, packed, hint } of magics) {
    if (!bytes.every((byte, at) => head[at] === byte)) continue;
    if (format !== undefined) return format;
    throw new ClewError('input', 'intake.packed', `${path} is a ${packed} file`, hint === undefined ? {} : { hint });
  }
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return sniffZip(head, path);
  // Workbooks of Excel 97: OLE2, shared with Word, told apart by the extension.
  if (head.length > 4 && head.readUInt32BE(0) === 0xd0cf11e0 && extname(path).toLowerCase() === '.xls') return 'xlsx';
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') return 'image';
  return undefined;
}

function sniffZip(head: Buffer, path: string): WholeFormat {
  const names = head.toString('latin1');
  if (names.includes('xl/') || (names.includes('[Content_Types].xml') && /\.xls[xmb]$/i.test(path))) return 'xlsx';
  if (names.includes('opendocument.spreadsheet')) return 'xlsx';
  const word = names.includes('word/');
  throw new ClewError('input', 'intake.packed', `${path} is a ${word ? 'Word document' : 'zip archive'}`, {
    hint: word ? 'Save it as PDF or plain text and import that.' : unpack,
  });
}

/** Format of a text, by its shape first and its extension second; `table` says how much it looks delimited (0..1). */
export function sniffText(text: string, path: string, table: number, named: boolean): Format {
  const extension = extname(path).toLowerCase();
  const start = text.trimStart();
  if (extension === '.jsonl' || extension === '.ndjson') return 'jsonl';
  if (extension !== '.csv' && extension !== '.json' && looksLikeWhatsapp(text)) return 'whatsapp';
  // Messages of banks: ISO 20022 account reports, and SWIFT statements with their tags.
  if (start.startsWith('<') && /<(?:\w+:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)\b/.test(text)) return 'camt';
  if (start.startsWith('<') && /<(?:\w+:)?(?:sdnList|CONSOLIDATED_LIST)\b/.test(text)) return 'sanctions';
  if (/^(?:\{\d:[^]{0,400}?)?:20:/.test(start) && /^:25P?:/m.test(text) && /^:(?:60[FM]|61|62[FM]):/m.test(text)) return 'mt940';
  if (start.startsWith('{') || (start.startsWith('[') && /^\[\s*(?:[{\]"[\d]|null|true|false)/.test(start))) {
    const json = sniffJson(start, extension);
    if (json !== undefined) return json;
  }
  if (looksLikeSms(start)) return 'sms';
  if (extension === '.csv' || extension === '.tsv' || extension === '.tab') return 'csv';
  if (extension === '.mbox' || (/^From \S+.*\d{4}\r?\n/.test(text) && /^[A-Za-z-]+: /m.test(text))) return 'mbox';
  if (
    extension === '.eml' ||
    /^(?:(?:Received|Return-Path|From|Date|Message-ID|Delivered-To|MIME-Version|X-[\w-]+): .+\r?\n(?:[ \t].*\r?\n)*){3}/i.test(
      text,
    )
  ) {
    return 'eml';
  }
  if (looksLikeWechat(text)) return 'wechat';
  if (table >= 0.9 && (named || extension === '')) return 'csv';
  return 'text';
}

function sniffJson(start: string, extension: string): Format | undefined {
  if (looksLikeTelegram(start)) return 'telegram';
  const firstLine = start.slice(0, start.search(/[\r\n]|$/));
  const isLine = (line: string): boolean => {
    try {
      return typeof JSON.parse(line) === 'object';
    } catch {
      return false;
    }
  };
  const lines = start.split(/\r?\n/, 3).filter((line) => line.trim() !== '');
  if (firstLine.startsWith('{') && isLine(firstLine) && (lines.length > 1 || extension !== '.json')) return 'jsonl';
  if (extension === '.json' || extension === '.geojson') return 'json';
  // A first line of a log may begin with a bracket: only what begins like JSON all the way is taken for it.
  return /^[[{]\s*(?:"(?:[^"\\]|\\.)*"\s*[:,\]]|[[{\]}]|-?\d)/.test(start) ? 'json' : undefined;
}
