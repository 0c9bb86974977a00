import { wordsOf } from '../app/words.ts';

/** Why a record was set aside, by the importer's code (`intake.…`). */
export const rejectedWhy = wordsOf('rejectedWhy', {
  en: {
    'impossible-date': 'the date does not exist or lies outside 1990 to now',
    'negative-amount': 'the amount is negative',
    'absurd-amount': 'the amount is too large to be true',
    'duplicate-number': 'an earlier record has the same report number and says something else; the first is kept',
    'unclosed-quote': 'a quoted cell is never closed',
    'too-many-cells': 'more cells than the header has: a delimiter may miss its quotes',
    'not-json': 'the line is not a JSON value',
    'not-object': 'the line holds no object',
    nul: 'the record holds NUL characters',
    'wrong-encoding': 'the record is not text of this encoding',
    'record-too-large': 'the record is longer than 16 MiB',
  },
  zh: {
    'impossible-date': '日期不存在，或不在 1990 年至今之间',
    'negative-amount': '金额为负数',
    'absurd-amount': '金额过大，不合情理',
    'duplicate-number': '与前面某行编号相同而内容不同，保留前者',
    'unclosed-quote': '引号未闭合',
    'too-many-cells': '单元格多于表头列数，可能有分隔符未加引号',
    'not-json': '该行不是 JSON',
    'not-object': '该行不含对象',
    nul: '含有空字符（NUL）',
    'wrong-encoding': '与所选文本编码不符',
    'record-too-large': '单条记录超过 16 MiB',
  },
});
