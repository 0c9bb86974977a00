import { formatVkey, openNote, parseNote, type VerifierKey } from '../../../custody/index.ts';
import { ClewError } from '../../../errors.ts';
import { checkElements, firstOddEncoding } from './elements.ts';
import { openFile, readBody } from './file.ts';
import { fingerprint, type Header, parseHeader, type Step } from './header.ts';
import { bodyBytes, type Sections } from './layout.ts';
import { type Limits, requireSizes } from './limits.ts';
import { requireDistinct, share } from './matches.ts';
import { newElements } from './random.ts';
import type { Doing } from './work.ts';

/** What a file must be to be taken. */
export interface Expected {
  readonly step: Step;
  /** Our keys: the file must be addressed to one of them and signed by none. */
  readonly us: readonly VerifierKey[];
  /** Keys that may sign it: those pinned, or one that a pinned key leads to (`claimed`). */
  readonly them: readonly VerifierKey[];
  /** Version of our normaliser. */
  readonly normaliser: string;
  readonly limits: Limits;
  /** Whether this step of a run was taken before. */
  readonly seen?: (run: string) => boolean;
  /** What we sent last in this run; for an answer or a result. */
  readonly sent?: Sent;
}

/** A file that we sent. */
export interface Sent {
  readonly header: Pick<Header, 'run' | 'variant' | 'size' | 'ofSize'>;
  readonly sha256: string;
  /** Our own set as it went out: none of it may come back as theirs, or unchanged. */
  readonly own: Uint8Array;
}

/** A file that was verified. */
export interface Received {
  readonly header: Header;
  readonly sections: Sections;
  readonly sha256: string;
}

const refused = (code: string, message: string, hint: string): ClewError => new ClewError('untrusted', code, message, { hint });

/** Who a file says it is from, and what: for finding the key to ask for. Nothing of it is verified. */
export async function claimed(path: string): Promise<Header> {
  const { handle, note } = await openFile(path);
  await handle.close();
  return parseHeader(textOf(note));
}

function textOf(note: Uint8Array): string {
  try {
    return parseNote(note).text;
  } catch (cause) {
    throw new ClewError('untrusted', 'overlap.header', 'The head of the file is not well formed.', {
      hint: 'It must come byte for byte as it was sent. Ask for it again.',
      cause,
    });
  }
}

/**
 * Reads a file and checks all that can be checked of it. Each thing that is wrong has its own code, `untrusted` `overlap.*`: `magic`,
 * `version`, `header`, `truncated`, `trailing`, `step`, `signature`, `reflected`, `key`, `addressee`, `replayed`, `run`, `variant`,
 * `normaliser`, `size`, `ratio`, `body`, `element`, `duplicate`. Elements that the next step raises are checked there to the last; all
 * others here.
 */
export async function readFile(path: string, expected: Expected, doing: Doing = {}): Promise<Received> {
  const opened = await openFile(path);
  try {
    const header = parseHeader(textOf(opened.note));
    requireSender(header, opened.note, expected);
    requirePlace(header, expected);
    const { sections, sha256 } = await readBody(opened, header, (bytes) => newElements(bytes, 1), doing.signal);
    await requireElements(header, sections, expected.sent, doing);
    return { header, sections, sha256 };
  } finally {
    await opened.handle.close();
  }
}

/** Reads a file that we wrote. Throws `untrusted` `overlap.own` when it is not the one with this SHA-256, and as `readFile` does. */
export async function readOwn(path: string, sha256: string, signal?: AbortSignal): Promise<Received> {
  const opened = await openFile(path);
  try {
    const header = parseHeader(textOf(opened.note));
    const read = await readBody(opened, header, (bytes) => newElements(bytes, 1), signal);
    if (read.sha256 !== sha256)
      throw refused(
        'overlap.own',
        'The file that was sent is not the one that lies here.',
        'Restore it from a copy, or begin anew.',
      );
    return { header, ...read };
  } finally {
    await opened.handle.close();
  }
}

function requireSender({ from, step, to }: Header, note: Uint8Array, { step: wanted, us, them }: Expected): void {
  const is = (key: VerifierKey): boolean => formatVkey(key) === formatVkey(from);
  try {
    openNote(note, [from]);
  } catch (cause) {
    throw new ClewError('untrusted', 'overlap.signature', 'The head of the file was changed after it was signed.', {
      hint: 'It must come byte for byte as it was sent. Ask for it again.',
      cause,
    });
  }
  if (us.some(is))
    throw refused('overlap.reflected', 'This file was signed here.', 'Give the file that came from the other side.');
  if (!them.some(is)) {
    throw refused(
      'overlap.key',
      `The file is signed by another key than that of the partner: ${formatVkey(from)}.`,
      'Compare the key with them by another way before you trust it.',
    );
  }
  if (!us.some((key) => fingerprint(key) === to))
    throw refused('overlap.addressee', 'The file is addressed to somebody else.', 'Ask the sender whom they meant it for.');
  if (step !== wanted)
    throw refused('overlap.step', `This is the ${step} of a comparison, not the ${wanted}.`, 'Give the right file.');
}

function requirePlace(header: Header, { normaliser, limits, seen, sent }: Expected): void {
  const { run, variant, answers, size, ofSize, body, step } = header;
  if (seen?.(run) === true)
    throw refused(
      'overlap.replayed',
      `This ${step} came before.`,
      'Each file of a comparison is taken once. Ask for a new comparison.',
    );
  if (sent !== undefined) {
    if (run !== sent.header.run || answers !== sent.sha256)
      throw refused('overlap.run', 'The file answers another than the one sent last.', 'Give the file that answers it.');
    if (variant !== sent.header.variant)
      throw refused(
        'overlap.variant',
        'The file compares in another way than was agreed.',
        'Ask for the file in the agreed form.',
      );
    if (ofSize !== sent.header.size || (step === 'result' && size !== sent.header.ofSize))
      throw refused('overlap.size', 'The file counts other sets than those compared.', 'Begin a new comparison.');
  }
  if (header.normaliser !== normaliser) {
    throw refused(
      'overlap.normaliser',
      `Their values were normalised by version ${header.normaliser}, ours by ${normaliser}.`,
      'The same value would be spelt in two ways. Bring both programs to one version.',
    );
  }
  requireSizes(size, step === 'offer' ? undefined : ofSize, limits);
  if (body.bytes !== bodyBytes(step, variant, size, ofSize))
    throw refused('overlap.size', 'The body has not the size of its sets.', 'Ask for it again.');
}

async function requireElements({ step }: Header, sections: Sections, sent: Sent | undefined, doing: Doing): Promise<void> {
  for (const name of ['raised', 'keys', 'own'] as const) {
    const elements = sections[name];
    if (elements === undefined) continue;
    const odd = firstOddEncoding(elements);
    if (odd !== -1) {
      throw refused(
        'overlap.element',
        `Record ${odd + 1} is no element of the group, or is the identity.`,
        'No honest run makes such a record. Keep the file and ask the sender about it.',
      );
    }
    requireDistinct(elements);
    if (sent !== undefined && share(sent.own, elements)) {
      throw refused(
        'overlap.reflected',
        'The file brings back elements that were sent.',
        'Keep the file and ask the sender about it.',
      );
    }
    // `own` of an offer or an answer is raised next, and what is no element found then.
    if (step === 'result' || name !== 'own') await checkElements(elements, doing);
  }
}
