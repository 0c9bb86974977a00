import type { Blocklist, BlocklistFormat } from '../../../../src/model/index.ts';
import { type Asked } from '../../../app/ways.ts';

/** As the address has it: how sure a domain must be, in which format, with patterns or not, of which ring. */
export interface Settings {
  /** Per cent, 50 to 100. */
  readonly least: number;
  readonly format: BlocklistFormat;
  readonly patterns: boolean;
  readonly ring: string | undefined;
}

export const formats = ['csv', 'hosts', 'adblock', 'rpz', 'stix', 'takedown'] as const satisfies readonly BlocklistFormat[];
const withPatterns: ReadonlySet<BlocklistFormat> = new Set(['csv', 'adblock', 'stix']);
export const [leastPercent, mostPercent, usualPercent] = [50, 100, 90];

/** Formats that have a way to write a pattern. */
export const holdsPatterns = (format: BlocklistFormat): boolean => withPatterns.has(format);

export function settingsOf(asked: Asked): Settings {
  const least = /^\d{2,3}$/u.test(asked['least'] ?? '') ? Number(asked['least']) : usualPercent;
  const format = formats.find((each) => each === asked['format']) ?? 'csv';
  return {
    least: Math.min(mostPercent, Math.max(leastPercent, least)),
    format,
    patterns: asked['patterns'] === 'yes' && holdsPatterns(format),
    ring: asked['ring'],
  };
}

/** How many of each there are from this confidence on. */
export const countAt = ({ counts }: Blocklist, least: number): Blocklist['counts'][number] => counts[least - leastPercent]!;
