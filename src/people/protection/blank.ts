import { plainName } from './keys.ts';

/** What stands in place of a word. */
const blank = '▇▇▇';

/** Members of plain data that hold what people or Clew wrote in sentences; everything else is values, ids and evidence. */
const told = new Set(['en', 'zh', 'reason', 'note', 'title', 'purpose', 'description', 'why']);

/**
 * Takes these words out of all that is written in sentences in plain data, however they are spaced, and out of notes that are grounds.
 * Evidence is left as it is: texts of reports, values of indicators.
 */
export function blankedIn<Value>(value: Value, words: readonly string[]): Value {
  const pattern = patternOf(words);
  return pattern === undefined ? value : (walk(value, pattern, false) as Value);
}

/** These words taken out of one text. */
export function blanked(text: string, words: readonly string[]): string {
  const pattern = patternOf(words);
  return pattern === undefined ? text : text.replaceAll(pattern, blank);
}

function walk(value: unknown, pattern: RegExp, isTold: boolean): unknown {
  if (typeof value === 'string') return isTold ? value.replaceAll(pattern, blank) : value;
  if (Array.isArray(value)) return value.map((each) => walk(each, pattern, isTold));
  if (typeof value !== 'object' || value === null) return value;
  const isNote = 'kind' in value && value.kind === 'note' && 'ref' in value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, walk(each, pattern, told.has(name) || (isNote && name === 'ref'))]),
  );
}

/** A word with whatever people put between its characters. A handle is told without its service, a phone number also without `+`. */
function patternOf(words: readonly string[]): RegExp | undefined {
  const forms = words.flatMap((word) => [word, word.slice(word.indexOf(':') + 1)]).map(plainName);
  const each = [...new Set(forms)]
    .filter((form) => form !== '')
    .sort((a, b) => b.length - a.length)
    .map((form) =>
      [...form].map((sign) => sign.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`)).join(String.raw`[\s·.,'’\-]*`),
    );
  return each.length === 0 ? undefined : new RegExp(each.join('|'), 'giu');
}
