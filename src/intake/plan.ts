import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ClewError } from '../errors.ts';
import type { Asked } from './asked.ts';
import type { ColumnRules } from './columns.ts';
import { planContent, planContentOf, refuse } from './content.ts';
import { sniffEncoding } from './encoding.ts';
import { encodings, formats } from './file-plan.ts';
import type { Constants, Content, Dialect, Encoding, FilePlan, Format, Note, TablePlan } from './file-plan.ts';
import { sampleLines } from './jsonl.ts';
import { missingCategory } from '../model/index.ts';
import type { MapFile } from './map.ts';
import { readers } from './readers.ts';
import { sniffMagic, sniffText } from './sniff.ts';
import { finished } from './statements/index.ts';
import { delimiters, planNamed, planTable, sampleOf, sniffDialect } from './table.ts';
import { zoneOffset } from './zones.ts';

const headBytes = 1024 * 1024;
const windowBytes = 128 * 1024;
const dayMs = 86_400_000;
const jsonLines: Dialect = { delimiter: 0, quote: 0, newline: 10 };

export interface PlanOptions {
  readonly map?: MapFile | undefined;
  /** What its rows are, where they say so themselves too faintly: one of `contents`, `reports`, or `missing`: reports of missing people. */
  readonly as?: Content | 'reports' | 'missing' | undefined;
  /** One of `formats`. */
  readonly format?: string | undefined;
  /** One of `encodings`, or a WHATWG label of one (`gbk`, `utf16`, `latin1`). */
  readonly encoding?: string | undefined;
  readonly agency?: string | undefined;
  /** Account whose statement it is. */
  readonly account?: string | undefined;
  /** Edition of a list of people. */
  readonly listVersion?: string | undefined;
  readonly zone?: string | undefined;
  readonly region?: string | undefined;
  /** UTC milliseconds; dates more than two days later are impossible. */
  readonly now?: number | undefined;
  /** Name to show when the path is that of a spooled stream. */
  readonly name?: string | undefined;
}

/** Finds out how a file is to be read, from its first megabyte; every finding can be overridden by a map. */
export async function plan(path: string, options: PlanOptions = {}): Promise<FilePlan> {
  const { map } = options;
  const samples = await readSamples(path);
  const head = samples.windows[0];
  const region = options.region ?? map?.region;
  const zone = options.zone ?? map?.zone ?? 'UTC';
  // An unknown zone is an error of the call, not of every row.
  zoneOffset(zone, 0);
  const latest = (options.now ?? Date.now()) + 2 * dayMs;
  const agency = options.agency ?? map?.agency ?? map?.constants?.agency;
  const constants: Constants = {
    ...map?.constants,
    ...(agency === undefined ? {} : { agency }),
    ...(options.as === 'missing' ? { category: missingCategory(region) } : {}),
    ...(options.account === undefined ? {} : { account: options.account }),
    ...(options.listVersion === undefined ? {} : { listVersion: options.listVersion }),
  };
  const isOfMissing = options.as === 'missing';
  const as = options.as === 'missing' ? 'reports' : (options.as ?? map?.content);
  const file = options.name ?? basename(path);
  const content: Asked | undefined = as === 'reports' ? undefined : { as, constants, file };
  const hasZone = (options.zone ?? map?.zone) !== undefined;
  const done = (found: FilePlan): FilePlan => {
    if (content?.as !== undefined && found.content !== content.as) refuse(path, content.as);
    const whole = checked(finished(found, path, hasZone), map);
    return isOfMissing ? filedAsMissing(whole) : whole;
  };
  const rules: ColumnRules = { parts: map?.columns, order: map?.dateOrder, region, zone, latest };
  const asked = readFormat(options.format) ?? map?.format;
  const stated = readEncoding(options.encoding) ?? map?.encoding;
  const base = {
    name: file,
    exhibit: '',
    bytes: samples.size,
    constants,
    zone,
    latest,
    ...(region === undefined ? {} : { region }),
  };

  const magic = sniffMagic(head, path);
  if (magic !== undefined && (asked === undefined || asked === magic)) {
    const found = await readers[magic].plan(path, { rules, encoding: 'utf-8', map, content });
    return done({ ...base, format: magic, encoding: 'utf-8', dialect: jsonLines, ...found });
  }
  const encoding = stated ?? sniffEncoding(samples.windows);
  if (encoding === undefined) {
    throw new ClewError('input', 'intake.binary', `${path} is a binary file of a kind Clew does not read`, {
      hint: 'Export it as CSV, JSON, XLSX, PDF or plain text.',
    });
  }
  const whole = samples.size <= headBytes;
  const text = decodeHead(head, encoding, whole, path, stated);
  // A first line that Excel writes and reads: it names the delimiter and is no part of the table.
  const separator = /^sep=(.)\r?\n/.exec(text)?.[1];
  const sniffed = sniffDialect(text, whole, { delimiter: map?.delimiter ?? separator, quote: map?.quote });
  const { sureness } = sniffed;
  let { dialect } = sniffed;
  const sampled = asked === undefined || asked === 'csv' ? sampleOf(text, dialect, whole) : [];
  // A first record that does not end within the sample says nothing of the columns.
  const rows = whole || sampled.length > 1 ? sampled : [];
  const headerRow = map?.headerRow ?? (separator === undefined ? undefined : 2);
  let money = content === undefined ? undefined : planContent(rows, rules, content, headerRow);
  // A statement of a few rows below two dozen lines of titles does not look like a table.
  if (content !== undefined && money === undefined && sureness < 0.9 && sampled.length > 1 && map?.delimiter === undefined) {
    for (const delimiter of delimiters) {
      const other = { ...dialect, delimiter };
      money = planContent(sampleOf(text, other, whole), rules, content, headerRow);
      if (money === undefined) continue;
      dialect = other;
      break;
    }
  }
  const table = planTable(rows, rules, headerRow);
  const named =
    money !== undefined ||
    (table.table.header && table.table.columns.some((column) => column.by === 'name' || column.by === 'map'));
  const format = asked ?? sniffText(text, path, sureness, named);
  if (format === 'csv' && rows.length === 0 && text.trim() !== '') {
    throw new ClewError('input', 'intake.no-line-break', `The first line of ${path} is longer than a megabyte`, {
      hint: 'If it is no table, say what it is with a format; if it is one, check its line breaks.',
    });
  }
  if (format === 'csv') {
    const found = money ?? table;
    return done({
      ...base,
      format,
      ...(money === undefined ? {} : { content: money.content }),
      encoding,
      dialect,
      tables: [found.table],
      notes: tableNotes(found, text),
    });
  }
  if (format === 'jsonl') {
    const records = sampleLines(text, whole);
    const found = content === undefined ? undefined : planContentOf(records, rules, content);
    return done({
      ...base,
      format,
      ...(found === undefined ? {} : { content: found.content }),
      encoding,
      dialect: jsonLines,
      tables: [found?.table ?? planNamed(records, rules)],
      notes: found?.notes ?? [],
    });
  }
  const { listVersion, ...found } = await readers[format].plan(path, { rules, encoding, map, content });
  // What the operator says of the edition goes before what the file says.
  const edition = listVersion === undefined ? {} : { constants: { listVersion, ...constants } };
  return done({ ...base, format, encoding, dialect: jsonLines, ...found, ...edition });
}

/** Says which columns of a map the file does not have: a misspelt one would otherwise do nothing, in silence. */
function checked(found: FilePlan, map: MapFile | undefined): FilePlan {
  const names = new Set(found.tables.flatMap((table) => table.columns.map((column) => column.name)));
  const absent = Object.keys(map?.columns ?? {}).filter((name) => !names.has(name));
  if (absent.length === 0) return found;
  const note = {
    en: `The map names columns that the file does not have: ${absent.join(', ')}`,
    zh: `映射文件中的这些列在文件中不存在：${absent.join('、')}`,
  };
  return { ...found, notes: [...found.notes, note] };
}

function readFormat(name: string | undefined): Format | undefined {
  if (name === undefined) return undefined;
  const lower = name.toLowerCase();
  const found = lower === 'tsv' ? 'csv' : formats.find((format) => format === lower);
  if (found !== undefined) return found;
  throw new ClewError('input', 'intake.format', `${name} is not a format Clew reads`, { hint: `One of: ${formats.join(', ')}.` });
}

function readEncoding(name: string | undefined): Encoding | undefined {
  if (name === undefined) return undefined;
  let label: string | undefined;
  try {
    label = new TextDecoder(name).encoding;
  } catch {
    label = undefined;
  }
  const found = label === 'gbk' ? 'gb18030' : encodings.find((encoding) => encoding === label);
  if (found !== undefined) return found;
  throw new ClewError('input', 'intake.encoding', `${name} is not an encoding Clew reads`, {
    hint: `One of: ${encodings.join(', ')}.`,
  });
}

function tableNotes({ table, notes }: { readonly table: TablePlan; readonly notes: readonly Note[] }, text: string): Note[] {
  const more: Note[] = [...notes];
  if (table.columns.some(({ part, order }) => ['reportedAt', 'lossAt', 'at', 'day'].includes(part) && order === undefined)) {
    if (/(?:^|[,\t;|"])\d{1,2}[-/]\d{1,2}[-/]\d{4}/m.test(text)) {
      more.push({
        en: 'Dates such as 03/04/2024 may be read day first or month first: state dateOrder in a map file. Until then they are not read.',
        zh: '03/04/2024 这类日期无法判断日月先后，未予读取：请在映射文件中写明 dateOrder。',
      });
    }
  }
  return more;
}

interface Samples {
  readonly size: number;
  /** Beginning, middle and end of the file. */
  readonly windows: readonly [Buffer, ...Buffer[]];
}

/** Every report gets the category that `constants` names; one that the source gave stays as a field. */
function filedAsMissing(plan: FilePlan): FilePlan {
  const tables = plan.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => (column.part === 'category' ? { ...column, part: 'field' as const } : column)),
  }));
  return { ...plan, tables };
}

async function readSamples(path: string): Promise<Samples> {
  const facts = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') {
      throw new ClewError('missing', 'intake.missing-file', `${path} does not exist`, { hint: 'Check the path.', cause });
    }
    throw unreadable(path, cause);
  });
  if (facts.isDirectory()) {
    throw new ClewError('input', 'intake.directory', `${path} is a directory`, { hint: `Name the files: ${path}/*` });
  }
  if (!facts.isFile()) {
    throw new ClewError('input', 'intake.not-a-file', `${path} is a pipe or a device`, {
      hint: 'Read from standard input with - instead.',
    });
  }
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  try {
    const read = async (position: number, length: number): Promise<Buffer> => {
      const buffer = Buffer.alloc(length);
      const { bytesRead } = await file.read(buffer, 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    const { size } = facts;
    const head = await read(0, Math.min(headBytes, size));
    if (head.length === 0) {
      throw new ClewError('input', 'intake.empty', `${path} is empty`, {
        hint: 'Check that it was copied or exported completely.',
      });
    }
    if (size <= headBytes) return { size, windows: [head] };
    const middle = await read(Math.floor(size / 2 / 4) * 4, windowBytes);
    const tail = await read(Math.max(headBytes, Math.floor((size - windowBytes) / 4) * 4), windowBytes);
    return { size, windows: [head, middle, tail] };
  } finally {
    await file.close();
  }
}

function unreadable(path: string, cause: unknown): ClewError {
  return new ClewError('input', 'intake.unreadable', `${path} cannot be read`, { hint: 'Check that you may read it.', cause });
}

/** The head as text. An encoding that the operator states is believed only if the text can be read in it. */
function decodeHead(head: Buffer, encoding: Encoding, whole: boolean, path: string, stated: Encoding | undefined): string {
  try {
    const decoder = new TextDecoder(encoding, { fatal: stated !== undefined });
    return decoder.decode(head, { stream: !whole });
  } catch (cause) {
    throw new ClewError('input', 'intake.wrong-encoding', `${path} is not ${encoding} text`, {
      hint: 'Leave the encoding out to have it found, or name another.',
      cause,
    });
  }
}
