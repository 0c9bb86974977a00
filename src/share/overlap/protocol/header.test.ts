import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedSigner } from '../../../custody/index.ts';
import { fingerprint, type Header, headerText, parseHeader, type Terms } from './header.ts';

const key = seedSigner('a.example', Buffer.alloc(32, 7)).verifier;
const terms: Terms = {
  purpose: 'accounts that two cases share',
  basis: 'art. 5',
  supervisor: 'Made Supervisor',
  kinds: ['account', 'card'],
  roles: [],
  tells: ['case'],
  most: 1000,
  ratio: 10,
};
const offer: Header = {
  step: 'offer',
  run: '0123456789abcdef0123456789abcdef',
  from: key,
  rotations: ['a note\n\n— of several\nlines\n'],
  to: fingerprint(key),
  variant: 'labels',
  normaliser: 'made-1',
  size: 12,
  ofSize: 0,
  commitment: 'c'.repeat(64),
  answers: '',
  body: { sha256: 'd'.repeat(64), bytes: 384 },
  time: 1_700_000_000_000,
  terms,
};

const code = (read: () => unknown): string => {
  try {
    read();
    return 'taken';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const parsed = (text: string): string => code(() => parseHeader(text));

it('is read as it was written', () => {
  const plain = ({ from, ...rest }: Header): unknown => ({ ...rest, from: fingerprint(from) });
  const { terms: _, ...rest } = offer;
  const answer: Header = { ...rest, step: 'answer', ofSize: 7, answers: 'e'.repeat(64) };
  for (const header of [offer, answer, { ...answer, step: 'result' } as const])
    expect(plain(parseHeader(headerText(header)))).toEqual(plain(header));
});

it('has its lines in one order', () => {
  const names = headerText(offer)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(' ')[0]);
  expect(names.join(' ')).toBe(
    'run from key rotation to variant normaliser size commitment body bytes time purpose basis supervisor kinds roles tells most ratio',
  );
});

describe('free text', () => {
  it.each([
    'two\nlines',
    'a return\r',
    'a tab\t',
    'turned\u202Earound',
    'a separator\u2028here',
    'half \uD83D',
    '',
    '  ',
    'x'.repeat(501),
  ])('that could forge a line is refused: %j', (purpose) => {
    expect(code(() => headerText({ ...offer, terms: { ...terms, purpose } }))).toBe('overlap.text');
  });

  it('of any other kind is read as it was written, and forges nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }), (purpose) => {
        let text: string;
        try {
          text = headerText({ ...offer, terms: { ...terms, purpose } });
        } catch {
          return;
        }
        expect(parseHeader(text).terms).toEqual({ ...terms, purpose });
        expect(text.split('\n')).toHaveLength(headerText(offer).split('\n').length);
      }),
    );
    expect(parseHeader(headerText({ ...offer, terms: { ...terms, purpose: '"\\n most 9 共同账户' } })).terms!.purpose).toBe(
      '"\\n most 9 共同账户',
    );
  });
});

describe('is refused', () => {
  const text = headerText(offer);
  it('with a line gone, twice, moved or added', () => {
    const lines = text.trimEnd().split('\n');
    const joined = (parts: readonly string[]): string => `${parts.join('\n')}\n`;
    expect(parsed(joined(lines))).toBe('taken');
    for (const at of lines.keys()) {
      // A rotation may be there or not.
      if (!lines[at]!.startsWith('rotation')) {
        expect([lines[at], parsed(joined(lines.toSpliced(at, 1)))]).toEqual([lines[at], 'overlap.header']);
        expect([lines[at], parsed(joined(lines.toSpliced(at, 0, lines[at]!)))]).toEqual([lines[at], 'overlap.header']);
      }
      if (at > 0) expect(parsed(joined(lines.with(at, lines[at - 1]!).with(at - 1, lines[at]!)))).toBe('overlap.header');
    }
    expect(parsed(`${text}more 1\n`)).toBe('overlap.header');
    expect(parsed(text.slice(0, -1))).toBe('overlap.header');
    expect(parsed('')).toBe('overlap.header');
  });

  it.each([
    ['size 12', 'size 012'],
    ['size 12', 'size 1e1'],
    ['size 12', 'size -12'],
    ['size 12', 'size 99999999999999999'],
    ['size 12', 'size  12'],
    ['variant labels', 'variant other'],
    ['kinds account,card', 'kinds account,,card'],
    ['kinds account,card', 'kinds Account'],
    ['basis "art. 5"', 'basis "art\\u002e 5"'],
    ['basis "art. 5"', 'basis art. 5'],
    ['basis "art. 5"', 'basis ["art. 5"]'],
    ['basis "art. 5"', 'basis "a\\nb"'],
    ['from a.example', 'from b.example'],
    ['run 01', 'run 0A'],
    ['rotation YSBub3RlC', 'rotation YSBub3Rl*'],
  ])('when %j is spelt %j', (right, wrong) => {
    expect(text).toContain(right);
    expect(parsed(text.replace(right, wrong))).toBe('overlap.header');
  });

  it('of another version as such', () => {
    expect(parsed(text.replace('/v1\n', '/v2\n'))).toBe('overlap.version');
    expect(parsed(text.replace('overlap-offer', 'overlap-request'))).toBe('overlap.header');
  });
});
