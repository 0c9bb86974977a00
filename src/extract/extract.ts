import type { Amount, DateMention, Mention } from '../model/index.ts';
import { scan } from './scan.ts';
import type { ExtractInput, Finder, Found, Source } from './source.ts';

/** Everything found in one report. */
export interface Extracted {
  mentions: Mention[];
  amounts: Amount[];
  dates: DateMention[];
}

const finders: readonly Finder[] = [];

/** All mentions of a report, of its text first, then of its fields in their order. */
export function extractMentions(input: ExtractInput): Mention[] {
  const source = scan(input);
  return find(source).map((found) => mention(source, found));
}

/** Mentions, amounts and dates of a report. */
export function extract(input: ExtractInput): Extracted {
  return { mentions: extractMentions(input), amounts: [], dates: [] };
}

function find(source: Source): Found[] {
  const out: Found[] = [];
  for (const finder of finders) finder(source, out);
  return out;
}

function mention(source: Source, found: Found): Mention {
  return { ...found, raw: source.text.slice(found.start, found.end), role: 'unknown' };
}
