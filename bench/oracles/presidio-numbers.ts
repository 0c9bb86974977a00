import type { IndicatorKind } from '../../src/model/index.ts';
import { find, readText } from './case.ts';
import type { Case } from './case.ts';

interface Sentence {
  readonly text: string;
  readonly spans: readonly { readonly type: string; readonly start: number; readonly end: number }[];
}

const types: Readonly<Record<string, readonly IndicatorKind[]>> = {
  CREDIT_CARD: ['card'],
  IBAN_CODE: ['iban'],
  PHONE_NUMBER: ['phone'],
};

export const presidioNumbers = {
  name: 'presidio_synth-numbers',
  data: 'presidio_synth',
  cases(): Case[] {
    const lines = readText('presidio_synth/sentences.jsonl').trim().split('\n');
    return lines.flatMap((line, index) => {
      const { text, spans } = JSON.parse(line) as Sentence;
      // Spans count code points.
      const points = (unit: number): number => Array.from(text.slice(0, unit)).length;
      return Object.entries(types).flatMap(([type, kinds]) => {
        const want = spans.filter((span) => span.type === type).map((span) => [span.start, span.end]);
        want.sort((a, b) => a[0]! - b[0]!);
        const got = find(text, kinds).map((each) => [points(each.start), points(each.end)]);
        return want.length + got.length > 0 ? [{ id: `${index} ${type}`, group: type, input: text, want, got }] : [];
      });
    });
  },
};
