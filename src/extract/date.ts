import type { DateMention } from '../model/index.ts';
import type { Reading } from './calendar.ts';
import { chineseRules } from './date-zh.ts';
import { englishRules } from './date-en.ts';
import { numericRules } from './date-numeric.ts';
import { firstMatch } from './match.ts';
import type { Source } from './source.ts';

const everyRule = [...numericRules, ...chineseRules, ...englishRules];
const withoutChinese = [...numericRules, ...englishRules];

function hasAny(text: string, characters: string): boolean {
  for (const char of characters) if (text.includes(char)) return true;
  return false;
}

/** Dates named in a text, in order. Without the report's date only complete ones are read. Times are taken as UTC. */
export function findDates(source: Source): DateMention[] {
  const { region, folded, text } = source;
  const isMonthFirst = region === 'US' || region === 'PH' || (region === undefined && source.lang.startsWith('en'));
  const reading: Reading = { now: source.at, isMonthFirst };
  const rules = source.han ? everyRule : withoutChinese;
  const found: DateMention[] = [];
  for (const { pattern, needs, read } of rules) {
    if (needs !== undefined && !hasAny(folded, needs)) continue;
    for (let match = firstMatch(pattern, folded); match !== null; match = pattern.exec(folded)) {
      const moment = read(match.groups ?? {}, reading);
      if (moment === undefined) continue;
      const [start, end] = [match.index, match.index + match[0].trimEnd().length];
      found.push({ ...moment, raw: text.slice(start, end), start, end });
    }
  }
  return withoutOverlaps(found);
}

/** Where two readings meet, the longer one holds the other's words too. */
function withoutOverlaps(found: DateMention[]): DateMention[] {
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const taken: DateMention[] = [];
  for (const date of found) {
    const before = taken.at(-1);
    if (before === undefined || date.start >= before.end) taken.push(date);
    else if (date.end - date.start > before.end - before.start) taken[taken.length - 1] = date;
  }
  return taken;
}
