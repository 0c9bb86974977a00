import { pinyinParts, pinyinSyllables } from './pinyin.ts';
import type { Syllable } from './syllable.ts';

/**
 * Characters of names that are taken for each other in print or by character recognition: each word a group. Own collection from
 * pairs that differ by a stroke or by the part beside a common one.
 */
const groups =
  '未末朱 己已巳 士土 日曰 王玉主壬任 天夫无 人入八 大太犬 干千于 申甲由田 白百自 今令 刀力 贝见 午牛 木本术 免兔 戊戌戍成 折拆析 晴睛 清请情靖 杨扬 张弛 陈阵 季李 崇祟 宇字 佳住往 侯候 傅傳博搏 粱梁 莹萤莺营荧 宣宜 思恩 钧均 泽译 峻俊骏竣浚 峰锋烽蜂 辉晖挥浑珲 炜伟玮纬 娟涓捐绢 铭茗 婷停 丹舟 冬东 瑶遥摇谣 玲铃伶聆翎 怡治冶恰 勇男 凯剀 宁宇 丽两 杰然 国围 园圆 明朋 昊吴旲 昌冒 晨震 琪棋祺淇琦 瑞端 萍平苹坪 浩洁皓 海梅悔 涛铸寿 洪哄供 洋详祥样 沫沬 洁结 淑椒 渊洲 滨宾缤 潮湖朝 彬杉 桂佳 梓辛 楠南 榕溶蓉 樱婴缨 欣昕忻 毅殷 江汪 沈沉 汶文 泓弘 灿仙 炎焱 焕换涣 燕熹 爱受 珊册姗 珍诊 琳林淋 琴瑟 璐露路 瑜愉榆渝喻 璇旋漩 皎姣 盈盆 磊垒 祖租 福幅 秀香季 秋秩 竹什 纯吨 维惟唯雄 罗岁 美羊 翔翊 耀跃 胜性 良艮 芬芳 芸芝 苗描 若苦 英莫 茂戎 荣菜 莉利梨 菁青 菊菲 蓝篮 薇微徽 虹红 诚城成盛 谦廉 贤坚 贵责 超起 轩杆 辰振晨 远运 连莲 迪笛 郎朗 郑邓 金全 钰玉 铁轶 锦绵棉 锐悦 长仗 阳阴 陆陵 雅稚 雨两 雪雷 霖霜 霞露 静净婧 韦书 颖颍 飞气 香查 马冯 鸣鸿 鹏朋 龙尤 云去 元无 义叉 兰三 冠寇 刚钢 博傅 卫韦 友支 史吏 叶吐 吉古 同向 君若 启后 周固 品晶 嘉喜 坤坤 培陪 夏复 奇寄 妍研 娜那 媛援 嫣焉 子孑 学字 孟盂 安案 宏宋 家豪 富宫 小少 尚向 山出 岩岸 川州 帆凡 平乎 广厂 庆厌 康唐 廷延 建健键 强疆 彤丹 彦产 心必 志忐 忠惠 悦税 惠慧蕙 成戍 文又 斌武 方万 旭旦 春泰 晓晚 普晋 景影 智哲 曼蔓 月用 朝潮 松柏 柏伯 柳卯 桐铜 桦华 梦婪'.split(
    ' ',
  );

const alike = new Map<string, Set<string>>();
for (const group of groups) {
  for (const letter of group) {
    const others = alike.get(letter) ?? new Set();
    for (const other of group) if (other !== letter) others.add(other);
    alike.set(letter, others);
  }
}

/** Two characters that a reader or a machine takes for each other. */
export const looksLike = (a: string, b: string): boolean => alike.get(a)?.has(b) === true;

/** Finals and initials that many speakers do not tell apart, made one. */
const soft = (sound: number): string => {
  const [initial, final] = pinyinParts(pinyinSyllables[sound] ?? '');
  const start = /^[zcs]h$/u.test(initial) ? initial.slice(0, 1) : initial === 'n' ? 'l' : initial;
  return start + final.replace(/([aei])ng$/u, '$1n');
};

/** Two characters typed for each other by their sound: the same Mandarin syllable, 1; one that southern speakers do not tell apart, 0.5. */
export function soundsLike(a: Syllable, b: Syllable): number {
  if (a.main === b.main) return 1;
  if (a.sounds[0]?.some((sound) => b.sounds[0]?.includes(sound)) === true) return 0.8;
  return soft(a.main) === soft(b.main) ? 0.5 : 0;
}
