import type { Read } from '../../casebook/index.ts';
import type { Group } from './groups.ts';
import { limits } from './limits.ts';
import type { Traits } from './mixes.ts';
import { eachTerm } from './terms.ts';

/** A routine is called by its first report: so it is found again when it has grown, or when its first reports are no longer of late. */
const sign = 'n-';

/** Key of a routine by the id of its first report. */
export function keyBy(id: string): string {
  return `${sign}${id}`;
}

/** A routine with its first report. */
export interface Founder {
  readonly key: string;
  readonly number: number;
  readonly text: string;
}

/** First reports of routines by their keys, in the same order; without those that are closed to the reader. */
export async function foundersOf(read: Read, keys: Iterable<string>, closed: ReadonlySet<string>): Promise<Founder[]> {
  const founders: Founder[] = [];
  for (const key of keys) {
    const report = await read.report(key.slice(sign.length));
    const ring = report === undefined || closed.size === 0 ? undefined : (await read.ringOf(report.number))?.ring;
    if (report === undefined || (ring !== undefined && closed.has(ring))) continue;
    founders.push({ key, number: report.number, text: report.text });
  }
  return founders;
}

/** Whether a report belongs to a group, as its members do. */
export function belongs({ reports, wording, mix }: Group, { number, text }: Founder, traits: Traits): boolean {
  if (reports.includes(number)) return true;
  if (mix !== undefined) return mix.parts.every((part) => traits[part][number] === traits[part][reports[0]!]);
  const phrases = wording?.phrases ?? [];
  const told = new Set<number>();
  eachTerm(text, [], (term) => {
    phrases.forEach(({ terms }, i) => {
      if (terms.has(term)) told.add(i);
    });
  });
  return told.size >= limits.told;
}
