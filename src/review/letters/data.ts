import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { addressees, Sentence } from '../../model/index.ts';

/** What a letter to one kind of body says, by the part of a template that is to be filled. */
const Requests = z.record(
  z.enum(addressees),
  z.strictObject({
    to: Sentence,
    what: Sentence,
    /** Days within which an answer is asked for; a proposal that the officer may change. */
    days: z.int().positive(),
    parts: z.object({ else: z.array(Sentence).min(1) }).catchall(z.array(Sentence).min(1)),
  }),
);

/** On what a letter is founded, by jurisdiction of the template and addressee; `all` goes before. */
const Bases = z.record(
  z.string(),
  z.partialRecord(
    z.enum([...addressees, 'all']),
    z.array(
      z.strictObject({
        title: Sentence,
        /** From memory, to be checked by who signs. */
        unchecked: z.boolean().optional(),
      }),
    ),
  ),
);

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

let requests: z.infer<typeof Requests> | undefined;
let bases: z.infer<typeof Bases> | undefined;

export function letterRequests(): z.infer<typeof Requests> {
  requests ??= Requests.parse(read('./requests.json'));
  return requests;
}

export function letterBases(): z.infer<typeof Bases> {
  bases ??= Bases.parse(read('./bases.json'));
  return bases;
}
