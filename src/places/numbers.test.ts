import { describe, expect, it } from 'vitest';
import { extractMentions } from '../extract/index.ts';
import { mainPlace, numberPlaces, placeMentions } from './index.ts';

function told(text: string, { region, ...fields }: Record<string, string> = {}): string[] {
  const mentions = extractMentions({ text, fields, ...(region === undefined ? {} : { region }) });
  return numberPlaces(mentions, region).map(({ place, role, field, start, end }) => {
    const raw = (field === undefined ? text : fields[field]!).slice(start, end);
    return [place, role, raw].join(' | ');
  });
}

describe('countries of the other side’s numbers', () => {
  it.each([
    ['对方用+66 81 234 5678给我打电话。', ['thailand | number | +66 81 234 5678']],
    ['The scammer called me from +95 9 250 123 456.', ['myanmar | number | +95 9 250 123 456']],
    ['骗子的电话是00855 12 345 678。', ['cambodia | number | 00855 12 345 678']],
    ['He texted me from +63 917 123 4567 and from +971 50 123 4567.', 2],
    ['They called me from +852 5123 4567.', ['hong-kong | number | +852 5123 4567']],
    ['对方WhatsApp是+856 20 5512 3456，一直联系我。', ['laos | number | +856 20 5512 3456']],
  ])('%s', (text, expected) => {
    const found = told(text);
    if (typeof expected === 'number') expect(found).toHaveLength(expected);
    else expect(found).toEqual(expected);
  });

  it('are told once a report', () => {
    expect(told('对方先用+66 81 234 5678，后用+66 89 876 5432打给我。')).toHaveLength(1);
  });

  it('come from columns too', () => {
    expect(told('', { 嫌疑人电话: '+855 12 345 678', 报案人电话: '+86 138 0013 8000' })).toEqual([
      'cambodia | number | +855 12 345 678',
    ]);
  });

  it.each([
    ['the victim’s number', '我的电话是+66 81 234 5678，请联系我。', {}],
    ['the country of the victim’s number', '对方用+66 81 234 5678打给我。', { 报案人电话: '+66 89 876 5432' }],
    ['the region of the casebook', '对方用+86 138 0013 8000打给我。', { region: 'CN' }],
    ['numbers written as inside a country', 'He called me from (202) 555-0143 ext. 22 every day.', { region: 'US' }],
    ['numbers of nobody', '+66 81 234 5678', {}],
    ['parts of a number', '对方用+66 81****5678打给我。', {}],
    ['numbers that are free to call', 'They told me to call +1 800 555 0199.', {}],
    ['numbers of an institution', '我拨打了中国银行客服+86 95566核实。', {}],
  ])('not: %s', (_, text, fields) => {
    expect(told(text, fields as Record<string, string>)).toEqual([]);
  });

  it('does not stand for a report, nor change what its words tell', () => {
    const text = '对方用+66 81 234 5678打给我，后来承认窝点在妙瓦底。';
    const mentions = extractMentions({ text });
    expect(numberPlaces(mentions)).toHaveLength(1);
    expect(mainPlace(numberPlaces(mentions))).toBeUndefined();
    expect(mainPlace([...numberPlaces(mentions), ...placeMentions({ text, fields: {} })])).toBe('myawaddy');
  });
});
