import type { PlanOptions } from '../intake/index.ts';
import type { Args, Console, Option } from './args.ts';

/** How files are read: the same for `import` and `run`. */
export const intakeOptions: readonly Option[] = [
  {
    name: 'map',
    value: 'FILE',
    about: { en: 'what the columns mean (JSON); see the import guide', zh: '列映射文件（JSON），见导入指南' },
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
    ['agency', 'region', 'zone', 'format', 'encoding'].flatMap((name) => {
      const value = args.text(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  return { ...(map === undefined ? {} : { map: await readMap(console.path(map)) }), ...given };
}
