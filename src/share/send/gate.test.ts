import { expect, it } from 'vitest';
import { Gate } from './gate.ts';

const gate = new Gate(['张美丽', 'Joan Whitfield', '13912340001', '6222021234567890128']);

it.each([
  ['as it is', '报案人张美丽称'],
  ['with escapes of JSON', JSON.stringify('张美丽').replaceAll(/\P{ASCII}/gu, (one) => `\\u${one.charCodeAt(0).toString(16)}`)],
  ['in another case', 'JOAN WHITFIELD'],
  ['a number with its country', '+8613912340001'],
  ['a number in full width', '１３９１２３４０００１'],
])('a file that names a victim does not leave: %s', async (_how, text) => {
  await expect(gate.check('data/x.json', text)).rejects.toMatchObject({ code: 'share.unredacted', kind: 'untrusted' });
  await expect(gate.check('data/x.json', Buffer.from(text))).rejects.toMatchObject({ code: 'share.unredacted' });
});

it('a file that names nobody leaves, and without redaction every file does', async () => {
  await expect(gate.check('data/x.json', '张丽美 13912340002 Joan')).resolves.toBeUndefined();
  await expect(new Gate([]).check('data/x.json', '张美丽')).resolves.toBeUndefined();
});

it('a text that somebody wrote is looked through for numbers in other ways of writing too', () => {
  for (const text of ['card 6222 0212 3456 7890 128', '+86 139-1234-0001', '(139) 1234·0001'])
    expect([text, gate.isFree(text)]).toEqual([text, false]);
  expect(gate.isFree('139 1234 0002')).toBe(true);
});

it('what the operator writes names no victim either', () => {
  const said = { recipient: 'Harrow Bay', reason: 'joint case' } as Parameters<Gate['requireFree']>[0];
  expect(() => gate.requireFree(said)).not.toThrow();
  expect(() => gate.requireFree({ ...said, reason: '张美丽案' })).toThrow(expect.objectContaining({ code: 'share.reason' }));
});
