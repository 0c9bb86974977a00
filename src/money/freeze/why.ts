import type { Money, Sentence, Sums, TraceMethod } from '../../model/index.ts';
import { money, sums } from '../amounts.ts';
import type { LastBalance } from './balance.ts';
import { isStoppable, type Signs } from './chance.ts';
import { agoWords, type FreezeLaw, hourMs, hoursLeft } from './rules.ts';

/** Day and minute of a UTC time. */
const momentOf = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export interface CandidateFacts {
  readonly disputed: readonly (Money & { readonly isCut: boolean })[];
  readonly byMethod: Partial<Record<TraceMethod, Sums>>;
  readonly balance: LastBalance | undefined;
  readonly signs: Signs;
  readonly now: number;
  readonly law: FreezeLaw | undefined;
  readonly hop: number;
  /** Payments into it that reports tell of and no transfer shows. */
  readonly stated: Sums;
}

/** Why an account is proposed, and by what figures: amount, methods, balance, time. */
export function whyCandidate(facts: CandidateFacts): Sentence {
  const { disputed, byMethod, balance, signs, now, law, hop, stated } = facts;
  const asked = sums(Object.fromEntries(disputed.map(({ minor, currency }) => [currency, minor])));
  const [fifo, proRata] = [sums(byMethod.fifo ?? {}), sums(byMethod['pro-rata'] ?? {})];
  const ago = agoWords(Math.max(0, Math.floor((now - signs.lastAt) / hourMs)));
  const parts: Sentence[] = [
    {
      en: `${asked.en} in dispute: the least of FIFO (${fifo.en}) and pro rata (${proRata.en}).`,
      zh: `涉案金额${asked.zh}：取先进先出法（${fifo.zh}）与按比例法（${proRata.zh}）中较低者。`,
    },
    {
      en: `${hop} transfer${hop === 1 ? '' : 's'} from a victim, newest traced payment ${ago.en} ago.`,
      zh: `距被害人${hop}级，最近一笔涉案资金于${ago.zh}前转入。`,
    },
    balanceWords(facts, balance),
  ];
  if (Object.keys(stated).length > 0) {
    const told = sums(stated);
    parts.push({
      en: `${told.en} of what came in is told by reports alone: no transfer on record shows it.`,
      zh: `其中${told.zh}仅见于报案陈述，尚无转账记录印证。`,
    });
  }
  if (law === 'US') {
    const left = hoursLeft(signs.lastAt, now);
    parts.push({
      en: left > 0 ? `${left} of the 72 hours of a rapid response are left.` : 'The 72 hours of a rapid response are over.',
      zh: left > 0 ? `快速响应72小时时限尚余${left}小时。` : '快速响应72小时时限已过。',
    });
  }
  if (!isStoppable(signs)) {
    parts.push({
      en: 'Nobody keeps this wallet: watch it, and write to the exchange that the money goes to.',
      zh: '该钱包无托管方，无法直接止付：请持续监控，资金进入交易平台后即向该平台发函。',
    });
  } else if (signs.kind === 'wallet' && !signs.isCustodial) {
    parts.push({
      en: `Only the issuer of ${signs.currency} can block this wallet.`,
      zh: `该钱包仅可由${signs.currency}发行方冻结。`,
    });
  } else if (signs.isCustodial) {
    parts.push({
      en: 'The trace ends at this service, which can stop what it credited to its customer.',
      zh: '追踪止于该平台，平台可对已入账客户的资金采取措施。',
    });
  }
  return { en: parts.map(({ en }) => en).join(' '), zh: parts.map(({ zh }) => zh).join('') };
}

function balanceWords({ disputed, signs }: CandidateFacts, balance: LastBalance | undefined): Sentence {
  if (balance === undefined) {
    return { en: 'No statement of the account tells its balance.', zh: '尚无该账户的余额资料。' };
  }
  const told = money(balance.minor, balance.currency);
  const [row, broken] = [balance.source.row, balance.isBroken];
  const where: Sentence = {
    en: `${row === 0 ? '' : ` (row ${row})`}${broken ? ', though its rows do not add up' : ''}`,
    zh: `${row === 0 ? '' : `（第${row}行）`}${broken ? '（但该对账单余额核对不符）' : ''}`,
  };
  const shown = {
    en: `Its statement shows ${told.en} at ${momentOf(balance.at)}${where.en}`,
    zh: `其流水显示${momentOf(balance.at)}余额${told.zh}${where.zh}`,
  };
  if (signs.shownAt === undefined) {
    return { en: `${shown.en}, before the newest payment came.`, zh: `${shown.zh}，早于最近一笔转入。` };
  }
  return disputed[0]!.isCut
    ? { en: `${shown.en}: no more is asked for than that.`, zh: `${shown.zh}：请求金额以此为限。` }
    : { en: `${shown.en}.`, zh: `${shown.zh}。` };
}
