import { ClewError } from '../../errors.ts';
import { type Claimed, readStatement, type Statement } from './statement.ts';

/** What a receipt (回执) says: the decision of who received a package on exactly these contents. */
export interface Receipt {
  readonly package: string;
  /** SHA-256 of the package's `contents.sha256`, as its sender recorded it. */
  readonly sha256: string;
  readonly decision: 'accepted' | 'refused';
  /** UTC milliseconds by the recipient's clock. */
  readonly received: number;
  /** Exhibits sealed of it. */
  readonly exhibits: number;
  readonly reason?: string;
}

export function receiptStatement({ package: id, sha256, decision, received, exhibits, reason }: Receipt): Statement {
  return {
    what: 'receipt',
    lines: [
      ['package', id],
      ['contents', sha256],
      ['decision', decision],
      ['received', String(received)],
      ['exhibits', String(exhibits)],
      ...(reason === undefined ? [] : [['reason', JSON.stringify(reason)] as const]),
    ],
  };
}

/** Reads a receipt; who signed it is checked by the caller. Throws `untrusted` `share.receipt`. */
export function readReceipt(source: string): { readonly claimed: Claimed; readonly receipt: Receipt } {
  const claimed = readStatement('receipt', source);
  const said = new Map(claimed.lines);
  const decision = said.get('decision');
  const reason = said.get('reason');
  const receipt: Receipt = {
    package: said.get('package') ?? '',
    sha256: said.get('contents') ?? '',
    decision: decision === 'accepted' ? 'accepted' : 'refused',
    received: Number(said.get('received')),
    exhibits: Number(said.get('exhibits')),
    ...(reason === undefined ? {} : { reason: text(reason) }),
  };
  // Only one spelling is right: what was read, written again, must be what came.
  if (JSON.stringify(receiptStatement(receipt).lines) === JSON.stringify(claimed.lines)) return { claimed, receipt };
  throw new ClewError('untrusted', 'share.receipt', 'The receipt is not well formed.');
}

function text(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}
