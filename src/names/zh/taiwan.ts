import { pinyinParts } from './pinyin.ts';
import { wadeSpellings } from './wade.ts';

/**
 * Spellings met on Taiwan's passports: Wade-Giles without apostrophes, Tongyong Pinyin (Ministry of Education, 2002), the Mandarin
 * Phonetic Symbols II (1986), and a few habits of their own (Ying-jeou, Den-yih, Ing-wen). By rule from Pinyin; one name mixes them.
 */
const own: Readonly<Record<string, string>> = {
  yi: 'yih ih', ying: 'ing', zhe: 'je jhe', jiu: 'jeou', ping: 'pyng', qing: 'chyng', ming: 'myng', ting: 'tyng', ling: 'lyng', song: 'soong',
  guo: 'kwo gwo', wen: 'wun', de: 'der teh', ke: 'ker', he: 'her', li: 'lih lee', yu: 'yuh', ru: 'ruh', xi: 'shi', gui: 'kwei gwei',
  shu: 'shuh', cai: 'tsay', mei: 'may', zhen: 'jen', ren: 'ren', lin: 'lynn', yun: 'yun', jun: 'jiun juin', xun: 'shiun', qun: 'chyun',
}; // prettier-ignore
const tongyongInitials: Readonly<Record<string, string>> = { zh: 'jh', q: 'c', x: 's' };
const phoneticInitials: Readonly<Record<string, string>> = { zh: 'j', q: 'ch', x: 'sh', z: 'tz', c: 'ts' };
const phoneticWhole: Readonly<Record<string, string>> = {
  zhi: 'jr',
  chi: 'chr',
  shi: 'shr',
  zi: 'tz',
  ci: 'tsz',
  si: 'sz',
  ri: 'r',
};

function tongyong(initial: string, final: string): string {
  const start = tongyongInitials[initial] ?? initial;
  if (final === 'i' && /^(?:[zcs]h?|r)$/u.test(initial)) return `${start}ih`;
  if (final.startsWith('v')) return `${start}yu${final.slice(1)}`;
  if (/^[jqx]$/u.test(initial) && final.startsWith('u')) return `${start}y${final}`;
  return start + (changed[final] ?? (initial + final === 'feng' ? 'ong' : initial + final === 'weng' ? 'ong' : final));
}
const changed: Readonly<Record<string, string>> = { iong: 'yong', iu: 'iou', ui: 'uei' };

function phonetic(syllable: string, initial: string, final: string): string {
  const start = phoneticInitials[initial] ?? initial;
  if (phoneticWhole[syllable] !== undefined) return phoneticWhole[syllable];
  if (final.startsWith('v')) return `${start}iu${final.slice(1)}`;
  if (/^[jqx]$/u.test(initial) && final.startsWith('u')) return `${start}i${final}`;
  return start + (final === 'iong' ? 'iung' : (changed[final] ?? final)).replace(/ao$/u, 'au').replace(/ong$/u, 'ung');
}

/** Spellings of one Pinyin syllable. */
export function taiwanSpellings(syllable: string): readonly string[] {
  const [initial, final] = pinyinParts(syllable);
  const spellings = wadeSpellings(syllable).filter((spelling) => !spelling.includes("'"));
  return [
    ...new Set([
      ...spellings,
      tongyong(initial, final),
      phonetic(syllable, initial, final),
      ...(own[syllable]?.split(' ') ?? []),
    ]),
  ];
}
