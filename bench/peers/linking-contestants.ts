import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { simulator } from './linking-data.ts';
import { python } from './python.ts';
import { median, type Row, versionOfClew } from './section.ts';

const run = promisify(execFile);

/** A peer that takes longer, or more memory than there is, gets a row that says so. */
export const longestMinutes = 10;

/** A program of this folder and what it is asked. */
interface Ask {
  readonly program: string;
  readonly args: readonly string[];
}

export interface Contestant {
  readonly who: string;
  readonly version: string;
  readonly ours?: true;
  /** Looks for the best setting; what has none goes without. Contestants with the same question ask it once. */
  readonly learn?: (folder: string) => Ask | undefined;
  /** Looks for the best setting of a model learned on fewer reports. */
  readonly tune?: (folder: string) => Ask | undefined;
  /** Its name among the settings found. */
  readonly method: string;
  readonly run: (folder: string, setting: string) => Ask | undefined;
}

/** One run. Megabytes are the peak of its process; `before` is what has to be done once and is not in `seconds`. */
interface Told {
  readonly seconds: number;
  readonly megabytes: number;
  readonly prepare?: number;
}

interface Learned {
  readonly train?: number;
  readonly settings: Readonly<Record<string, number>>;
}

function inPython(environment: string, script: string, args: readonly string[]): Ask | undefined {
  const program = python(environment);
  return program === undefined ? undefined : { program, args: [join(import.meta.dirname, script), ...args] };
}

export const clew: Contestant = {
  who: 'Clew',
  version: versionOfClew,
  ours: true,
  method: 'clew',
  run: (folder) => ({
    program: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'linking-clew.ts'), folder],
  }),
};

const splink = (who: string, method: 'components' | 'leiden', blocking: 'shared' | 'windows'): Contestant => ({
  who,
  version: method === 'components' ? 'splink 5.0.0 (PyPI)' : 'splink 5.0.0 and igraph 1.0.0 (PyPI)',
  method,
  learn: (folder) => inPython('linking', 'linking_splink.py', ['learn', folder, blocking]),
  ...(method === 'components' ? { tune: (folder) => inPython('linking', 'linking_splink.py', ['tune', folder, blocking]) } : {}),
  run: (folder, setting) => inPython('linking', 'linking_splink.py', [method, folder, blocking, setting]),
});

export const splinkComponents = splink('Splink', 'components', 'shared');
export const splinkLeiden = splink('Splink, then Leiden (CPM)', 'leiden', 'shared');
export const splinkWindows = splink('Splink, only the pairs that Clew compares', 'components', 'windows');

const graph = (who: string, version: string, method: string, isTuned: boolean): Contestant => ({
  who,
  version,
  method,
  ...(isTuned ? { learn: (folder: string) => inPython('linking', 'linking_graphs.py', [method, folder]) } : {}),
  run: (folder, setting) => inPython('linking', 'linking_graphs.py', [method, folder, setting]),
});

export const networkx = graph('Connected components, networkx', 'networkx 3.6.1 (PyPI)', 'networkx', false);
export const igraph = graph('Connected components, igraph', 'igraph 1.0.0 (PyPI)', 'igraph', false);
export const withoutHubs = graph('Connected components without hubs', 'igraph 1.0.0 (PyPI)', 'without-hubs', true);
export const modularity = graph('Leiden, modularity', 'igraph 1.0.0 (PyPI)', 'modularity', true);
export const cpm = graph('Leiden, CPM', 'igraph 1.0.0 (PyPI)', 'cpm', true);

export const dedupe: Contestant = {
  who: 'dedupe',
  version: 'dedupe 3.0.3 (PyPI)',
  method: 'dedupe',
  learn: (folder) => inPython('dedupe', 'linking_dedupe.py', ['learn', folder]),
  run: (folder, setting) => inPython('dedupe', 'linking_dedupe.py', ['run', folder, setting]),
};

interface Score {
  readonly pairP: number;
  readonly pairR: number;
  readonly pairF: number;
  readonly b3F: number;
  readonly worstFalseMerge: number;
}

/** By the simulator's own scorer. */
async function scored(rings: string, truth: string): Promise<Score> {
  const { stdout } = await run(process.execPath, [join(simulator, 'score.mjs'), rings, truth, '--json']);
  return JSON.parse(stdout) as Score;
}

async function ask<T>({ program, args }: Ask): Promise<T> {
  const { stdout } = await run(program, [...args], {
    maxBuffer: 1 << 26,
    timeout: longestMinutes * 60_000,
    killSignal: 'SIGKILL',
  });
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as T;
}

/** Why there are no figures, without what a program printed: that may quote reports. */
function excuse(error: unknown): string {
  const { killed, code, signal } = error as { killed?: boolean; code?: number | string; signal?: string };
  if (killed === true) return `did not end within ${longestMinutes} minutes`;
  return signal === undefined || signal === null
    ? `failed with ${code ?? 'an error'}`
    : `ended by ${signal}: out of memory, most likely`;
}

/** What was learned on these reports already, by the contestant's question. */
export type Memory = Map<string, Promise<Learned>>;

export type Figures = Readonly<Record<string, number>>;

/**
 * The figures of a contestant on what lies in `folder`, whose truth lies one above; a text where there are none.
 * `times` of one and the same run: medians of seconds and memory. `isLearned`: the models in `memory` were learned on fewer reports, and
 * the setting that was best for those need not be it for these.
 */
export async function measured(
  contestant: Contestant,
  folder: string,
  { times, memory, isLearned }: { readonly times: number; readonly memory: Memory; readonly isLearned: boolean },
): Promise<Figures | string> {
  try {
    const question = contestant.learn?.(folder);
    if (contestant.learn !== undefined && question === undefined) return 'could not be installed';
    const learned = question === undefined ? undefined : await once(memory, question, folder);
    const tuning = isLearned ? contestant.tune?.(folder) : undefined;
    const tuned = tuning === undefined ? undefined : await ask<Learned>(tuning);
    const setting = String((tuned ?? learned)?.settings[contestant.method] ?? 0);
    const asked = contestant.run(folder, setting);
    if (asked === undefined) return 'could not be installed';
    const runs: Told[] = [];
    while (runs.length < times) runs.push(await ask<Told>(asked));
    const truth = join(folder, '../truth.csv');
    const own = await scored(join(folder, 'rings.csv'), truth);
    const best = join(folder, `rings-${contestant.method}.csv`);
    const { b3F } = existsSync(best) ? await scored(best, truth) : own;
    const before = learned?.train ?? runs[0]!.prepare;
    return {
      precision: own.pairP,
      recall: own.pairR,
      f1: own.pairF,
      bcubed: b3F,
      worst: own.worstFalseMerge,
      seconds: median(runs.map(({ seconds }) => seconds)),
      megabytes: median(runs.map(({ megabytes }) => megabytes)),
      ...(before === undefined ? {} : { before }),
    };
  } catch (error) {
    if (contestant.ours === true) throw error;
    return excuse(error);
  } finally {
    rmSync(join(folder, 'rings.csv'), { force: true });
  }
}

async function once(memory: Memory, question: Ask, folder: string): Promise<Learned> {
  const name = question.args.filter((arg) => arg !== folder).join(' ');
  const known = memory.get(name);
  if (known !== undefined) return await known;
  const asked = ask<Learned>(question);
  memory.set(name, asked);
  return await asked;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** A row from one or several seeds: means; of the worst ring the worst. */
export function rowOf({ who, version, ours }: Contestant, all: readonly (Figures | string)[]): Row {
  const missing = all.find((one) => typeof one === 'string');
  const head = { who, version, ...(ours === true ? { ours } : {}) };
  if (missing !== undefined) return { ...head, figures: {}, missing };
  const figures = all as readonly Figures[];
  return {
    ...head,
    figures: Object.fromEntries(
      Object.keys(figures[0]!).map((key) => {
        const values = figures.map((each) => each[key]!);
        return [key, key === 'worst' ? Math.max(...values) : mean(values)];
      }),
    ),
  };
}
