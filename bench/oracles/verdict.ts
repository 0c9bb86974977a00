import { existsSync, readFileSync } from 'node:fs';
import { passes } from './case.ts';
import type { Case } from './case.ts';

/** Whose answer to a failing case is right: `policy` where Clew differs on purpose. */
export interface Verdict {
  readonly verdict: 'theirs' | 'ours' | 'policy';
  readonly why: string;
}

/** Committed verdicts of a suite, by case. */
function verdictsOf(suite: string): Readonly<Record<string, Verdict>> {
  const path = new URL(`../verdicts/${suite}.json`, import.meta.url);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, Verdict>) : {};
}

const percent = (part: number, all: number): string => (all === 0 ? '-' : `${((100 * part) / all).toFixed(2)} %`);

/** Prints a suite's pass rates and its failing cases; answers how many of these have no verdict. */
export function printSuite(name: string, cases: readonly Case[], showFailures: boolean): number {
  const verdicts = verdictsOf(name);
  const failing = cases.filter((each) => !passes(each));
  const apart = failing.filter((each) => (verdicts[each.id]?.verdict ?? 'ours') !== 'ours').length;
  const equal = cases.length - failing.length;
  console.log(
    `${name.padEnd(30)} ${String(cases.length).padStart(6)} cases  equal ${percent(equal, cases.length).padStart(9)}  ` +
      `theirs and policy apart ${percent(equal, cases.length - apart).padStart(9)}`,
  );
  for (const [group, members] of Map.groupBy(cases, (each) => each.group)) {
    console.log(`  ${group.padEnd(34)} ${String(members.filter(passes).length).padStart(6)} of ${members.length}`);
  }
  if (showFailures) for (const each of failing) console.log(line(each, verdicts[each.id]));
  return failing.filter((each) => verdicts[each.id] === undefined).length;
}

function line(each: Case, verdict: Verdict | undefined): string {
  const short = (value: unknown): string => JSON.stringify(value)?.slice(0, 160) ?? 'undefined';
  return `  - ${each.id} [${verdict?.verdict ?? 'no verdict'}: ${verdict?.why ?? ''}]  in ${short(each.input)}  want ${short(each.want)}  got ${short(each.got)}`;
}
