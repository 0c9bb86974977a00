import { sketchSize } from '../model/index.ts';

/**
 * Text sketch: what is left of a report's words once its indicators are blanked, in `sketchSize` 16-bit values.
 * The first 12 hold 24 bytes of a one-permutation min-hash (Broder 1997; Li, Owen, Zhang 2012; 8 bits each as in
 * Li, König 2010: twice the samples tell more than longer ones) over shingles of three tokens (a Han character or a
 * word in other letters is a token). The last 4 hold hashes of persons as the victim names them (李老师, Coach Anna),
 * 0 where there is none: scam scripts keep a persona across victims. A sketch cannot be read back into words.
 */
export const nameValues = 4;
export const nameAt = sketchSize - nameValues;
export const shingleBins = 2 * nameAt;

const minima = new Uint32Array(shingleBins);
/** The two tokens before the one at hand. In an array: numbers that a closure keeps are made anew for every token. */
const before = new Int32Array(2);
const titlesZh = new Set(
  '老师 导师 经理 助理 客服 警官 主任 顾问 教授 律师 队长 法官 专员 总监 老板 主管 教练 医生 处长 科长 检察'.split(' '),
);
// The hundred commonest surnames cover about 85 % of people (Ministry of Public Security, 2020 names report).
const surnames = new Uint8Array(0x10000);
for (const char of '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤')
  surnames[char.charCodeAt(0)] = 1;
const titlesEn = new Set(
  'coach manager agent officer assistant advisor adviser teacher miss mr mrs ms mentor professor prof dr doctor captain director consultant inspector sergeant sir madam detective lawyer attorney'.split(
    ' ',
  ),
);

function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Enters the shingle that ends in a token. */
function push(token: number): void {
  const h = mix(Math.imul(before[0]!, 0x9e3779b1) + Math.imul(before[1]!, 0x85ebca77) + Math.imul(token, 0xc2b2ae3d));
  before[0] = before[1]!;
  before[1] = token;
  const bin = (h >>> 16) % shingleBins;
  const rank = mix(h + 0x5bd1e995) >>> 0;
  if (rank < minima[bin]!) minima[bin] = rank;
}

/**
 * Writes the sketch of `text` into `out[at .. at + sketchSize)`. `spans` holds [start, end) pairs of UTF-16 offsets to
 * leave out, ascending by start. Pure and linear; a text without words gives zeros.
 */
export function sketchInto(text: string, spans: ArrayLike<number>, out: Uint16Array, at: number): void {
  minima.fill(0xffffffff);
  for (let i = 0; i < sketchSize; i++) out[at + i] = 0;
  before.fill(0);
  let word = 0;
  let wordStart = -1;
  let previousStart = -1;
  let previousEnd = -1;
  let span = 0;
  let names = 0;
  let any = false;
  const length = text.length;

  const name = (hash: number): void => {
    const value = mix(hash) >>> 16 || 1;
    for (let i = 0; i < names; i++) if (out[at + nameAt + i] === value) return;
    if (names < nameValues) out[at + nameAt + names++] = value;
  };

  for (let i = 0; i <= length; i++) {
    let c = i < length ? text.charCodeAt(i) : 32;
    if (span < spans.length && i >= spans[span]!) {
      const end = Math.min(spans[span + 1]!, length);
      while (span < spans.length && spans[span]! < end) span += 2;
      if (end > i) {
        i = end - 1;
        c = 32;
      }
    }
    const lower = c | 32;
    if ((lower >= 97 && lower <= 122) || (c >= 0xc0 && c < 0x2e80)) {
      if (wordStart === -1) {
        wordStart = i;
        word = 0x811c9dc5;
      }
      word = Math.imul(word ^ (c < 128 ? lower : c), 0x01000193);
      continue;
    }
    if (wordStart !== -1) {
      push(word);
      any = true;
      if (isUpper(text.charCodeAt(wordStart)) && previousEnd === wordStart - 1 && isUpper(text.charCodeAt(previousStart))) {
        if (titlesEn.has(text.slice(previousStart, previousEnd).toLowerCase())) name(before[0]! * 31 + word);
      }
      previousStart = wordStart;
      previousEnd = i;
      wordStart = -1;
    }
    if (c >= 0x3400 && c <= 0x9fff) {
      push(c);
      any = true;
      if (i + 2 < length && surnames[c] === 1 && titlesZh.has(text.slice(i + 1, i + 3)))
        name(Math.imul(c, 0x10001) + text.charCodeAt(i + 1) * 31 + text.charCodeAt(i + 2));
    }
  }
  if (!any) return;
  // Empty bins borrow from the next full one, shifted so that two borrowed bins do not agree by borrowing alone
  // (Shrivastava, Li 2014).
  for (let i = 0; i < shingleBins; i++) {
    let from = i;
    while (minima[from % shingleBins] === 0xffffffff) from++;
    const value = mix(minima[from % shingleBins]! + (from - i) * 0x632be5ab) >>> 24 || 1;
    out[at + (i >> 1)]! |= (i & 1) === 0 ? value : value << 8;
  }
}

function isUpper(c: number): boolean {
  return c >= 65 && c <= 90;
}

/** 32-bit words of the min-hash part of a sketch. */
export const hashWords = nameAt / 2;

/** Sketches as 32-bit words, for comparing four bytes at a time. */
function wordsOf(sketches: Uint16Array): Int32Array {
  const isAligned = sketches.byteOffset % 4 === 0;
  const from = isAligned ? sketches : sketches.slice();
  return new Int32Array(from.buffer, from.byteOffset, from.length / 2);
}

/** Equal bytes of the min-hash part of two sketches, 0..24; `i`, `j` are the words where they begin. */
export function wordAgreement(a: Int32Array, i: number, b: Int32Array, j: number): number {
  if (a[i] === 0 || b[j] === 0) return 0;
  let zeros = 0;
  for (let k = 0; k < hashWords; k++) {
    const x = a[i + k]! ^ b[j + k]!;
    // One bit for each byte of x that is zero (Warren, Hacker's Delight, 6-1), summed in that byte.
    zeros += ~(((x & 0x7f7f7f7f) + 0x7f7f7f7f) | x | 0x7f7f7f7f) >>> 7;
  }
  return Math.imul(zeros, 0x01010101) >>> 24;
}

/** Equal bytes of the min-hash part of two sketches, 0..24; `i`, `j` are where they begin. */
export function sketchAgreement(a: Uint16Array, i: number, b: Uint16Array, j: number): number {
  return wordAgreement(wordsOf(a.subarray(i, i + sketchSize)), 0, wordsOf(b.subarray(j, j + sketchSize)), 0);
}

/** Estimate of the Jaccard similarity of two texts' shingle sets, corrected for chance agreement of bytes. */
export function sketchSimilarity(a: Uint16Array, i: number, b: Uint16Array, j: number): number {
  const share = sketchAgreement(a, i, b, j) / shingleBins;
  return Math.max(0, (share - 1 / 255) / (1 - 1 / 255));
}
