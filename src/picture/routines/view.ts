import type { Read, StoredMention } from '../../casebook/index.ts';
import { indicatorKinds, type NewRoutine, scamStages, scamTypes } from '../../model/index.ts';
import { asProtected, blanked, blankedIn, heldPeople } from '../../people/index.ts';
import type { EffectiveTypes } from '../types.ts';
import type { Asked, Group, Groups } from './groups.ts';
import { mixSentence, recoverySentences, ringSentence, typeSentence, wordingSentences } from './sentences.ts';

/** Most words, examples and rings of a routine that are shown. */
const most = { words: 12, examples: 5, rings: 10 } as const;
/** Share of a group's reports that must tell of an earlier fraud for it to be aimed at earlier victims. */
const recoveryShare = 0.4;
/** Reports of an indicator that are looked at for the rings they stand in. */
const mostReports = 200;

/** A group as it is shown to one reader, and the id of its first report. Nobody whom protection holds is named or counted as a suspect. */
export async function viewOf(
  read: Read,
  group: Group,
  { traits, sampled }: Groups,
  types: EffectiveTypes,
  { weeks, closed }: Asked,
): Promise<{ readonly founder: string; readonly shown: Omit<NewRoutine, 'key' | 'rank' | 'judged'> }> {
  const numbers = [...group.reports].sort((a, b) => a - b);
  const reports = new Map((await read.reportsAt(numbers)).map((report) => [report.number, report]));
  const held = await heldPeople(read);
  const mentions = [...(await read.mentionsOf(numbers)).values()].map((each) =>
    asProtected(held, each).filter(({ corrected }) => corrected?.wrong !== true),
  );
  const ringOf = await ringsOf(read, numbers);
  const rings = ranked(ringOf.values());
  const earlier = await earlierOf(read, numbers, mentions, types, closed, new Set(ringOf.values()));
  const recovery = earlier.told >= recoveryShare * numbers.length;
  const { wording, mix } = group;
  const because = [
    ...(wording === undefined ? [] : wordingSentences(wording, weeks, sampled)),
    ...(mix === undefined ? [] : [mixSentence(mix, traits, reports.get(mix.members[0]!)!, weeks)]),
    typeSentence(numbers, types.unfiled),
    ...(recovery ? recoverySentences(earlier.told, earlier.quoting, numbers.length, earlier.rings) : []),
    ...(rings.length === 0 ? [] : [ringSentence(rings.length, ringOf.size, numbers.length)]),
  ];
  const blank = held.wordsOf([...held.holds.values()].map(({ person }) => person));
  const isTheirs = ({ role }: StoredMention): boolean => role === 'suspect' || role === 'unknown';
  const kinds = new Set(
    mentions
      .flat()
      .filter(isTheirs)
      .map(({ kind }) => kind),
  );
  return {
    founder: reports.get(group.reports[0]!)!.id,
    shown: {
      reports: group.reports.length,
      first: traits.at[group.reports[0]!]!,
      last: traits.at[group.reports.at(-1)!]!,
      because: blankedIn(because, blank),
      words: (wording?.phrases ?? []).slice(0, most.words).map(({ shown }) => blanked(shown, blank)),
      kinds: indicatorKinds.filter((kind) => kinds.has(kind)),
      recovery,
      rings: rings.slice(0, most.rings).map(({ ring }) => ring),
      examples: group.central.slice(0, most.examples).map((number) => {
        const { id, ref, reportedAt } = reports.get(number)!;
        return { id, ref: ref ?? id, ...(reportedAt === undefined ? {} : { at: reportedAt }) };
      }),
    },
  };
}

/** Ids of the rings that these reports stand in. */
async function ringsOf(read: Read, numbers: readonly number[]): Promise<Map<number, string>> {
  const rows = await read.sql<{ report: number; ring: string }>(
    `SELECT m.report, g.id AS ring FROM ring_members AS m JOIN rings AS g ON g.number = m.ring WHERE m.report IN (${numbers.join(', ')})`,
  );
  return new Map(rows.map(({ report, ring }) => [report, ring]));
}

/** Rings by how many of these name them, most first. */
function ranked(names: Iterable<string>): { ring: string; reports: number }[] {
  const counts = new Map<string, number>();
  for (const ring of names) counts.set(ring, (counts.get(ring) ?? 0) + 1);
  return [...counts]
    .map(([ring, reports]) => ({ ring, reports }))
    .sort((a, b) => b.reports - a.reports || (a.ring < b.ring ? -1 : 1));
}

interface Earlier {
  /** Reports that tell of an earlier fraud, by type, by step or by an indicator that they quote. */
  readonly told: number;
  /** Reports that quote indicators of it. */
  readonly quoting: number;
  /** Rings of other reports that name those. */
  readonly rings: readonly { readonly ring: string; readonly reports: number }[];
}

async function earlierOf(
  read: Read,
  numbers: readonly number[],
  mentions: readonly (readonly StoredMention[])[],
  { unfiled, stages }: EffectiveTypes,
  closed: ReadonlySet<string>,
  own: ReadonlySet<string>,
): Promise<Earlier> {
  const quoted = mentions.flat().filter(({ earlier, masked }) => earlier && !masked);
  const quoting = new Set(quoted.map(({ report }) => report));
  const [recoveryType, recoveryStep] = [scamTypes.indexOf('recovery'), 1 << scamStages.indexOf('recovery')];
  const told = numbers.filter(
    (report) => unfiled[report] === recoveryType || (stages[report]! & recoveryStep) !== 0 || quoting.has(report),
  );
  const rings: string[] = [];
  const values = new Map(quoted.map((each) => [`${each.kind}\t${each.value}`, each]));
  for (const { kind, value } of values.values()) {
    const others = (await read.reportsByIndicator(kind, value, mostReports, true)).filter((report) => !numbers.includes(report));
    if (others.length === 0) continue;
    const named = [...new Set((await ringsOf(read, others)).values())].filter((ring) => !closed.has(ring) && !own.has(ring));
    const quoters = new Set(quoted.filter((each) => each.kind === kind && each.value === value).map(({ report }) => report));
    for (const ring of named) for (const _report of quoters) rings.push(ring);
  }
  return { told: told.length, quoting: quoting.size, rings: ranked(rings) };
}
