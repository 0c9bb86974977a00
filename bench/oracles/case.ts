import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { extractMentions } from '../../src/extract/index.ts';
import type { ExtractInput } from '../../src/extract/index.ts';
import type { IndicatorKind, Mention } from '../../src/model/index.ts';

/** One question of a suite, with its answer and ours. */
export interface Case {
  /** Stable: the key of its verdict. */
  readonly id: string;
  readonly group: string;
  readonly input: string;
  readonly want: unknown;
  readonly got: unknown;
}

/** A suite: where its data lies and how its questions are put to Clew. */
export interface Suite {
  readonly name: string;
  readonly cases: () => Case[];
}

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

export function available(suite: string): boolean {
  return existsSync(`${data}${suite}/SOURCE.md`);
}

export function readText(path: string): string {
  return readFileSync(`${data}${path}`, 'utf8').replace(/^\uFEFF/, '');
}

export function readJson(path: string): unknown {
  return JSON.parse(readText(path));
}

export function readCsv(path: string): Record<string, string>[] {
  return readCsvText(readText(path));
}

/** RFC 4180, header row first. */
export function readCsvText(text: string): Record<string, string>[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g)) {
    const cell = match[1]!;
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (match[2] === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  const [header, ...rest] = rows;
  return rest.map((cells) => Object.fromEntries(header!.map((name, i) => [name, cells[i] ?? ''])));
}

/** Mentions of some kinds, at least as sure as `floor`. */
export function find(input: string | ExtractInput, kinds: readonly IndicatorKind[], floor = 0): Mention[] {
  const mentions = extractMentions(typeof input === 'string' ? { text: input } : input);
  return mentions.filter((mention) => kinds.includes(mention.kind) && mention.confidence >= floor);
}

/** What other tools call a URL: our urls, and the domains that stand outside of one. */
export function webAddresses(text: string, floor = 0): Mention[] {
  const found = find(text, ['url', 'domain'], floor);
  const urls = found.filter((mention) => mention.kind === 'url');
  return found.filter(
    (mention) => mention.kind === 'url' || !urls.some((url) => url.start <= mention.start && url.end >= mention.end),
  );
}

function unique<T>(values: Iterable<T>): T[] {
  return [...new Set(values)];
}

export function sorted(values: Iterable<string>): string[] {
  return unique(values).sort();
}

export const hostOf = (value: string): string => value.replace(/^www\.(?=[^.]+\.)/, '');

/** Addresses as compared: lower-case scheme and host, no lone slash behind the host. */
export function sameUrl(value: string): string {
  return value
    .replace(/^[a-z]+:\/\/[^/?#]*|^[^/?#]*/i, (head) => head.toLowerCase())
    .replace(/^([^/?#]*(?:\/\/[^/?#]*)?)\/$/, '$1');
}

export function passes(each: Case): boolean {
  return isDeepStrictEqual(each.want, each.got);
}
