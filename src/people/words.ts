import type { PersonField, Sentence, SubjectCategory } from '../model/index.ts';

/** What roles in proceedings are called. */
export const categoryWords: Readonly<Record<SubjectCategory, Sentence>> = {
  suspect: { en: 'suspect', zh: '嫌疑人' },
  wanted: { en: 'wanted', zh: '在逃' },
  convicted: { en: 'convicted', zh: '已判决' },
  victim: { en: 'victim', zh: '被害人' },
  trafficking: { en: 'possible trafficking victim', zh: '疑似人口贩运受害人' },
  witness: { en: 'witness', zh: '证人' },
  other: { en: 'other', zh: '其他' },
};

/** Directive 2016/680, Art. 7. */
export const basisWords: Readonly<Record<PersonField['basis'], Sentence>> = {
  fact: { en: 'known', zh: '已查明' },
  assessment: { en: 'assessed', zh: '研判' },
};
