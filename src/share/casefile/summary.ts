import { amountsOf, countOf, dayOf, manyOf } from './amounts.ts';
import { printed, stateOf } from './teller.ts';
import type { Teller } from './teller.ts';
import { ringStates } from './words.ts';

export interface Summary {
  /** Figures set large. */
  readonly figures: readonly { readonly value: string; readonly label: string; readonly note: string }[];
  /** What stands, in plain sentences. */
  readonly sentences: readonly string[];
}

/** The case on one page: what the record holds, what is proven and what is not, in this order. */
export function summaryOf(teller: Teller): Summary {
  const { dossier, lang } = teller;
  const en = lang === 'en';
  const { reports, money, boards, judgements, exhibits, suspects, rings } = dossier;
  const days = reports.flatMap(({ reportedAt }) => reportedAt ?? []);
  const rejected = rejectedOf(dossier).length;
  const agencies = new Set(reports.flatMap(({ agency }) => agency ?? [])).size;
  const period =
    days.length === 0 ? '–' : `${dayOf(days.reduce((a, b) => Math.min(a, b)))} – ${dayOf(days.reduce((a, b) => Math.max(a, b)))}`;
  const told = (comma: string): string => {
    const shown = rings.slice(0, printed.rings).map((ring) => {
      const state = ringStates[stateOf(dossier, ring)][lang];
      return en ? `${ring.id} (${state})` : `${ring.id}（${state}）`;
    });
    const more = rings.length - shown.length;
    if (more === 0) return shown.join(comma);
    return shown.join(comma) + (en ? ` and ${countOf(more)} more` : `等，另有 ${countOf(more)} 个`);
  };
  const losses = amountsOf(money.loss);
  const counts = { supported: 0, contested: 0, missing: 0 };
  for (const { cells } of boards) for (const { state } of cells) if (state !== 'not-applicable') counts[state]++;
  const asked = counts.supported + counts.contested + counts.missing;
  const bound = money.withoutAmount > 0;
  return {
    figures: [
      {
        value: countOf(reports.length),
        label: en ? 'reports' : '份报案',
        note: en ? `from ${manyOf(agencies, 'agency', 'agencies')}` : `来自 ${countOf(agencies)} 个单位`,
      },
      {
        value: losses.length === 0 ? '–' : losses.join('\n'),
        label: en ? 'loss told' : '陈述损失',
        note: bound ? (en ? 'a lower bound' : '为下限') : '',
      },
      {
        value: asked === 0 ? '–' : `${counts.supported} / ${asked}`,
        label: en ? 'elements supported' : '要件已有证据',
        note:
          asked === 0
            ? en
              ? 'no template chosen'
              : '未选用模板'
            : en
              ? `${counts.contested} contested, ${counts.missing} missing`
              : `${counts.contested} 项有争议，${counts.missing} 项缺失`,
      },
      {
        value: countOf(exhibits.length),
        label: en ? 'exhibits' : '件证物',
        note: en ? manyOf(suspects.length, 'suspect') : `${countOf(suspects.length)} 名嫌疑人`,
      },
    ],
    sentences: [
      reports.length === 0
        ? en
          ? 'The case holds no report.'
          : '本案没有报案。'
        : en
          ? `${manyOf(reports.length, 'report')}, made ${period}, in ${rings.length === 1 ? 'one ring' : `${countOf(rings.length)} rings`}: ${told(', ')}.`
          : `${period} 间的 ${countOf(reports.length)} 份报案归入 ${countOf(rings.length)} 个团伙：${told('、')}。`,
      lossSentence(teller),
      provenSentence(teller, counts, asked),
      en
        ? `People made ${manyOf(judgements.length, 'decision')} on this case. Against a link, a report or a ring: ${countOf(rejected)}. All are listed, those first.`
        : `人工对本案作出 ${countOf(judgements.length)} 项研判，其中 ${countOf(rejected)} 项否定串并、报案或团伙，全部列出，否定的在前。`,
      en
        ? 'A ring is a proposal about reports, never a verdict about a person. The log shows whether the record changed, not whether it is true.'
        : '团伙是对报案的串并提议，不是对任何人的结论。日志能证明记录是否被改动，不能证明记录内容属实。',
    ].filter((sentence) => sentence !== ''),
  };
}

/** Decisions that stand and say no: to a pair, to a report's place in a ring, to a ring. */
export function rejectedOf({ judgements }: Teller['dossier']): Teller['dossier']['judgements'] {
  return judgements.filter(
    ({ stands, judgement: { verdict } }) => stands && (verdict === 'different' || verdict === 'out' || verdict === 'dismiss'),
  );
}

function lossSentence({ dossier: { money, reports }, lang }: Teller): string {
  if (reports.length === 0) return '';
  const losses = amountsOf(money.loss);
  if (lang === 'en') {
    const told = losses.length === 0 ? 'No report tells an amount.' : `The reports tell a loss of ${losses.join(' and ')}.`;
    const bound =
      money.withoutAmount > 0 ? ` ${manyOf(money.withoutAmount, 'report')} without an amount: the sum is a lower bound.` : '';
    const twice = money.duplicates > 0 ? ` ${manyOf(money.duplicates, 'report')} of a case already told: not counted twice.` : '';
    return losses.length === 0 ? told : told + bound + twice;
  }
  if (losses.length === 0) return '各份报案均未载明金额。';
  const bound = money.withoutAmount > 0 ? `另有 ${countOf(money.withoutAmount)} 份未载明金额，合计为下限。` : '';
  const twice = money.duplicates > 0 ? `重复报案 ${countOf(money.duplicates)} 份未重复计算。` : '';
  return `报案所称损失为 ${losses.join('、')}。${bound}${twice}`;
}

function provenSentence(
  { dossier: { boards }, lang }: Teller,
  { supported, contested, missing }: Record<'supported' | 'contested' | 'missing', number>,
  asked: number,
): string {
  const en = lang === 'en';
  if (boards.length === 0) {
    return en
      ? 'No template of an offence was chosen: what has to be proven is not told here.'
      : '尚未选用罪名模板，本卷未列明待证要件。';
  }
  if (supported + contested === 0) {
    return en
      ? `Nothing is proven yet: none of the ${countOf(asked)} elements has a ground.`
      : `尚无任何要件得到证明：${countOf(asked)} 项要件均无依据。`;
  }
  return en
    ? `Elements asked for: ${countOf(asked)}. With a ground: ${countOf(supported)}; contested: ${countOf(contested)}; missing: ${countOf(missing)}. A ground is what the record shows, not a finding of a court.`
    : `${countOf(asked)} 项待证要件中，${countOf(supported)} 项已有依据，${countOf(contested)} 项有争议，${countOf(missing)} 项缺失。依据仅指记录所示，不代表法院认定。`;
}
