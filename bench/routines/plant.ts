import { Dice } from '../../scripts/sample/values.ts';
import type { Story } from './stories.ts';

type Row = Record<string, string>;
const day = 86_400_000;

/** Reports of a planted story; about how long they take to come. */
const count = 25;
const days = 35;

const extraZh = ['我姓名登记在案', '请尽快处理', '希望追回损失', '聊天记录都在', '当时没有多想', '已经向银行反映'];
const extraEn = [
  'I kept the messages',
  'please look into it',
  'I told my bank',
  'I feel ashamed',
  'it happened very fast',
  'my family is upset',
];

/**
 * Reports of a story, told by people with words of their own, in Chinese and in English, to the agencies of an economy and over its
 * channels, from a day in its second half on. Each may leave a part out and says when and how much in its own way.
 */
export function plant({ name, zh, en }: Story, rows: readonly Row[], seed: number): Row[] {
  const dice = new Dice(`${name} ${seed}`);
  const times = rows.map((row) => Date.parse(row['reported_at']!));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const start = from + Math.round((0.5 + 0.3 * dice.next()) * (to - from));
  const at = Array.from({ length: count }, () => start + Math.round(dice.next() * days * day)).sort((a, b) => a - b);
  return at.map((when, i): Row => {
    const isZh = dice.next() < 0.5;
    const parts = (isZh ? zh : en).map((told) => dice.pick(told));
    if (dice.next() < 0.3) parts.splice(dice.between(1, 3), 1);
    if (dice.next() < 0.4) parts.push(dice.pick(isZh ? extraZh : extraEn));
    const amount = dice.between(300, 60_000);
    const phone = `1545${String(dice.between(1_000_000, 9_999_999))}`;
    const told = dice.next() < 0.5 ? (isZh ? `对方电话是${phone}` : `they rang from ${phone}`) : '';
    const lost = isZh ? `共${amount}元` : `in total ${amount} USD`;
    const all = [...parts, told, lost].filter((part) => part !== '');
    const like = dice.pick(rows.filter((row) => (row['language'] === 'zh') === isZh).slice(0, 2000));
    return {
      ...Object.fromEntries(Object.keys(like).map((column) => [column, ''])),
      report_id: `PLANT-${name}-${i}`,
      reported_at: new Date(when).toISOString(),
      incident_date: new Date(when - day).toISOString().slice(0, 10),
      agency: like['agency']!,
      language: isZh ? 'zh' : 'en',
      channel: like['channel']!,
      category: 'other',
      amount: String(amount),
      currency: isZh ? 'CNY' : 'USD',
      text: isZh ? `${all.join('，')}。` : `${all.join('. ')}.`,
    };
  });
}
