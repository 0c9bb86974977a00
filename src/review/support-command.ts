import type { Args, Console } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { figureNames, Ground, type NewSupport } from '../model/index.ts';
import type { Workbench } from '../workbench.ts';
import { checked, pair, whole, words, wrong } from './arguments-command.ts';
import { insideCase, localReader } from './cases.ts';
import { atCase, done } from './edit-command.ts';
import { numbersOf } from './holdings.ts';
import { templateNameOf } from './offences.ts';
import { addSupport, withdrawSupport } from './supports.ts';

/** A ground for an element, against it, or that it does not apply. */
export async function support(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const usage = 'support CASE ELEMENT --exhibit|--report|--transfer|--act|--note … [--against|--not-applicable --reason TEXT]';
  const [name = '', element = ''] = words(rest, [2, 2], usage);
  const { workbench, ctx, reader, id } = await atCase(console, name);
  const stored = await insideCase(ctx, id, reader);
  const reason = args.text('reason');
  const [suspect, named] = [args.text('suspect'), args.text('template')];
  const template = await templateNameOf(ctx, stored, workbench.casebook.info.region, element, named);
  const told: NewSupport = {
    template,
    element,
    ...(suspect === undefined ? {} : { suspect }),
    ground: await groundOf(workbench, id, args),
    stance: args.is('not-applicable') ? 'none' : args.is('against') ? 'against' : 'for',
    ...(reason === undefined ? {} : { reason }),
  };
  const { act } = await addSupport(ctx, id, told, reader);
  await done(console, id, [act], { template, element });
}

/** Takes a ground back. */
export async function withdraw(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const [name = '', number = ''] = words(rest, [2, 2], 'withdraw CASE ACT --reason TEXT');
  const { ctx, reader, id } = await atCase(console, name);
  const { act } = await withdrawSupport(ctx, id, whole(number, 'ACT'), args.text('reason'), reader);
  await done(console, id, [act]);
}

async function groundOf(workbench: Workbench, id: string, args: Args): Promise<Ground> {
  const kinds = (['exhibit', 'report', 'transfer', 'act', 'note'] as const).filter((kind) => args.text(kind) !== undefined);
  const reason = args.text('reason');
  const isNone = args.is('not-applicable');
  const [kind] = kinds;
  if (kinds.length > 1 || (kind === undefined && !(isNone && reason !== undefined))) {
    throw wrong('a ground is one of --exhibit, --report, --transfer, --act, --note');
  }
  // Why it does not apply is all the ground there is.
  if (kind === undefined) return { kind: 'note', ref: reason!.slice(0, 2000) };
  const text = args.text(kind)!;
  const ref = kind === 'exhibit' ? await exhibitNamed(workbench, id, text) : text;
  const place: Record<string, unknown> = {};
  for (const name of ['page', 'row'] as const) {
    const number = args.text(name);
    if (number !== undefined) place[name] = whole(number, `--${name}`);
  }
  const [field, at, second, figure] = ['field', 'at', 'second', 'figure'].map((name) => args.text(name));
  if (field !== undefined) place['field'] = field;
  if (second !== undefined) place['second'] = Number(second);
  if (at !== undefined) {
    const [, start, end] = /^(\d+)[-–](\d+)$/u.exec(at) ?? [];
    if (start === undefined || end === undefined) throw wrong('--at is START-END, as clew report prints places');
    Object.assign(place, { start: Number(start), end: Number(end) });
  }
  if (figure !== undefined) place['figure'] = figureOf(figure);
  return checked(Ground, { kind, ref, ...place }, 'the ground');
}

/** `calls=612`, or `amount=52000.00 CNY` in units of the currency, which is kept in its hundredths. */
function figureOf(text: string): NonNullable<Ground['figure']> {
  const [name, value] = pair(text, 'figure');
  if (!figureNames.includes(name as (typeof figureNames)[number])) {
    throw wrong(`${name} is no figure`, `One of ${figureNames.join(', ')}.`);
  }
  const figure = name as (typeof figureNames)[number];
  if (figure !== 'amount') return { name: figure, value: whole(value, '--figure') };
  const [, units, part = '', currency] = /^(\d{1,12})(?:\.(\d{1,2}))? ?([A-Z]{3})$/u.exec(value) ?? [];
  if (units === undefined || currency === undefined) throw wrong('an amount is written as in --figure "amount=52000.00 CNY"');
  return { name: figure, value: Number(units) * 100 + Number(part.padEnd(2, '0')), currency };
}

/** SHA-256 of an exhibit of the case by its number there, or by the beginning of its hash. */
export async function exhibitNamed(workbench: Workbench, id: string, name: string): Promise<string> {
  const { ctx } = workbench;
  const numbers = await numbersOf(ctx, await insideCase(ctx, id, localReader(ctx.actor)));
  const byNumber = numbers.get(name.toUpperCase());
  const named = byNumber ?? [...numbers.values()].find((sha256) => name.length >= 8 && sha256.startsWith(name));
  if (named !== undefined) return named;
  throw new ClewError('missing', 'review.exhibit', `The case holds no exhibit ${name.slice(0, 70)}.`, {
    hint: 'clew case exhibit CASE lists them; a file is sealed and put to the case by clew case exhibit CASE FILE.',
  });
}
