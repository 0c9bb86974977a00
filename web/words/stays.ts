import { wordsOf } from '../app/words.ts';

/** Where a ring worked over time. */
export const staysWords = wordsOf('stays', {
  en: {
    none: 'No place is told',
    noneWhy: 'No report of this ring says where the gang sits, and nothing in them says that it moved.',
    stays: 'Places over time',
    moves: 'Moves',
    place: 'Place',
    from: 'From',
    to: 'To',
    sure: 'How sure',
    why: 'Why',
    reports: 'Reports that say so',
    stay: '{{place}}: {{from}} – {{to}}, {{share}}',
    stripOf_one: '{{count}} place over time; the table below says the same',
    stripOf_other: '{{count}} places over time; the table below says the same',
    stripHow:
      'The fuller a bar, the surer. Arrows are moves: dashed as the machine proposes them, solid as a person confirmed them. Days are of UTC.',
  },
  zh: {
    none: '未提及地点',
    noneWhy: '本团伙的报案未说明团伙所在地点，也没有转移迹象。',
    stays: '地点变化',
    moves: '转移',
    place: '地点',
    from: '起',
    to: '止',
    sure: '把握程度',
    why: '依据',
    reports: '相关报案',
    stay: '{{place}}：{{from}} 至 {{to}}，{{share}}',
    stripOf_one: '{{count}} 个地点随时间变化，下方表格内容相同',
    stripOf_other: '{{count}} 个地点随时间变化，下方表格内容相同',
    stripHow: '颜色越深，把握越大。箭头为转移：虚线为系统建议，实线为人工确认。日期为协调世界时。',
  },
});
