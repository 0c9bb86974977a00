import { pinyin } from 'pinyin-pro';
import { pinyinNumber } from './pinyin.ts';

/**
 * Surnames of one character, the commonest first: the hundred of the Ministry of Public Security's report on names (2020), then
 * those of the Hundred Family Surnames and others in use. Simplified.
 */
const single = [
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦',
  '贾夏付方邹熊白孟秦邱侯江尹薛闫雷段龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤',
  '康易乔赖文施洪辛柯庄温牛樊葛邢安齐梅伍庞颜倪庾聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪梁柴凌单岑裴涂成苗蓝路',
  '凤戚曲古查党翁骆季司游冉闵麦池傅桂简巫喻解娄米艾谷苑申臧佘宫项丘卞瞿盛冷隋晏邬饶边卓童霍卜房祁匡辜仇封靳华管桑蒲褚敖',
  '卫时仲连褚席屈明滕车沙尤蔺鲍牟诸师阎刁景强谌井栾寇鞠原初娄闻巩幸官商缪楼虞胥籍储应桓阚利牧荀苟羊储荆伊糜乌焉宓蓬郗班仰',
  '厉戎祖刘束幸韶郜薄印宿怀邰从鄂索咸赖蔚越夔隆阙那空曾毋沙乜养须丰巢蒯相后红竺权逯盖益桓公仉督归海墨哈谯笪年爱阳佟言福',
  '花俞酆鲍费岑廉薛伏和穆萧湛计臧谈茅纪禚区昌佴昝支宣贲嵇裘双惠甄曲家芮羿储靳汲邴松井段富焦侯全郗班秋宁甫车蔚叶幸司黎蓟印',
  '庹苻展但来信揭占操撒冼佟母国次邸由南候练肇门粟杭郎檀代訾漆敬衣肖鹿闾漏茹雍濮寿通扈燕冀浦农别晋慎戈居衡步都弘文广欧殳沃',
  '朴乐尉逄酆洗辛勾么户铁战牙楚禹丛呼盘揣仝暴晋闪阴麻兀芦姬宗上官仵咎顿綦查令迟税粘随闭资邝邓黃余涂',
].join('');

/** Surnames of two characters in use. */
const double =
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 司徒 令狐 慕容 端木 公孙 轩辕 夏侯 长孙 宇文 独孤 南宫 西门 呼延 百里 东郭 公冶 澹台 申屠 钟离 单于 赫连 闻人 万俟 太史 淳于 濮阳 宗政 司空 司寇 鲜于 闾丘 亓官 仲孙 乐正 公羊 拓跋 完颜 纳兰 左丘 谷梁 段干 公西 漆雕 哥舒 贺兰'.split(
    ' ',
  );

/** Characters whose sound as a surname the library does not know, or knows only one of two. */
const more: Readonly<Record<string, string>> = {
  曾: 'zeng', 仇: 'qiu', 单: 'shan', 解: 'xie', 查: 'zha', 区: 'ou', 盖: 'ge gai', 葛: 'ge', 朴: 'piao pu', 乐: 'yue le', 覃: 'qin tan',
  尉: 'wei', 缪: 'miao mu', 任: 'ren', 华: 'hua', 宁: 'ning', 黑: 'he hei', 员: 'yun yuan', 折: 'she', 冼: 'xian', 冯: 'feng', 卜: 'bu',
  翟: 'zhai di', 郗: 'xi chi', 召: 'shao zhao', 种: 'chong', 繁: 'po', 秘: 'bi', 薄: 'bo', 洗: 'xian', 过: 'guo', 能: 'nai', 阚: 'kan',
  都: 'du', 哈: 'ha', 那: 'na', 尹: 'yin', 幸: 'xing', 牟: 'mu mou', 臧: 'zang', 隗: 'wei kui', 车: 'che', 曲: 'qu', 石: 'shi', 谌: 'chen shen',
  纪: 'ji', 燕: 'yan', 应: 'ying', 相: 'xiang', 令: 'ling', 占: 'zhan', 长: 'zhang', 眭: 'sui', 逄: 'pang', 仝: 'tong', 粘: 'nian', 吕: 'lv', 闾: 'lv',
}; // prettier-ignore

const surnameRank = new Map<string, number>();
for (const letter of single) if (!surnameRank.has(letter)) surnameRank.set(letter, surnameRank.size);
for (const letter of Object.keys(more)) if (!surnameRank.has(letter)) surnameRank.set(letter, surnameRank.size);
const doubles = new Set(double);

/** Place of a one-character surname by how common it is, 0 the commonest; undefined where it is none. */
export const rankOfSurname = (letter: string): number | undefined => surnameRank.get(letter);

/**
 * Share of people in China with a one-character surname, by its rank: 8 % the first, 0.1 % the hundredth, as the ministry's report has
 * it between those; 0 where it is none.
 */
export function shareOfSurname(letter: string): number {
  const rank = surnameRank.get(letter);
  return rank === undefined ? 0 : 0.08 / (1 + rank / 6) ** 1.6;
}
export const isDoubleSurname = (two: string): boolean => doubles.has(two);
export const singleSurnames: readonly string[] = [...surnameRank.keys()];
export const doubleSurnames: readonly string[] = double;

const read = (text: string): number[] =>
  text
    .split(' ')
    .map((syllable) => pinyinNumber(syllable))
    .filter((number) => number !== undefined);

const asSurname = new Map<string, readonly number[]>();
const asGiven = new Map<string, readonly number[]>();

/** All Mandarin sounds of a character, ascending. */
export function soundsOf(letter: string): readonly number[] {
  let sounds = asGiven.get(letter);
  if (sounds === undefined) {
    const all = pinyin(letter, { toneType: 'none', type: 'array', multiple: true, v: true, nonZh: 'removed' });
    sounds = [...new Set(read(all.map((sound) => sound.replaceAll('ü', 'v').replace(/^([nl])üe$/u, '$1ve')).join(' ')))].sort(
      (a, b) => a - b,
    );
    asGiven.set(letter, sounds);
  }
  return sounds;
}

/** The commonest Mandarin sound of a character. */
export function mainSound(letter: string): number {
  const [sound = ''] = pinyin(letter, { toneType: 'none', type: 'array', v: true });
  return pinyinNumber(sound) ?? soundsOf(letter)[0] ?? -1;
}

/** Mandarin sounds of a character as a surname, the usual one first; all its sounds where it is none. */
export function surnameSounds(letter: string): readonly number[] {
  let sounds = asSurname.get(letter);
  if (sounds === undefined) {
    const own = more[letter];
    if (own !== undefined) sounds = read(own);
    else if (surnameRank.has(letter))
      sounds = read(pinyin(letter, { surname: 'all', toneType: 'none', type: 'string', v: true }));
    if (sounds === undefined || sounds.length === 0) sounds = soundsOf(letter);
    asSurname.set(letter, sounds);
  }
  return sounds;
}

const doubleSounds = new Map<string, readonly (readonly number[])[]>();

/** Mandarin sounds of each character of a two-character surname (尉迟 Yuchi, 万俟 Moqi). */
export function doubleSurnameSounds(two: string): readonly (readonly number[])[] {
  let sounds = doubleSounds.get(two);
  if (sounds === undefined) {
    sounds = pinyin(two, { surname: 'all', toneType: 'none', type: 'array', v: true }).map((sound) => read(sound));
    doubleSounds.set(two, sounds);
  }
  return sounds;
}
