import type { Args, Console } from '../cli/args.ts';
import { Sampling } from '../model/index.ts';
import { checked, words, wrong } from './arguments-command.ts';
import { atCase } from './edit-command.ts';
import { takeSample } from './samples.ts';

/** Draws a sample; the same population, method, seed and share give the same again. */
export async function sample(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const [name = ''] = words(rest, [1, 1], 'sample CASE --of reports --seed TEXT --share 0.1 [--method random] [--by …] [--keep]');
  const [population = 'reports', method = 'random', by] = ['of', 'method', 'by'].map((name) => args.text(name));
  const [seed, share] = [args.text('seed'), args.text('share')];
  if (seed === undefined || share === undefined) {
    throw wrong('a sample needs --seed and --share', 'Any text is a seed; write it down, as it gives the same sample again.');
  }
  const asked = { population, method, seed, share: Number(share), ...(by === undefined ? {} : { by }) };
  const sampling = checked(Sampling, asked, 'the sample');
  const { ctx, reader, id } = await atCase(console, name);
  const { sample: drawn, act } = await takeSample(ctx, id, sampling, args.is('keep'), reader);
  if (console.json) return await console.printJson({ ...drawn, ...(act === undefined ? {} : { act }) });
  await console.print(drawn.drawn.join('\n'));
  console.say({
    en: `${drawn.drawn.length} of ${drawn.size} drawn (sample ${drawn.id}; population ${drawn.digest.slice(0, 12)}…)`,
    zh: `总体 ${drawn.size}，抽取 ${drawn.drawn.length}（样本 ${drawn.id}；总体校验值 ${drawn.digest.slice(0, 12)}…）`,
  });
}
