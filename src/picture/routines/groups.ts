import type { Ctx } from '../../casebook/index.ts';
import { roles } from '../../model/index.ts';
import type { EffectiveTypes } from '../types.ts';
import { limits } from './limits.ts';
import { kindsOf, type MixGroup, newMixes, type Traits } from './mixes.ts';
import { closedReports, earlierTexts, type Known, knownOf, recentTellings, type RecentTelling } from './reading.ts';
import { type Script, scriptOf } from './terms.ts';
import { Wording, type WordGroup } from './wording.ts';

const week = 7 * 86_400_000;

/** What is asked: weeks up to `asOf`, without the rings that are closed to who asks. */
export interface Asked {
  /** UTC milliseconds; reports after it are not there. */
  readonly asOf: number;
  readonly weeks: number;
  readonly closed: ReadonlySet<string>;
}

/** Reports of late that have in common what is new. */
export interface Group {
  /** By number, in the order of time and id. */
  readonly reports: readonly number[];
  readonly chance: number;
  /** Reports that tell most of what is new: first to look at, by number. */
  readonly central: readonly number[];
  readonly wording?: WordGroup;
  readonly mix?: MixGroup;
}

export interface Groups {
  /** Strongest first. */
  readonly groups: readonly Group[];
  readonly traits: Traits;
  /** Whether not all that came before was read. */
  readonly sampled: boolean;
}

/** The newest time that an open report tells; `undefined` where none does. */
export async function newestOpen({ read }: Pick<Ctx, 'read'>, closed: ReadonlySet<string>): Promise<number | undefined> {
  const { at } = await knownOf(read);
  const isClosed = await closedReports(read, at.length, closed);
  let newest = -Infinity;
  at.forEach((each, i) => {
    if (isClosed[i] === 0 && each > newest) newest = each;
  });
  return newest === -Infinity ? undefined : newest;
}

/** All groups of late that are new in wording, or in what they combine. */
export async function groupsOf(ctx: Ctx, asked: Asked, types: EffectiveTypes): Promise<Groups> {
  const { read } = ctx;
  const known = await knownOf(read);
  const isClosed = await closedReports(read, known.at.length, asked.closed);
  const start = asked.asOf - asked.weeks * week;
  const when = Uint8Array.from(known.at, (at, i) => {
    if (isClosed[i] === 1 || Number.isNaN(at) || at > asked.asOf) return 0;
    return at > start ? 1 : 2;
  });
  const late = [...when.keys()].filter((i) => when[i] === 1);
  const earlier = when.reduce((sum, each) => sum + (each === 2 ? 1 : 0), 0);
  const tellings = await recentTellings(read, late, known);
  const linking = [roles.indexOf('suspect'), roles.indexOf('unknown')];
  const kinds = await kindsOf(read, linking, known.at.length);
  const traits = { ...known, type: types.unfiled, kinds };
  const worded = await byWording(ctx, tellings, known, { start, earlier, isClosed });
  const taken = new Set(worded.flatMap(({ reports }) => reports));
  const mixed: Group[] = [];
  // What came before types were read would make each type new.
  const typed = when.map((side, i) => (types.isRead[i] === 1 ? side : 0));
  for (const mix of newMixes(traits, typed).sort(stronger)) {
    // The same reports are named once: by their wording, else by what is strongest.
    if (mix.members.filter((report) => taken.has(report)).length * 2 > mix.members.length) continue;
    for (const report of mix.members) taken.add(report);
    const reports = inOrder(mix.members, known, await idsOf(ctx, mix.members));
    mixed.push({ reports, chance: mix.chance, central: reports, mix: { ...mix, members: reports } });
  }
  const groups = [...worded, ...mixed].sort((a, b) => a.chance - b.chance || known.at[a.reports[0]!]! - known.at[b.reports[0]!]!);
  return { groups, traits, sampled: earlier > limits.sample };
}

const stronger = (a: MixGroup, b: MixGroup): number =>
  a.chance - b.chance || b.parts.length - a.parts.length || b.members.length - a.members.length;

async function idsOf({ read }: Ctx, numbers: readonly number[]): Promise<Map<number, string>> {
  return new Map((await read.reportsAt([...numbers].sort((a, b) => a - b))).map(({ number, id }) => [number, id]));
}

function inOrder(numbers: readonly number[], { at }: Known, ids: ReadonlyMap<number, string>): number[] {
  return numbers.toSorted((a, b) => at[a]! - at[b]! || (ids.get(a)! < ids.get(b)! ? -1 : 1));
}

async function byWording(
  ctx: Ctx,
  tellings: readonly RecentTelling[],
  known: Known,
  { start, earlier, isClosed }: { readonly start: number; readonly earlier: number; readonly isClosed: Uint8Array },
): Promise<Group[]> {
  const scripts: readonly Script[] = ['han', 'latin'];
  const toCome = Math.min(earlier, limits.sample);
  const own = scripts.map((script) => tellings.filter((telling) => telling.script === script));
  const wordings = own.map((each) => new Wording(each, toCome));
  if (earlier < limits.history) return [];
  for await (const { number, text } of earlierTexts(ctx, start, earlier, isClosed)) {
    const script = scriptOf(text);
    if (script !== undefined) wordings[scripts.indexOf(script)]!.past(text, known.agency[number]!);
  }
  return wordings.flatMap((wording, i) =>
    wording.groups().map((group): Group => {
      const members = group.members.map((member) => own[i]![member]!);
      const told = (telling: number): number => group.phrases.filter(({ texts }) => texts.has(telling)).length;
      const central = group.members
        .toSorted((a, b) => told(b) - told(a) || a - b)
        .map((member) => own[i]![member]!.reports[0]!.number);
      const reports = members.flatMap((member) => member.reports).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
      return { reports: reports.map(({ number }) => number), chance: group.chance, central, wording: group };
    }),
  );
}
