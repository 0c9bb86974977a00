import { z } from 'zod';
import { extract } from './extract.ts';
import type { ExtractInput } from './source.ts';

/** What holds for every line that does not say otherwise. */
export interface LineDefaults {
  /** ISO 3166-1 alpha-2. */
  readonly region?: string;
  /** UTC milliseconds. */
  readonly date?: number;
}

const Line = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  lang: z.string().optional(),
  region: z.string().optional(),
  /** UTC milliseconds or ISO 8601. */
  date: z.union([z.number(), z.string()]).optional(),
  fields: z.record(z.string(), z.string()).optional(),
});

export interface LineResult {
  /** One JSON object without a line end: the answer, or `{ line, error }`. */
  readonly json: string;
  readonly failed: boolean;
}

/** Extracts one JSON line `{ id?, text, lang?, region?, date?, fields? }`. A bad line gives an error object. */
export function extractLine(line: string, number: number, defaults: LineDefaults = {}): LineResult {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return failure(number, 'extract.json', 'not a JSON object');
  }
  const parsed = Line.safeParse(value);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    return failure(
      number,
      'extract.line',
      where === '' ? 'not an object with a text' : `${where} is missing or of the wrong type`,
    );
  }
  const { id, text, lang, region = defaults.region, date, fields } = parsed.data;
  const at = date === undefined ? defaults.date : typeof date === 'number' ? date : Date.parse(date);
  if (at !== undefined && !Number.isFinite(at)) return failure(number, 'extract.line', 'date is not ISO 8601');
  const input: ExtractInput = {
    text,
    ...(lang === undefined ? {} : { lang }),
    ...(region === undefined ? {} : { region }),
    ...(at === undefined ? {} : { date: at }),
    ...(fields === undefined ? {} : { fields }),
  };
  return { json: JSON.stringify({ ...(id === undefined ? {} : { id }), ...extract(input) }), failed: false };
}

/** An error object for one line; never quotes the line, which holds a victim's words. */
export function failure(line: number, code: string, message: string): LineResult {
  return { json: JSON.stringify({ line, error: { code, message } }), failed: true };
}

/** Longest line taken, in UTF-16 units: no report is longer, and a longer one would fill the memory. */
const longestLine = 64 * 1024 * 1024;

/** Cuts a stream of UTF-8 into lines; one that is too long is given as undefined and not kept. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array | string>,
  longest = longestLine,
): AsyncGenerator<string | undefined> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let length = 0;
  let tooLong = false;
  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      parts.push(text.slice(from, end));
      length += end - from;
      yield tooLong || length > longest ? undefined : parts.join('');
      parts = [];
      length = 0;
      tooLong = false;
      from = end + 1;
    }
    if (tooLong) continue;
    parts.push(text.slice(from));
    length += text.length - from;
    if (length > longest) {
      tooLong = true;
      parts = [];
    }
  }
  if (tooLong) yield undefined;
  else if (length > 0) yield parts.join('');
}
