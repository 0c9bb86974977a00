import { type ListedPerson, type Paper } from '../../src/model/index.ts';
import { readName } from '../../src/names/index.ts';

/** Numbers in [0, 1) of a seed (mulberry32): the same people every time. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  };
}

// Surnames about as often as in China's register, common ones first; a given name of one or two characters.
const surnames = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常',
);
const signs = Array.from(
  '伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚桂华建国文辉力志永健世广义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信子浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘淑惠珠翠雅芝玉萍红娥玲芬燕彩春菊兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉',
);
const places = [
  '福建省安溪县',
  '福建省龙岩市',
  '江西省余干县',
  '湖南省娄底市',
  '广西宾阳县',
  '广东省茂名市',
  '河南省周口市',
  '云南省昭通市',
  '四川省达州市',
  '贵州省毕节市',
  '湖北省孝感市',
  '安徽省阜阳市',
];
const regions = [
  '350524',
  '350800',
  '361127',
  '431300',
  '450126',
  '440900',
  '411600',
  '530600',
  '511700',
  '522400',
  '420900',
  '341200',
];

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** A resident identity number of the region with its check character (GB 11643-1999, MOD 11-2). */
export function cnId(region: string, day: string, order: number): string {
  const body = `${region}${day.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11]!;
}

interface Known {
  readonly name: string;
  readonly day: string;
  readonly sex: 'm' | 'f';
  readonly place: number;
  readonly id: string;
  readonly phone: string;
}

function somebody(random: () => number): Known {
  const pick = <T>(list: readonly T[], skew = 1): T => list[Math.floor(random() ** skew * list.length)]!;
  const given = random() < 0.25 ? pick(signs, 1.5) : pick(signs, 1.3) + pick(signs, 1.3);
  const name = pick(surnames, 2.2) + given;
  const day = new Date(Date.UTC(1968, 0, 1) + Math.floor(random() ** 0.8 * 38 * 365) * 86_400_000).toISOString().slice(0, 10);
  const sex = random() < 0.85 ? 'm' : 'f';
  const place = Math.floor(random() ** 1.5 * places.length);
  const order = Math.floor(random() * 499) * 2 + (sex === 'm' ? 1 : 0);
  const phone = `+861${Math.floor(3e9 + random() * 6e9)}`;
  return { name, day, sex, place, id: cnId(regions[place]!, day, order), phone };
}

/** As the sound is written: surname, then the given name in one word. */
function spelled(name: string): string {
  const words = readName(name).forms[0]?.words ?? [];
  return words.map(({ text }) => text.slice(0, 1).toUpperCase() + text.slice(1)).join(' ');
}

const changed = (text: string, at: number, to: string): string => text.slice(0, at) + to + text.slice(at + 1);

/** A day of birth as lists come to write it: whole in most, else with a slip, changed over, or the year alone. */
function written(day: string, random: () => number): ListedPerson['born'] {
  const one = (text: string): ListedPerson['born'] => [{ text, from: text, to: text, calendar: 'gregorian' }];
  const draw = random();
  if (draw < 0.08) return [];
  if (draw < 0.18) {
    const year = day.slice(0, 4);
    return [{ text: year, from: `${year}-01-01`, to: `${year}-12-31`, calendar: 'gregorian' }];
  }
  const slip = changed(day, 3 + Math.floor(random() * 2) * 6, String(Math.floor(random() * 10)));
  if (draw < 0.22 && !Number.isNaN(Date.parse(slip))) return one(slip);
  const turned = `${day.slice(0, 5)}${day.slice(8)}-${day.slice(5, 7)}`;
  return one(draw < 0.24 && !Number.isNaN(Date.parse(turned)) ? turned : day);
}

/** How often a record has what; the rest is left out. */
export interface Told {
  readonly paper: number;
  readonly phone: number;
  readonly place: number;
  /** The name in Latin letters alone. */
  readonly latin: number;
}
const rosterTold: Told = { paper: 0.4, phone: 0.3, place: 0.6, latin: 0.3 };
const listTold: Told = { paper: 0.6, phone: 0.1, place: 0.8, latin: 0.05 };

function recordOf(known: Known, id: string, row: number, told: Told, random: () => number): ListedPerson {
  const paper: Paper = { kind: 'cn-id', value: known.id, country: 'CN', valid: true };
  return {
    id,
    source: { exhibit: '0'.repeat(64), row },
    names: [{ text: random() < told.latin ? spelled(known.name) : known.name, role: 'full' }],
    born: written(known.day, random),
    ...(random() < 0.9 ? { sex: random() < 0.985 ? known.sex : known.sex === 'm' ? 'f' : 'm' } : {}),
    nationality: random() < 0.9 ? ['CN'] : [],
    papers: random() < told.paper ? [paper] : [],
    origins: random() < told.place ? [places[known.place]!] : [],
    kin: [],
    indicators: random() < told.phone ? [{ kind: 'phone', value: known.phone }] : [],
    fields: {},
  };
}

export interface MadePeople {
  readonly roster: readonly ListedPerson[];
  /** Who stands in both: id of the roster, id of the list. */
  readonly truth: ReadonlyMap<string, string>;
  /** The list, in batches. */
  list(): Generator<readonly ListedPerson[]>;
}

const batch = 10_000;

/** A roster and a list of made people; of the roster every `every`th also stands somewhere in the list. */
export function madePeople(seed: number, rosterSize: number, listSize: number, every = 20): MadePeople {
  const random = seeded(seed);
  const people = Array.from({ length: rosterSize }, () => somebody(random));
  const roster = people.map((known, i) => recordOf(known, `p${seed}r${i}`, i + 1, rosterTold, random));
  const both = people.map((known, i) => ({ known, i })).filter(({ i }) => i % every === 0);
  const step = Math.max(1, Math.floor(listSize / Math.max(1, both.length)));
  const truth = new Map(both.map(({ i }, n) => [`p${seed}r${i}`, `p${seed}w${n * step}`]));
  return {
    roster,
    truth,
    *list() {
      const drawn = seeded(seed + 1);
      for (let from = 0; from < listSize; from += batch) {
        yield Array.from({ length: Math.min(batch, listSize - from) }, (_, k) => {
          const i = from + k;
          const planted = i % step === 0 ? both[i / step] : undefined;
          return recordOf(planted?.known ?? somebody(drawn), `p${seed}w${i}`, i + 1, listTold, drawn);
        });
      }
    },
  };
}
