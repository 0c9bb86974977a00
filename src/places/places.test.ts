import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vectors } from '../../test/support/shared.ts';
import { gazetteer } from './gazetteer.ts';
import { distanceKm, placeName, placeOf, places, placesOf } from './index.ts';

const keys = (text: string): string[] => placesOf(text).map(({ key }) => key);

describe('the gazetteer', () => {
  it('has each key once, as a slug, and numbers that can be true', () => {
    const all = places();
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    for (const { key, en, zh, lat, lon, precisionKm, kind } of all) {
      expect(key).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
      expect(en.length * zh.length).toBeGreaterThan(0);
      expect(Math.abs(lat) <= 45 && lon > 40 && lon < 130, key).toBe(true);
      expect(precisionKm > 0 && precisionKm <= 30, key).toBe(true);
      expect(['town', 'compound', 'zone']).toContain(kind);
    }
  });

  it('tells a place by its key', () => {
    expect(placeOf('kk-park')).toMatchObject({ en: 'KK Park', zh: 'KK园区', country: 'MM', kind: 'compound' });
    expect(placeOf('atlantis')).toBeUndefined();
    expect(placeName('myawaddy')).toEqual({ en: 'Myawaddy', zh: '妙瓦底' });
    expect(placeName('atlantis')).toEqual({ en: 'atlantis', zh: 'atlantis' });
  });

  it('tells how far places lie apart', () => {
    const [bangkok, dubai] = [placeOf('bangkok')!, placeOf('dubai')!];
    expect(distanceKm(bangkok, bangkok)).toBe(0);
    // The great circle between both airports is 4890 km (published).
    expect(Math.abs(distanceKm(bangkok, dubai) - 4890)).toBeLessThan(40);
    expect(distanceKm(dubai, bangkok)).toBe(distanceKm(bangkok, dubai));
    // A quarter of the meridian, and half of the equator across the date line.
    expect(distanceKm({ lat: 0, lon: 0 }, { lat: 90, lon: 0 })).toBeCloseTo(10_007.56, 1);
    expect(distanceKm({ lat: 0, lon: 179 }, { lat: 0, lon: -179 })).toBeCloseTo(222.39, 1);
  });

  it('has the first name of every place found, with a word of the country beside it', () => {
    const word = {
      MM: '缅甸',
      CN: '云南',
      TH: '泰国',
      KH: '柬埔寨',
      LA: '老挝',
      PH: '菲律宾',
      VN: '越南',
      ID: '印尼',
      LK: '斯里兰卡',
    } as const;
    for (const { key, en, zh, country } of places()) {
      const cue = word[country as keyof typeof word] ?? '';
      expect(keys(`${cue}，${zh}。`), zh).toContain(key);
      expect(keys(`${cue} ${en}.`), en).toContain(key);
    }
  });
});

describe('places in a text', () => {
  it.each([
    ['对方说公司在妙瓦底，旁边就是河。', ['myawaddy']],
    ['他后来承认人在缅甸水沟谷，离KK园区不远', ['shwe-kokko', 'kk-park']],
    ['緬甸水溝谷、KK園區、臘戌', ['shwe-kokko', 'kk-park', 'lashio']],
    ['被卖到缅北的老街', ['laukkai']],
    ['人在果敢老街的酒店', ['laukkai']],
    ['缅甸佤邦的邦康和当阳', ['panghsang', 'tangyan']],
    ['去缅甸万海，坐车从孟崖走', ['wan-hai', 'mongyai']],
    ['从云南瑞丽偷渡到木姐', ['ruili', 'muse']],
    ['在柬埔寨西港的园区里', ['sihanoukville']],
    ['定位显示在西哈努克港', ['sihanoukville']],
    ['老挝金三角经济特区', ['golden-triangle-sez']],
    ['他说自己在迪拜做工程', ['dubai']],
    ['he let slip he was in Poipet, near the casino', ['poipet']],
    ['the office was in Mae Sot / Myawaddy.', ['mae-sot', 'myawaddy']],
    ['they took me across to myawaddy and then kk park', ['myawaddy', 'kk-park']],
    ['a Bangkok-based “mentor”', ['bangkok']],
    ['SHWE KOKKO, shwe-kokko and Shwekokko', ['shwe-kokko', 'shwe-kokko', 'shwe-kokko']],
    ['He said the company was at Muse, on the Myanmar side.', ['muse']],
    ['Mong La in Shan State', ['mongla']],
    ['မြဝတီ မြို့', ['myawaddy']],
    ['ถูกพาไปแม่สอด', ['mae-sot']],
    ['在Myawaddy的公司', ['myawaddy']],
  ])('%s', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  it('gives the span as it stands in the text', () => {
    const text = '🙂 对方在大其力。Then Golden  Triangle? KK Park!';
    expect(placesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['大其力', 'KK Park']);
  });

  it('prefers the longer name', () => {
    expect(keys('老挝金三角特区')).toEqual(['golden-triangle-sez']);
    expect(keys('缅甸果敢老街')).toEqual(['laukkai']);
  });

  it('asks near the name only', () => {
    expect(keys(`缅甸。${'他说别的事。'.repeat(30)}住在老街。`)).toEqual([]);
    expect(keys(`缅甸。${'他说别的事。'.repeat(10)}住在老街。`)).toEqual(['laukkai']);
  });
});

describe('words that only look like a place', () => {
  it.each([
    '湖北当阳人，在当阳市报的案',
    '家住古镇老街，老街坊都认识',
    '货走万海航运，提单是Wan Hai Lines的',
    '对方做事果敢，果敢地加了仓',
    '给客户板块充值，户板是木头的',
    '戴金边眼镜的老师推荐金边债券',
    '去万象城逛街，象征万象更新',
    '广西港口有限公司',
    '封他为国公，拜了菩萨',
    '积木姐姐和木姐妹',
    '瑞丽杂志的模特叫瑞丽',
    '河南邓州人',
    '音乐叫清水河边',
    '缅甸新闻里说湖北当阳抓了人',
    'She was my muse; the Muse app cost me $40.',
    'my friend Clark Takeo and Mr. Mohan',
    'He was from Los Angeles.',
    'a Manila envelope with the contract',
    'http://www.dubai-trade.test/ and bangkok.example, mail dubai@desk.test',
    'Telegram @bangkok_smp123 or myawaddy_smp001',
    'Dubaified Bangkokian KKParks',
    'the myanmar muse of poetry',
  ])('%s', (text) => {
    expect(keys(text)).toEqual([]);
  });
});

const myanmar = vectors('data/places_myanmar');
describe(`coordinates against the township list${myanmar.absent ? ' (skipped: no shared data)' : ''}`, () => {
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s-]/gu, '');

  it.skipIf(myanmar.absent)('lie within 15 km', () => {
    const known = new Map<string, { readonly lat: number; readonly lon: number }>();
    for (const line of readFileSync(myanmar.path('townships_latlon.csv'), 'utf8').split('\n').slice(1)) {
      const cells = line.split(',');
      const point = { lat: Number(cells[9]), lon: Number(cells[10]) };
      // “Pangsang (Panghkam)” gives both names.
      for (const name of [...(cells[1] ?? '').split(/[()]/u), ...(cells[2] ?? '').split(/[()]/u)]) {
        if (plain(name) !== '') known.set(plain(name), point);
      }
    }
    const compared = gazetteer
      .filter(({ country }) => country === 'MM')
      .flatMap(({ key, names, unsure, lat, lon }) => {
        const point = `${names}|${unsure}`
          .split('|')
          .map((name) => known.get(plain(name)))
          .find((each) => each !== undefined);
        return point === undefined ? [] : [{ key, km: distanceKm(point, { lat, lon }) }];
      });
    expect(compared.length).toBeGreaterThanOrEqual(24);
    expect(compared.filter(({ km }) => !(km <= 15))).toEqual([]);
  });
});
