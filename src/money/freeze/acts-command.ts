import type { Args, Console } from '../../cli/args.ts';
import { ClewError } from '../../errors.ts';
import { accountName, FreezeHolder, type Money } from '../../model/index.ts';
import { sumMeant } from '../meant.ts';
import { namedAccount } from '../named.ts';
import { lawOf, questionOf } from './arguments-command.ts';
import { propose } from './propose.ts';
import { recordState, renew, proposalOf, type StateChange } from './state.ts';
import { stepWords } from './rules.ts';
import type { FreezeRecorded } from './propose.ts';

const wrong = (message: string, hint = 'See clew help freeze.'): ClewError =>
  new ClewError('input', 'cli.arguments', message, { hint });

/** Proposes to stop payments of an account. */
export async function proposeOne(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const [name] = rest;
  const [to, reason] = [args.text('to')?.trim(), args.text('reason')];
  if (name === undefined) throw wrong('say which account: clew freeze propose ACCOUNT');
  if (to === undefined || to === '') throw wrong('a proposal names the bank or exchange that is asked: --to BANK');
  if (reason === undefined)
    throw wrong('a proposal needs --reason TEXT', 'The reason is kept in the log, and stands in no letter.');
  const said = args.text('holder');
  const holder = said === undefined ? undefined : FreezeHolder.safeParse(said).data;
  if (said !== undefined && holder === undefined) throw wrong(`--holder is one of ${FreezeHolder.options.join(', ')}`);
  const workbench = await console.open();
  const { ctx } = workbench;
  const law = lawOf(args, workbench);
  const question = await questionOf(args, workbench);
  const { kind, value } = await namedAccount(ctx.read, name);
  const done = await propose(ctx, {
    ...question,
    account: accountName(kind, value),
    to,
    law,
    reason,
    holder,
    disputed: sumOf(args, 'amount', law === 'CN' ? 'CNY' : law === 'US' ? 'USD' : undefined),
    step: args.is('freeze') ? 'freeze' : 'stop',
    until: timeOf(args, 'until'),
  });
  await tell(console, done, { en: 'proposed', zh: '已提出' });
  console.say({
    en: `the letter: clew freeze letter ${done.proposal}; when it is on its way: clew freeze sent ${done.proposal}`,
    zh: `文书：clew freeze letter ${done.proposal}；发出后：clew freeze sent ${done.proposal}`,
  });
}

const stateWords = {
  sent: { en: 'sent', zh: '已发出' },
  confirmed: { en: 'confirmed', zh: '已确认' },
  refused: { en: 'refused', zh: '被拒绝' },
  released: { en: 'released', zh: '已解除' },
} as const;

/** The verb that records what became of a proposal. */
export function stateVerb(state: StateChange['state']) {
  return async (console: Console, args: Args, rest: readonly string[]): Promise<void> => {
    const { ctx } = await console.open();
    const { id, first } = await proposalOf(ctx.read, idOf(rest, state), undefined);
    const done = await recordState(ctx, {
      proposal: id,
      state,
      when: timeOf(args, 'when'),
      until: timeOf(args, 'until'),
      stopped: sumOf(args, 'stopped', first.disputed.currency),
      reference: args.text('reference'),
      reason: args.text('reason'),
    });
    await tell(console, done, stateWords[state]);
  };
}

/** Proposes the next step. */
export async function renewOne(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const reason = args.text('reason');
  if (reason === undefined)
    throw wrong('a renewal needs --reason TEXT', 'The reason is kept in the log, and stands in no letter.');
  const { ctx } = await console.open();
  const { id, first } = await proposalOf(ctx.read, idOf(rest, 'renew'), undefined);
  const done = await renew(ctx, {
    proposal: id,
    reason,
    step: args.is('freeze') ? 'freeze' : undefined,
    disputed: sumOf(args, 'amount', first.disputed.currency),
    until: timeOf(args, 'until'),
  });
  await tell(console, done, { en: 'proposed', zh: '已提出' });
}

function idOf([id]: readonly string[], verb: string): string {
  if (id !== undefined) return id;
  throw wrong(`say which proposal: clew freeze ${verb} ID`, 'clew freeze list names them.');
}

async function tell(console: Console, done: FreezeRecorded, what: { readonly en: string; readonly zh: string }): Promise<void> {
  if (console.json) return await console.printJson(done);
  await console.print(done.proposal);
  const step = stepWords[done.step];
  console.say({
    en: `${step.en} ${what.en}, recorded as act ${done.act}`,
    zh: `${step.zh}${what.zh}，已记为第 ${done.act} 号操作`,
  });
}

/** A moment with its zone: 48 hours would be eight off for who forgets it. */
function timeOf(args: Args, name: string): number | undefined {
  const text = args.text(name);
  if (text === undefined) return undefined;
  const at = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})? ?(?:Z|[+-]\d{2}:?\d{2})$/iu.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw wrong(`--${name} is a time with its zone, as in 2026-03-01T10:30+08:00`);
}

function sumOf(args: Args, name: string, currency: string | undefined): Money | undefined {
  const text = args.text(name);
  if (text === undefined) return undefined;
  const sum = sumMeant(text, currency);
  if (sum !== undefined && (sum.minor > 0 || name === 'stopped')) return sum;
  throw wrong(`--${name} is a sum with its currency, as in "12000.00 CNY"`);
}
