import { describe, expect, it } from 'vitest';
import { extract, extractMentions } from './index.ts';

const told = (text: string, fields?: Record<string, string>): string[] =>
  extractMentions({ text, ...(fields && { fields }) }).map(({ kind, value, field }) => `${field ?? 'text'} ${kind} ${value}`);

describe('a report', () => {
  it('is read in its text and in each of its cells', () => {
    const fields = {
      suspect_phone: '154 4588 4308',
      suspect_url: 'hxxps://abc[.]invalid',
      suspect_email: 'N/A',
      reported_at: '2024-01-02',
    };
    expect(told('网址是www.abc.invalid。', fields)).toEqual([
      'text domain abc.invalid',
      'suspect_phone phone +8615445884308',
      'suspect_url url https://abc.invalid',
      'suspect_url domain abc.invalid',
    ]);
  });

  it('counts no digits twice', () => {
    const { mentions, amounts, dates } = extract({
      text: '2024年1月2日转账5000元到6222021234567890128',
      date: Date.UTC(2024, 0, 3),
    });
    expect(mentions.map(({ raw }) => raw)).toEqual(['6222021234567890128']);
    expect(amounts.map(({ raw }) => raw)).toEqual(['5000元']);
    expect(dates.map(({ raw }) => raw)).toEqual(['2024年1月2日']);
  });

  // Eleven digits from 13 to 19, a mainland mobile's shape: the brackets around the dots must not make a number of it.
  it.each(['198(.)51(.)100(.)234', '198.51(.)100.234', '198(.51.)100(.234', '198．51(.)100.234'])(
    'takes a defanged address for no telephone: %s',
    (text) => {
      expect(told(`网址是${text}，已报警`)).toEqual(['text ip 198.51.100.234']);
      expect(told('', { suspect_ip: text })).toEqual(['suspect_ip ip 198.51.100.234']);
    },
  );

  it('has no mentions when there is nothing to find', () => {
    expect(extract({ text: '' })).toEqual({ mentions: [], amounts: [], dates: [] });
    expect(told('他说稳赚不赔。', { suspect_phone: '不详' })).toEqual([]);
  });
});

it('takes the live links of an analyst for sources, and the defanged ones for indicators', () => {
  const text = 'see https://news.example/a. Domains: one[.]test, two[.]test, hxxp://three.test/x';
  const roles = new Map(extractMentions({ text }).map(({ value, role }) => [value, role]));
  expect(roles.get('https://news.example/a')).toBe('institution');
  expect(roles.get('news.example')).toBe('institution');
  expect(roles.get('one.test')).toBe('suspect');
  expect(roles.get('http://three.test/x')).toBe('suspect');
});
