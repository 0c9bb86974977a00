import type { Command, Console, Language } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { type LossGroup, lossGroups, type LossLine, type Money, type Refund, type Sums, tableOf } from '../model/index.ts';
import { money } from './amounts.ts';
import type { Losses } from './losses.ts';
import { lossCsv, refundCsv } from './losses-csv.ts';
import { sumMeant } from './meant.ts';
import { refund } from './refund.ts';

const dayMs = 86_400_000;

export const command: Command = {
  usage: '[CURRENCY]',
  positionals: [0, 1],
  options: [
    {
      name: 'by',
      value: lossGroups.join('|'),
      about: {
        en: 'a line for each (default: report, without a ring or case: ring)',
        zh: '按何分行（默认按报案；未限定团伙或案件时按团伙）',
      },
    },
    { name: 'ring', value: 'RING', about: { en: 'of one ring', zh: '只算某一团伙' } },
    { name: 'case', value: 'CASE', about: { en: 'of one case', zh: '只算某一案件' } },
    {
      name: 'currency',
      value: 'CNY',
      about: {
        en: 'all in one currency too, at the day’s rate of the casebook’s table',
        zh: '另按案册汇率表当日汇率折合为一种货币',
      },
    },
    {
      name: 'from',
      value: 'DAY',
      about: { en: 'money moved from this day on (UTC), 2026-03-01', zh: '起始日（协调世界时），如 2026-03-01' },
    },
    { name: 'to', value: 'DAY', about: { en: 'and up to the end of this day', zh: '截止日（含当日）' } },
    {
      name: 'refund',
      value: 'SUM',
      about: {
        en: 'shares a recovered sum pro rata: --refund 120000 CNY, of a ring or case',
        zh: '按比例返还追回款项：--refund 120000 CNY，须限定团伙或案件',
      },
    },
    { name: 'csv', about: { en: 'as CSV, amounts in minor units', zh: '以 CSV 输出，金额以最小货币单位计' } },
  ],
  async run(console, args) {
    const sum = args.text('refund');
    const [scope, caseName] = [args.text('ring'), args.text('case')];
    const recovered = sum === undefined ? undefined : sumOf(sum, args.positionals[0] ?? args.text('currency'));
    if (recovered === undefined && args.positionals.length > 0) throw wrong('a currency stands alone only behind --refund SUM');
    if (recovered !== undefined && scope === undefined && caseName === undefined) {
      throw wrong('a refund is shared among the victims of one ring or case', 'Add --ring RING or --case CASE.');
    }
    if (scope !== undefined && caseName !== undefined) throw wrong('losses are of a ring or of a case');
    const workbench = await console.open();
    const reader = workbench.owner;
    const currency = recovered?.currency ?? args.text('currency');
    const from = dayOf(args.text('from'), 'from');
    const to = dayOf(args.text('to'), 'to');
    const found = await workbench.losses(
      {
        by: recovered === undefined ? groupOf(args.text('by'), scope ?? caseName) : 'report',
        ...(scope === undefined ? {} : { ring: scope }),
        ...(caseName === undefined ? {} : { case: await workbench.caseNamed(caseName, reader) }),
        ...(currency === undefined ? {} : { currency }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to: to + dayMs }),
      },
      reader,
    );
    const shared = recovered === undefined ? undefined : refund(found.lines, recovered.minor, recovered.currency);
    if (console.json) return console.printJson(shared === undefined ? found : { ...found, refund: shared });
    if (args.is('csv')) return console.print(shared === undefined ? lossCsv(found.lines) : refundCsv(shared));
    await console.print(shared === undefined ? lossText(found, console.lang) : refundText(shared, console.lang));
    tellRest(console, found.whole);
  },
};

function groupOf(by: string | undefined, scope: string | undefined): LossGroup {
  const group = by ?? (scope === undefined ? 'ring' : 'report');
  const known = lossGroups.find((each) => each === group);
  if (known !== undefined) return known;
  throw wrong(`losses are not grouped by ${group}`, `One of ${lossGroups.join(', ')}.`);
}

/** `120000`, `120000.50` or `120000 CNY` in units of the currency. */
function sumOf(text: string, currency: string | undefined): Money {
  const sum = sumMeant(text, currency);
  if (sum !== undefined) return sum;
  throw wrong('a sum and its currency are written as in --refund 120000.50 CNY');
}

function dayOf(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw wrong(`--${option} is a day, as in 2026-03-01`);
}

const wrong = (message: string, hint?: string): ClewError =>
  new ClewError('input', 'cli.arguments', message, hint === undefined ? {} : { hint });

function sumsText(sums: Sums, lang: Language): string {
  const told = Object.entries(sums).map(([currency, minor]) => money(minor, currency)[lang]);
  return told.length === 0 ? '–' : told.join(lang === 'en' ? ' + ' : '、');
}

const heads = {
  of: { en: 'of', zh: '项目' },
  gross: { en: 'gross', zh: '被骗金额' },
  returned: { en: 'returned', zh: '已返还' },
  net: { en: 'net', zh: '实际损失' },
  cases: { en: 'cases', zh: '案数' },
  whole: { en: 'all', zh: '合计' },
  none: { en: '(none)', zh: '（无）' },
  share: { en: 'refund', zh: '返还金额' },
} as const;

function lossText({ lines, whole }: Losses, lang: Language): string {
  const told = whole.in?.currency;
  const row = (line: LossLine, name: string): string[] => [
    name,
    sumsText(line.gross, lang),
    sumsText(line.returned, lang),
    sumsText(line.net, lang),
    ...(line.in === undefined ? [] : [money(line.in.net, line.in.currency)[lang]]),
    String(line.reports),
  ];
  const titles = [heads.of, heads.gross, heads.returned, heads.net].map((head) => head[lang]);
  const inOne = told === undefined ? [] : [lang === 'en' ? `net in ${told}` : `折合${told}`];
  const columns = [...titles, ...inOne, heads.cases[lang]].map((title, i) =>
    i === 0 ? { title, widest: 40 } : { title, align: 'right' as const },
  );
  const rows = lines.map((line) => row(line, line.name ?? (line.of === '' ? heads.none[lang] : line.of)));
  return tableOf(columns, [...rows, row(whole, heads.whole[lang])]);
}

function refundText({ currency, parts, sum, lost, rest, without }: Refund, lang: Language): string {
  const amount = (minor: number): string => money(minor, currency)[lang];
  const columns = [
    { title: heads.of[lang], widest: 40 },
    ...[heads.net, heads.share].map((head) => ({ title: head[lang], align: 'right' as const })),
  ];
  const rows = parts.map(({ report, name, net, part }) => [name ?? report, amount(net), amount(part)]);
  const table = tableOf(columns, [...rows, [heads.whole[lang], amount(lost), amount(sum - rest)]]);
  const left =
    rest === 0
      ? ''
      : lang === 'en'
        ? `${amount(rest)} is left when everybody has their loss back.\n`
        : `全额返还后尚余${amount(rest)}。\n`;
  const unknown =
    without.length === 0
      ? ''
      : lang === 'en'
        ? `Nothing is set aside for ${without.length} whose loss is not known in ${currency}: settle these first.\n`
        : `${without.length}名被害人的损失无法以${currency}计，未为其预留份额，应先行查明。\n`;
  return table + left + unknown;
}

/** What the figures leave out, said beside them. */
function tellRest(console: Console, { how, unknown, again, in: told }: LossLine): void {
  console.say({
    en: `By transfers: ${how.transfers} cases; as reported only: ${how.stated}; without an amount: ${unknown}; told again: ${again}.`,
    zh: `以转账记录为准 ${how.transfers} 案，仅凭报案 ${how.stated} 案，未载明金额 ${unknown} 案，重复报案 ${again} 份。`,
  });
  if (told === undefined || Object.keys(told.left).length === 0) return;
  console.say({
    en: `No rate into ${told.currency} for that day: ${sumsText(told.left, 'en')}. Not in the sum.`,
    zh: `无当日折合${told.currency}的汇率，未计入：${sumsText(told.left, 'zh')}。`,
  });
}
