import type { Amount, DateMention, Mention } from '../model/index.ts';
import { findAccounts } from './account.ts';
import { agreeRoles } from './agree.ts';
import { findAmounts } from './amount.ts';
import { findApps } from './app.ts';
import { findCards } from './card.ts';
import { findDates } from './date.ts';
import { findEmails } from './email.ts';
import { columnMeaning, isEmptyCell } from './fields.ts';
import { findHandles } from './handle.ts';
import { findHashes } from './hash.ts';
import { findIbans } from './iban.ts';
import { findIdentities } from './identity.ts';
import { findIps } from './ip.ts';
import { own } from '../model/index.ts';
import { findPhones } from './phone.ts';
import { findPlatforms } from './platform.ts';
import { markReferences } from './reference.ts';
import { resolve } from './resolve.ts';
import { assignRoles } from './role.ts';
import { scan, scanText } from './scan.ts';
import type { ExtractInput, Finder, Found, Source } from './source.ts';
import { findTrackers } from './tracker.ts';
import { findTxids } from './txid.ts';
import { findUrls } from './url.ts';
import { findWallets } from './wallet.ts';

/** Everything found in one report. */
export interface Extracted {
  readonly mentions: Mention[];
  readonly amounts: Amount[];
  readonly dates: DateMention[];
}

/** Every finder, one a kind (or a family of kinds). Their order decides nothing. */
export const finders: readonly Finder[] = [
  findUrls,
  findEmails,
  findIps,
  findWallets,
  findTxids,
  findHashes,
  findPhones,
  findIbans,
  findCards,
  findAccounts,
  findIdentities,
  findHandles,
  findApps,
  findPlatforms,
  findTrackers,
];

/** Those that read figures without a letter, for the many cells that are a number. */
const ofNumbers: readonly Finder[] = [findPhones, findCards, findAccounts, findIdentities, findIps, findHandles, findApps];

/** All mentions of a report: of its text in order of appearance, then of its fields in theirs. */
export function extractMentions(input: ExtractInput): Mention[] {
  return readAll(input, scan(input));
}

/** Mentions of a report, and the amounts and dates of its text. */
export function extract(input: ExtractInput): Extracted {
  const source = scan(input);
  const mentions = readAll(input, source);
  const taken = mentions.filter(({ field, kind }) => field === undefined && kind !== 'platform');
  return { mentions, amounts: without(findAmounts(source), taken), dates: without(findDates(source), taken) };
}

function readAll(input: ExtractInput, source: Source): Mention[] {
  const mentions = mentionsIn(source);
  for (const name in input.fields) readField(input, source.lang, name, mentions);
  agreeRoles(mentions);
  return mentions;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Those that share nothing with the taken stretches: the digits of an account are no amount. Both in order of start. */
function without<T extends Span>(spans: readonly T[], taken: readonly Span[]): T[] {
  let next = 0;
  let end = 0; // farthest end of the taken stretches that begin before the span's end
  return spans.filter((span) => {
    while (next < taken.length && taken[next]!.start < span.end) end = Math.max(end, taken[next++]!.end);
    return end <= span.start;
  });
}

function readField({ region, fields, date }: ExtractInput, lang: string, name: string, mentions: Mention[]): void {
  const text = fields![name]!;
  if (columnMeaning(name).skip === true) return;
  if (text.length > longestCell) {
    for (const mention of mentionsIn(scanText(text, lang, region, date, name))) mentions.push(mention);
    return;
  }
  const cells = cellsOf(name, lang, region);
  let known = cells.get(text);
  if (known === undefined) {
    // The mentions hold pieces of the cell: of a copy, since they are kept.
    const cell = own(text);
    known = isEmptyCell(cell) ? [] : mentionsIn(scanText(cell, lang, region, date, name));
    if (cells.size >= mostCells) cells.clear();
    cells.set(cell, known);
  }
  // Copies: the roles of one report are settled in them.
  for (const mention of known) mentions.push({ ...mention });
}

/** Longest cell remembered, in UTF-16 units; a longer one is a story, told once. */
const longestCell = 100;
const mostCells = 4096;
const mostColumns = 16;
const mostLanguages = 8;

type Cells = Map<string, readonly Mention[]>;

/**
 * What cells said, by column, for each language and region: victims of one gang fill in the same account, again and
 * again.
 */
const columns = new Map<string, Map<string, Cells>>();
let [lastLang, lastRegion]: (string | undefined)[] = [];
let lastColumns = new Map<string, Cells>();

function cellsOf(name: string, lang: string, region: string | undefined): Cells {
  if (lang !== lastLang || region !== lastRegion) {
    const key = `${lang}|${region}`;
    if (columns.size >= mostLanguages) columns.clear();
    lastColumns = entryOf(columns, key, () => new Map());
    lastLang = lang;
    lastRegion = region;
  }
  if (lastColumns.size >= mostColumns) lastColumns.clear();
  return entryOf(lastColumns, name, () => new Map());
}

function entryOf<T>(map: Map<string, T>, key: string, make: () => T): T {
  let entry = map.get(key);
  if (entry === undefined) {
    entry = make();
    map.set(key, entry);
  }
  return entry;
}

function mentionsIn(source: Source): Mention[] {
  if (source.runs === 0 && !source.han) return [];
  const found: Found[] = [];
  const isNumber = source.field !== undefined && isNumeric(source);
  for (const finder of isNumber ? ofNumbers : finders) finder(source, found);
  if (found.length === 0) return [];
  const mentions = assignRoles(source, resolve(found));
  if (mentions.length > 2) markReferences(mentions);
  return mentions;
}

/** Whether a cell holds figures and marks only. */
function isNumeric({ han, letters }: Source): boolean {
  return !han && letters === 0;
}
