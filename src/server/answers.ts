import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ZodError } from 'zod';
import { ClewError, type ErrorKind } from '../errors.ts';
import type { ErrorView } from '../model/index.ts';
import { ReasonNeeded } from './accounts/index.ts';

const byKind: Readonly<Record<ErrorKind, ContentfulStatusCode>> = {
  input: 400,
  missing: 404,
  conflict: 409,
  untrusted: 422,
  unavailable: 503,
  bug: 500,
};
/** Codes whose status says more than that of their kind. */
const byCode: Readonly<Record<string, ContentfulStatusCode>> = {
  'server.reason': 428,
  'server.session': 401,
  'server.signin': 401,
  'server.fresh': 403,
  'server.may': 403,
  'server.origin': 403,
  'server.csrf': 403,
  'server.large': 413,
  'intake.upload-large': 413,
  'server.media': 415,
  // What is not installed here is not there for whoever hands a picture in: nothing is broken.
  'intake.no-ocr': 415,
  'server.rate': 429,
};

interface Answer {
  readonly status: ContentfulStatusCode;
  readonly body: ErrorView;
}

const plain = (status: ContentfulStatusCode, code: string, message: string, hint?: string): Answer => ({
  status,
  body: { error: { code, message, ...(hint === undefined ? {} : { hint }) } },
});

/** What is told of an error, to whoever asked. Neither details nor the message of a bug leave the machine. */
export function answerOf(error: unknown): Answer {
  if (error instanceof ClewError && error.kind !== 'bug') {
    const status = byCode[error.code] ?? byKind[error.kind];
    const answer = plain(status, error.code, error.message, error.hint);
    // Ids alone: what the page has to name when it says why.
    if (error instanceof ReasonNeeded) answer.body.error.detail = error.asked;
    return answer;
  }
  if (error instanceof HTTPException && error.status < 500) {
    if (error.status === 413) return plain(413, 'server.large', 'The request is larger than this server takes.');
    if (error.status === 415) return plain(415, 'server.media', 'The body of the request is of a kind this route does not take.');
    return plain(error.status, 'server.input', 'The request is not well formed.');
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return plain(503, 'server.cancelled', 'The work was stopped; what was stored is whole.');
  }
  const id = randomUUID().slice(0, 8);
  process.stderr.write(`clew: a bug in Clew, reported to the reader as ${id}: ${traceOf(error)}\n`);
  const hint = `Please report it with the lines that bear ${id} in the server's output.`;
  return plain(500, 'server.bug', `Something went wrong in Clew (${id}).`, hint);
}

/** Name, code and the way to an error, without its message: that may quote a report. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  const code = error instanceof ClewError ? ` ${error.code}` : '';
  return [`${error.name}${code}`, ...frames].join('\n');
}

export function respond(error: unknown, c: Context): Response {
  const { status, body } = answerOf(error);
  return c.json(body, status);
}

/** What does not fit in a request, by its path; never the value. */
export function misfit(error: ZodError, target: string): ClewError {
  const [issue] = error.issues;
  const path = issue === undefined || issue.path.length === 0 ? target : `${target}.${issue.path.join('.')}`;
  const more = error.issues.length > 1 ? ` (${error.issues.length} such places)` : '';
  return new ClewError('input', 'server.input', `The request does not fit at ${path}${more}.`, {
    hint: '/api/docs tells what each route takes.',
  });
}
