import { hash } from 'node:crypto';

/** What a report's id is derived from. */
export type Basis = 'number' | 'content';

/**
 * The id of a report: `r` and 20 hex digits of SHA-256 over the agency and the source's report number, or over the
 * record's content when it has no number of its own. The same record gives the same id from any file, row or encoding.
 */
export function reportId(agency: string, basis: Basis, value: string): string {
  return `r${hash('sha256', `${basis}\u001f${agency}\u001f${value}`, 'hex').slice(0, 20)}`;
}

/** 32-bit FNV-1a over UTF-16 units: tells whether two records with one number say the same, nothing more. */
export function fingerprint(text: string, start = 0, end = text.length): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
