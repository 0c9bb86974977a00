import { expect, it } from 'vitest';
import { groupsOf, type Mention } from './mention.ts';

const mention = (value: string, more: Partial<Mention> = {}): Mention => ({
  kind: 'phone',
  value,
  raw: value,
  role: 'suspect',
  start: 0,
  end: value.length,
  confidence: 1,
  masked: false,
  earlier: false,
  reports: 1,
  service: false,
  ...more,
});

it('lists each indicator once a role, with every place and spelling, in the order one works through them', () => {
  const groups = groupsOf([
    mention('+1', { role: 'victim' }),
    mention('+2', { raw: '2' }),
    mention('+2', { raw: '(2)', field: 'phone' }),
    mention('+2', { raw: '2', role: 'unknown' }),
    mention('+2', { kind: 'account' }),
  ]);
  expect(groups.map(({ role, named }) => [role, named.map(({ places, written }) => [places, written])])).toEqual([
    [
      'suspect',
      [
        [
          [1, 2],
          ['2', '(2)'],
        ],
        [[4], ['+2']],
      ],
    ],
    ['unknown', [[[3], ['2']]]],
    ['victim', [[[0], ['+1']]]],
  ]);
});

it('keeps apart, and last, what a person said is no indicator', () => {
  const wrong = mention('+3', { corrected: { act: 7, by: 'ann', was: 'suspect', wrong: true } });
  expect(groupsOf([wrong, mention('+4', { role: 'institution' })]).map(({ role }) => role)).toEqual(['institution', 'wrong']);
});
