import type { z } from 'zod';
import { ClewError } from '../errors.ts';

/** What a person wrote after `clew case`, as it is meant. All of them throw `input` `cli.arguments`. */

export const wrong = (message: string, hint?: string): ClewError =>
  new ClewError('input', 'cli.arguments', message, hint === undefined ? {} : { hint });

/** The words after a verb: as many as are expected, or `usage` is shown. */
export function words(rest: readonly string[], [least, most]: readonly [number, number], usage: string): readonly string[] {
  if (rest.length >= least && rest.length <= most) return rest;
  throw wrong(`expected: clew case ${usage}`);
}

/** `NAME=VALUE`; the value may hold further signs. */
export function pair(text: string, option: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  throw wrong(`--${option} is NAME=VALUE`);
}

/** Checked by the schema of the model; names the option, and no more of what was written than that. */
export function checked<Value>(schema: z.ZodType<Value>, value: unknown, option: string): Value {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` (${issue.path.join('.')})`;
  throw wrong(`${option} does not fit${where}`, issue?.message);
}

export function whole(text: string, option: string): number {
  if (/^\d{1,15}$/u.test(text)) return Number(text);
  throw wrong(`${option} is a whole number`);
}
