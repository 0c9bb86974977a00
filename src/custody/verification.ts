import type { Check } from './checks.ts';
import type { Policy } from './policy.ts';
import type { VerifierKey } from './vkey.ts';

/** What a verification rests on, each from elsewhere than what is verified. */
export interface Trust {
  /** The log's public key; without it the one in the casebook is taken, and said to be. */
  readonly key?: VerifierKey;
  /** Whose cosignatures are asked for; without it the casebook's own policy is looked at, and not being met is no failure. */
  readonly policy?: Policy;
  /** Checkpoints seen before. */
  readonly earlier?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** PEM: certificates of time-stamping authorities. */
  readonly authorities?: string;
}

export interface VerifyOptions extends Trust {
  /** A proof of one entry: then the path is the exhibit that the entry names, or the entry itself. */
  readonly proof?: { readonly name: string; readonly bytes: Uint8Array };
  readonly signal?: AbortSignal;
  progress?(step: 'check' | 'exhibits', done: number, total: number): void;
}

export interface Verification {
  readonly what: 'casebook' | 'log' | 'proof' | 'exhibit' | 'package' | 'bag';
  /** Whether no check has failed. */
  readonly ok: boolean;
  /** Every check that was made. */
  readonly checks: readonly Check[];
  /** What a package is, as far as it can be read: to be believed only when `ok`. */
  readonly package?: PackageFacts;
}

/** What a package says of itself, and what vouches for it. */
export interface PackageFacts {
  readonly id: string;
  /** The sender: name of the log that vouches. */
  readonly origin: string;
  /** Acts in that log when the package was sent; its last is the act of sending. */
  readonly size: number;
  /** vkey that it was verified by: the one given, or the package's own. */
  readonly key?: string;
  /** SHA-256 of `contents.sha256`, by which receipts and recalls name what was sent. */
  readonly contents: string;
  /** Of the files listed there. */
  readonly bytes: number;
  /** The act of sending and its details (`package.send`). */
  readonly send?: Readonly<Record<string, unknown>> & { readonly seq: number; readonly at: number; readonly by: string };
}
