/** What went wrong, in six kinds; each kind has one exit code (DESIGN section 5) and one HTTP status. */
export type ErrorKind = 'input' | 'missing' | 'conflict' | 'untrusted' | 'unavailable' | 'bug';

export const exitCodes: Readonly<Record<ErrorKind, number>> = {
  bug: 1,
  input: 2,
  missing: 3,
  conflict: 4,
  untrusted: 5,
  unavailable: 6,
};

interface ClewErrorOptions {
  /** What the reader should do next, one sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
  /** May hold data of victims: shown to the person at the machine who asks for it, never logged. */
  readonly detail?: string;
}

/**
 * The only error the product throws on purpose. `code` belongs to a room (`intake.unreadable`); `message` says what and
 * where (file, row, column) and never quotes a report.
 */
export class ClewError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly hint: string | undefined;
  readonly detail: string | undefined;

  constructor(kind: ErrorKind, code: string, message: string, options: ClewErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'ClewError';
    this.kind = kind;
    this.code = code;
    this.hint = options.hint;
    this.detail = options.detail;
  }
}
