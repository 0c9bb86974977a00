import type { AccountView, Dossier } from '../../model/index.ts';
import { amountOf, amountsOf, countOf, dayOf, manyOf, momentOf } from './amounts.ts';
import { type Listed, listed, printed, shortened, type Teller } from './teller.ts';
import { freezeStates, freezeSteps, kinds, stopReasons, traceMethods } from './words.ts';

type Rows = Listed<readonly string[]>;

/** Money of a case: what was lost, who received it, how far it was followed, what was stopped. */
export interface MoneyTold {
  readonly loss: readonly string[];
  readonly note: string;
  readonly losses: Rows;
  readonly whole: readonly string[];
  readonly receivers: Rows;
  readonly traces: readonly {
    readonly title: string;
    readonly note: string;
    readonly hops: readonly (readonly string[])[];
    readonly stops: readonly (readonly string[])[];
  }[];
  readonly freezes: Rows;
  readonly missing: Rows;
}

export function moneyOf(teller: Teller): MoneyTold {
  const { dossier, lang, names } = teller;
  const { loss, withoutAmount, duplicates, receivers, losses, whole, traces, freezes, missing } = dossier.money;
  const en = lang === 'en';
  const note = en
    ? `As reports tell it. Without an amount: ${countOf(withoutAmount)}; left out as told before: ${countOf(duplicates)}. Below, transfers stand in place of what a report tells wherever there are any. Sums at a receiver are those of the whole reports that name it: reports that name several count at each.`
    : `以上为报案所称。${countOf(withoutAmount)} 份报案未载明金额；${countOf(duplicates)} 份重复报案未计入。下表凡有交易记录的，以交易记录为准。收款方金额为提到该收款方的报案全额，提到多个收款方的报案在各处均计入。`;
  return {
    loss: amountsOf(loss),
    note,
    losses: listed(teller, losses, printed.losses, 'tables/losses.csv', (line) => [
      names.of(line.of),
      ...figuresOf(line),
      line.how.transfers > 0 ? (en ? 'transfers' : '交易记录') : line.unknown > 0 ? '–' : en ? 'report' : '报案',
    ]),
    whole: figuresOf(whole),
    receivers: listed(
      teller,
      receivers,
      printed.receivers,
      'tables/money.csv',
      ({ kind, value, reports, loss: sums, paid, suspects, namesakes }) => [
        kinds[kind][lang],
        value,
        countOf(reports.length),
        amountsOf(sums).join('\n') || '–',
        amountsOf(paid).join('\n') || '–',
        [...suspects, ...namesakes.map((id) => (en ? `${id}?` : `${id}？`))].join(', '),
      ],
    ),
    traces: traces.slice(0, printed.traces).map((trace) => traceTold(teller, trace)),
    freezes: listed(
      teller,
      freezes,
      printed.freezes,
      'tables/freezes.csv',
      ({ account, to, disputed, state, step, until, steps, reports }) => [
        accountTold(account),
        to,
        amountOf(disputed.minor, disputed.currency),
        `${freezeSteps[step][lang]} · ${freezeStates[state][lang]}`,
        momentOf(until),
        `${steps.map(({ act }) => String(act)).join(', ')} / ${countOf(reports.length)}`,
      ],
    ),
    missing: listed(teller, missing, printed.missing, 'dossier.json', ({ account, hop, from, received }) => [
      account.bank ?? '–',
      accountTold(account),
      countOf(hop),
      dayOf(from),
      amountsOf(received).join('\n'),
    ]),
  };
}

function figuresOf({ gross, returned, net, in: told }: Dossier['money']['whole']): string[] {
  const own = amountsOf(net).join('\n') || '–';
  const rated = told === undefined || Object.keys(net).every((each) => each === told.currency);
  const both = rated ? own : `${own}\n= ${amountOf(told.net, told.currency)}`;
  return [amountsOf(gross).join('\n') || '–', amountsOf(returned).join('\n') || '–', both];
}

function traceTold({ lang }: Teller, trace: Dossier['money']['traces'][number]): MoneyTold['traces'][number] {
  const { act, at, by, parameters, isSame, starts, lost, byReason, hops } = trace;
  const en = lang === 'en';
  const method = traceMethods[parameters.method][lang];
  const total = amountsOf(lost).join(en ? ' and ' : '、') || '–';
  const changed = isSame
    ? ''
    : en
      ? ' Transfers that came since change it: this is how it stands now.'
      : '其后新增的交易改变了结果，此处为现时结果。';
  return {
    title: en
      ? `Act ${act}, ${momentOf(at)}, ${by}: ${method}, ${parameters.direction === 'back' ? 'backwards' : 'forwards'}`
      : `第 ${act} 号操作，${momentOf(at)}，${by}：${method}，${parameters.direction === 'back' ? '逆向' : '正向'}`,
    note: en
      ? `${manyOf(starts, 'payment')}, ${total}; up to ${parameters.hops} hops.${changed}`
      : `起点 ${countOf(starts)} 笔，${total}；最多追踪 ${parameters.hops} 级。${changed}`,
    hops: hops.map(({ hop, accounts, transfers, claim }) => [
      countOf(hop),
      countOf(accounts),
      countOf(transfers),
      amountsOf(claim).join('\n') || '–',
    ]),
    stops: Object.entries(byReason).map(([reason, sums]) => [
      stopReasons[reason as keyof typeof stopReasons][lang],
      amountsOf(sums).join('\n') || '–',
    ]),
  };
}

/** An account as a person writes it down, with its holder as a bank tells it. */
function accountTold({ value, holder }: AccountView): string {
  return holder === undefined ? value : `${value}\n${shortened(holder, 40)}`;
}
