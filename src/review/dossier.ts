import type { Ctx, StoredCase, StoredJudgement, StoredReport } from '../casebook/index.ts';
import type {
  Dossier,
  DossierIndicator,
  DossierMention,
  DossierReport,
  DossierRing,
  IndicatorKind,
  Link,
  NamedSuspect,
  RecordedAct,
  Ring,
  Role,
  Sentence,
} from '../model/index.ts';
import { heldPeople } from '../people/index.ts';
import { boardsOf } from './board/index.ts';
import { custodyOf } from './custody.ts';
import { moneyOf } from './dossier-money.ts';
import { Shelter } from './dossier-shelter.ts';
import { disagreementsOf, judgementsOf } from './decisions.ts';
import { exhibitsOf } from './exhibits.ts';
import { factsOf, samplesOf, suspectsOf } from './members.ts';
import { templatesFor } from './templates.ts';

/** A ring with the links that hold it together, as the linker tells it. */
export interface RingTold {
  readonly summary: { readonly ring: Ring; readonly duplicates: number; readonly withoutAmount: number };
  readonly links: readonly Link[];
}

/** What the house says of itself on a dossier. */
export type DossierHead = Pick<Dossier, 'casebook' | 'head' | 'software'>;

/**
 * Puts together everything there is to say of a case whose rings are `rings`. Acts behind `head.size` are not looked at, so that
 * the same head gives the same dossier. `again`: by report that tells another one's case again, the one that stands for it.
 */
export async function dossierOf(
  ctx: Pick<Ctx, 'read' | 'exhibits' | 'signal' | 'progress'>,
  stored: StoredCase,
  told: DossierHead,
  tell: (ring: string) => Promise<RingTold>,
  again: ReadonlyMap<number, number>,
): Promise<Dossier> {
  const { read } = ctx;
  const suspects = suspectsOf(stored);
  const rings: RingTold[] = [];
  for (const ring of [...stored.rings].sort()) {
    ctx.signal.throwIfAborted();
    rings.push(await tell(ring));
  }
  const named = await reportsOf(read, stored.rings);
  const shelter = new Shelter(await heldPeople(read), stored, named);
  const reports = shelter.reports(named);
  const acts = await actsOf(read, told.head.size);
  const indicators = await indicatorsOf(read, reports, suspects);
  const exhibits = await exhibitsOf(ctx, stored, reports, acts);
  const ids = new Set(reports.map(({ id }) => id));
  const made = await read.judgements();
  const judgements = shelter.judgements(judgementsOf(made, stored, ids, indicators));
  const templates = await templatesFor(ctx, stored, told.casebook.region);
  const elements = new Map(templates.flatMap((template) => template.elements.map(({ id, title }) => [id, title] as const)));
  const elementName = (id: string): Sentence => elements.get(id) ?? { en: id, zh: id };
  const supports = shelter.supports(await read.supports(stored.id));
  const currency = templates[0]?.currency;
  const money = await moneyOf(ctx, { stored, rings, reports, indicators, suspects, again, supports, currency, head: told.head });
  const dossier = {
    version: 1 as const,
    ...told,
    case: factsOf(stored),
    suspects,
    sheltered: shelter.sheltered,
    rings: rings.map(({ summary }) => ringOf(summary.ring, statusNow(summary.ring, made))),
    reports,
    links: rings.flatMap(({ links }) => [...links]),
    judgements,
    disagreements: disagreementsOf(judgements),
    indicators,
    services: (await read.services()).filter((service) =>
      indicators.some(({ kind, value }) => kind === service.kind && value === service.value),
    ),
    money,
    exhibits,
    custody: custodyOf(
      acts.map((act) => shelter.act(act)),
      stored,
      ids,
      exhibits,
      judgements,
      elementName,
    ),
    samples: samplesOf(stored),
  };
  return shelter.sentences({ ...dossier, boards: boardsOf(dossier, supports, templates) });
}

/** What people last decided of a ring stands at once: rows show it after the next link run. */
function statusNow({ id, status }: Ring, made: readonly StoredJudgement[]): Ring['status'] {
  const last = made.findLast(({ stands, rings, judgement: { verdict } }) => {
    return stands && (verdict === 'confirm' || verdict === 'dismiss') && rings?.includes(id) === true;
  });
  if (last !== undefined) return last.judgement.verdict === 'confirm' ? 'confirmed' : 'dismissed';
  return status === 'confirmed' || status === 'dismissed' ? 'proposed' : status;
}

function ringOf(
  { id, reports, tier, confidence, cohesion, firstSeen, lastSeen, loss }: Ring,
  status: Ring['status'],
): DossierRing {
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
