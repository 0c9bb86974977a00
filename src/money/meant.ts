import type { Read } from '../casebook/index.ts';
import { accountName, minorDigits, type Money } from '../model/index.ts';
import { namedAccount } from './named.ts';
import { reportsOf } from './trace/reports-of.ts';

/** What a person means by what they typed: a report, else all reports of a ring, else an account. Throws as `namedAccount` does. */
export async function meantBy(read: Read, text: string): Promise<{ readonly from: readonly string[]; readonly ring?: string }> {
  const report = await read.report(text);
  if (report !== undefined) return { from: [report.id] };
  const ring = await read.ring(text);
  if (ring !== undefined) return { from: await reportsOf(read, { ring: ring.id }), ring: ring.id };
  const { kind, value } = await namedAccount(read, text);
  return { from: [accountName(kind, value)] };
}

/** A sum as a person types it, exact: `120000.50 CNY`, or without the currency where one is known. Undefined when it is none. */
export function sumMeant(text: string, currency: string | undefined): Money | undefined {
  const [, units, part = '', own] = /^(\d{1,15})(?:\.(\d{1,9}))?(?: ([A-Z]{3,10}))?$/u.exec(text.trim()) ?? [];
  const code = own ?? currency;
  if (units === undefined || code === undefined) return undefined;
  const places = minorDigits(code);
  const minor = Number(`${units}${part.padEnd(places, '0')}`);
  return part.length <= places && Number.isSafeInteger(minor) ? { minor, currency: code } : undefined;
}
