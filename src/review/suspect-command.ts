import type { Args, Console } from '../cli/args.ts';
import type { Ctx } from '../casebook/index.ts';
import { type IndicatorKind, indicatorKinds, type NamedSuspect, Suspect } from '../model/index.ts';
import { checked, pair, words, wrong } from './arguments-command.ts';
import { insideCase } from './cases.ts';
import { atCase, done } from './edit-command.ts';
import { suspectsOf } from './members.ts';
import { addSuspect, changeSuspect, removeSuspect, requireSuspect } from './suspects.ts';

/** Adds a suspect, or changes what is given of one. */
export async function suspect(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const [name = '', sid] = words(rest, [1, 2], 'suspect CASE [S1] --name|--alias|--indicator …, or --remove --reason');
  const { ctx, reader, id } = await atCase(console, name);
  const reason = args.text('reason');
  if (args.is('remove')) {
    if (sid === undefined) throw wrong('name the suspect to remove: S1');
    const { act } = await removeSuspect(ctx, id, sid, reason ?? '', reader);
    return await done(console, id, [act], { suspect: sid });
  }
  const stored = await insideCase(ctx, id, reader);
  if (sid !== undefined) requireSuspect(stored, sid);
  const known = suspectsOf(stored).find((each) => each.id === sid);
  const told = suspectOf(args, known);
  const { id: named, act } =
    sid === undefined ? await addSuspect(ctx, id, told, reason, reader) : await changeSuspect(ctx, id, sid, told, reason, reader);
  await sayUnknown(console, ctx, told);
  if (console.json) return await console.printJson({ case: id, suspect: named, acts: [act] });
  await console.print(named);
}

/** What was known, with what is given in its place. */
function suspectOf(args: Args, known: NamedSuspect | undefined): Suspect {
  const given: Record<string, unknown> = {};
  for (const name of ['name', 'category', 'basis', 'note', 'person'] as const) {
    const text = args.text(name);
    if (text !== undefined) given[name] = text;
  }
  const [aliases, indicators, papers] = [args.many('alias'), args.many('indicator'), args.many('paper')];
  if (aliases.length > 0) given['aliases'] = aliases;
  if (indicators.length > 0) given['indicators'] = indicators.map(indicatorOf);
  if (papers.length > 0) given['papers'] = Object.fromEntries(papers.map((text) => pair(text, 'paper')));
  const { id: _id, overridden: _overridden, ...before } = known ?? { id: '' };
  return checked(Suspect, { ...before, ...given }, 'the suspect');
}

function indicatorOf(text: string): { readonly kind: IndicatorKind; readonly value: string } {
  const [kind, value] = pair(text, 'indicator');
  if (!indicatorKinds.includes(kind as IndicatorKind)) {
    throw wrong(`${kind} is no kind of indicator`, `One of ${indicatorKinds.join(', ')}.`);
  }
  return { kind: kind as IndicatorKind, value };
}

/** A value that no report names is often one that is written otherwise. */
async function sayUnknown(console: Console, { read }: Ctx, { indicators }: Suspect): Promise<void> {
  for (const { kind, value } of indicators) {
    if ((await read.reportsByIndicator(kind, value, 1, true)).length > 0) continue;
    console.say({
      en: `no report names this ${kind} in this form; clew search shows how values are written`,
      zh: `没有报案以此写法提及该 ${kind}；标识的规范写法见 clew search`,
    });
  }
}
