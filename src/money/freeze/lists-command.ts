import type { Args, Console } from '../../cli/args.ts';
import { isSynthetic } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { freezeLetters } from '../../model/index.ts';
import { lawOf, questionOf } from './arguments-command.ts';
import { freezeLetter } from './letter.ts';
import { proposals } from './proposals.ts';
import { candidatesOf, disputedToday } from './question.ts';
import { showCandidates, showProposals } from './show.ts';

const wrong = (message: string, hint = 'See clew help freeze.'): ClewError =>
  new ClewError('input', 'cli.arguments', message, { hint });

/** What can still be frozen, the most urgent first. */
export async function candidates(console: Console, args: Args, _rest: readonly string[]): Promise<void> {
  const most = Number(args.text('most') ?? 20);
  if (!Number.isInteger(most) || most < 1) throw wrong('--most is a whole number');
  const workbench = await console.open();
  const { ctx } = workbench;
  const question = await questionOf(args, workbench);
  const found = await candidatesOf(ctx.read, question, { now: ctx.clock(), law: lawOf(args, workbench), work: ctx });
  if (console.json) return await console.printJson(found);
  if (found.length === 0) {
    console.say({ en: 'no account is left in which money of the victims is known to be', zh: '没有已知仍存有涉案资金的账户' });
    return;
  }
  await console.print(showCandidates(found.slice(0, most), console.lang));
  if (found.length > most)
    console.say({
      en: `${found.length - most} more: --most ${found.length}`,
      zh: `另有 ${found.length - most} 个：--most ${found.length}`,
    });
}

/** The queue with its clocks. */
export async function list(console: Console, args: Args, _rest: readonly string[]): Promise<void> {
  const { ctx } = await console.open();
  const now = ctx.clock();
  const today = args.is('today') ? await disputedToday(ctx.read, now, ctx) : undefined;
  const found = await proposals(ctx.read, now, { today });
  if (console.json) return await console.printJson(found);
  if (found.length === 0) {
    console.say({ en: 'no proposals yet: clew freeze propose ACCOUNT', zh: '尚无止付建议：clew freeze propose 账户' });
    return;
  }
  await console.print(showProposals(found, now, console.lang));
}

/** The letter to the bank or exchange. */
export async function letter(console: Console, args: Args, [id]: readonly string[]): Promise<void> {
  if (id === undefined) throw wrong('say which proposal: clew freeze letter ID', 'clew freeze list names them.');
  const said = args.text('kind');
  const kind = freezeLetters.find((each) => each === said);
  if (said !== undefined && kind === undefined) throw wrong(`--kind is one of ${freezeLetters.join(', ')}`);
  const { ctx, casebook } = await console.open();
  const { info } = casebook;
  const told = await freezeLetter(ctx.read, id, { now: ctx.clock(), agency: info.agency, synthetic: isSynthetic(info), kind });
  if (console.json) return await console.printJson(told);
  await console.print(told.body[console.lang]);
}
