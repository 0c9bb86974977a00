import { expect, it } from 'vitest';
import { protectionStateOf } from './state.ts';

it('follows what people decide, and nothing decides for them', () => {
  expect(protectionStateOf([], false)).toBe('unscreened');
  expect(protectionStateOf([], true)).toBe('proposed');
  expect(protectionStateOf([{ step: 'interview' }], true)).toBe('proposed');
  expect(protectionStateOf([{ step: 'refer' }], false)).toBe('referred');
  expect(protectionStateOf([{ step: 'refer' }, { step: 'interview', signs: [1] }], true)).toBe('referred');
  expect(protectionStateOf([{ step: 'clear' }], true)).toBe('cleared');
  expect(protectionStateOf([{ step: 'clear' }, { step: 'interview', signs: [1] }], true)).toBe('proposed');
  expect(protectionStateOf([{ step: 'refer' }, { step: 'override' }], true)).toBe('overridden');
  expect(protectionStateOf([{ step: 'refer' }, { step: 'override' }, { step: 'resume' }], true)).toBe('referred');
  expect(protectionStateOf([{ step: 'refer' }, { step: 'close' }], true)).toBe('closed');
});
