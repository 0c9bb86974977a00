import type { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { ClewError } from '../errors.ts';
import { errorOf, framesOf, type Heard, lineOf, protocol, Request, Said, type Terminal } from './frames.ts';

/** Carries out a command line; resolves to its exit code and never throws. */
export type Perform = (argv: readonly string[], terminal: Terminal) => Promise<number>;

/** One command line, from its request to its exit code. */
export class Talk {
  readonly ended: Promise<void>;
  readonly #socket: Socket;
  readonly #perform: Perform;
  readonly #stop = new AbortController();
  #isAsked = false;
  #answered: ((said: Said | undefined) => void) | undefined;

  constructor(socket: Socket, perform: Perform) {
    this.#socket = socket;
    this.#perform = perform;
    socket.on('error', () => undefined);
    socket.on('close', () => this.stop());
    this.ended = this.#run().catch(() => void socket.destroy());
  }

  stop(): void {
    this.#stop.abort();
    this.#answered?.(undefined);
    if (!this.#isAsked) this.leave();
  }

  leave(): void {
    this.#socket.destroy();
  }

  async #run(): Promise<void> {
    const frames = framesOf(this.#socket);
    const { value } = await frames.next();
    if (value === undefined) return;
    this.#isAsked = true;
    const asked = Request.safeParse(value);
    const code = asked.success && asked.data.protocol === protocol ? this.#carryOut(asked.data) : this.#refuse();
    void this.#listen(frames);
    await this.#send({ exit: await code });
    this.#socket.end();
  }

  async #listen(frames: AsyncIterable<unknown>): Promise<void> {
    try {
      for await (const frame of frames) {
        const said = Said.parse(frame);
        if ('stop' in said) this.stop();
        else this.#answered?.(said);
      }
    } catch {
      // The other side is gone, or is no Clew.
      this.stop();
    }
  }

  async #carryOut({ argv, cwd, locale, isTTY }: Request): Promise<number> {
    const [stdout, stderr] = [this.#stream('out'), this.#stream('err')];
    const terminal: Terminal = {
      // Nothing is typed at a command that works on a casebook, but the passphrase, which goes its own way.
      stdin: process.stdin,
      stdout,
      stderr: Object.assign(stderr, { isTTY }),
      cwd,
      locale,
      signal: this.#stop.signal,
      ask: (fresh) => this.#ask({ ask: { fresh } }),
      secret: (prompt) => this.#ask({ secret: prompt }),
    };
    const code = await this.#perform(argv, terminal);
    // The exit code is the last word: what was printed goes before it.
    await Promise.all([stdout, stderr].map((stream) => new Promise<void>((resolve) => stream.end(resolve))));
    return code;
  }

  async #refuse(): Promise<number> {
    await this.#send({
      err: 'clew: the workbench that has this casebook open is of another version of Clew [relay.version]\n  → Use that version, or stop the workbench first.\n',
    });
    return 4;
  }

  #stream(name: 'out' | 'err'): Writable {
    return new Writable({
      decodeStrings: false,
      write: (chunk: string | Buffer, _encoding, done) => {
        const text = chunk.toString();
        // After the other side has gone what is printed goes nowhere, as into a closed pipe.
        this.#send(name === 'out' ? { out: text } : { err: text }).then(
          () => done(),
          () => done(),
        );
      },
    });
  }

  async #ask(question: Heard): Promise<string> {
    const answer = new Promise<Said | undefined>((resolve) => {
      this.#answered = resolve;
    });
    await this.#send(question);
    const said = await answer;
    this.#answered = undefined;
    if (said !== undefined && 'answer' in said) return said.answer;
    if (said !== undefined && 'unanswered' in said) throw errorOf(said.unanswered);
    throw new ClewError('unavailable', 'relay.gone', 'Nobody is there to ask.');
  }

  async #send(frame: Heard): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#socket.write(lineOf(frame), (error) => (error ? reject(error) : resolve()));
    });
  }
}
