import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { extractMentions } from '../src/extract/index.ts';

// The account names (`mentions` groups) of Twitter's own conformance suite for its text parser.
//   node bench/oracle-twitter-mentions.ts
// Different on purpose: list names (`@user/list`) are read as the account alone, so that group is held to its account.

interface Test {
  readonly description: string;
  readonly text: string;
  readonly expected: unknown;
}
interface Place {
  readonly screen_name: string;
  readonly indices: readonly [number, number];
}

const path = fileURLToPath(new URL('../../shared/data/oracle_twitter_text/extract.json', import.meta.url));

function accounts(text: string): Place[] {
  return extractMentions({ text })
    .filter((mention) => mention.kind === 'handle' && mention.raw.startsWith('@'))
    .map(({ raw, start, end }) => ({ screen_name: raw.slice(1), indices: [start, end] }));
}

/** What each group asks for, from the accounts found. */
const groups: Readonly<Record<string, { ask: (found: Place[], text: string) => unknown; want: (expected: unknown) => unknown }>> =
  {
    mentions: { ask: (found) => found.map((each) => each.screen_name), want: (expected) => expected },
    mentions_with_indices: { ask: (found) => found, want: (expected) => expected },
    mentions_or_lists_with_indices: {
      ask: (found) => found.map((each) => each.screen_name),
      want: (expected) => (expected as readonly Place[]).map((each) => each.screen_name),
    },
    replies: {
      ask: (found, text) =>
        found[0] !== undefined && /^\s*$/.test(text.slice(0, found[0].indices[0])) ? found[0].screen_name : null,
      want: (expected) => expected,
    },
  };

if (existsSync(path)) {
  const { tests } = JSON.parse(readFileSync(path, 'utf8')) as { tests: Record<string, Test[]> };
  let all = 0;
  let right = 0;
  for (const [name, { ask, want }] of Object.entries(groups)) {
    let passed = 0;
    for (const { description, text, expected } of tests[name]!) {
      const got = ask(accounts(text), text);
      if (isDeepStrictEqual(got, want(expected))) passed++;
      else
        console.log(
          `  ${name}: ${description}\n    ${JSON.stringify(text)}\n    want ${JSON.stringify(expected)} got ${JSON.stringify(got)}`,
        );
    }
    console.log(`${name.padEnd(32)} ${passed} of ${tests[name]!.length}`);
    all += tests[name]!.length;
    right += passed;
  }
  console.log(`${'all'.padEnd(32)} ${right} of ${all} = ${((100 * right) / all).toFixed(2)} %`);
} else {
  console.log('skipped: the suite oracle_twitter_text is not beside the repository');
}
