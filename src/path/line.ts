import type { MessagePort } from 'node:worker_threads';
import { ClewError } from '../errors.ts';

/** A value whose large arrays go over to the other side without being copied: the sender has them no more. */
export class Handed {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

export type Handlers = Readonly<Record<string, (...question: never[]) => unknown>>;

/** What goes over the line: a question, its answer or error, or something told that wants no answer. */
type Message =
  | { readonly ask: number; readonly name: string; readonly question: readonly unknown[] }
  | { readonly tell: string; readonly question: readonly unknown[] }
  | { readonly answer: number; readonly value: unknown }
  | { readonly answer: number; readonly error: unknown };

type End = Pick<MessagePort, 'postMessage'> & { on(event: 'message', listener: (message: Message) => void): unknown };

/** Questions and answers between two threads, either of which may ask. */
export class Line {
  readonly #end: End;
  readonly #handlers: Handlers;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #next = 0;
  #broken: ClewError | undefined;

  constructor(end: End, handlers: Handlers) {
    this.#end = end;
    this.#handlers = handlers;
    end.on('message', (message) => void this.#take(message));
  }

  async ask<Answer>(name: string, ...question: readonly unknown[]): Promise<Answer> {
    if (this.#broken !== undefined) throw this.#broken;
    const ask = this.#next++;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(ask, waiting);
    this.#post({ ask, name, question });
    return (await waiting.promise) as Answer;
  }

  tell(name: string, ...question: readonly unknown[]): void {
    if (this.#broken === undefined) this.#post({ tell: name, question });
  }

  /** The other side is gone: whoever waits for it, or asks from now on, is told so. */
  break(error: ClewError): void {
    this.#broken ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  async #take(message: Message): Promise<void> {
    if ('answer' in message) {
      const waiting = this.#waiting.get(message.answer);
      this.#waiting.delete(message.answer);
      if ('error' in message) waiting?.reject(revive(message.error));
      else waiting?.resolve(message.value);
      return;
    }
    const name = 'tell' in message ? message.tell : message.name;
    const handle = this.#handlers[name] as ((...question: readonly unknown[]) => unknown) | undefined;
    if ('tell' in message) {
      handle?.(...message.question);
      return;
    }
    try {
      if (handle === undefined) throw new ClewError('bug', 'path.line', `nobody answers ${name}`);
      this.#post({ answer: message.ask, value: await handle(...message.question) });
    } catch (error) {
      this.#post({ answer: message.ask, error: plain(error) });
    }
  }

  #post(message: Message): void {
    const moved: ArrayBuffer[] = [];
    const open = (value: unknown): unknown => {
      if (!(value instanceof Handed)) return value;
      collect(value.value, moved);
      return value.value;
    };
    const sent =
      'question' in message
        ? { ...message, question: message.question.map(open) }
        : 'value' in message
          ? { ...message, value: open(message.value) }
          : message;
    this.#end.postMessage(sent, moved);
  }
}

/** Buffers of the arrays in plain data, as far as an array has its buffer to itself. */
function collect(value: unknown, into: ArrayBuffer[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteLength } = value;
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && !into.includes(buffer)) into.push(buffer);
    return;
  }
  for (const part of Object.values(value)) collect(part, into);
}

/** Error classes do not survive the way between threads; their parts do. */
function plain(error: unknown): unknown {
  if (!(error instanceof ClewError)) return error;
  const { kind, code, message, hint } = error;
  return { kind, code, message, ...(hint === undefined ? {} : { hint }) };
}

export function revive(error: unknown): unknown {
  const parts = error as { kind?: ClewError['kind']; code?: string; message: string; hint?: string };
  if (parts.kind === undefined || parts.code === undefined) return error;
  return new ClewError(parts.kind, parts.code, parts.message, parts.hint === undefined ? {} : { hint: parts.hint });
}
