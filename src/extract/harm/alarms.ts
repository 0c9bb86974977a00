import { type AlarmKind, alarmKinds, type FoundAlarm } from '../../model/index.ts';
import { sentences } from '../../lexicon/index.ts';
import { held } from './read.ts';
import { alarmTriggers } from './triggers.ts';

/**
 * Harm that cannot wait, as a text tells it: people taken, held, hurt, threatened with death, missing. Each kind once, where it is told
 * first. Read clause by clause: what is denied, supposed, seen in the news, over, or said of money and accounts is left out. That it
 * is true nobody says.
 */
export function findAlarms(text: string): FoundAlarm[] {
  const found = held(text, 'alarm', alarmTriggers());
  if (found.length === 0) return [];
  const first = new Map<AlarmKind, FoundAlarm>();
  for (const { rule, start, end } of found) {
    const kind = rule.alarm!;
    const known = first.get(kind);
    if (known === undefined || start < known.start) first.set(kind, { kind, start, end });
  }
  return alarmKinds.flatMap((kind) => first.get(kind) ?? []);
}

/** Longest sentence that is shown, in UTF-16 units. */
const shown = 200;

/** The sentence around found words, cut to what can be shown, with its place in the text. */
export function sentenceAround(text: string, start: number, end: number): { text: string; start: number; end: number } {
  let from = start;
  let to = Math.min(end, start + shown);
  for (const [first, last] of sentences(text)) {
    if (first > start || last <= start) continue;
    from = Math.max(first, Math.min(start, to - shown), start - (shown - (to - start)) / 2);
    to = Math.max(to, Math.min(last, Math.floor(from) + shown));
    break;
  }
  from = Math.ceil(from);
  if (isLow(text.charCodeAt(from))) from++;
  if (isLow(text.charCodeAt(to))) to--;
  const raw = text.slice(from, to);
  const lead = raw.length - raw.trimStart().length;
  return { text: raw.trim(), start: from + lead, end: from + lead + raw.trim().length };
}

/** The second half of a pair of units. */
function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
