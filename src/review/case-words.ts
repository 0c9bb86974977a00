import type { NamedSuspect, Sampling, Sentence } from '../model/index.ts';

/** Words of lists that a case is shown with. */

export const categoryWords: Readonly<Record<NamedSuspect['category'], Sentence>> = {
  suspect: { en: 'suspect', zh: '嫌疑人' },
  wanted: { en: 'wanted', zh: '在逃' },
  convicted: { en: 'convicted', zh: '已判决' },
  victim: { en: 'victim', zh: '被害人' },
  trafficking: { en: 'possible trafficking victim', zh: '疑似人口贩运受害人' },
  witness: { en: 'witness', zh: '证人' },
  other: { en: 'other', zh: '其他' },
};

export const basisWords: Readonly<Record<NamedSuspect['basis'], Sentence>> = {
  fact: { en: 'known', zh: '已查明' },
  assessment: { en: 'assessed', zh: '研判' },
};

export const populationWords: Readonly<Record<Sampling['population'], Sentence>> = {
  reports: { en: 'reports', zh: '报案' },
  exhibits: { en: 'exhibits', zh: '证物' },
  messages: { en: 'messages', zh: '聊天记录' },
};

export const methodWords: Readonly<Record<Sampling['method'], Sentence>> = {
  random: { en: 'random', zh: '随机抽样' },
  systematic: { en: 'systematic', zh: '等距抽样' },
  stratified: { en: 'stratified', zh: '分层抽样' },
};
