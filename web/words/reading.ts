import { wordsOf } from '../app/words.ts';

/** How one report is read: type, steps, places. */
export const readingWords = wordsOf('reading', {
  en: {
    reading: 'Type and steps',
    unsure: 'The machine is not sure enough to name a type.',
    likeliest: 'Likeliest',
    else: 'Else',
    words: 'Words that decided',
    steps: 'Steps told',
    noSteps: 'None.',
    places: 'Places named',
    reportsThere: 'Reports that name it',
    inField: 'in “{{field}}”',
    show: 'Show it in the narrative',
    decide: 'Decide the type…',
    act: 'act {{act}}',
  },
  zh: {
    reading: '类型与步骤',
    unsure: '系统把握不足，未判定类型。',
    likeliest: '最可能',
    else: '其次',
    words: '判定依据的词句',
    steps: '所述步骤',
    noSteps: '无。',
    places: '提及的地点',
    reportsThere: '提及此地的报案',
    inField: '“{{field}}”字段',
    show: '在案情中显示',
    decide: '认定类型…',
    act: '第 {{act}} 号操作',
  },
});
