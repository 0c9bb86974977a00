import { legalBasisOf } from '../../link/index.ts';
import type { CellGround, DossierReport, IndicatorKind, LegalBasis, Sentence } from '../../model/index.ts';
import { type Asked, computedGround, type Part } from './case.ts';
import { amountsOf, figuresOf, gradeOf, gradesOf, lossByTransfers, summed, total } from './figures.ts';
import { money } from '../../money/index.ts';
import { figureWords, many, say, together } from './words.ts';

/** Indicators by which a wire was used. */
const wires = new Set<IndicatorKind>(['phone', 'handle', 'email', 'url', 'domain', 'app', 'ip']);

const hasStatement = ({ text }: DossierReport): boolean => text.trim() !== '';

/** Victims who tell what was done to them. That their reports are one ring's work is another element. */
export const scheme: Part = ({ dossier, found }) => {
  const told = dossier.reports.filter(hasStatement);
  const open = dossier.rings.filter(({ status }) => status === 'proposed').length;
  const grounds = told.map(({ id, text }) =>
    computedGround(
      { kind: 'report', ref: id, start: 0, end: text.length },
      'for',
      say(`Report ${found(id).en} tells what happened.`, `报案${found(id).zh}陈述了经过。`),
    ),
  );
  return {
    reached: told.length > 0,
    sentence: together(
      say(`${many(told.length, 'report')} tell what happened.`, `${told.length}份报案陈述了经过。`),
      open === 0
        ? undefined
        : say(
            `${many(open, 'ring')} of the case: a proposal of the machine that no person has confirmed.`,
            `案内${open}个团伙为系统提出，尚未经人确认。`,
          ),
    ),
    grounds: [...grounds, ...dismissed(dossier)],
  };
};

/** Rings of the case that somebody decided are none. */
function dismissed({ judgements }: Asked['dossier']): CellGround[] {
  return judgements
    .filter(({ judgement, stands }) => stands && judgement.verdict === 'dismiss')
    .map(({ act, by, at, sentence }) => ({ ...computedGround({ kind: 'act', ref: String(act) }, 'against', sentence), by, at }));
}

export const victims: Part = ({ dossier, nameOf, found }) => {
  const told = dossier.reports.filter(hasStatement);
  const silent = dossier.reports.filter((report) => !hasStatement(report));
  const names = silent.map(({ id }) => nameOf(id));
  return {
    reached: told.length > 0 && silent.length === 0,
    sentence: say(
      `${told.length} of ${many(dossier.reports.length, 'report')} hold a statement in the victim’s words or the officer’s.`,
      `${dossier.reports.length}份报案中有${told.length}份载有被害人陈述或办案人员记述。`,
    ),
    grounds: told.map(({ id, text }) =>
      computedGround(
        { kind: 'report', ref: id, start: 0, end: text.length },
        'for',
        say(`Report ${found(id).en} holds a statement.`, `报案${found(id).zh}载有陈述。`),
      ),
    ),
    ...(silent.length === 0
      ? {}
      : {
          gap: say(
            `Without a statement: ${names.slice(0, 20).join(', ')}${names.length > 20 ? ' …' : ''}.`,
            `缺少陈述：${names.slice(0, 20).join('、')}${names.length > 20 ? '等' : ''}。`,
          ),
        }),
  };
};

/** Loss as reported, in the template's currency, and amounts that people showed by records. */
export const loss: Part = (asked) => {
  const { dossier, template, found, moved, supports } = asked;
  const reported = summed(asked, dossier.money.loss);
  const transferred = lossByTransfers(asked);
  const shown = summed(asked, amountsOf(supports));
  const least = gradesOf(template, 'loss')[0]?.from ?? 1;
  const grade = [...reported, ...transferred, ...shown]
    .sort((a, b) => b.value - a.value)
    .map(({ value }) => gradeOf(template, 'loss', value))[0];
  const { withoutAmount, duplicates } = dossier.money;
  const grounds = dossier.reports.flatMap(({ id, amount }): CellGround[] => {
    if (amount === undefined) return [];
    const { en, zh } = money(amount.minor, amount.currency);
    const told = say(`Report ${found(id).en} tells a loss of ${en}.`, `报案${found(id).zh}称损失${zh}。`);
    return [computedGround({ kind: 'report', ref: id }, 'for', told)];
  });
  const payments = dossier.money.transfers.flatMap(({ id, role, minor, currency, reports }): CellGround[] => {
    if (role !== 'paid' && role !== 'returned') return [];
    const { en, zh } = moved(id);
    const of = found(reports[0] ?? '');
    const told =
      role === 'paid'
        ? say(`${en}: paid, report ${of.en}.`, `${zh}：被害人付款，报案${of.zh}。`)
        : say(`${en}: came back, report ${of.en}.`, `${zh}：返还款，报案${of.zh}。`);
    const figure = role === 'paid' ? { figure: { name: 'amount' as const, value: minor, currency } } : {};
    return [computedGround({ kind: 'transfer', ref: id, ...figure }, 'for', told)];
  });
  return {
    reached: [...reported, ...transferred, ...shown].some(({ value }) => value >= least),
    sentence: together(
      ...(reported.length === 0
        ? [say('No report tells an amount.', '报案均未写明金额。')]
        : reported.map(({ sentence }) => together(say('As reported:', '报案损失：'), sentence))),
      ...transferred.map(({ sentence }) => together(say('Net loss, by transfers:', '实际损失（以交易记录为准）：'), sentence)),
      ...shown.map(({ sentence }) => together(say('Shown by records:', '证据载明：'), sentence)),
      grade === undefined ? undefined : say(`Grade: ${grade.en}.`, `属“${grade.zh}”。`),
      withoutAmount === 0
        ? undefined
        : say(`A lower bound: ${many(withoutAmount, 'report')} tell no amount.`, `系下限：${withoutAmount}份报案未写金额。`),
      duplicates === 0
        ? undefined
        : say(`${many(duplicates, 'report')} that tell a case again are counted once.`, `${duplicates}份重复报案只计一次。`),
    ),
    grounds: [...payments, ...grounds],
  };
};

/** Messages, calls and page views that people showed. */
export const threshold: Part = ({ template, supports }) => {
  const reached: string[] = [];
  const told = (['messages', 'calls', 'pageViews'] as const).flatMap((name) => {
    const least = gradesOf(template, name)[0]?.from;
    const value = total(figuresOf(supports, name));
    if (least === undefined || value === 0) return [];
    if (value >= least) reached.push(name);
    const { en, zh } = figureWords[name];
    const grade = gradeOf(template, name, value);
    const [shown, from] = [value.toLocaleString('en-US'), least.toLocaleString('en-US')];
    return [
      grade === undefined
        ? say(`${shown} ${en}, below the threshold of ${from}.`, `${zh}${shown}，未达${from}。`)
        : say(`${shown} ${en}: ${grade.en}.`, `${zh}${shown}，属“${grade.zh}”。`),
    ];
  });
  return {
    reached: reached.length > 0,
    sentence: told.length === 0 ? say('No count is recorded.', '尚未登记数量。') : together(...told),
    grounds: [],
  };
};

/** Whether what the reports share lets them be one case, and what speaks against it. */
export const joinder: Part = ({ dossier, nameOf }) => {
  const { reports } = dossier;
  const group = new Map(reports.map(({ id }) => [id, id]));
  const head = (id: string): string => {
    let at = id;
    while (group.get(at) !== at) at = group.get(at)!;
    return at;
  };
  const grounds: CellGround[] = [];
  for (const { basis, value, named } of sharedGrounds(dossier)) {
    const [first = '', ...others] = named;
    for (const each of others) group.set(head(each), head(first));
    const { en, zh } = basisWords[basis];
    grounds.push(
      computedGround(
        { kind: 'report', ref: first },
        'for',
        say(`${en} in ${many(named.length, 'report')}: ${value}`, `${named.length}份报案${zh}：${value}`),
      ),
    );
  }
  const sizes = new Map<string, string[]>();
  for (const { id } of reports) {
    const those = sizes.get(head(id));
    if (those === undefined) sizes.set(head(id), [id]);
    else those.push(id);
  }
  const [largest = [], ...rest] = [...sizes.values()].sort((a, b) => b.length - a.length);
  const outside = rest.flat().map((id) => nameOf(id));
  const joined = largest.length > 1;
  return {
    reached: joined && outside.length === 0,
    sentence: joined
      ? say(
          `${largest.length} of ${many(reports.length, 'report')} are joined by what they share.`,
          `${reports.length}份报案中有${largest.length}份存在并案依据。`,
        )
      : say('No two reports are joined by what they share.', '报案之间尚无并案依据。'),
    grounds: [...grounds, ...parted(dossier)],
    ...(outside.length === 0
      ? {}
      : {
          gap: say(
            `Not joined: ${outside.slice(0, 20).join(', ')}${outside.length > 20 ? ' …' : ''}.`,
            `未能并案：${outside.slice(0, 20).join('、')}${outside.length > 20 ? '等' : ''}。`,
          ),
        }),
  };
};

/**
 * What two reports or more name as the suspects’ and the law takes for common ground, that of most reports first. Not what a
 * report quotes of another fraud, nor what otherwise unconnected rings share.
 */
function sharedGrounds({ reports, services }: Asked['dossier']): Shared[] {
  const apart = new Set(services.map(({ kind, value }) => `${kind}\t${value}`));
  const found = new Map<string, { kind: IndicatorKind; value: string; basis: LegalBasis; named: Set<string> }>();
  for (const { id, mentions } of reports) {
    for (const { kind, value, role, masked, earlier } of mentions) {
      const basis = legalBasisOf(kind, value);
      const key = `${kind}\t${value}`;
      if (basis === undefined || masked || earlier || apart.has(key) || (role !== 'suspect' && role !== 'unknown')) continue;
      const each = found.get(key) ?? { kind, value, basis, named: new Set<string>() };
      found.set(key, each);
      each.named.add(id);
    }
  }
  return [...found.values()]
    .filter(({ named }) => named.size > 1)
    .sort((a, b) => b.named.size - a.named.size || (a.kind + a.value < b.kind + b.value ? -1 : 1))
    .map(({ basis, value, named }) => ({ basis, value, named: [...named] }));
}

interface Shared {
  readonly basis: LegalBasis;
  readonly value: string;
  readonly named: readonly string[];
}

const basisWords: Readonly<Record<LegalBasis, Sentence>> = {
  site: { en: 'Same site', zh: '涉及同一网站' },
  chat_group: { en: 'Same chat group', zh: '涉及同一通讯群组' },
  fund_account: { en: 'Same fund account', zh: '涉及同一资金账户' },
  den: { en: 'Same den', zh: '涉及同一作案窝点' },
};

/** Pairs of reports of the case that somebody decided are not one ring's work. */
function parted({ judgements, reports }: Asked['dossier']): CellGround[] {
  const own = new Set(reports.map(({ id }) => id));
  return judgements.flatMap(({ act, by, at, judgement, stands, sentence }) =>
    stands && judgement.verdict === 'different' && own.has(judgement.a) && own.has(judgement.b)
      ? [{ ...computedGround({ kind: 'act', ref: String(act) }, 'against', sentence), by, at }]
      : [],
  );
}

/** Wires that were used. That one of them crossed a border is for records to show. */
export const wire: Part = ({ dossier, found }) => {
  const used = dossier.indicators.filter(
    ({ kind, roles }) => wires.has(kind) && roles.includes('suspect') && !roles.includes('victim'),
  );
  const reports = new Set(used.flatMap(({ reports: named }) => named));
  return {
    reached: false,
    sentence:
      used.length === 0
        ? say('No report names a call, message or site.', '报案未提及通话、信息或网站。')
        : say(
            `${many(reports.size, 'report')} name calls, messages or sites of the suspects; that one crossed a border is for records to show.`,
            `${reports.size}份报案提到嫌疑人的通话、信息或网站；是否跨越州界或国界，须由记录证明。`,
          ),
    grounds: used.map(({ value, reports: named }) =>
      computedGround(
        { kind: 'report', ref: named[0]! },
        'for',
        say(
          `${value} in ${many(named.length, 'report')}, first ${found(named[0]!).en}`,
          `${named.length}份报案提到${value}，首见于${found(named[0]!).zh}`,
        ),
      ),
    ),
  };
};
