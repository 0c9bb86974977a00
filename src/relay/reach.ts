import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import { addressOf, socketName } from './address.ts';
import { failureOf, framesOf, Heard, lineOf, protocol, type Said, type Terminal } from './frames.ts';

/** A process that holds a casebook and takes command lines for it. */
export interface Holder {
  /** Has a command line carried out there, and prints here what it says; resolves to its exit code. */
  hand(argv: readonly string[], terminal: Terminal): Promise<number>;
}

/** Who holds the casebook with this `state/`, when it takes command lines; undefined when there is nobody to ask. */
export async function reach(stateDir: string): Promise<Holder | undefined> {
  if (!existsSync(join(stateDir, socketName))) return undefined;
  const address = await addressOf(stateDir).catch(() => undefined);
  if (address === undefined) return undefined;
  const socket = createConnection(address.path);
  try {
    await once(socket, 'connect');
  } catch {
    // Left by a process that was killed, or not ours to use: whoever opens the casebook finds out which.
    return undefined;
  } finally {
    await address.release();
  }
  return { hand: (argv, terminal) => hand(socket, argv, terminal) };
}

async function hand(socket: Socket, argv: readonly string[], terminal: Terminal): Promise<number> {
  const { cwd, locale, signal, stderr, stdout } = terminal;
  const say = (said: Said): void => void socket.write(lineOf(said));
  const stop = (): void => say({ stop: true });
  socket.on('error', () => undefined);
  signal.addEventListener('abort', stop);
  try {
    socket.write(lineOf({ protocol, argv, cwd, locale, isTTY: stderr.isTTY === true }));
    if (signal.aborted) stop();
    for await (const frame of framesOf(socket)) {
      const heard = Heard.parse(frame);
      if ('exit' in heard) return heard.exit;
      if ('out' in heard) await written(stdout, heard.out);
      else if ('err' in heard) await written(stderr, heard.err);
      else if ('ask' in heard) say(await answerOf(terminal.ask?.(heard.ask.fresh)));
      else say(await answerOf(terminal.secret?.(heard.secret)));
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ECONNRESET') throw cause;
  } finally {
    signal.removeEventListener('abort', stop);
    socket.destroy();
  }
  throw new ClewError('unavailable', 'relay.ended', 'The workbench that had this casebook open ended before it had answered.', {
    hint: 'What was recorded stands in the log: clew log. Then try again.',
  });
}

/** Reading the next line waits for the reader of this one. */
async function written(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

async function answerOf(typed: Promise<string> | undefined): Promise<Said> {
  try {
    if (typed !== undefined) return { answer: await typed };
  } catch (error) {
    if (error instanceof ClewError) return { unanswered: failureOf(error) };
    if ((error as Error).name === 'AbortError') return { stop: true };
    throw error;
  }
  return { unanswered: { kind: 'unavailable', code: 'relay.ask', message: 'There is no terminal to ask at.' } };
}
