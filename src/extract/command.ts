import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Args, Command, Console } from '../cli/args.ts';
import { ClewError, exitCodes } from '../errors.ts';
import { extract } from './extract.ts';
import { extractLine, failure, linesOf } from './filter.ts';
import type { LineDefaults } from './filter.ts';

/** Answers are written in pieces of about this many UTF-16 units. */
const piece = 1 << 16;
/** Largest single text taken, in UTF-16 units. */
const longestText = 256 * 1024 * 1024;

export const command: Command = {
  usage: '[FILE|-] [--jsonl]',
  positionals: [0, 1],
  options: [
    {
      name: 'jsonl',
      about: {
        en: 'lines {id, text, lang?, date?, fields?} in, lines {id, mentions, amounts, dates} out (told by .jsonl)',
        zh: '逐行输入 {id, text, lang?, date?, fields?}，逐行输出 {id, mentions, amounts, dates}（.jsonl 自动识别）',
      },
    },
    {
      name: 'region',
      value: 'CC',
      about: { en: 'country of numbers without a country code (ISO 3166)', zh: '未带国家代码的号码所属国家或地区（ISO 3166）' },
    },
    { name: 'date', value: 'DATE', about: { en: 'the day that "yesterday" counts from', zh: '“昨天”等相对日期的基准日' } },
  ],
  async run(console, args) {
    const path = args.positionals[0] ?? '-';
    const defaults = defaultsOf(args);
    const stream: AsyncIterable<Uint8Array | string> = path === '-' ? console.stdin : await open(path);
    if (args.is('jsonl') || /\.(?:jsonl|ndjson)$/i.test(path)) return filter(console, stream, defaults);
    await console.print(JSON.stringify(extract({ text: await wholeText(stream), ...defaults })));
    return 0;
  },
};

function defaultsOf(args: Args): LineDefaults {
  const region = args.text('region');
  const day = args.text('date');
  const date = day === undefined ? undefined : Date.parse(day);
  if (date !== undefined && !Number.isFinite(date)) {
    throw new ClewError('input', 'extract.date', '--date is no date', { hint: 'Write it as 2024-05-31.' });
  }
  if (region !== undefined && !/^[A-Za-z]{2}$/.test(region)) {
    throw new ClewError('input', 'extract.region', '--region takes two letters, as in CN or GB');
  }
  return { ...(region === undefined ? {} : { region: region.toUpperCase() }), ...(date === undefined ? {} : { date }) };
}

async function open(path: string): Promise<AsyncIterable<Uint8Array>> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || found.isDirectory()) {
    throw new ClewError('missing', 'extract.missing', `no such file: ${path}`, { hint: 'Give a text file, or - to read stdin.' });
  }
  return createReadStream(path, { highWaterMark: 1 << 18 });
}

async function wholeText(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const part = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    length += part.length;
    if (length > longestText) {
      throw new ClewError('input', 'extract.large', 'the text is longer than one report can be', {
        hint: 'Give one report a line with --jsonl.',
      });
    }
    parts.push(part);
  }
  return parts.join('');
}

/** Reads lines, writes lines; resolves to exit code 2 when there were lines and all of them were bad. */
async function filter(console: Console, stream: AsyncIterable<Uint8Array | string>, defaults: LineDefaults): Promise<number> {
  let number = 0;
  let read = 0;
  let failed = 0;
  let out = '';
  for await (const line of linesOf(stream)) {
    console.signal.throwIfAborted();
    number++;
    if (line !== undefined && line.trim() === '') continue;
    read++;
    const result =
      line === undefined ? failure(number, 'extract.large', 'longer than a line may be') : extractLine(line, number, defaults);
    if (result.failed) failed++;
    out += `${result.json}\n`;
    if (out.length >= piece) {
      await console.print(out);
      out = '';
    }
  }
  if (out !== '') await console.print(out);
  if (failed > 0) {
    console.say({
      en: `${failed} of ${read} lines could not be read; each has an error line in its place`,
      zh: `${read} 行中有 ${failed} 行无法读取；相应位置输出错误说明`,
    });
  }
  return read > 0 && failed === read ? exitCodes.input : 0;
}
