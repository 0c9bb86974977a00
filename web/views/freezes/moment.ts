import { dayStart } from '../../parts/DayField.tsx';

/** A day, or a day and a minute, in the reader's zone, as people type it; undefined when it is none. */
export function momentOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  const found = /^(.*?)(?:[\sT]+(\d{1,2}):(\d{2}))?$/u.exec(plain);
  const start = dayStart(found?.[1] ?? '');
  if (found === null || start === undefined) return undefined;
  if (found[2] === undefined) return start;
  const [hour, minute] = [Number(found[2]), Number(found[3])];
  if (hour > 23 || minute > 59) return undefined;
  const at = new Date(start);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate(), hour, minute).getTime();
}
