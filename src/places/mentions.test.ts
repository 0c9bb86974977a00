import { describe, expect, it } from 'vitest';
import { mainPlace, placeMentions } from './index.ts';

const told = (text: string, fields: Record<string, string> = {}): string[] =>
  placeMentions({ text, fields }).map(({ place, role, field }) =>
    [place, role, ...(field === undefined ? [] : [field])].join(' '),
  );

describe('roles of places', () => {
  it.each([
    ['他说漏嘴，公司在迪拜。', ['dubai site']],
    ['他自称在迪拜做石油。', ['dubai named']],
    ['他自称在妙瓦底上班。', ['myawaddy site']],
    ['家住湖南，在网上认识一个自称在曼谷的人。', ['hunan home', 'bangkok named']],
    ['平台受香港证监会监管，中国银行也有广告。', []],
    ['从云南瑞丽偷渡，被卖到缅甸妙瓦底的KK园区。', ['ruili route', 'myawaddy site', 'kk-park site']],
    ['IP归属地为缅甸，钱在泉州的ATM取走。', ['myanmar hint', 'fujian bank']],
    ['I live in London. He said he lived in Dubai.', ['united-kingdom home', 'dubai named']],
    ['They flew me to Bangkok and held me in Myawaddy, Myanmar.', ['bangkok route', 'myawaddy site']],
    ['Mr Smythe claimed to run a business in Dubai.', ['dubai named']],
    ['He said he was in Georgia for the weekend.', []],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it('end with the sentence', () => {
    expect(told('我家住北京。曼谷的照片很好看。')).toEqual(['beijing home', 'bangkok named']);
  });

  it('hold for traditional characters', () => {
    expect(told('報案人現住臺北，IP歸屬地緬甸。')).toEqual(['taiwan home', 'myanmar hint']);
  });

  it('come from the names of columns', () => {
    const fields = {
      报案人住址: '浙江省江山市上海路12号',
      开户行: '中国农业银行东莞支行',
      登录地: '柬埔寨金边',
      嫌疑人地址: '缅甸妙瓦底',
      嫌疑人户籍: '福建安溪',
      职业: '广东话主播',
      notes: 'the office was in Bavet, Cambodia',
    };
    expect(told('', fields)).toEqual([
      'zhejiang home 报案人住址',
      'guangdong bank 开户行',
      'phnom-penh hint 登录地',
      'myawaddy site 嫌疑人地址',
      'bavet site notes',
    ]);
  });

  it('give the place of the name alone, never an address', () => {
    const [home] = placeMentions({ text: '', fields: { 'Victim address': '12 Example Street, Leeds, flat 4' } });
    expect(home).toEqual({ place: 'united-kingdom', role: 'home', field: 'Victim address', start: 19, end: 24 });
  });
});

describe('the place that stands for a report', () => {
  const main = (text: string): string | undefined => mainPlace(placeMentions({ text, fields: {} }));
  it.each([
    ['从瑞丽偷渡，公司在柬埔寨，后来人在西港的园区。', 'sihanoukville'],
    ['家住湖南，开户行中国银行东莞支行。', undefined],
    ['从云南瑞丽偷渡。', undefined],
    ['IP归属地缅甸，他说他在曼谷，窝点在菲律宾。', 'philippines'],
    ['他自称在曼谷，又说去过吉隆坡。', 'bangkok'],
  ])('%s', (text, expected) => {
    expect(main(text)).toBe(expected);
  });
});
