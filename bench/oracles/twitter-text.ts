import { readJson, webAddresses } from './case.ts';
import type { Case } from './case.ts';

interface Test {
  readonly description: string;
  readonly text: string;
  readonly expected: readonly (string | { readonly url: string; readonly indices: readonly [number, number] })[];
}

/** Offsets of the suite count code points, ours UTF-16 units. */
const points = (text: string, unit: number): number => Array.from(text.slice(0, unit)).length;

export const twitterText = {
  name: 'oracle_twitter_text',
  cases(): Case[] {
    const { tests } = readJson('oracle_twitter_text/extract.json') as { tests: Record<string, Test[]> };
    return ['urls', 'urls_with_indices', 'urls_with_directional_markers'].flatMap((group) =>
      tests[group]!.map(({ description, text, expected }, index) => {
        const found = webAddresses(text, 0.5);
        const got = found.map((each) =>
          group === 'urls' ? each.raw : { url: each.raw, indices: [points(text, each.start), points(text, each.end)] },
        );
        return { id: `${group} ${index}`, group, input: `${description}: ${text}`, want: expected, got };
      }),
    );
  },
};
