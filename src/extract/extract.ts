import type { Amount, DateMention, Mention } from '../model/index.ts';
import { findApps } from './app.ts';
import { findCards } from './card.ts';
import { findEmails } from './email.ts';
import { columnMeaning, isEmptyCell } from './fields.ts';
import { findHandles } from './handle.ts';
import { findHashes } from './hash.ts';
import { findIbans } from './iban.ts';
import { findIps } from './ip.ts';
import { findPhones } from './phone.ts';
import { resolve } from './resolve.ts';
import { scan } from './scan.ts';
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
  findHandles,
  findApps,
  findTrackers,
];

/** All mentions of a report: of its text in order of appearance, then of its fields in theirs. */
export function extractMentions(input: ExtractInput): Mention[] {
  const source = scan(input);
  const mentions = mentionsIn(source);
  for (const name in input.fields) readField(input, source.lang, name, mentions);
  return mentions;
}

/** Mentions, amounts and dates of a report. */
export function extract(input: ExtractInput): Extracted {
  return { mentions: extractMentions(input), amounts: [], dates: [] };
}

function readField(input: ExtractInput, lang: string, name: string, mentions: Mention[]): void {
  const text = input.fields![name]!;
  if (isEmptyCell(text) || columnMeaning(name).skip === true) return;
  const { date, region } = input;
  const cell = scan({ text, lang, ...(date !== undefined && { date }), ...(region !== undefined && { region }) }, name);
  for (const mention of mentionsIn(cell)) mentions.push(mention);
}

function mentionsIn(source: Source): Mention[] {
  const found: Found[] = [];
  for (const finder of finders) finder(source, found);
  return resolve(found).map((each) => toMention(source, each));
}

function toMention(source: Source, found: Found): Mention {
  const { start, end } = found;
  const mention: Mention = { ...found, raw: source.text.slice(start, end), role: 'unknown' };
  if (source.field !== undefined) mention.field = source.field;
  return mention;
}
