import {
  accountName,
  type AccountView,
  type CellGround,
  indicatorsOfAccount,
  type NamedSuspect,
  type Sentence,
} from '../../model/index.ts';
import { money, sums } from '../../money/index.ts';
import { dayOf } from '../day.ts';
import { namesakesOf } from '../namesakes.ts';
import { type Asked, type Computed, computedGround, nobody, type Part } from './case.ts';
import { accountTold } from './transfer-words.ts';
import { list, many, say, together } from './words.ts';

/**
 * The way of the money to a suspect: payments that reports say came to their accounts and wallets, and those that transfers show, with
 * the rows. That a holder is called as the suspect is an assessment and shows nothing by itself. What is missing are statements.
 */
export const moneyPath: Part = (asked, _element, suspect) => {
  const reported = reportedPath(asked, suspect);
  if (suspect === undefined) return { ...reported, ...gapOf(asked) };
  const shown = shownPath(asked, suspect);
  const called = namesakesHeld(asked, suspect);
  const isSilent = !reported.reached && shown.reached;
  return {
    reached: reported.reached || shown.reached,
    sentence: together(isSilent ? undefined : reported.sentence, shown.sentence, called.sentence),
    grounds: [...shown.grounds, ...reported.grounds, ...called.grounds],
    ...gapOf(asked),
  };
};

const accountNames = ({ indicators }: NamedSuspect): Set<string> =>
  new Set(
    indicators.flatMap(({ kind, value }) =>
      (['bank', 'wallet', 'handle'] as const).flatMap((account) =>
        indicatorsOfAccount[account].includes(kind) ? accountName(account, value) : [],
      ),
    ),
  );

/** Victims' payments, and traced money further on, into accounts that are entered for the suspect. */
function shownPath(
  { dossier, moved }: Asked,
  suspect: NamedSuspect,
): Omit<Computed, 'gap' | 'sentence'> & { sentence?: Sentence } {
  const own = accountNames(suspect);
  const into = dossier.money.transfers.filter(
    ({ target, role, traced = 0 }) => target !== undefined && own.has(target.name) && (role === 'paid' || traced > 0),
  );
  if (into.length === 0) return { reached: false, grounds: [] };
  const all = new Map<string, number>();
  for (const { minor, currency, traced } of into) all.set(currency, (all.get(currency) ?? 0) + (traced ?? minor));
  const told = sums(Object.fromEntries(all));
  return {
    reached: true,
    sentence: say(
      `Transfers show ${told.en} of the victims’ money coming into accounts of this person (${many(into.length, 'transfer')}).`,
      `交易记录显示被害人资金${told.zh}流入该人账户（${into.length}笔）。`,
    ),
    grounds: into.map(({ id, hop, traced, minor, currency }) => {
      const part = traced === undefined || traced === minor ? undefined : money(traced, currency);
      const { en, zh } = moved(id);
      const far = hop === undefined || hop < 2 ? undefined : say(`Hop ${hop} from the victim.`, `距被害人第${hop}级。`);
      const traces = part === undefined ? undefined : say(`Traced in it: ${part.en}.`, `其中涉案资金${part.zh}。`);
      return computedGround({ kind: 'transfer', ref: id }, 'for', together(say(`${en}.`, `${zh}。`), far, traces));
    }),
  };
}

/** Accounts that money of the case came to whose holder is called as the suspect, and that are not entered for them. */
function namesakesHeld({ dossier, moved }: Asked, suspect: NamedSuspect): { sentence?: Sentence; grounds: CellGround[] } {
  const own = accountNames(suspect);
  const first = new Map<string, { readonly account: AccountView; readonly transfer: string }>();
  for (const { id, target, role, traced = 0 } of dossier.money.transfers) {
    if (target === undefined || own.has(target.name) || first.has(target.name) || (role !== 'paid' && traced === 0)) continue;
    if (namesakesOf(target.holder, [suspect]).length > 0) first.set(target.name, { account: target, transfer: id });
  }
  if (first.size === 0) return { grounds: [] };
  const names = [...first.values()].map(({ account }) => accountTold(account));
  return {
    sentence: say(
      `Assessment, not fact: the holder of ${list(
        names.map(({ en }) => en),
        'en',
      )} is called as this person is.`,
      `推断，非事实：${list(
        names.map(({ zh }) => zh),
        'zh',
      )}的户名与该人姓名相同。`,
    ),
    grounds: [...first.values()].map(({ transfer }) => {
      const { en, zh } = moved(transfer);
      return computedGround(
        { kind: 'transfer', ref: transfer },
        'for',
        say(`${en}: the holder is called as this person is (assessment).`, `${zh}：收款户名与该人姓名相同（推断）。`),
      );
    }),
  };
}

/** Statements told of before the rest is counted. */
const mostStatements = 8;

/** Which statements would show where the money went on to. */
function gapOf({ dossier: { money: told } }: Asked): { readonly gap?: Sentence } {
  const victims = new Set(told.victims);
  const missing = told.missing.filter(({ account }) => !victims.has(account.name));
  if (missing.length === 0) return {};
  const shown = missing.slice(0, mostStatements).map(({ account, from, received }) => {
    const { en, zh } = accountTold(account);
    const [bank, came] = [account.bank ?? '', sums(received)];
    return say(
      `${bank === '' ? '' : `${bank} `}${en} from ${dayOf(from)} on (${came.en} came in)`,
      `${bank}${zh}自${dayOf(from)}起（流入${came.zh}）`,
    );
  });
  const rest = missing.length - shown.length;
  return {
    gap: say(
      `Statements to ask for: ${shown.map(({ en }) => en).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`,
      `应调取的账户交易明细：${shown.map(({ zh }) => zh).join('；')}${rest > 0 ? `；另有${rest}个账户` : ''}。`,
    ),
  };
}

/** Payments that reports say came to accounts or wallets of the suspect. */
function reportedPath({ dossier, reports: all, found }: Asked, suspect: NamedSuspect | undefined): Computed {
  if (suspect === undefined) return nobody;
  const named = new Set(
    dossier.indicators.filter(({ roles }) => roles.includes('suspect')).map(({ kind, value }) => `${kind}\t${value}`),
  );
  const own = dossier.money.receivers.filter(
    ({ kind, value, suspects }) => suspects.includes(suspect.id) && named.has(`${kind}\t${value}`),
  );
  const services = new Set(dossier.indicators.filter(({ service }) => service).map(({ kind, value }) => `${kind}\t${value}`));
  const grounds = own.flatMap(({ kind, value, reports, loss }): CellGround[] => {
    const first = reports[0]!;
    const paid = sums(loss);
    const ground = { kind: 'report', ref: first } as const;
    const told = computedGround(
      ground,
      'for',
      say(
        `${many(reports.length, 'report')} name ${value} as the receiver, first ${found(first).en}${paid.en === '' ? '' : `: ${paid.en}`}.`,
        `${reports.length}份报案称款项进入${value}，首见于${found(first).zh}${paid.zh === '' ? '' : `：${paid.zh}`}。`,
      ),
    );
    if (!services.has(`${kind}\t${value}`)) return [told];
    const shared = say(
      `${value} is used by rings that are otherwise unconnected: its holder may be a shared service, or innocent.`,
      `${value}被多个无其他关联的团伙使用：持有人可能是共用服务商，也可能不知情。`,
    );
    return [told, computedGround(ground, 'against', shared)];
  });
  const received: Record<string, number> = {};
  const counted = new Set<string>();
  for (const report of own.flatMap(({ reports }) => reports)) {
    const amount = all.get(report)?.amount;
    if (amount === undefined || counted.has(report)) continue;
    counted.add(report);
    received[amount.currency] = (received[amount.currency] ?? 0) + amount.minor;
  }
  const told = sums(received);
  return {
    reached: own.length > 0,
    sentence:
      own.length === 0
        ? say('No receiving account of the case is entered for this person.', '案内收款账户均未登记为该人所有。')
        : say(
            `Receiving accounts and wallets of this person that reports name: ${own.length}${told.en === '' ? '' : `; those reports tell losses of ${told.en}`}.`,
            `报案称款项进入该人的${own.length}个账户或钱包${told.zh === '' ? '' : `，相关报案损失合计${told.zh}`}。`,
          ),
    grounds,
  };
}
