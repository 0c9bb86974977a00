import type { Mention } from '../../src/model/index.ts';
import { find, readText, webAddresses } from './case.ts';
import type { Case } from './case.ts';

interface Sentence {
  readonly text: string;
  readonly spans: readonly { readonly type: string; readonly start: number; readonly end: number }[];
}

/** What they call a domain name is the whole address. */
const types: readonly (readonly [string, (text: string) => Mention[]])[] = [
  ['EMAIL_ADDRESS', (text) => find(text, ['email'])],
  ['DOMAIN_NAME', (text) => webAddresses(text)],
  ['IP_ADDRESS', (text) => find(text, ['ip'])],
];

/** Spans count code points. */
const points = (text: string, unit: number): number => Array.from(text.slice(0, unit)).length;

export const presidio = {
  name: 'presidio_synth',
  cases(): Case[] {
    const cases: Case[] = [];
    const lines = readText('presidio_synth/sentences.jsonl').trim().split('\n');
    for (const [index, line] of lines.entries()) {
      const { text, spans } = JSON.parse(line) as Sentence;
      for (const [type, read] of types) {
        const want = spans
          .filter((span) => span.type === type)
          .map((span) => [span.start, span.end])
          .toSorted((a, b) => a[0]! - b[0]!);
        const got = read(text).map((each) => [points(text, each.start), points(text, each.end)]);
        if (want.length + got.length > 0) cases.push({ id: `${index} ${type}`, group: type, input: text, want, got });
      }
    }
    return cases;
  },
};
