import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vectors } from '../../test/support/shared.ts';
import { gazetteer } from './gazetteer.ts';
import { placesOf } from './find.ts';
import { distanceKm, placeName, placeOf, places } from './index.ts';

const all = (text: string): string[] => placesOf(text).map(({ key }) => key);
/** Without regions and countries, which tell something only with a role. */
const keys = (text: string): string[] => all(text).filter((key) => !['region', 'country'].includes(placeOf(key)!.kind));

describe('the gazetteer', () => {
  it('has each key once, as a slug, and numbers that can be true', () => {
    const all = places();
    const count = (kind: string): number => all.filter((each) => each.kind === kind).length;
    expect(count('town') + count('compound') + count('zone')).toBeGreaterThanOrEqual(300);
    expect([count('region'), count('country')]).toEqual([42, 91]);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    for (const { key, en, zh, country, lat, lon, precisionKm, kind } of all) {
      expect(key).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
      expect(country).toMatch(/^[A-Z]{2}$/u);
      expect(en.length * zh.length).toBeGreaterThan(0);
      expect(Math.abs(lat) <= 75 && Math.abs(lon) <= 180, key).toBe(true);
      expect(precisionKm > 0 && precisionKm <= { town: 30, compound: 30, zone: 60, region: 1500, country: 5500 }[kind], key).toBe(
        true,
      );
    }
  });

  it('has one country of each code, and lists no name twice among those that need no cue', () => {
    const named = new Map<string, string>();
    for (const { key, names, cities } of gazetteer) {
      for (const name of `${names}|${cities}`.split('|').filter((each) => each !== '')) {
        expect(named.get(name.toLowerCase()) ?? key, name).toBe(key);
        named.set(name.toLowerCase(), key);
      }
    }
    const countries = gazetteer.filter(({ kind }) => kind === 'country').map(({ country }) => country);
    expect(new Set(countries).size).toBe(countries.length);
    // Hong Kong, Macau and Taiwan stand among the regions, with codes of their own.
    const others = gazetteer.filter(({ country }) => !countries.includes(country)).map(({ key }) => key);
    expect(others).toEqual(['hong-kong', 'macau', 'taiwan']);
  });

  it('has compounds and towns that lie in the box of their country', () => {
    for (const { key, kind, country, lat, lon } of places()) {
      const whole = places().find((each) => each.kind === 'country' && each.country === country);
      if (kind === 'country' || whole === undefined) continue;
      expect(distanceKm({ lat, lon }, whole), key).toBeLessThanOrEqual(whole.precisionKm);
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

  it('has every name of every place found, the unsure ones with a word of the country beside them', () => {
    for (const { key, en, zh, names, unsure, cities, country, kind } of gazetteer) {
      const whole = gazetteer.find((each) => each.kind === 'country' && each.country === country);
      const cue = kind === 'country' ? '' : country === 'CN' ? '云南' : (whole?.zh ?? '');
      for (const name of `${en}|${zh}|${names}|${cities}`.split('|')) {
        if (name !== '' && !unsure.split('|').includes(name)) expect(all(`在${name}。`), name).toContain(key);
      }
      for (const name of unsure.split('|')) if (name !== '') expect(all(`${cue}，他说${name}。`), name).toContain(key);
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
    ['I later heard they were based in Muse. After that I blocked them.', ['muse']],
    ['His live location showed Wan Hai, so I asked again.', ['wan-hai']],
    ['听人说这伙人在Mong La，没再联系', ['mongla']],
    ['对方手机定位显示在 Wan Hai。', ['wan-hai']],
    ['my cousin is being held in Mong La and cannot leave', ['mongla']],
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
    'The money is held in Clark Holdings and she was in Clark’s team.',
    'He was in Muse Capital, they were based in muse, working with Hue.',
    '他人在Wan Hai航运上班，我问了Clark才知道',
    'I trusted Clark. He sat in front of me, Muse on the radio.',
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
