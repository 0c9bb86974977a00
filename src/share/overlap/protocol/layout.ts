import { elementBytes } from './group.ts';
import type { Step, Variant } from './header.ts';
import { sealedBytes } from './seal.ts';

/**
 * The sections of a body: `own`, the sender's set under the sender's exponent; `raised`, the other's set under both; `keys`, the other's
 * set under the sender's exponent for labels; `labels`, a sealed label for each element of the answer's `own`.
 */
export const sectionNames = ['raised', 'keys', 'own', 'labels'] as const;
export type SectionName = (typeof sectionNames)[number];
export type Sections = Readonly<Partial<Record<SectionName, Uint8Array>>>;

/** The sections of a file in their order, and the bytes of each. All records of a section are of one size. */
export function layout(step: Step, variant: Variant, size: number, ofSize: number): [SectionName, number][] {
  const labelled = variant === 'labels';
  switch (step) {
    case 'offer':
      return [['own', size * elementBytes]];
    case 'answer':
      return [
        ['raised', ofSize * elementBytes],
        ...(labelled ? [['keys', ofSize * elementBytes] as [SectionName, number]] : []),
        ['own', size * elementBytes],
        ...(labelled ? [['labels', size * sealedBytes] as [SectionName, number]] : []),
      ];
    default:
      return [
        ['raised', ofSize * elementBytes],
        ...(labelled ? [['labels', ofSize * sealedBytes] as [SectionName, number]] : []),
      ];
  }
}

export const bodyBytes = (step: Step, variant: Variant, size: number, ofSize: number): number =>
  layout(step, variant, size, ofSize).reduce((sum, [, bytes]) => sum + bytes, 0);
