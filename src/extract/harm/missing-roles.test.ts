import { expect, it } from 'vitest';
import { extractMentions } from '../extract.ts';
import { missingRoles } from './missing-roles.ts';

function rolesOf(text: string): Record<string, string> {
  const mentions = extractMentions({ text, region: 'CN' });
  missingRoles(text, mentions);
  return Object.fromEntries(mentions.map(({ value, role }) => [value, role]));
}

it('asks the clause of a mention first, then the words right after it, then the sentence', () => {
  expect(rolesOf('他的手机13800010001，中介说不知道。')).toEqual({ '+8613800010001': 'victim' });
  expect(rolesOf('家属说，13800010002（中介）接走了人。')).toEqual({ '+8613800010002': 'suspect' });
  expect(rolesOf('中介在网上发了广告，号码13800010003。')).toEqual({ '+8613800010003': 'suspect' });
});

it('keeps words of one sentence out of the next', () => {
  expect(rolesOf('大使馆说正在核实。他的手机13800010004打不通。')).toEqual({ '+8613800010004': 'victim' });
});
