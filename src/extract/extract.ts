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
const ofNumbers: ReadonlySet<Finder> = new Set([
  findPhones,
  findCards,
  findAccounts,
  findIdentities,
  findIps,
  findHandles,
  findApps,
]);

/** All mentions of a report: of its text in order of appearance, then of its fields in theirs. */
export function extractMentions(input: ExtractInput): Mention[] {
  return extractMany([input])[0]!;
}

/**
 * The same of many reports, each step taken for all of them before the next: the code of all steps together is more than a processor keeps
 * at hand, and would be fetched anew for every report.
 */
export function extractMany(inputs: readonly ExtractInput[]): Mention[][] {
  return readAll(
    inputs,
    inputs.map((input) => scan(input)),
  );
}

/** Mentions of a report, and the amounts and dates of its text. */
export function extract(input: ExtractInput): Extracted {
  const source = scan(input);
  const mentions = readAll([input], [source])[0]!;
  const taken = mentions.filter(({ field, kind }) => field === undefined && kind !== 'platform');
  return { mentions, amounts: without(findAmounts(source), taken), dates: without(findDates(source), taken) };
}

/** `sources`: the texts, prepared. */
function readAll(inputs: readonly ExtractInput[], sources: readonly Source[]): Mention[][] {
  const texts = sources.map(passageOf);
  const columns = new Columns();
  const cells = inputs.map((input, i) => cellsOf(input, sources[i]!.lang, columns));
  readPassages([...texts, ...columns.passages()]);
  return texts.map(({ mentions }, i) => {
    for (const cell of cells[i]!) for (const mention of cell.mentions) mentions.push(mention);
    agreeRoles(mentions);
    return mentions;
  });
}

/** A text or a cell on its way through the finders. */
interface Passage {
  readonly source: Source;
  readonly found: Found[];
  mentions: Mention[];
}

function passageOf(source: Source): Passage {
  return { source, found: [], mentions: [] };
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

/** Cells on their way, by column: what is known of a column is then looked up once for all its cells. */
class Columns {
  readonly #passages = new Map<string, Passage[]>();

  add(name: string, passage: Passage): Passage {
    const column = this.#passages.get(name);
    if (column === undefined) this.#passages.set(name, [passage]);
    else column.push(passage);
    return passage;
  }

  passages(): Passage[] {
    return [...this.#passages.values()].flat();
  }
}

/** Adds the cells of a report to their columns. */
function cellsOf({ region, fields, date }: ExtractInput, lang: string, columns: Columns): Passage[] {
  const cells: Passage[] = [];
  for (const name in fields) {
    const text = fields[name]!;
    if (columnMeaning(name).skip === true || isEmptyCell(text)) continue;
    cells.push(columns.add(name, passageOf(scanText(text, lang, region, date, name))));
  }
  return cells;
}

/** Lets every finder look, settles what overlaps and judges whose each one is: step by step for all. */
function readPassages(passages: readonly Passage[]): void {
  const [numbers, worded]: [Passage[], Passage[]] = [[], []];
  for (const passage of passages) {
    const { source } = passage;
    if (source.runs === 0 && !source.han) continue;
    (source.field !== undefined && isNumeric(source) ? numbers : worded).push(passage);
  }
  for (const finder of finders) {
    for (const { source, found } of worded) finder(source, found);
    if (ofNumbers.has(finder)) for (const { source, found } of numbers) finder(source, found);
  }
  const telling = [...worded, ...numbers].filter(({ found }) => found.length > 0);
  const settled = telling.map(({ found }) => resolve(found));
  telling.forEach((passage, i) => {
    passage.mentions = assignRoles(passage.source, settled[i]!);
    if (passage.mentions.length > 2) markReferences(passage.mentions);
  });
}

/** Whether a cell holds figures and marks only. */
function isNumeric({ han, letters }: Source): boolean {
  return !han && letters === 0;
}
