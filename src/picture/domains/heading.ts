import type { Label } from '../../model/index.ts';

/** What every blocklist says of itself. */
export interface Heading {
  /** UTC milliseconds. */
  readonly at: number;
  /** Id of the casebook, and what the agency calls itself. */
  readonly casebook: string;
  readonly agency?: string;
  readonly recipient: string;
  readonly label: Label;
  readonly language: 'en' | 'zh';
}

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Lines that a reader of the file sees first. No line break of anybody's words gets in. */
export function headingLines({ at, casebook, agency, recipient, label }: Heading): string[] {
  return [
    `TLP:${label}`,
    `Casebook ${casebook}${agency === undefined ? '' : ` (${agency})`}, ${new Date(at).toISOString()}`,
    `For ${recipient}`,
    'Domains that reports of victims name as suspects’. Proposals by confidence, no verdict on anybody.',
  ].map((line) => line.replace(/\s+/g, ' '));
}
