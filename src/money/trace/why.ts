import type { Sentence, StopReason } from '../../model/index.ts';
import { money } from '../amounts.ts';

/** What a sentence about a stop is made of. */
export interface StopTold {
  readonly reason: StopReason;
  readonly isBack: boolean;
  readonly minor: number;
  readonly currency: string;
  /** Name of the account, and of the other side of the transfer. */
  readonly account: string;
  readonly other?: string | undefined;
  /** Of the service that it is. */
  readonly service?: string | undefined;
  /** How many accounts it deals with, if that alone makes it one. */
  readonly crowd?: number | undefined;
  /** UTC milliseconds of the last row that tells of the account. */
  readonly seenTo?: number | undefined;
  readonly hops: number;
  /** Smallest amount that is followed, minor units. */
  readonly dust: number;
  /** Where money without a rate may have gone, and in what. */
  readonly ways?: readonly { readonly account: string; readonly currency: string }[] | undefined;
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** Why money is not followed further, as a person would say it. */
export function whyStopped(told: StopTold): Sentence {
  return told.isBack ? whyBack(told) : whyForward(told);
}

function whyForward(told: StopTold): Sentence {
  const { reason, account, other, service, seenTo, ways, hops, currency } = told;
  const sum = money(told.minor, currency);
  const to = other ?? account;
  switch (reason) {
    case 'held':
      return {
        en: `${sum.en} was still there when the records of the account end${seenTo === undefined ? '' : `, on ${day(seenTo)} UTC`}.`,
        zh: `该账户记录截止${seenTo === undefined ? '' : `（${day(seenTo)} UTC）`}时，${sum.zh}仍在账内。`,
      };
    case 'unseen':
      return {
        en: `No record tells what became of ${sum.en} after it came: ask for the statement of this account.`,
        zh: `${sum.zh}入账后无记录说明去向：应调取该账户流水。`,
      };
    case 'cash-out':
      return { en: `${sum.en} was drawn in cash.`, zh: `${sum.zh}被取现。` };
    case 'exchange':
      return {
        en: `${sum.en} came to an exchange${said(service)}: only the exchange knows whose account it is there.`,
        zh: `${sum.zh}进入交易所${said(service)}：账户归属须向该交易所查询。`,
      };
    case 'mixed-service':
      if (told.crowd !== undefined) return bySize(told.crowd, { en: `${sum.en} came to`, zh: `${sum.zh}进入` });
      return {
        en: `${sum.en} came to a service${said(service)} where the money of many people mixes.`,
        zh: `${sum.zh}进入多人资金混同的服务${said(service)}。`,
      };
    case 'unknown-outflow':
      return { en: `${sum.en} left, and no row says where to.`, zh: `${sum.zh}已转出，记录未写明对方。` };
    case 'fee':
      return { en: `${sum.en} went as a fee.`, zh: `${sum.zh}作为手续费扣除。` };
    case 'returned':
      return { en: `${sum.en} came back to who lost it.`, zh: `${sum.zh}退回受害人。` };
    case 'no-rate': {
      const list = (ways ?? []).map((way) => `${way.account} (${way.currency})`);
      return {
        en: `The account paid out another currency without a rate that is stated: ${sum.en} may have gone to ${list.join(', ')}.`,
        zh: `该账户以另一币种付出且无汇率可依：${sum.zh}可能转往 ${list.join('、')}。`,
      };
    }
    case 'dust': {
      const least = money(told.dust, currency);
      return {
        en: `${sum.en} went on to ${to}: less than ${least.en} is not followed.`,
        zh: `${sum.zh}转往 ${to}：不足${least.zh}的部分不再追踪。`,
      };
    }
    case 'horizon':
      return {
        en: `${sum.en} went on to ${to}, beyond the ${hops} transfers that were asked for.`,
        zh: `${sum.zh}转往 ${to}，已超出所查的 ${hops} 层。`,
      };
  }
}

function whyBack(told: StopTold): Sentence {
  const { reason, account, other, service, seenTo, ways, hops, currency } = told;
  const sum = money(told.minor, currency);
  const from = other ?? account;
  switch (reason) {
    case 'held':
      return {
        en: `${sum.en} was there when the records of the account begin${seenTo === undefined ? '' : `, on ${day(-seenTo)} UTC`}.`,
        zh: `该账户记录开始${seenTo === undefined ? '' : `（${day(-seenTo)} UTC）`}时，${sum.zh}已在账内。`,
      };
    case 'unseen':
      return {
        en: `No record tells where ${sum.en} had come from: ask for the statement of this account.`,
        zh: `无记录说明${sum.zh}的来源：应调取该账户流水。`,
      };
    case 'cash-out':
      return { en: `${sum.en} was paid in as cash.`, zh: `${sum.zh}系现金存入。` };
    case 'exchange':
      return {
        en: `${sum.en} came from an exchange${said(service)}: only the exchange knows whose account it was there.`,
        zh: `${sum.zh}来自交易所${said(service)}：账户归属须向该交易所查询。`,
      };
    case 'mixed-service':
      if (told.crowd !== undefined) return bySize(told.crowd, { en: `${sum.en} came from`, zh: `${sum.zh}来自` });
      return {
        en: `${sum.en} came from a service${said(service)} where the money of many people mixes.`,
        zh: `${sum.zh}来自多人资金混同的服务${said(service)}。`,
      };
    case 'unknown-outflow':
      return { en: `${sum.en} came in, and no row says where from.`, zh: `${sum.zh}转入，记录未写明对方。` };
    case 'fee':
      return { en: `${sum.en} came as interest or a fee paid back.`, zh: `${sum.zh}系利息或退回的手续费。` };
    case 'returned':
      return { en: `${sum.en} had come from the same account before.`, zh: `${sum.zh}此前出自同一账户。` };
    case 'no-rate': {
      const list = (ways ?? []).map((way) => `${way.account} (${way.currency})`);
      return {
        en: `The account got another currency without a rate that is stated: ${sum.en} may have come from ${list.join(', ')}.`,
        zh: `该账户收入另一币种且无汇率可依：${sum.zh}可能来自 ${list.join('、')}。`,
      };
    }
    case 'dust': {
      const least = money(told.dust, currency);
      return {
        en: `${sum.en} came from ${from}: less than ${least.en} is not followed.`,
        zh: `${sum.zh}来自 ${from}：不足${least.zh}的部分不再追踪。`,
      };
    }
    case 'horizon':
      return {
        en: `${sum.en} came from ${from}, beyond the ${hops} transfers that were asked for.`,
        zh: `${sum.zh}来自 ${from}，已超出所查的 ${hops} 层。`,
      };
  }
}

/** A service that no label names. */
const bySize = (crowd: number, way: Sentence): Sentence => ({
  en: `${way.en} an account that deals with ${crowd} others: by its size, not by a label, a service where the money of many people mixes.`,
  zh: `${way.zh}与 ${crowd} 个账户往来的账户：并无标注，仅按规模视为多人资金混同的服务。`,
});

const said = (service: string | undefined): string => (service === undefined ? '' : ` (${service})`);
