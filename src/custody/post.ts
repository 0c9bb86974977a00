import { ClewError } from '../errors.ts';

/** An answer of another machine. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

/** Sends bytes to a witness, a time-stamping authority or a partner's server. Nothing of Clew goes out by itself. */
export type Post = (url: string, body: Uint8Array, type: string) => Promise<Answer>;

/** More than any signature, time stamp or part of a partner's file needs. */
const mostBytes = 1_000_000;

/**
 * The one place where Clew calls another machine by itself: only at the address the operator configured, only when asked to, with
 * hashes, sizes and signatures, or with the files of an overlap (`share/overlap/send.ts`). Redirections are not followed. Throws `unavailable` `custody.away`.
 */
export function poster(timeout: number, signal?: AbortSignal): Post {
  return async (url, body, type) => {
    try {
      const limit = AbortSignal.timeout(timeout);
      const answer = await fetch(url, {
        method: 'POST',
        body: new Uint8Array(body),
        headers: { 'content-type': type },
        redirect: 'error',
        signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      });
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      for await (const chunk of answer.body ?? []) {
        bytes += (chunk as Uint8Array).length;
        if (bytes > mostBytes) throw new Error('the answer is too long');
        chunks.push(chunk as Uint8Array);
      }
      return { status: answer.status, type: answer.headers.get('content-type') ?? '', body: Buffer.concat(chunks) };
    } catch (cause) {
      if (signal?.aborted === true) throw signal.reason;
      throw new ClewError('unavailable', 'custody.away', `${new URL(url).host} does not answer.`, {
        hint: 'The log works without it. Try again later.',
        cause,
      });
    }
  };
}
