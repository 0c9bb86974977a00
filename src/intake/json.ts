import { readFile, stat } from 'node:fs/promises';
import { ClewError } from '../errors.ts';
import { type Cells, type Encoding, type FilePlan, isPeople, type RecordBlock } from './file-plan.ts';
import { flatten, parseExact, unitMark } from './flatten.ts';
import type { Found, PlanContext, Reader } from './reader.ts';
import { planContentOf } from './content.ts';
import { planNamed } from './table.ts';

/** A JSON document is held whole: above this it must come as JSON Lines, which streams. */
const documentLimit = 400 * 1024 * 1024;

/** A JSON document: a list of records, or an object with such a list somewhere inside, or one record. */
export const jsonReader: Reader = {
  async plan(path: string, context: PlanContext): Promise<Found> {
    const value = await readJson(path, context.encoding);
    const list = findList(value);
    const records = recordsAt(value, list, 3000).filter((record) => record !== undefined);
    const money = context.content === undefined ? undefined : planContentOf(records, context.rules, context.content);
    if (money !== undefined) return { content: money.content, tables: [money.table], list, notes: money.notes };
    return { tables: [planNamed(records, context.rules)], list, notes: [] };
  },
  async *read(path: string, plan: FilePlan, signal: AbortSignal | undefined): AsyncGenerator<RecordBlock> {
    const value = await readJson(path, plan.encoding);
    const between = isPeople(plan.content) ? unitMark : undefined;
    const all = recordsAt(value, plan.list ?? [], Number.POSITIVE_INFINITY, between);
    yield* inBlocks(all, plan.bytes, signal);
  },
};

/** Records a thousand at a time; undefined stands for a member of the list that is no record. */
export function* inBlocks(
  all: readonly (Cells | undefined)[],
  bytes: number,
  signal?: AbortSignal,
  table = 0,
): Generator<RecordBlock> {
  const size = 2000;
  for (let from = 0; from < all.length; from += size) {
    signal?.throwIfAborted();
    const stretch = all.slice(from, from + size);
    const offset = Math.round((bytes * Math.min(all.length, from + size)) / all.length);
    yield { kind: 'records', table, records: stretch.map((record) => record ?? {}), firstRow: from + 1, offset, aside: [] };
  }
}

export async function readJson(path: string, encoding: Encoding): Promise<unknown> {
  const { size } = await stat(path);
  if (size > documentLimit) {
    throw new ClewError('input', 'intake.json-too-large', `${path} is one JSON document of more than 400 MiB`, {
      hint: "Turn it into JSON Lines, for instance with: jq -c '.[]'",
    });
  }
  const source = new TextDecoder(encoding).decode(await readFile(path));
  try {
    return /\d{16}/.test(source) ? parseExact(source) : JSON.parse(source);
  } catch (cause) {
    throw new ClewError('input', 'intake.json', `${path} is not valid JSON`, {
      hint: 'Check that it was exported completely. One object a line is JSON Lines: name it .jsonl.',
      cause,
    });
  }
}

/** Path of the longest list of objects, at most four members deep; the document itself when there is none. */
function findList(value: unknown): string[] {
  let best: { path: string[]; length: number } = { path: [], length: 0 };
  const look = (at: unknown, path: string[]): void => {
    if (Array.isArray(at)) {
      const objects = at.filter((item) => typeof item === 'object' && item !== null).length;
      if (objects > best.length) best = { path, length: objects };
    } else if (typeof at === 'object' && at !== null && path.length < 4) {
      for (const [key, member] of Object.entries(at)) look(member, [...path, key]);
    }
  };
  look(value, []);
  // An object with a short list beside many members of its own is one record, not a list of its details.
  return best.length >= 2 || Array.isArray(value) ? best.path : [];
}

function recordsAt(value: unknown, path: readonly string[], limit: number, between?: string): (Cells | undefined)[] {
  let at = value;
  for (const key of path) at = (at as Record<string, unknown> | undefined)?.[key];
  const items: unknown[] = Array.isArray(at) ? at.slice(0, limit) : [at];
  return items.map((item) => {
    if (typeof item === 'string') return { text: item };
    return typeof item === 'object' && item !== null ? flatten(item, undefined, between) : undefined;
  });
}
