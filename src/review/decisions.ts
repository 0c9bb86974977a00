import type { Ctx, StoredCase } from '../casebook/index.ts';
import type { Dossier, DossierIndicator, DossierJudgement, Judgement, Sentence } from '../model/index.ts';
import { judgementSentence } from './act-words.ts';
import { dayOf } from './day.ts';

/** Decisions on the case's reports, rings and indicators, standing or not. */
export function judgementsOf(
  made: Awaited<ReturnType<Ctx['read']['judgements']>>,
  { names }: StoredCase,
  ids: ReadonlySet<string>,
  indicators: readonly DossierIndicator[],
): DossierJudgement[] {
  const own = new Set(indicators.map(({ kind, value }) => `${kind}\t${value}`));
  const rings = new Set(names);
  const bears = (judgement: Judgement, acts: ReadonlySet<number>): boolean => {
    if ('a' in judgement) return ids.has(judgement.a) || ids.has(judgement.b);
    if ('ring' in judgement) return rings.has(judgement.ring);
    if (judgement.verdict === 'mention') return ids.has(judgement.report);
    return judgement.verdict === 'undo' ? acts.has(judgement.act) : own.has(`${judgement.kind}\t${judgement.value}`);
  };
  const found: DossierJudgement[] = [];
  const acts = new Set<number>();
  for (const { act, at, by, judgement, stands } of made) {
    if (!bears(judgement, acts)) continue;
    acts.add(act);
    found.push({ act, at, by, judgement, stands, sentence: judgementSentence(judgement) });
  }
  return found;
}

type Decided = Pick<DossierJudgement, 'act' | 'by' | 'judgement' | 'stands'>;

/** What a decision is on, and what it says of it: decisions on the same that say otherwise disagree. */
function subjectOf(judgement: Judgement): { readonly a: string; readonly b: string; readonly says: string } | undefined {
  switch (judgement.verdict) {
    case 'same':
    case 'different':
    case 'unsure': {
      const [a = '', b = ''] = [judgement.a, judgement.b].sort();
      return { a, b, says: judgement.verdict };
    }
    case 'service':
    case 'identity':
      return { a: judgement.kind, b: judgement.value, says: judgement.verdict };
    case 'confirm':
    case 'dismiss':
      return { a: judgement.ring, b: judgement.ring, says: judgement.verdict };
    case 'mention': {
      const { report, kind, value, field = '', start, role } = judgement;
      return { a: report, b: `${kind} ${value} (${field}${start})`, says: role ?? 'wrong' };
    }
    case 'out':
    case 'undo':
      return undefined;
  }
}

/**
 * Where people decided unlike: on two reports, on an indicator (its kind and value), on a ring (named twice), on one place of a
 * report. Of each person the newest standing decision counts; all that stand are named, in their order.
 */
export function disagreementsOf(judgements: readonly Decided[]): Dossier['disagreements'] {
  const subjects = new Map<string, { a: string; b: string; acts: number[]; last: Map<string, string> }>();
  for (const { act, by, judgement, stands } of judgements) {
    const subject = stands ? subjectOf(judgement) : undefined;
    if (subject === undefined) continue;
    const { a, b, says } = subject;
    const key = JSON.stringify([a, b]);
    const known = subjects.get(key) ?? { a, b, acts: [], last: new Map<string, string>() };
    known.acts.push(act);
    known.last.set(by, says);
    subjects.set(key, known);
  }
  return [...subjects.values()].flatMap(({ a, b, acts, last }) => (new Set(last.values()).size > 1 ? [{ a, b, acts }] : []));
}

/** A decision beside the one that says otherwise. */
export interface Side {
  readonly act: number;
  /** UTC milliseconds. */
  readonly at: number;
  readonly by: string;
  readonly sentence: Sentence;
  readonly reason?: string;
}
export interface Unlike {
  readonly about: Sentence;
  readonly sides: readonly Side[];
}

/** Disagreements ready to be shown side by side; `nameOf` gives the name that a report is known by. */
export function unlikeIn(
  judgements: readonly (Decided & { readonly at: number })[],
  nameOf: (report: string) => string,
): Unlike[] {
  const byAct = new Map(judgements.map((each) => [each.act, each]));
  return disagreementsOf(judgements).map(({ a, b, acts }) => ({
    about: aboutOf(nameOf(a), nameOf(b)),
    sides: acts.flatMap((act): Side[] => {
      const each = byAct.get(act);
      if (each === undefined) return [];
      const { at, by, judgement } = each;
      const sentence = verdictWords[judgement.verdict] ?? judgementSentence(judgement);
      return [{ act, at, by, sentence, ...(judgement.reason === undefined ? {} : { reason: judgement.reason }) }];
    }),
  }));
}

const aboutOf = (a: string, b: string): Sentence => {
  const text = a === b ? a : `${a} – ${b}`;
  return { en: text, zh: text };
};

/** What a decision says where it is plain what it is on. */
const verdictWords: Readonly<Partial<Record<Judgement['verdict'], Sentence>>> = {
  same: { en: 'one ring', zh: '同一团伙' },
  different: { en: 'not one ring', zh: '非同一团伙' },
  unsure: { en: 'left open', zh: '待定' },
  service: { en: 'a shared service', zh: '共用服务' },
  identity: { en: 'one ring’s own', zh: '某团伙专用' },
  confirm: { en: 'the ring is confirmed', zh: '确认该团伙' },
  dismiss: { en: 'the ring is dismissed', zh: '否定该团伙' },
};

export const unlikeTitle: Sentence = { en: 'Decided unlike by different people', zh: '研判结论不一致' };

/** One line a decision, below what it is on; who prints it puts a title above. */
export function unlikeLines(found: readonly Unlike[], lang: keyof Sentence): string[] {
  return found.flatMap(({ about, sides }) => [
    `  ${about[lang]}`,
    ...sides.map(({ act, at, by, sentence, reason }) => {
      const day = dayOf(at);
      return lang === 'zh'
        ? `    ${by}（${day}，第 ${act} 号操作）：${sentence.zh}${reason === undefined ? '' : `。理由：${reason}`}`
        : `    ${by} (${day}, act ${act}): ${sentence.en}${reason === undefined ? '' : `; ${reason}`}`;
    }),
  ]);
}
