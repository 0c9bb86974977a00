import type { Ctx } from '../casebook/index.ts';
import type { Args, Console } from '../cli/args.ts';
import { type FactsChange, Label, NewCase, Officer, Rate } from '../model/index.ts';
import type { Workbench } from '../workbench.ts';
import { checked, words, wrong } from './arguments-command.ts';
import { editCase, localReader, namedCase, openCase, type Reader } from './cases.ts';
import { changeFacts, setRate } from './edit.ts';

/** Opens a case on rings. */
export async function open(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  words(rest, [0, 0], 'open --ring R... [--title TEXT] [--law ID]');
  const rings = args.many('ring');
  if (rings.length === 0) throw wrong('clew case open needs --ring R', 'clew rings lists them.');
  const { ctx } = await console.open();
  const law = args.text('law');
  const title = args.text('title') ?? rings.join(' ');
  const asked = checked(NewCase, { title, rings, ...(law === undefined ? {} : { law }) }, 'the case');
  const done = await openCase(ctx, asked, localReader(ctx.actor));
  if (console.json) return await console.printJson(done);
  await console.print(done.id);
  console.say({
    en: `case ${done.id} opened by act ${done.act}; next: clew case suspect, clew missing`,
    zh: `第 ${done.act} 号操作立案 ${done.id}；下一步：clew case suspect、clew missing`,
  });
}

/** Changes what the case is about, who may see it, and what it says of itself. */
export async function edit(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const [name = ''] = words(rest, [1, 1], 'edit CASE --title|--ring|--access|--court|--agency|--purpose|--tlp|--officer …');
  const { ctx, reader, id } = await atCase(console, name);
  const [title, reason] = [args.text('title'), args.text('reason')];
  const [rings, access] = [args.many('ring'), args.many('access')];
  const why = reason === undefined ? {} : { reason };
  const outer = {
    ...(title === undefined ? {} : { title }),
    ...(rings.length === 0 ? {} : { rings: [...rings] }),
    ...(access.length === 0 ? {} : { access: [...access] }),
  };
  const inner = innerOf(args);
  // Read whole before the first act, so that a misspelt option changes nothing.
  const acts: number[] = [];
  if (Object.keys(outer).length > 0 || Object.keys(inner).length === 0) {
    acts.push((await editCase(ctx, id, { ...outer, ...why }, reader)).act);
  }
  if (Object.keys(inner).length > 0) acts.push((await changeFacts(ctx, id, { ...inner, ...why }, reader)).act);
  await done(console, id, acts);
}

/** Empty text takes a member away. */
function innerOf(args: Args): FactsChange {
  const change: { -readonly [Member in keyof FactsChange]: FactsChange[Member] } = {};
  for (const name of ['court', 'agency', 'purpose'] as const) {
    const text = args.text(name);
    if (text !== undefined) change[name] = text.trim() === '' ? null : text;
  }
  const label = args.text('tlp');
  if (label !== undefined) change.label = checked(Label, label.toUpperCase().replace(/^TLP:/u, ''), '--tlp');
  const officers = args.many('officer');
  if (officers.length > 0) change.officers = officers.map(officerOf);
  return change;
}

function officerOf(text: string): Officer {
  const [name, role, agency, number] = text.split(/[;；]/u).map((part) => part.trim());
  const parts = { role, agency, number };
  const given = Object.entries(parts).filter(([, part]) => part !== undefined && part !== '');
  return checked(Officer, { name, ...Object.fromEntries(given) }, '--officer');
}

/** What money was worth. */
export async function rate(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const usage = 'rate CASE FROM TO RATE --day DATE --source TEXT';
  const isRemoved = args.is('remove');
  const [name = '', from = '', to = '', value = ''] = words(rest, isRemoved ? [3, 3] : [4, 4], usage);
  const given = { rate: Number(value), day: args.text('day'), source: args.text('source') };
  const told = isRemoved ? undefined : checked(Rate, given, 'the rate, --day or --source');
  const { ctx, reader, id } = await atCase(console, name);
  const { act } = await setRate(ctx, id, { from, to }, told, reader);
  await done(console, id, [act]);
}

/** Legal hold: nothing that concerns the case is erased. */
export async function hold(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const [name = ''] = words(rest, [1, 1], 'hold CASE --reason TEXT [--release]');
  const reason = args.text('reason');
  if (reason === undefined) throw wrong('clew case hold needs --reason', 'The reason is recorded.');
  const { ctx, reader, id } = await atCase(console, name);
  const isReleased = args.is('release');
  const change = isReleased ? { hold: null, reason } : { hold: { reason } };
  const { act } = await changeFacts(ctx, id, change, reader);
  if (console.json) return await console.printJson({ case: id, act });
  console.say(
    isReleased
      ? { en: `act ${act} lifted the legal hold of ${id}`, zh: `第 ${act} 号操作解除 ${id} 的法律保全` }
      : {
          en: `act ${act} put ${id} under a legal hold: nothing that concerns it is erased`,
          zh: `第 ${act} 号操作对 ${id} 实施法律保全：与其有关的内容不得删除`,
        },
  );
}

/** The casebook, who works at it, and the case that a person named. */
export async function atCase(
  console: Console,
  name: string,
): Promise<{ readonly workbench: Workbench; readonly ctx: Ctx; readonly reader: Reader; readonly id: string }> {
  const workbench = await console.open();
  const { ctx } = workbench;
  const reader = localReader(ctx.actor);
  return { workbench, ctx, reader, id: await namedCase(ctx, name, reader) };
}

/** What all of these print. */
export async function done(console: Console, id: string, acts: readonly number[], more: object = {}): Promise<void> {
  if (console.json) return await console.printJson({ case: id, acts, ...more });
  const named = acts.join(', ');
  console.say({ en: `recorded as act ${named}`, zh: `已记为第 ${named} 号操作` });
}
