import { ClewError } from '../errors.ts';
import type { PlanOptions } from '../intake/index.ts';
import type { Args, Console, Option } from './args.ts';

/** How files are read: the same for `import` and `run`. */
export const intakeOptions: readonly Option[] = [
  {
    name: 'map',
    value: 'FILE',
    about: { en: 'what the columns mean (JSON); see the import guide', zh: '列映射文件（JSON），见导入指南' },
  },
  {
    name: 'as',
    value: 'reports|missing|transfers|labels|rates|roster|wanted',
    about: {
      en: 'what the rows are, when the guess is wrong: reports, reports of missing people, transfers of money, labels of accounts or facts of domains, rates of a day, a roster of people, a wanted list',
      zh: '内容类型（自动识别有误时）：报案、失踪人员报案、资金流水、账户标签、汇率、人员名册、在逃人员名单',
    },
  },
  {
    name: 'account',
    value: 'NUMBER',
    about: { en: 'account whose statement it is, when the file does not say', zh: '流水所属账户（文件未注明时）' },
  },
  {
    name: 'list-version',
    value: 'VERSION',
    about: { en: 'edition of a roster or a wanted list', zh: '人员名册或在逃人员名单的版本' },
  },
  { name: 'agency', value: 'NAME', about: { en: 'agency of reports that name none', zh: '未写明单位的报案所属单位' } },
  { name: 'region', value: 'CC', about: { en: 'country of national phone numbers', zh: '本国电话号码所属地区' } },
  {
    name: 'zone',
    value: 'ZONE',
    about: { en: 'time zone of dates that name none (default UTC)', zh: '未写明时区的日期所用时区（默认 UTC）' },
  },
  { name: 'format', value: 'FORMAT', about: { en: 'file format, when the guess is wrong', zh: '文件格式（自动识别有误时）' } },
  { name: 'encoding', value: 'NAME', about: { en: 'text encoding, when the guess is wrong', zh: '文本编码（自动识别有误时）' } },
];

/** Options for `plan`, from the command line and the map file. Throws ClewError `intake.map` for a bad map. */
export async function readIntakeOptions(console: Pick<Console, 'path'>, args: Args): Promise<PlanOptions> {
  const map = args.text('map');
  const { readMap } = await import('../intake/index.ts');
  const given = Object.fromEntries(
    ['agency', 'account', 'region', 'zone', 'format', 'encoding'].flatMap((name) => {
      const value = args.text(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  const as = readContent(args.text('as'));
  const listVersion = args.text('list-version');
  return {
    ...(map === undefined ? {} : { map: await readMap(console.path(map)) }),
    ...(as === undefined ? {} : { as }),
    ...(listVersion === undefined ? {} : { listVersion }),
    ...given,
  };
}

const asked = ['reports', 'missing', 'transfers', 'labels', 'rates', 'roster', 'wanted'] as const;

function readContent(name: string | undefined): (typeof asked)[number] | undefined {
  if (name === undefined) return undefined;
  const found = asked.find((each) => each === name);
  if (found !== undefined) return found;
  throw new ClewError('input', 'cli.arguments', `--as ${name} is none of ${asked.join(', ')}`, {
    hint: 'See clew help import.',
  });
}
