import { ClewError } from '../errors.ts';

/** `2026-03-01 09:30:00Z` */
export const timeOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`;

/** A whole number that a person typed for an option. */
export function wholeNumber(text: string, option: string): number {
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  throw new ClewError('input', 'cli.arguments', `--${option} takes a whole number`, {
    hint: 'See clew help COMMAND for its options.',
  });
}

/** UTC milliseconds of a day or a time that a person typed: the beginning of it, or the last millisecond of the day. */
export function momentOf(text: string, option: string, isEnd = false): number {
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(text);
  const at = Date.parse(isDay ? `${text}T${isEnd ? '23:59:59.999' : '00:00:00'}Z` : text);
  if (!Number.isNaN(at)) return at;
  throw new ClewError('input', 'cli.arguments', `--${option} takes a day or a time`, {
    hint: 'As in 2026-03-01 or 2026-03-01T09:30Z.',
  });
}
