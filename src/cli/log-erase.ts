import { requireErasable } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { Args, Console } from './args.ts';

/** Takes the details of acts away, by an act that says why. */
export async function run(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const reason = args.text('reason');
  const acts = [...new Set(rest.map(Number))];
  if (reason === undefined || acts.length === 0) {
    throw new ClewError('input', 'cli.arguments', 'expected: clew log erase ACT... --reason TEXT', {
      hint: 'The reason is recorded; the details cannot be brought back.',
    });
  }
  const { casebook } = await console.open();
  await requireErasable(casebook.log, acts);
  const law = args.text('law');
  const done = await casebook.ctx.commit([{ kind: 'erase', body: { acts, reason, ...(law === undefined ? {} : { law }) } }]);
  const { seq } = done.acts[0]!;
  if (console.json) return await console.printJson({ act: seq, erased: acts });
  console.say({
    en: `act ${seq} erased the details of ${acts.length}; their entries stay in the log. Copies of the casebook still hold them.`,
    zh: `第 ${seq} 号操作删除了 ${acts.length} 条操作的详情；日志条目保留。案册的其他副本中仍有这些详情。`,
  });
}
