import { z } from 'zod';
import { type ErrorKind, ClewError } from '../errors.ts';

/** Where a command line was typed, and where its words go. */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** LC_ALL or LANG, as `zh_CN.UTF-8`. */
  readonly locale: string;
  readonly cwd: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Asks for the passphrase of the log's key; absent: at this process's own terminal. */
  readonly ask?: (fresh: boolean) => Promise<string>;
  /** Lets the person type something unseen; absent: at this process's own terminal. */
  readonly secret?: (prompt: string) => Promise<string>;
}

/** Changes when an older Clew could not understand a newer one. */
export const protocol = 1;

/** The first line of whoever asks. */
export const Request = z.object({
  protocol: z.int(),
  argv: z.array(z.string()),
  cwd: z.string(),
  locale: z.string(),
  isTTY: z.boolean(),
});
export type Request = z.infer<typeof Request>;

const Failure = z.object({ kind: z.string(), code: z.string(), message: z.string(), hint: z.string().optional() });
export type Failure = z.infer<typeof Failure>;

/** What whoever asks may say after it. */
export const Said = z.union([
  z.object({ stop: z.literal(true) }),
  z.object({ answer: z.string() }),
  z.object({ unanswered: Failure }),
]);
export type Said = z.infer<typeof Said>;

/** What the process that holds the casebook answers. */
export const Heard = z.union([
  z.object({ out: z.string() }),
  z.object({ err: z.string() }),
  /** For the passphrase; `fresh`: a new one. */
  z.object({ ask: z.object({ fresh: z.boolean() }) }),
  /** For anything else that nobody should see, after this prompt. */
  z.object({ secret: z.string() }),
  z.object({ exit: z.int() }),
]);
export type Heard = z.infer<typeof Heard>;

export const lineOf = (frame: object): string => `${JSON.stringify(frame)}\n`;

/** Characters of the longest line that is listened to: a command line is short, and output comes in pieces. */
const longest = 16 << 20;

/** The lines of a stream, as values. Throws on what is no JSON, or longer than anybody has to say. */
export async function* framesOf(stream: AsyncIterable<Buffer>): AsyncGenerator {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longest) throw new Error('a line over the socket is too long');
    for (const line of lines) yield JSON.parse(line) as unknown;
  }
}

export const failureOf = ({ kind, code, message, hint }: ClewError): Failure => ({
  kind,
  code,
  message,
  ...(hint === undefined ? {} : { hint }),
});
export const errorOf = ({ kind, code, message, hint }: Failure): ClewError =>
  new ClewError(kind as ErrorKind, code, message, hint === undefined ? {} : { hint });
