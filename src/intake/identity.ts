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
