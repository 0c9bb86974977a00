import type { Args, Console } from '../../cli/args.ts';
import type { z } from 'zod';
import { ClewError } from '../../errors.ts';
import type { OverlapFilter } from '../../model/index.ts';
import type { OverlapHouse } from './house.ts';

/** What a person wrote after `clew overlap`, as it is meant. All of them throw `input` `cli.arguments`. */

export const wrong = (message: string, hint?: string): ClewError =>
  new ClewError('input', 'cli.arguments', message, hint === undefined ? {} : { hint });

/** The one word after a verb. */
export function one(rest: readonly string[], usage: string): string {
  const [word, ...more] = rest;
  if (word !== undefined && more.length === 0) return word;
  throw wrong(`expected: clew overlap ${usage}`);
}

export function none(rest: readonly string[], usage: string): void {
  if (rest.length > 0) throw wrong(`expected: clew overlap ${usage}`);
}

/** Options that were given, by the names of the model. */
export function given(args: Args, names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, option]) => {
      const text = args.text(option)?.trim();
      return text === undefined || text === '' ? [] : [[name, text]];
    }),
  );
}

/** Checked by the schema of the model; names the option. */
export function checked<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = (issue?.path ?? []).map(String).filter((each) => !/^\d+$/u.test(each));
  const name = where.at(-1) ?? '';
  throw wrong(name === '' ? 'the options do not fit' : `--${options[name] ?? name} is missing or does not fit`, issue?.message);
}

/** Options whose names are not the model's. */
const options: Readonly<Record<string, string>> = {
  partner: 'to',
  kinds: 'kind',
  roles: 'role',
  rings: 'ring',
  places: 'place',
  fields: 'field',
};

/** The filter as it was written; checked by whoever takes it. */
export function filterOf(args: Args): Partial<Record<keyof OverlapFilter, unknown>> {
  const lists = { kinds: 'kind', roles: 'role', rings: 'ring', places: 'place' } as const;
  return {
    ...Object.fromEntries(
      Object.entries(lists).flatMap(([name, option]) => (args.many(option).length === 0 ? [] : [[name, args.many(option)]])),
    ),
    ...given(args, { case: 'case', since: 'since' }),
  };
}

export async function houseOf(console: Console): Promise<OverlapHouse> {
  return (await console.open()).overlapHouse();
}
