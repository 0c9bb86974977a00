import type { AccountView, DossierTransfer, Sentence } from '../../model/index.ts';
import { money } from '../../money/index.ts';
import { dayOf } from '../day.ts';
import { say } from './words.ts';

/** An account as a sentence calls it. One that a statement calls by name alone is not named: the name may be anybody's. */
export function accountTold(account: AccountView | undefined): Sentence {
  if (account === undefined) return say('an account not told', '未载明的账户');
  if (account.kind === 'name') return say('an account known by name alone', '仅知户名的账户');
  return say(account.value, account.value);
}

/** A transfer with the rows that tell it; exhibits by their number in the case, others by the beginning of their hash. */
export function transferTold(
  { minor, currency, at, source, target, rows, form }: DossierTransfer,
  numbers: ReadonlyMap<string, string>,
): Sentence {
  const amount = money(minor, currency);
  const [from, to] = [accountTold(source), accountTold(target)];
  const where = rows.map(({ exhibit, row }) => {
    const number = numbers.get(exhibit) ?? exhibit.slice(0, 12);
    return say(`${number}, row ${row}`, `${number}第${row}行`);
  });
  const places = say(where.map(({ en }) => en).join('; '), where.map(({ zh }) => zh).join('、'));
  const day = dayOf(at);
  if (form === 'cash') {
    return target === undefined
      ? say(
          `${amount.en} drawn in cash from ${from.en} on ${day} (${places.en})`,
          `${day}自${from.zh}取现${amount.zh}（${places.zh}）`,
        )
      : say(
          `${amount.en} paid in cash into ${to.en} on ${day} (${places.en})`,
          `${day}向${to.zh}存入现金${amount.zh}（${places.zh}）`,
        );
  }
  return say(
    `Transfer of ${amount.en} on ${day} from ${from.en} to ${to.en} (${places.en})`,
    `${day}由${from.zh}向${to.zh}转账${amount.zh}（${places.zh}）`,
  );
}
