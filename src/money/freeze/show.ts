import { type FreezeCandidate, type FreezeProposal, type Sentence, tableOf, wrap } from '../../model/index.ts';
import { money } from '../amounts.ts';
import { agoWords, hourMs, stepWords } from './rules.ts';

type Lang = keyof Sentence;

const holders: Readonly<Record<FreezeCandidate['holder'], Sentence>> = {
  unknown: { en: 'holder unknown', zh: '持有人不明' },
  suspect: { en: 'suspect’s', zh: '嫌疑人账户' },
  mule: { en: 'mule’s', zh: '卡农账户' },
  victim: { en: 'VICTIM’S', zh: '【被害人账户】' },
  merchant: { en: 'merchant or payment service', zh: '商户或支付机构' },
  exchange: { en: 'exchange', zh: '交易平台' },
};

const states: Readonly<Record<FreezeProposal['state'], Sentence>> = {
  proposed: { en: 'proposed, not sent', zh: '待发出' },
  sent: { en: 'sent', zh: '已发出' },
  confirmed: { en: 'confirmed', zh: '已确认' },
  refused: { en: 'refused', zh: '被拒绝' },
  expired: { en: 'EXPIRED', zh: '【已届满】' },
  released: { en: 'released', zh: '已解除' },
};

/** Accounts by rank, and below each why and the warning. */
export function showCandidates(candidates: readonly FreezeCandidate[], lang: Lang): string {
  const zh = lang === 'zh';
  const lines = candidates.map((each, i) => {
    const { account, disputed, hop, hours, chance, holder, agree, why, warning } = each;
    const ago = agoWords(hours);
    const amounts = disputed.map(({ minor, currency }) => money(minor, currency)[lang]).join(zh ? '、' : ' + ');
    const keeper = [account.holder, account.bank, account.label?.text]
      .filter((part) => part !== undefined)
      .join(zh ? '，' : ', ');
    const head = zh
      ? `${i + 1}. ${account.name}${keeper === '' ? '' : `（${keeper}）`}  ${amounts}  ${hop}级  ${ago.zh}  在账可能性${percent(chance)}  ${holders[holder].zh}`
      : `${i + 1}. ${account.name}${keeper === '' ? '' : ` (${keeper})`}  ${amounts}  hop ${hop}  ${ago.en}  chance ${percent(chance)}  ${holders[holder].en}`;
    const differ = agree ? '' : zh ? '两种方法结果相差超过一成。' : ' The two methods differ by more than a tenth.';
    const told = [`${why[lang]}${differ}`, `${zh ? '注意：' : 'Mind: '}${warning[lang]}`];
    return [head, ...told.map((text) => wrap(text, 100, '   '))].join('\n');
  });
  return `${lines.join('\n\n')}\n`;
}

const percent = (chance: number): string => `${Math.round(chance * 100)} %`;

/** The queue as a table: state, step, clock. */
export function showProposals(proposals: readonly FreezeProposal[], now: number, lang: Lang): string {
  const zh = lang === 'zh';
  const isTraced = proposals.some((each) => each.now !== undefined);
  const titles = zh
    ? ['编号', '账户', '涉案金额', '受理单位', '步骤', '状态', '时限', ...(isTraced ? ['现存'] : []), '下一步']
    : ['id', 'account', 'in dispute', 'asked', 'step', 'state', 'clock', ...(isTraced ? ['there now'] : []), 'next'];
  const rows = proposals.map((each) => {
    const there = each.now?.map(({ minor, currency }) => money(minor, currency)[lang]).join(' + ');
    return [
      each.id,
      each.account.name,
      money(each.disputed.minor, each.disputed.currency)[lang],
      each.to,
      stepWords[each.step][lang],
      states[each.state][lang],
      clockOf(each, now, lang),
      ...(isTraced ? [there === undefined ? '–' : there === '' ? (zh ? '已无' : 'nothing') : there] : []),
      each.next === undefined ? '' : stepWords[each.next][lang],
    ];
  });
  return tableOf(
    titles.map((title) => ({ title, widest: 40 })),
    rows,
  );
}

/** `lapses in 5 h 12 min`; what is over says since when. */
function clockOf({ state, steps, until, hoursLeft }: FreezeProposal, now: number, lang: Lang): string {
  const zh = lang === 'zh';
  const isHeld = state === 'sent' || state === 'confirmed' || (steps.at(-1)!.until !== until && now < until);
  if (isHeld) return zh ? `${spanOf(until - now, lang)}后届满` : `lapses in ${spanOf(until - now, lang)}`;
  if (state === 'expired') return zh ? `${spanOf(now - until, lang)}前届满` : `lapsed ${spanOf(now - until, lang)} ago`;
  if (state !== 'proposed') return '';
  if (hoursLeft !== undefined) return zh ? `72小时尚余${hoursLeft}小时` : `${hoursLeft} of 72 h left`;
  const waits = spanOf(now - steps[0]!.proposedAt, lang);
  return zh ? `已等待${waits}` : `waiting ${waits}`;
}

function spanOf(ms: number, lang: Lang): string {
  const zh = lang === 'zh';
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(ms / hourMs)];
  if (days >= 3) return zh ? `${days}天` : `${days} days`;
  if (hours === 0) return zh ? `${minutes}分钟` : `${minutes} min`;
  return zh ? `${hours}小时${minutes % 60}分钟` : `${hours} h ${minutes % 60} min`;
}
