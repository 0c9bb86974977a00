import type { StoredSupport } from '../../casebook/index.ts';
import type { Board, ElementTemplate, figureNames, Sentence } from '../../model/index.ts';
import { type Asked, placeOf } from './case.ts';
import { converted, money, sums } from '../../money/index.ts';
import { figureWords, list, many, say, together } from './words.ts';

type Figure = Board['figures'][number];
type FigureName = (typeof figureNames)[number] | 'loss';

/** A sum in one currency, and how it came about. */
export interface Summed {
  /** Minor units of `currency`. */
  readonly value: number;
  readonly currency: string;
  readonly sentence: Sentence;
  /** Currencies without a rate: not in the sum. */
  readonly left: readonly Sentence[];
}

/** Sums of several currencies in the template's; without one, each by itself. Rates are those that people entered. */
export function summed({ dossier, template }: Asked, loss: Readonly<Record<string, number>>): Summed[] {
  const { currency: to } = template;
  const parts = Object.entries(loss)
    .filter(([, minor]) => minor > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (to === undefined) {
    return parts.map(([currency, value]) => {
      const { en, zh } = money(value, currency);
      return { value, currency, sentence: say(`${en}.`, `${zh}。`), left: [] };
    });
  }
  let value = 0;
  const told: Sentence[] = [];
  const left: Sentence[] = [];
  for (const [from, minor] of parts) {
    const rate = dossier.case.rates.find((each) => each.from === from && each.to === to);
    if (from === to) {
      value += minor;
      told.push(money(minor, from));
    } else if (rate === undefined) {
      left.push(money(minor, from));
    } else {
      const worth = converted(minor, from, to, rate);
      value += worth;
      const [own, there] = [money(minor, from), money(worth, to)];
      const { rate: factor, day, source } = rate;
      told.push(
        say(
          `${own.en} = ${there.en} at ${factor} (${source}, ${day})`,
          `${own.zh}折合${there.zh}（汇率${factor}，${source}，${day}）`,
        ),
      );
    }
  }
  if (parts.length === 0) return [];
  const total = money(value, to);
  const how = told.length > 1 || (told.length === 1 && loss[to] === undefined);
  return [
    {
      value,
      currency: to,
      sentence: together(
        how
          ? say(
              `${total.en} (${told.map(({ en }) => en).join('; ')}).`,
              `${total.zh}（${told.map(({ zh }) => zh).join('；')}）。`,
            )
          : say(`${total.en}.`, `${total.zh}。`),
        left.length === 0
          ? undefined
          : say(
              `${list(
                left.map(({ en }) => en),
                'en',
              )} not counted: the case has no rate into ${to}.`,
              `${list(
                left.map(({ zh }) => zh),
                'zh',
              )}未计入：案件中没有折合${to}的汇率。`,
            ),
      ),
      left,
    },
  ];
}

/**
 * Net loss where transfers show it, at the day's rates when the casebook has them for all of it, else at those that people entered; of
 * cases without a transfer what their reports tell. None where no transfer shows anything.
 */
export function lossByTransfers(asked: Asked): Summed[] {
  const { whole } = asked.dossier.money;
  if (whole.how.transfers === 0) return [];
  const to = asked.template.currency;
  const parts =
    whole.in !== undefined && whole.in.currency === to && Object.keys(whole.in.left).length === 0 ? whole.in : undefined;
  const [gross, returned] =
    parts === undefined ? [sums(whole.gross), sums(whole.returned)] : [money(parts.gross, to!), money(parts.returned, to!)];
  const came =
    returned.en === '' || parts?.returned === 0
      ? say(`paid ${gross.en}`, `支付${gross.zh}`)
      : say(`paid ${gross.en}, came back ${returned.en}`, `支付${gross.zh}，返还${returned.zh}`);
  const how = together(
    say(
      `In ${many(whole.how.transfers, 'case')} transfers show it (${came.en} in all).`,
      `其中${whole.how.transfers}案有交易记录（合计${came.zh}）。`,
    ),
    whole.how.stated === 0
      ? undefined
      : say(`In ${many(whole.how.stated, 'case')} only the report tells it.`, `${whole.how.stated}案仅凭报案。`),
  );
  if (parts === undefined) return summed(asked, whole.net).map((each) => ({ ...each, sentence: together(each.sentence, how) }));
  const net = money(parts.net, to!);
  const rated = parts.rates.length === 0 ? undefined : say('At the rates of each day.', '按各日汇率折算。');
  return [{ value: parts.net, currency: to!, sentence: together(say(`${net.en}.`, `${net.zh}。`), rated, how), left: [] }];
}

/** Figures that people entered with grounds for something, each place once; of one suspect or of all. */
export function figuresOf(supports: readonly StoredSupport[], name: FigureName, suspect?: string): StoredSupport[] {
  const seen = new Set<string>();
  return supports.filter(({ support }) => {
    const { ground, stance, suspect: whom } = support;
    if (stance !== 'for' || ground.figure?.name !== name || (suspect !== undefined && whom !== suspect)) return false;
    const place = placeOf(ground);
    return !seen.has(place) && seen.add(place) !== undefined;
  });
}

export const total = (supports: readonly StoredSupport[]): number =>
  supports.reduce((sum, { support }) => sum + support.ground.figure!.value, 0);

/** Amounts that people showed, by currency. */
export function amountsOf(supports: readonly StoredSupport[]): Record<string, number> {
  const amounts: Record<string, number> = {};
  for (const { support } of figuresOf(supports, 'amount')) {
    const { value, currency = '' } = support.ground.figure!;
    amounts[currency] = (amounts[currency] ?? 0) + value;
  }
  return amounts;
}

/** Grades of a figure; an amount that records show is held against those of the loss. */
export function gradesOf({ thresholds }: ElementTemplate, name: FigureName): ElementTemplate['thresholds'][number]['grades'] {
  const own = thresholds.find(({ figure }) => figure === name);
  return (own ?? thresholds.find(({ figure }) => name === 'amount' && figure === 'loss'))?.grades ?? [];
}

/** The highest grade that is reached. */
export const gradeOf = (template: ElementTemplate, name: FigureName, value: number): Sentence | undefined =>
  gradesOf(template, name).findLast(({ from }) => value >= from)?.title;

/** The figures of a case, each with the grade it reaches: what the thresholds of a template were held against. */
export function boardFigures(asked: Asked): Figure[] {
  const { dossier, template, supports } = asked;
  const figures: Figure[] = [];
  const add = (figure: FigureName, value: number, told: Sentence, currency?: string): void => {
    const grade = gradeOf(template, figure, value);
    figures.push({
      figure,
      value,
      ...(currency === undefined ? {} : { currency }),
      ...(grade === undefined ? {} : { grade }),
      sentence: grade === undefined ? told : together(told, say(`Grade: ${grade.en}.`, `属“${grade.zh}”。`)),
    });
  };
  for (const { value, currency, sentence } of summed(asked, dossier.money.loss)) {
    add('loss', value, together(say('Loss as reported:', '报案损失：'), sentence), currency);
  }
  for (const { value, currency, sentence } of lossByTransfers(asked)) {
    add('amount', value, together(say('Net loss, by transfers:', '实际损失（以交易记录为准）：'), sentence), currency);
  }
  for (const { value, currency, sentence } of summed(asked, amountsOf(supports))) {
    add('amount', value, together(say('Amount shown by records:', '证据载明金额：'), sentence), currency);
  }
  for (const name of ['messages', 'calls', 'pageViews'] as const) {
    const given = figuresOf(supports, name);
    if (given.length > 0) add(name, total(given), count(name, total(given)));
  }
  for (const { id } of dossier.suspects) {
    for (const name of ['denDays', 'crossings'] as const) {
      const given = figuresOf(supports, name, id);
      if (given.length > 0) add(name, total(given), together(say(`${id}:`, `${id}：`), count(name, total(given))));
    }
  }
  return figures;
}

const count = (name: FigureName, value: number): Sentence => {
  const shown = value.toLocaleString('en-US');
  return say(`${shown} ${figureWords[name].en}.`, `${figureWords[name].zh}${shown}。`);
};
