import { extract } from './extract.ts';
import type { ExtractInput } from './source.ts';

/** What holds for every line that does not say otherwise. */
export interface LineDefaults {
  /** ISO 3166-1 alpha-2. */
  readonly region?: string;
  /** UTC milliseconds. */
  readonly date?: number;
}

interface Line {
  readonly id?: string | number;
  readonly text: string;
  readonly lang?: string;
  readonly region?: string;
  /** UTC milliseconds or ISO 8601. */
  readonly date?: number | string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Types that each property may have. */
const types: Readonly<Record<Exclude<keyof Line, 'fields'>, readonly string[]>> = {
  id: ['string', 'number', 'undefined'],
  text: ['string'],
  lang: ['string', 'undefined'],
  region: ['string', 'undefined'],
  date: ['string', 'number', 'undefined'],
};

/** What is wrong with a value that should be a line, or undefined. */
function faultOf(value: unknown): string | undefined {
  if (!isRecord(value)) return 'not an object with a text';
  const wrong = Object.entries(types).find(([name, allowed]) => !allowed.includes(typeof value[name]))?.[0];
  if (wrong !== undefined) return `${wrong} is missing or of the wrong type`;
  const { fields } = value;
  if (fields === undefined) return undefined;
  if (!isRecord(fields)) return 'fields is missing or of the wrong type';
  for (const name in fields) if (typeof fields[name] !== 'string') return `fields.${name} is missing or of the wrong type`;
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

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
  const fault = faultOf(value);
  if (fault !== undefined) return failure(number, 'extract.line', fault);
  const { id, text, lang, region = defaults.region, date, fields } = value as Line;
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
