import { existsSync, readFileSync } from 'node:fs';
import { available, passes } from './oracles/case.ts';
import type { Case, Suite } from './oracles/case.ts';
import { infoblox, npa165, sophos } from './oracles/campaigns.ts';
import { iocExtractor } from './oracles/ioc-extractor.ts';
import { iocFinder } from './oracles/ioc-finder.ts';
import { iocextract } from './oracles/iocextract.ts';
import { presidio } from './oracles/presidio.ts';
import { recognizersText } from './oracles/recognizers-text.ts';
import { twitterText } from './oracles/twitter-text.ts';
import { validatorJs } from './oracles/validator-js.ts';

// How Clew answers the test suites of other extractors, for the kinds both have: addresses, hashes, trackers.
//   node bench/extract-oracles.ts [SUITE…] [--failures]
// Each failing case has a verdict in bench/verdicts/SUITE.json: `theirs` (their answer is wrong or dated), `ours` (ours
// is wrong), `policy` (Clew differs on purpose). The pass rate counts equality alone.

const suites: readonly Suite[] = [
  iocFinder,
  iocextract,
  iocExtractor,
  twitterText,
  recognizersText,
  validatorJs,
  presidio,
  infoblox,
  sophos,
  npa165,
];

interface Verdict {
  readonly verdict: 'theirs' | 'ours' | 'policy';
  readonly why: string;
}

function verdictsOf(suite: string): Readonly<Record<string, Verdict>> {
  const path = new URL(`verdicts/${suite}.json`, import.meta.url);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, Verdict>) : {};
}

const percent = (part: number, all: number): string => `${((100 * part) / all).toFixed(2)} %`;

function report(suite: Suite, showFailures: boolean): void {
  const cases = suite.cases();
  const verdicts = verdictsOf(suite.name);
  const failing = cases.filter((each) => !passes(each));
  const apart = failing.filter((each) => verdicts[each.id] !== undefined && verdicts[each.id]!.verdict !== 'ours');
  const equal = cases.length - failing.length;
  console.log(
    `${suite.name.padEnd(26)} ${String(cases.length).padStart(6)} cases  equal ${percent(equal, cases.length).padStart(9)}  ` +
      `with theirs and policy apart ${percent(equal, cases.length - apart.length).padStart(9)}`,
  );
  for (const [group, members] of Map.groupBy(cases, (each) => each.group)) {
    const good = members.filter(passes).length;
    console.log(`  ${group.padEnd(34)} ${String(good).padStart(6)} of ${members.length}`);
  }
  if (showFailures) for (const each of failing) console.log(line(each, verdicts[each.id]));
  const unjudged = failing.filter((each) => verdicts[each.id] === undefined).length;
  if (unjudged > 0) console.log(`  ${unjudged} failing cases have no verdict`);
}

function line(each: Case, verdict: Verdict | undefined): string {
  const short = (value: unknown): string => JSON.stringify(value)?.slice(0, 220) ?? 'undefined';
  return `  - ${each.id} [${verdict?.verdict ?? 'no verdict'}: ${verdict?.why ?? ''}]\n      in   ${short(each.input)}\n      want ${short(each.want)}\n      got  ${short(each.got)}`;
}

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
for (const suite of suites) {
  if (wanted.length > 0 && !wanted.includes(suite.name)) continue;
  if (available(suite.name)) report(suite, !process.argv.includes('--quiet'));
  else console.log(`${suite.name.padEnd(26)} skipped: its data is not here`);
}
