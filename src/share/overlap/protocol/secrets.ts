import { open, readFile } from 'node:fs/promises';
import { diskError } from '../../../custody/index.ts';
import { ClewError } from '../../../errors.ts';
import { scalarBytes } from './group.ts';
import { newSecret, newSeed } from './random.ts';

/** All that one side keeps of one run: 32 bytes each. A new run has new ones; used twice they would link two runs. */
export interface Secrets {
  /** Exponent of the own set and of the other's. */
  readonly exponent: Uint8Array;
  /** Exponent of the keys of labels, of who answers. */
  readonly labels: Uint8Array;
  /** Seed of the order of the own set. */
  readonly order: Uint8Array;
  /** Seed of the order in which the other's set goes back, when only sizes are compared. */
  readonly others: Uint8Array;
  /** Seed of the salts of the commitment. */
  readonly salts: Uint8Array;
}

const names = ['exponent', 'labels', 'order', 'others', 'salts'] as const;
const magic = Buffer.from('clew/overlap-secrets/v1\n');

export async function newSecrets(): Promise<Secrets> {
  return {
    exponent: await newSecret(),
    labels: await newSecret(),
    order: newSeed(),
    others: newSeed(),
    salts: newSeed(),
  };
}

/** Overwrites secrets in memory; copies that the runtime made are beyond reach. */
export function wipe(secrets: Secrets): void {
  for (const name of names) secrets[name].fill(0);
}

/** Writes secrets to a new file that its owner alone can read (mode 0600). Throws `conflict` `overlap.secrets.exists`. */
export async function writeSecrets(path: string, secrets: Secrets): Promise<void> {
  const bytes = Buffer.concat([magic, ...names.map((name) => secrets[name])]);
  try {
    const handle = await open(path, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST')
      throw new ClewError('conflict', 'overlap.secrets.exists', 'There are secrets of this comparison already.', { cause });
    throw diskError(cause, 'The secrets of the comparison cannot be written.');
  } finally {
    bytes.fill(0);
  }
}

/** Throws `missing` `overlap.secrets` when they are gone or damaged: the run cannot go on, and a new one is needed. */
export async function readSecrets(path: string): Promise<Secrets> {
  const lost = (cause?: unknown): ClewError =>
    new ClewError('missing', 'overlap.secrets', 'The secrets of this comparison are gone or damaged.', {
      hint: 'Without them it cannot be ended or shown to a court. Begin a new one.',
      cause,
    });
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw lost(cause);
  });
  try {
    if (bytes.length !== magic.length + names.length * scalarBytes || !bytes.subarray(0, magic.length).equals(magic))
      throw lost();
    const part = (at: number): Uint8Array =>
      new Uint8Array(bytes.subarray(magic.length + at * scalarBytes, magic.length + (at + 1) * scalarBytes));
    return { exponent: part(0), labels: part(1), order: part(2), others: part(3), salts: part(4) };
  } finally {
    bytes.fill(0);
  }
}
