import type { freezeLetters, FreezeProposal, Label, Money, Officer } from '../../model/index.ts';

export type LetterKind = (typeof freezeLetters)[number];

/** A traced payment into the account. Who paid is not told: it may be a victim. */
export interface Payment extends Money {
  readonly at: number;
  /** Number of the bank, or hash of the transaction. */
  readonly ref?: string;
  readonly isHash: boolean;
  readonly exhibit: string;
  /** 1-based record number. */
  readonly row: number;
}

export interface Written {
  readonly proposal: FreezeProposal;
  readonly step: FreezeProposal['steps'][number];
  readonly kind: LetterKind;
  readonly payments: readonly Payment[];
  readonly attachments: readonly string[];
  readonly synthetic: boolean;
  readonly now: number;
  readonly caseId: string | undefined;
  readonly agency: string | undefined;
  readonly officers: readonly Officer[];
  readonly label: Label;
}
