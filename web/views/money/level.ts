import type { Language } from '../../app/format.ts';

const figures = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** A level as people say it: `2` in English, in Chinese 二 (二级卡). */
export const levelOf = (hop: number, language: Language): string =>
  language === 'zh' ? (figures[hop] ?? String(hop)) : String(hop);
