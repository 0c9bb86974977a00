import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { z } from 'zod';
import { replaceFile } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import {
  OverlapField,
  type OverlapFile,
  OverlapFilter,
  OverlapGrounds,
  OverlapId,
  OverlapLabel,
  OverlapVariant,
} from '../../model/index.ts';
import { overlapFolder, type OverlapHouse } from './house.ts';

/** What a run is about, as its own side planned it: enough to go on after a crash. */
const Plan = z.strictObject({
  version: z.literal(1),
  /** The whole random id, 32 hex digits. */
  run: z.string().regex(/^[0-9a-f]{32}$/),
  partner: z.string(),
  side: z.enum(['offers', 'answers']),
  variant: OverlapVariant,
  fields: z.array(OverlapField),
  filter: OverlapFilter,
  grounds: OverlapGrounds,
  contact: z.string().optional(),
  /** UTC milliseconds that stand in the file: made again, it is the same. */
  time: z.number(),
});
export type Plan = z.infer<typeof Plan>;

/** An offer that was verified when it came and waits for a person. */
const Waiting = z.strictObject({
  version: z.literal(1),
  run: z.string().regex(/^[0-9a-f]{32}$/),
  partner: z.string(),
  variant: OverlapVariant,
  fields: z.array(OverlapField),
  grounds: OverlapGrounds,
  size: z.int(),
  root: z.string(),
  /** Limits that the offer states for the answer: indicators at most, and one set to the other. */
  most: z.int(),
  ratio: z.int(),
  sha256: z.string(),
  at: z.number(),
});
export type Waiting = z.infer<typeof Waiting>;

/** What came of a run; items as they are compared, `kind:value`. None of them when only sizes were. */
const Found = z.strictObject({
  version: z.literal(1),
  count: z.int(),
  common: z.array(z.strictObject({ item: z.string(), theirs: OverlapLabel.optional() })),
});
export type Found = z.infer<typeof Found>;

/** The own set: items in the order of `itemSet`, `acts[i]` the act that `items[i]` stands by. */
export interface OwnSet {
  readonly items: readonly string[];
  readonly acts: readonly string[];
}

/**
 * `state/overlap/RUN/`: secrets, the own set, the files of a run; private to the casebook (0700, files 0600) and no part of its truth.
 * Acts tell that a run was, its size and its root; what lies here they do not hold, and no backup does: a run whose secrets are gone
 * cannot go on or be shown to a judge.
 */
export interface RunStore {
  path(run: string, ...below: string[]): string;
  make(run: string): Promise<void>;
  runs(): Promise<string[]>;
  has(run: string, file: OverlapFile): Promise<boolean>;
  hasSecrets(run: string): Promise<boolean>;
  /** Throws `missing` `overlap.lost` when it is not there whole; the same holds for `set` and `found`. */
  plan(run: string): Promise<Plan>;
  keepPlan(run: string, plan: Plan): Promise<void>;
  set(run: string): Promise<OwnSet>;
  keepSet(run: string, set: OwnSet): Promise<void>;
  found(run: string): Promise<Found>;
  keepFound(run: string, found: Found): Promise<void>;
  waiting(run: string): Promise<Waiting | undefined>;
  keepWaiting(run: string, waiting: Waiting): Promise<void>;
  /** Items that a request which came asks about, by the SHA-256 of it; `undefined` when they no longer lie here. */
  asked(run: string, sha256: string): Promise<string[] | undefined>;
  /** A small text, as a request for a package. */
  keepNote(run: string, name: string, text: string): Promise<void>;
  /** Takes away what the own side keeps, and leaves what came. */
  forget(run: string): Promise<void>;
  /** Takes away what was kept so that work could go on (`part.*`). */
  clear(run: string): Promise<void>;
  drop(run: string): Promise<void>;
}

export const lost = (cause?: unknown): ClewError =>
  new ClewError('missing', 'overlap.lost', 'What this comparison needs no longer lies here.', {
    hint: 'A copy of the casebook does not hold it. Begin a new comparison.',
    cause,
  });

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isFile() === true;

export function storeOf(house: Pick<OverlapHouse, 'dir' | 'log'>): RunStore {
  const path = (run: string, ...below: string[]): string => {
    if (OverlapId.safeParse(run).success) return overlapFolder(house, run, ...below);
    throw new ClewError('missing', 'overlap.none', 'There is no such comparison.', { hint: 'clew overlap list shows them.' });
  };
  const keep = async (run: string, name: string, text: string): Promise<void> => {
    await mkdir(path(run), { recursive: true, mode: 0o700 });
    await replaceFile(path(run, name), Buffer.from(text), house.log.folders.aside, 0o600);
  };
  const read = async <T>(run: string, name: string, shape: z.ZodType<T>): Promise<T> => {
    try {
      return shape.parse(JSON.parse(await readFile(path(run, name), 'utf8')));
    } catch (cause) {
      throw lost(cause);
    }
  };
  return {
    path,
    async make(run) {
      await mkdir(path(run), { recursive: true, mode: 0o700 });
    },
    async runs() {
      const names = await readdir(overlapFolder(house)).catch(() => []);
      return names.filter((name) => OverlapId.safeParse(name).success);
    },
    has: async (run, file) => await exists(path(run, fileName(file))),
    hasSecrets: async (run) => (await exists(path(run, 'secrets'))) && (await exists(path(run, 'set.tsv'))),
    plan: async (run) => await read(run, 'plan.json', Plan),
    keepPlan: async (run, plan) => await keep(run, 'plan.json', JSON.stringify(plan)),
    async set(run) {
      const text = await readFile(path(run, 'set.tsv'), 'utf8').catch((cause: unknown) => {
        throw lost(cause);
      });
      const lines = text.split('\n').slice(0, -1);
      const cut = lines.map((line) => line.lastIndexOf('\t'));
      return { items: lines.map((line, i) => line.slice(0, cut[i])), acts: lines.map((line, i) => line.slice(cut[i]! + 1)) };
    },
    async keepSet(run, { items, acts }) {
      await keep(run, 'set.tsv', items.map((item, i) => `${item}\t${acts[i]}\n`).join(''));
    },
    found: async (run) => await read(run, 'found.json', Found),
    keepFound: async (run, found) => await keep(run, 'found.json', JSON.stringify(found)),
    async waiting(run) {
      return (await exists(path(run, 'waiting.json'))) ? await read(run, 'waiting.json', Waiting) : undefined;
    },
    keepWaiting: async (run, waiting) => await keep(run, 'waiting.json', JSON.stringify(waiting)),
    async asked(run, sha256) {
      return await read(run, `${sha256}.asked`, z.array(z.string())).catch(() => undefined);
    },
    keepNote: keep,
    async forget(run) {
      for (const name of ['secrets', 'set.tsv', 'plan.json']) await rm(path(run, name), { force: true });
      await this.clear(run);
    },
    async clear(run) {
      const names = await readdir(path(run)).catch(() => []);
      for (const name of names.filter((each) => each.startsWith('part.'))) await rm(path(run, name), { force: true });
    },
    async drop(run) {
      await rm(path(run), { recursive: true, force: true });
    },
  };
}

/** How a file of a run is called in its folder. */
export const fileName = (file: OverlapFile): string => `${file}.clew`;

/** The short name of a run. */
export const runId = (run: string): string => `O${run.slice(0, 12)}`;

/** `state/overlap/` itself, made when it is not there. */
export async function makeOverlapFolder(house: Pick<OverlapHouse, 'dir'>): Promise<string> {
  const folder = overlapFolder(house);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}
