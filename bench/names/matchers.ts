import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareNames, type NameHint, readName } from '../../src/names/index.ts';
import { python } from '../peers/python.ts';

export interface Person {
  readonly name: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
}
/** What all matchers are asked alike. */
export interface Asked {
  readonly pairs: readonly (readonly [string, string])[];
  /** Each of `cross` is compared with all of `against`. */
  readonly cross: readonly string[];
  readonly against: readonly string[];
  readonly persons: readonly (readonly [Person, Person])[];
}
/** Scores in the order asked; CPU seconds of the pairs, from the written names to the scores, once warm. */
export interface Told {
  readonly scores: readonly number[];
  readonly cross: readonly (readonly number[])[];
  readonly persons: readonly number[];
  readonly seconds: number;
}

/** CPU seconds of this process's thread and its garbage collector. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const compared = (a: string, b: string, hint?: NameHint): number => compareNames(readName(a, hint), readName(b, hint)).score;

/** Clew; `hints` tells what is known beside each pair. */
export function clew({ pairs, cross, against, persons }: Asked, hints?: readonly (NameHint | undefined)[]): Told {
  const hinted = ({ firstName, lastName }: Person): NameHint => ({ given: firstName, surname: lastName });
  for (const [a, b] of pairs) compared(a, b);
  let scores: readonly number[] = [];
  const rounds = 5;
  const cpu = cpuSeconds(() => {
    for (let i = 0; i < rounds; i++) scores = pairs.map(([a, b], at) => compared(a, b, hints?.[at]));
  });
  return {
    scores,
    seconds: cpu / rounds,
    cross: cross.map((query) => against.map((result) => compared(query, result))),
    persons: persons.map(([a, b]) => compareNames(readName(a.name, hinted(a)), readName(b.name, hinted(b))).score),
  };
}

/** nomenklatura and rapidfuzz, by matcher; undefined where they cannot be had. */
export function peers(asked: Asked): Readonly<Record<string, Told>> | undefined {
  const program = python('names');
  if (program === undefined) return undefined;
  const home = mkdtempSync(join(tmpdir(), 'clew-bench-'));
  try {
    const file = join(home, 'asked.json');
    writeFileSync(file, JSON.stringify(asked));
    const script = join(import.meta.dirname, '..', 'peers', 'names.py');
    return JSON.parse(execFileSync(program, [script, file], { encoding: 'utf8', maxBuffer: 1 << 30 })) as Record<string, Told>;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
