import { poster, stampCheckpoint } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { Args, Console } from './args.ts';

/** Has a time-stamping authority state when the present checkpoint was there. */
export async function run(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const url = args.text('tsa');
  if (url === undefined || rest.length > 0 || !/^https?:\/\//u.test(url)) {
    throw new ClewError('input', 'cli.arguments', 'expected: clew log timestamp --tsa URL');
  }
  const { log } = (await console.open()).casebook;
  const stamp = await stampCheckpoint(log, url, poster(30_000, console.signal));
  if (console.json) return await console.printJson(stamp);
  const at = `${new Date(stamp.at).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  console.say({
    en: `${stamp.file}: ${stamp.signer ?? 'the authority'} saw the log of ${stamp.size} acts at ${at}. Keep the authority’s certificates with it.`,
    zh: `${stamp.file}：${stamp.signer ?? '该机构'}于 ${at} 见到共 ${stamp.size} 条操作的日志。请一并保存该机构的证书。`,
  });
}
