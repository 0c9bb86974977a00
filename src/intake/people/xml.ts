import { open } from 'node:fs/promises';
import { SaxesParser } from 'saxes';
import { ClewError } from '../../errors.ts';
import { chunks } from '../chunks.ts';
import { type Cells, type ColumnPlan, type FilePlan, isPeople, type Part, type RecordBlock } from '../file-plan.ts';
import type { Found, PlanContext, Reader } from '../reader.ts';
import { type Entry, ofacCells, unCells } from './xml-entries.ts';

/** Columns that an entry is turned into, in both languages of their source. */
const columns: readonly (readonly [string, Part])[] = [
  ['number', 'ref'],
  ['name', 'personName'],
  ['surname', 'surname'],
  ['given', 'given'],
  ['alias', 'alias'],
  ['weak alias', 'weakAlias'],
  ['former name', 'former'],
  ['sex', 'sex'],
  ['born', 'born'],
  ['nationality', 'nationality'],
  ['paper', 'idNumber'],
  ['place', 'origin'],
  ['list', 'status'],
  ['remarks', 'text'],
];

/** Elements that are one entry, people or not, and how one is read; `undefined` for what is no person. */
const entries: Readonly<Record<string, (entry: Entry) => Cells | undefined>> = {
  sdnEntry: ofacCells,
  INDIVIDUAL: unCells,
};

const headBytes = 65_536;
/** Records of a block. */
const blockSize = 2000;

/** Lists of sanctions in XML: OFAC's SDN list, the consolidated list of the UN Security Council. Streams: memory stays flat. */
export const sanctionsReader: Reader = {
  async plan(path: string, { content }: PlanContext): Promise<Found> {
    const head = await headOf(path);
    const version = /<Publish_Date>\s*([^<]{1,40}?)\s*<|dateGenerated\s*=\s*"([^"]{1,40})"/u.exec(head);
    const listVersion = version?.[1] ?? version?.[2];
    return {
      content: isPeople(content?.as) ? content.as : 'wanted',
      tables: [{ columns: columns.map(([name, part]): ColumnPlan => ({ name, part, by: 'name' })), skip: 0, header: true }],
      notes: [
        {
          en: 'Entries that are no people (companies, ships, aircraft) are left out.',
          zh: '非自然人条目（公司、船舶、航空器）不予读取。',
        },
      ],
      ...(listVersion === undefined ? {} : { listVersion }),
    };
  },
  async *read(path: string, plan: FilePlan, signal: AbortSignal | undefined): AsyncGenerator<RecordBlock> {
    const list = new Entries();
    const decoder = new TextDecoder();
    let row = 0;
    const take = (offset: number): RecordBlock => {
      const records = list.taken.splice(0);
      const block = { kind: 'records' as const, table: 0, records, firstRow: row + 1, offset, aside: [] };
      row += records.length;
      return block;
    };
    for await (const { bytes, read } of chunks(path, plan.encoding, signal)) {
      list.feed(decoder.decode(bytes, { stream: true }), false, path);
      if (list.taken.length >= blockSize) yield take(Math.min(read, plan.bytes));
    }
    list.feed('', true, path);
    if (list.taken.length > 0) yield take(plan.bytes);
  },
};

async function headOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** An entry with more parts than this is none; texts are cut. */
const mostParts = 20_000;
const longestText = 100_000;

/** Entries as they come out of the parser. */
class Entries {
  readonly taken: Cells[] = [];
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private readonly stack: Entry[] = [];
  private parts = 0;

  constructor() {
    // The encoding that the declaration names is that of the file; what comes here is decoded already.
    this.parser.on('opentag', ({ name }) => this.open(name.slice(name.indexOf(':') + 1)));
    this.parser.on('text', (text) => this.say(text));
    this.parser.on('cdata', (text) => this.say(text));
    this.parser.on('closetag', () => this.close());
    this.parser.on('error', (error) => {
      throw error;
    });
  }

  feed(text: string, isLast: boolean, path: string): void {
    try {
      this.parser.write(text);
      if (isLast) this.parser.close();
    } catch (cause) {
      throw new ClewError('input', 'intake.xml', `${path} is not well-formed XML`, {
        hint: 'Check that it was exported and copied completely.',
        cause,
      });
    }
  }

  private open(name: string): void {
    if (this.stack.length === 0 && entries[name] === undefined) return;
    if (this.stack.length === 0) this.parts = 0;
    const entry: Entry = { name, text: '', members: [] };
    if (++this.parts <= mostParts) this.stack.at(-1)?.members.push(entry);
    this.stack.push(entry);
  }

  private say(text: string): void {
    const top = this.stack.at(-1);
    if (top !== undefined && top.text.length < longestText) top.text += text.slice(0, longestText);
  }

  private close(): void {
    const entry = this.stack.pop();
    if (entry === undefined || this.stack.length > 0) return;
    const cells = entries[entry.name]!(entry);
    if (cells !== undefined) this.taken.push(cells);
  }
}
