const words: Readonly<Record<'in' | 'out', string>> = {
  in: '进 進 收 贷 貸 入 存 收入 已收入 收款 进账 入账 转入 存入 存款 来账 贷方 in incoming inflow income credit credited cr c crdt deposit received receive +',
  out: '出 付 借 支 取 支出 已支出 付款 出账 转出 支取 取出 取款 往账 借方 out outgoing outflow outcome debit debited dr dbit expense withdrawal withdraw sent send paid payment -',
};

const known = new Map<string, 'in' | 'out'>();
for (const way of ['in', 'out'] as const) for (const word of words[way].split(' ')) known.set(word, way);

/** Single letters of the pinyin of 借 and 贷. */
const initials = new Map<string, 'in' | 'out'>([
  ['j', 'out'],
  ['d', 'in'],
]);

/**
 * Which way the money went, seen from the account whose statement it is; undefined when the word does not tell.
 *
 * @param letters how the column's single letters are meant: `D` is a debit in English and 贷 in the pinyin of Chinese banks.
 */
export function readDirection(cell: string, letters: 'jd' | 'dc' | undefined): 'in' | 'out' | undefined {
  const direct = known.get(cell);
  if (direct !== undefined) return direct;
  const text = cell.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/gu, '');
  if (letters === 'jd') return initials.get(text) ?? known.get(text);
  if (text === 'd') return letters === 'dc' ? 'out' : undefined;
  return known.get(text);
}

/** Words by which a payment service says which way money went that is neither income nor expense: 零钱提现, 余额充值. */
const outWords = /提现|还款|转出|withdraw/iu;
const inWords = /充值|退款|转入|收益|top.?up|refund/iu;

/** Which way money went by what it was for, where the direction itself is left open (`/`, 不计收支). */
export function directionOf(purpose: string): 'in' | 'out' | undefined {
  const isIn = inWords.test(purpose);
  return isIn === outWords.test(purpose) ? undefined : isIn ? 'in' : 'out';
}

/** Whether the open direction is one that payment services write for moves between a person's own accounts. */
export const isOpen = (cell: string): boolean => /^(?:\/|不计收支|其他|中性交易|neutral)$/iu.test(cell.trim());
