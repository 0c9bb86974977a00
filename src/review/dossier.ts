import type { Ctx, StoredCase, StoredReport } from '../casebook/index.ts';
import type {
  Dossier,
  DossierAct,
  DossierExhibit,
  DossierIndicator,
  DossierJudgement,
  DossierMention,
  DossierReport,
  DossierRing,
  IndicatorKind,
  Judgement,
  Link,
  NamedSuspect,
  RecordedAct,
  Ring,
  Role,
} from '../model/index.ts';
import { actSentence, judgementSentence } from './act-words.ts';
import { exhibitFactsOf, factsOf, samplesOf, suspectsOf } from './members.ts';

/** A ring with the links that hold it together, as the linker tells it. */
export interface RingTold {
  readonly summary: { readonly ring: Ring; readonly duplicates: number; readonly withoutAmount: number };
  readonly links: readonly Link[];
}

/** What the house says of itself on a dossier. */
export type DossierHead = Pick<Dossier, 'casebook' | 'head' | 'software'>;

/** Kinds that receive money. */
const receiving = new Set<IndicatorKind>(['account', 'card', 'iban', 'wallet']);

/**
 * Puts together everything there is to say of a case whose rings are `rings`. Acts behind `head.size` are not looked at, so that
 * the same head gives the same dossier.
 */
export async function dossierOf(
  ctx: Pick<Ctx, 'read' | 'signal' | 'progress'>,
  stored: StoredCase,
  told: DossierHead,
  tell: (ring: string) => Promise<RingTold>,
): Promise<Dossier> {
  const { read } = ctx;
  const suspects = suspectsOf(stored);
  const rings: RingTold[] = [];
  for (const ring of [...stored.rings].sort()) {
    ctx.signal.throwIfAborted();
    rings.push(await tell(ring));
  }
  const reports = await reportsOf(read, stored.rings);
  const acts = await actsOf(read, told.head.size);
  const indicators = await indicatorsOf(read, reports, suspects);
  const exhibits = await exhibitsOf(read, stored, reports, acts);
  const ids = new Set(reports.map(({ id }) => id));
  const judgements = judgementsOf(await read.judgements(), stored, ids, indicators);
  return {
    version: 1,
    ...told,
    case: factsOf(stored),
    suspects,
    boards: [],
    rings: rings.map(({ summary }) => ringOf(summary.ring)),
    reports,
    links: rings.flatMap(({ links }) => [...links]),
    judgements,
    disagreements: disagreementsOf(judgements),
    indicators,
    services: (await read.services()).filter((service) =>
      indicators.some(({ kind, value }) => kind === service.kind && value === service.value),
    ),
    money: moneyOf(rings, reports, indicators),
    exhibits,
    custody: custodyOf(acts, stored, ids, exhibits, judgements),
    samples: samplesOf(stored),
  };
}

function ringOf({ id, reports, tier, confidence, cohesion, status, firstSeen, lastSeen, loss }: Ring): DossierRing {
  const seen = { ...(firstSeen === undefined ? {} : { firstSeen }), ...(lastSeen === undefined ? {} : { lastSeen }) };
  return { id, size: reports.length, tier, confidence, cohesion, status, ...seen, loss };
}

/** Reports of the rings in the order they came, with what was read in each. */
async function reportsOf(read: Ctx['read'], rings: readonly string[]): Promise<DossierReport[]> {
  const places = new Map<number, { ring: string; confidence: number }>();
  for (const ring of rings) {
    for (const { report, ring: id, confidence } of await read.ringMembers(ring)) places.set(report, { ring: id, confidence });
  }
  const numbers = [...places.keys()].sort((a, b) => a - b);
  const [stored, mentions] = [await read.reportsAt(numbers), await read.mentionsOf(numbers)];
  return stored
    .sort((a, b) => a.number - b.number)
    .map((report) => {
      const { number, ...rest } = report;
      const own = (mentions.get(number) ?? []).filter(({ corrected }) => corrected?.wrong !== true);
      return { ...rest, ...places.get(number)!, mentions: own.map((mention) => mentionOf(mention, report)) };
    });
}

function mentionOf(
  { kind, value, role, field, start, end, masked, earlier }: Omit<DossierMention, 'raw'>,
  { text, fields }: StoredReport,
): DossierMention {
  const raw = (field === undefined ? text : (fields[field] ?? '')).slice(start, end);
  return { kind, value, raw, role, ...(field === undefined ? {} : { field }), start, end, masked, earlier };
}

/** Acts that the dossier knows of. */
async function actsOf(read: Ctx['read'], size: number): Promise<RecordedAct[]> {
  const acts: RecordedAct[] = [];
  for await (const act of read.acts()) {
    if (act.seq > size) break;
    acts.push(act);
  }
  return acts;
}

/** Each indicator of the reports once, those named most first; whole values only. */
async function indicatorsOf(
  read: Ctx['read'],
  reports: readonly DossierReport[],
  suspects: readonly NamedSuspect[],
): Promise<DossierIndicator[]> {
  const services = new Set((await read.services()).map(({ kind, value }) => `${kind}\t${value}`));
  const found = new Map<string, { reports: Set<string>; roles: Map<Role, number>; times: number[] }>();
  for (const report of reports) {
    const at = report.reportedAt ?? report.lossAt;
    for (const { kind, value, role, masked } of report.mentions) {
      if (masked) continue;
      const key = `${kind}\t${value}`;
      const each = found.get(key) ?? { reports: new Set<string>(), roles: new Map<Role, number>(), times: [] as number[] };
      found.set(key, each);
      each.reports.add(report.id);
      each.roles.set(role, (each.roles.get(role) ?? 0) + 1);
      if (at !== undefined) each.times.push(at);
    }
  }
  return [...found]
    .map(([key, { reports: named, roles, times }]): DossierIndicator => {
      const [kind, value] = key.split('\t') as [IndicatorKind, string];
      const seen = times.length === 0 ? {} : { firstSeen: least(times), lastSeen: -least(times.map((time) => -time)) };
      const whose = suspects.filter(({ indicators }) => indicators.some((own) => own.kind === kind && own.value === value));
      return {
        kind,
        value,
        roles: [...roles].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([role]) => role),
        reports: [...named],
        suspects: whose.map(({ id }) => id),
        service: services.has(key),
        ...seen,
      };
    })
    .sort((a, b) => b.reports.length - a.reports.length || (a.kind + a.value < b.kind + b.value ? -1 : 1));
}

const least = (numbers: readonly number[]): number => numbers.reduce((low, each) => Math.min(low, each), Infinity);

function moneyOf(
  rings: readonly RingTold[],
  reports: readonly DossierReport[],
  indicators: readonly DossierIndicator[],
): Dossier['money'] {
  const loss: Record<string, number> = {};
  for (const { summary } of rings) {
    for (const [currency, minor] of Object.entries(summary.ring.loss)) loss[currency] = (loss[currency] ?? 0) + minor;
  }
  const byId = new Map(reports.map((report) => [report.id, report]));
  const receivers = indicators
    .filter(({ kind, roles }) => receiving.has(kind) && !roles.includes('victim') && roles.includes('suspect'))
    .map(({ kind, value, reports: named, suspects }) => {
      const sums: Record<string, number> = {};
      for (const id of named) {
        const amount = byId.get(id)!.amount;
        if (amount !== undefined) sums[amount.currency] = (sums[amount.currency] ?? 0) + amount.minor;
      }
      return { kind, value, reports: named, loss: sums, suspects };
    });
  return {
    loss,
    withoutAmount: rings.reduce((sum, { summary }) => sum + summary.withoutAmount, 0),
    duplicates: rings.reduce((sum, { summary }) => sum + summary.duplicates, 0),
    receivers,
  };
}

/** Exhibits that reports of the case came from, and those that somebody put to it. */
async function exhibitsOf(
  read: Ctx['read'],
  stored: StoredCase,
  reports: readonly DossierReport[],
  acts: readonly RecordedAct[],
): Promise<DossierExhibit[]> {
  const facts = exhibitFactsOf(stored);
  const own = new Map<string, number>();
  for (const { source } of reports) own.set(source.exhibit, (own.get(source.exhibit) ?? 0) + 1);
  const wanted = new Set([...own.keys(), ...facts.keys()]);
  const all = await read.sql<{ exhibit: string; reports: number }>(
    `SELECT w.word AS exhibit, count(*) AS reports FROM reports AS r JOIN words AS w ON w.number = r.exhibit GROUP BY w.word`,
  );
  const held = new Map(all.map(({ exhibit, reports: count }) => [exhibit, count]));
  const imported = new Map<string, DossierExhibit['imported']>();
  const seals = new Map<string, DossierExhibit['sealed']>();
  for (const { kind, body, seq, at, by } of acts) {
    const told = { act: seq, at, by };
    if (kind === 'import') imported.set(body.sha256, imported.get(body.sha256) ?? told);
    if (kind === 'exhibit.seal') seals.set(body.sha256, seals.get(body.sha256) ?? told);
  }
  const exhibits: DossierExhibit[] = [];
  for (const { sha256, name, bytes } of await read.exhibits()) {
    const sealed = seals.get(sha256);
    if (!wanted.delete(sha256) || sealed === undefined) continue;
    const used = imported.get(sha256);
    exhibits.push({
      sha256,
      name,
      bytes,
      number: `E${exhibits.length + 1}`,
      sealed,
      ...(used === undefined ? {} : { imported: used }),
      reports: own.get(sha256) ?? 0,
      others: (held.get(sha256) ?? 0) - (own.get(sha256) ?? 0),
      facts: facts.get(sha256) ?? { signatures: [] },
      checks: [],
    });
  }
  return exhibits;
}

/** Decisions on the case's reports, rings and indicators, standing or not. */
function judgementsOf(
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

/** Pairs on which people decided unlike. */
function disagreementsOf(judgements: readonly DossierJudgement[]): Dossier['disagreements'] {
  const pairs = new Map<string, DossierJudgement[]>();
  for (const each of judgements) {
    const { judgement, stands } = each;
    if (!stands || !('a' in judgement)) continue;
    const key = [judgement.a, judgement.b].sort().join(' ');
    pairs.set(key, [...(pairs.get(key) ?? []), each]);
  }
  return [...pairs].flatMap(([key, those]) => {
    const [a = '', b = ''] = key.split(' ');
    const last = new Map(those.map((each) => [each.by, each.judgement.verdict]));
    return new Set(last.values()).size > 1 ? [{ a, b, acts: those.map(({ act }) => act) }] : [];
  });
}

/** The acts that concern the case, in their order. */
function custodyOf(
  acts: readonly RecordedAct[],
  { id, names }: StoredCase,
  ids: ReadonlySet<string>,
  exhibits: readonly DossierExhibit[],
  judgements: readonly DossierJudgement[],
): DossierAct[] {
  const sealed = new Set(exhibits.map(({ sha256 }) => sha256));
  const judged = new Set(judgements.map(({ act }) => act));
  const rings = new Set(names);
  const packages = new Set<string>();
  const lastRun = acts.findLast(({ kind }) => kind === 'link.run')?.seq;
  const concerns = (act: RecordedAct): boolean => {
    switch (act.kind) {
      case 'casebook.create':
      case 'key.rotate':
      case 'erase':
        return true;
      case 'exhibit.seal':
      case 'import':
        return sealed.has(act.body.sha256);
      case 'link.run':
        return act.seq === lastRun || act.body.moved.some(({ ring, into }) => [ring, ...into].some((each) => rings.has(each)));
      case 'judge':
        return judged.has(act.seq);
      case 'case.open':
      case 'case.edit':
      case 'element.support':
        return act.body.case === id;
      case 'package.send':
        if (act.body.case === id) packages.add(act.body.package);
        return act.body.case === id;
      case 'package.recall':
      case 'receipt':
        return packages.has(act.body.package);
      case 'consult':
        return act.body.ref !== undefined && (act.body.ref === id || ids.has(act.body.ref) || rings.has(act.body.ref));
      case 'disclose':
        return act.body.refs.some((ref) => ref === id || ids.has(ref) || rings.has(ref));
      default:
        return false;
    }
  };
  return acts.filter(concerns).map((act) => {
    const { seq, at, by, kind } = act;
    return { seq, at, by, kind, sentence: actSentence(act) };
  });
}
