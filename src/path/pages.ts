import { asProtected, heldPeople, unaccused } from '../people/index.ts';
import type { Ctx, Read, StoredCase, StoredJudgement, StoredReport } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import type {
  IndicatorKind,
  IndicatorView,
  Judgement,
  JudgementRow,
  LinkQuery,
  LinkRow,
  LinkRows,
  ReportRow,
  ReportView,
  RingGraph,
  RingHead,
  RingRow,
  RingTimeline,
  Service,
  WhyView,
} from '../model/index.ts';
import type { Kept } from './kept.ts';
import type { Linker } from './linker.ts';
import type { Told } from './teller.ts';
import { worded } from './worded.ts';

/** What a reader may not see, as the server says it. */
export interface Access {
  readonly closedRings: ReadonlySet<string>;
}

/** What the pages ask of the index: rows as lists show them. */
export interface Lookup {
  /** A link run was recorded that the index has not looked at. */
  readonly areRingsBehind: boolean;
  ring(id: string, access: Access): Promise<RingRow | undefined>;
  /** Towns that the ring's reports name, the commonest first; none for a ring that the reader may not see. */
  ringPlaces(id: string, access: Access): Promise<{ readonly value: string; readonly reports: number }[]>;
  rowsOf(numbers: readonly number[], access: Access): Promise<ReportRow[]>;
  indicator(kind: IndicatorKind, value: string, access: Access): Promise<Sharing>;
}

/** Reports that name an indicator in any role, among what the reader may see. */
export interface Sharing {
  readonly reports: number;
  readonly firstSeen?: number;
  readonly lastSeen?: number;
  readonly rings: readonly { readonly id: string; readonly reports: number; readonly size: number }[];
  readonly outside: number;
  readonly spark?: readonly number[];
}

/** What was made for pages and serves until acts change it. */
export interface Shelf {
  linker: Linker;
  /** What follows from the rings as they are. */
  readonly rings: Kept;
  /** What follows from judgements and cases. */
  readonly acts: Kept;
}

const noSuch = (what: 'report' | 'ring', name: string): ClewError =>
  new ClewError('missing', `workbench.${what}`, `there is no ${what} ${name} in this casebook`, {
    hint: 'It may have been merged, or be closed to you.',
  });

/**
 * The pages of one reader. What is closed to the reader is answered as if it were not there: the same error as for a name that
 * never was, and no count that holds it.
 */
export class Pages {
  private readonly ctx: Ctx;
  private readonly read: Read;
  private readonly shelf: Shelf;
  private readonly lookup: Lookup;
  private readonly access: Access;
  private readonly closed: readonly string[];

  constructor(ctx: Ctx, shelf: Shelf, lookup: Lookup, access: Access) {
    this.ctx = ctx;
    this.read = ctx.read;
    this.shelf = shelf;
    this.lookup = lookup;
    this.access = access;
    this.closed = [...access.closedRings].sort();
  }

  async head(name: string): Promise<RingHead> {
    const id = await this.ring(name);
    const head = await this.ask('head', id, this.closed);
    const [row, places, found] = [
      await this.lookup.ring(id, this.access),
      await this.lookup.ringPlaces(id, this.access),
      await this.caseOf(id),
    ];
    return await this.#unaccused({
      ...head,
      ring: { ...head.ring, places: row?.places ?? places.map(({ value }) => value) },
      places,
      ...(found === undefined ? {} : { case: found }),
    });
  }

  /** No indicator of somebody whom protection holds is called a suspect's. */
  async #unaccused<Shown>(shown: Shown): Promise<Shown> {
    return unaccused(await heldPeople(this.read), shown);
  }

  async graph(name: string): Promise<RingGraph> {
    const graph = await this.ask('graph', await this.ring(name), this.closed);
    const judged = await this.judgedPairs();
    const { id } = graph.reports;
    const { a, b } = graph.links;
    return {
      ...graph,
      links: { ...graph.links, judged: a.map((one, k) => judged.get(pairKey(id[one]!, id[b[k]!]!))?.[0]?.verdict ?? '') },
    };
  }

  async timeline(name: string): Promise<RingTimeline> {
    return await this.ask('timeline', await this.ring(name), this.closed);
  }

  async links(name: string, query: LinkQuery): Promise<LinkRows> {
    const id = await this.ring(name);
    const report = query.report === undefined ? undefined : (await this.stored(query.report)).id;
    const page = await this.ask('links', id, { ...query, ...(report === undefined ? {} : { report }) }, this.closed);
    const judged = await this.judgedPairs();
    return await this.#unaccused({
      ...page,
      rows: page.rows.map((row) => ({ ...row, judged: [...(judged.get(pairKey(row.link.a, row.link.b)) ?? [])] })),
    });
  }

  async why(a: string, b: string): Promise<WhyView> {
    const [one, two] = [await this.stored(a), await this.stored(b)];
    if (one.id === two.id) throw new ClewError('input', 'workbench.same', 'a report and itself: choose two reports');
    const ids = new Set([one.id, two.id]);
    const made = (await this.judgements()).filter((each) => each.stands).map((each) => each.judgement);
    const bearing = made.filter((each) => bearsOn(each, ids) && !('ring' in each && this.access.closedRings.has(each.ring)));
    const why = await this.ask('why', one.number, two.number, bearing, this.closed);
    const reports = new Map([one, two].map((each) => [each.id, each]));
    for (const { a, b } of why.path) for (const id of [a, b]) if (!reports.has(id)) reports.set(id, await this.stored(id));
    return await this.#unaccused({
      ...why,
      direct: worded(why.direct, reports),
      refs: [one.ref ?? one.id, two.ref ?? two.id],
      rings: [...why.rings],
      path: why.path.map((link) => worded(link, reports)),
      against: [...why.against],
      aside: why.aside.map((each) => ({ ...each })),
      missing: [...why.missing],
      judgements: [...why.judgements],
      judged: [...((await this.judgedPairs()).get(pairKey(one.id, two.id)) ?? [])],
      oneCase: [...why.oneCase],
    });
  }

  async report(name: string): Promise<ReportView> {
    const report = await this.stored(name);
    const { number, text, fields, victim, source } = report;
    const row = await this.row(number);
    if (row === undefined) throw noSuch('report', name);
    const services = new Set((await this.services()).map(({ kind, value }) => `${kind}\t${value}`));
    const counts = new Map<string, Promise<number>>();
    const count = (kind: IndicatorKind, value: string): Promise<number> => {
      const key = `${kind}\t${value}`;
      const known = counts.get(key) ?? this.lookup.indicator(kind, value, this.access).then(({ reports }) => reports);
      counts.set(key, known);
      return known;
    };
    const mentions: ReportView['mentions'] = [];
    const held = await heldPeople(this.read);
    for (const mention of asProtected(held, await this.read.mentions(number))) {
      const { report: _, ...rest } = mention;
      const { kind, value, field, start, end } = rest;
      const raw = (field === undefined ? text : (fields[field] ?? '')).slice(start, end);
      mentions.push({ ...rest, raw, reports: await count(kind, value), service: services.has(`${kind}\t${value}`) });
    }
    const exhibits = await this.shelf.acts.get('exhibits', () => this.read.exhibits());
    const exhibit = exhibits.find(({ sha256 }) => sha256 === source.exhibit);
    const found = row.ring === undefined ? undefined : await this.caseOf(row.ring.id);
    return {
      row,
      text,
      fields,
      ...(victim === undefined ? {} : { victim }),
      source: { ...source, name: exhibit?.name ?? '' },
      mentions,
      ...(found === undefined ? {} : { case: found }),
    };
  }

  async indicator(kind: IndicatorKind, value: string): Promise<IndicatorView> {
    const { spark, ...shared } = await this.lookup.indicator(kind, value, this.access);
    if (shared.reports === 0) {
      throw new ClewError('missing', 'workbench.indicator', `no report names this ${kind}`, {
        hint: 'Values are normalised: the search shows the exact form.',
      });
    }
    const told = await this.shelf.acts.get(`roles ${this.closed.join(' ')} ${kind} ${value}`, () =>
      this.read.rolesOf(kind, value, this.closed),
    );
    const isProtected = (await heldPeople(this.read)).ownerOf(kind, value) !== undefined;
    const roles = isProtected ? { victim: Object.values(told).reduce((sum, each) => sum + each, 0) } : told;
    const service = (await this.services()).find((each) => each.kind === kind && each.value === value);
    const exclusivity = await this.ask('exclusivity', kind, value).catch(unlessUnlinked);
    const judged = (await this.judgements()).flatMap(({ act, by, at, stands, judgement }) =>
      stands &&
      (judgement.verdict === 'service' || judgement.verdict === 'identity') &&
      judgement.kind === kind &&
      judgement.value === value
        ? [{ act, by, at, verdict: judgement.verdict, ...reasonOf(judgement) }]
        : [],
    );
    return {
      kind,
      value,
      ...shared,
      rings: shared.rings.map((each) => ({ ...each })),
      roles,
      ...(spark === undefined ? {} : { spark: [...spark] }),
      ...(exclusivity === undefined ? {} : { exclusivity }),
      ...(service === undefined ? {} : { service }),
      judged: judged.reverse(),
    };
  }

  /**
   * Shared services. For who must not know of some rings they are counted without these, and left out when too few users are
   * left to show a service.
   */
  async services(): Promise<Service[]> {
    if (this.closed.length === 0) return await this.shelf.rings.get('services', () => this.read.services());
    const made = (await this.judgements()).filter((each) => each.stands).map((each) => each.judgement);
    const judged = made.filter(({ verdict }) => verdict === 'service' || verdict === 'identity');
    return (await this.ask('services', judged, this.closed).catch(unlessUnlinked)) ?? [];
  }

  /** Judgements, newest first: on a ring and its reports, on a report, or all; none that names what is closed. */
  async judgementRows(asked: {
    readonly ring?: string;
    readonly report?: string;
    readonly limit: number;
  }): Promise<JudgementRow[]> {
    const ring = asked.ring === undefined ? undefined : await this.ring(asked.ring);
    const members = ring === undefined ? undefined : await this.members([ring]);
    const report = asked.report === undefined ? undefined : (await this.stored(asked.report)).id;
    const closed = await this.members(this.closed);
    const made = await this.judgements();
    const byAct = new Map(made.map((each) => [each.act, each]));
    const names = async (judgement: Judgement): Promise<{ reports: string[]; rings: string[] }> => {
      const meant = meantBy(judgement, byAct);
      return {
        reports: reportsIn(meant),
        rings: 'ring' in meant ? [meant.ring, (await this.read.ring(meant.ring))?.id ?? ''] : [],
      };
    };
    const rows: JudgementRow[] = [];
    for (const each of made.toReversed()) {
      if (rows.length === asked.limit) break;
      const named = await names(each.judgement);
      if (named.rings.some((id) => this.access.closedRings.has(id)) || named.reports.some((id) => closed.has(id))) continue;
      if (report !== undefined && !named.reports.includes(report)) continue;
      if (ring !== undefined && !named.rings.includes(ring) && !named.reports.some((id) => members!.has(id))) continue;
      const { act, at, by, stands, judgement } = each;
      rows.push({ act, at, by, verdict: judgement.verdict, body: shown(judgement), stands });
    }
    return await this.named(rows);
  }

  /** With what people call the reports that the bodies name by id. */
  private async named(rows: readonly JudgementRow[]): Promise<JudgementRow[]> {
    const idsOf = ({ body }: JudgementRow): string[] => reportsIn(body as unknown as Judgement);
    const ids = [...new Set(rows.flatMap(idsOf))];
    const numbers = (await this.read.reportNumbers(ids)).filter((number) => number !== undefined);
    const refs = new Map((await this.lookup.rowsOf(numbers, this.access)).map(({ id, ref }) => [id, ref]));
    return rows.map((row) => ({
      ...row,
      refs: Object.fromEntries(idsOf(row).flatMap((id) => (refs.has(id) ? [[id, refs.get(id)!]] : []))),
    }));
  }

  /** Refuses a judgement that names what is closed, as if it were not there. */
  async requireOpen(judgement: Judgement): Promise<void> {
    if (this.closed.length === 0) return;
    if ('ring' in judgement) await this.ring(judgement.ring);
    for (const id of reportsIn(judgement)) await this.stored(id);
    if ('value' in judgement && !('report' in judgement)) {
      const { reports } = await this.lookup.indicator(judgement.kind as IndicatorKind, judgement.value, this.access);
      if (reports === 0) throw new ClewError('missing', 'judge.indicator', `no report names this ${judgement.kind}`);
    }
    if (judgement.verdict === 'undo') {
      const undone = (await this.judgements()).find(({ act }) => act === judgement.act)?.judgement;
      const isOpen = undone === undefined ? true : await this.requireOpen(undone).then(() => true, isMissing);
      // What it was about is not told either.
      if (!isOpen) throw new ClewError('missing', 'judge.undo', `act ${judgement.act} is no judgement`);
    }
  }

  /** Of these rings, those the reader may know of. */
  open(rings: readonly string[]): string[] {
    return rings.filter((id) => !this.access.closedRings.has(id));
  }

  private async ask<Name extends keyof Told>(name: Name, ...question: Parameters<Told[Name]>): Promise<ReturnType<Told[Name]>> {
    return await this.shelf.rings.get(`${name} ${JSON.stringify(question)}`, () =>
      this.shelf.linker.ask(this.ctx, name, ...question),
    );
  }

  /** Id of an open ring; an id that was merged leads to the ring that took it in. */
  private async ring(name: string): Promise<string> {
    // The index follows the acts a moment later: what became of a ring just now is in the rows.
    const row = this.lookup.areRingsBehind ? undefined : await this.lookup.ring(name, this.access);
    if (row !== undefined) return row.id;
    const ring = await this.shelf.rings.get(`ring ${name}`, () => this.read.ring(name));
    if (ring === undefined || this.access.closedRings.has(ring.id)) throw noSuch('ring', name);
    return ring.id;
  }

  /** A report's row; where the index has not seen the last acts yet, its ring as it is now. */
  private async row(number: number): Promise<ReportRow | undefined> {
    const { areRingsBehind } = this.lookup;
    const [row] = await this.lookup.rowsOf([number], this.access);
    if (row === undefined || !areRingsBehind) return row;
    const { ring: _, ...rest } = row;
    const member = await this.read.ringOf(number);
    if (member === undefined) return rest;
    const status = (await this.read.ring(member.ring))?.status;
    return { ...rest, ring: { id: member.ring, confidence: member.confidence, ...(status === undefined ? {} : { status }) } };
  }

  private async stored(name: string): Promise<StoredReport> {
    const report = await this.read.report(name);
    if (report === undefined) throw noSuch('report', name);
    if (this.closed.length > 0) {
      const ring = (await this.read.ringOf(report.number))?.ring;
      if (ring !== undefined && this.access.closedRings.has(ring)) throw noSuch('report', name);
    }
    return report;
  }

  private async members(rings: readonly string[]): Promise<ReadonlySet<string>> {
    return await this.shelf.rings.get(`members ${rings.join(' ')}`, async () => {
      const ids = new Set<string>();
      for (const ring of rings) for (const { id } of await this.read.ringMembers(ring)) ids.add(id);
      return ids;
    });
  }

  private async caseOf(ring: string): Promise<RingHead['case']> {
    const cases = await this.shelf.acts.get<StoredCase[]>('cases', () => this.read.cases());
    const found = cases.find(({ rings }) => rings.includes(ring));
    return found === undefined ? undefined : { id: found.id, title: found.title };
  }

  private async judgements(): Promise<StoredJudgement[]> {
    return await this.shelf.acts.get('judgements', () => this.read.judgements());
  }

  /** Standing judgements by the pair they are on, newest first. */
  private async judgedPairs(): Promise<ReadonlyMap<string, readonly (LinkRow['judged'][number] & { verdict: PairVerdict })[]>> {
    return await this.shelf.acts.get('pairs', async () => {
      const pairs = new Map<string, (LinkRow['judged'][number] & { verdict: PairVerdict })[]>();
      for (const { act, by, at, stands, judgement } of await this.judgements()) {
        if (!stands || !('a' in judgement)) continue;
        const { verdict, a, b } = judgement;
        const key = pairKey(a, b);
        pairs.set(key, [{ act, by, at, verdict, ...reasonOf(judgement) }, ...(pairs.get(key) ?? [])]);
      }
      return pairs;
    });
  }
}

type PairVerdict = Extract<Judgement, { a: string }>['verdict'];

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

const reasonOf = ({ reason }: Judgement): { reason?: string } => (reason === undefined ? {} : { reason });

function reportsIn(judgement: Judgement): string[] {
  if ('a' in judgement) return [judgement.a, judgement.b];
  return 'report' in judgement ? [judgement.report] : [];
}

function bearsOn(judgement: Judgement, ids: ReadonlySet<string>): boolean {
  const named = reportsIn(judgement);
  return 'a' in judgement ? named.every((id) => ids.has(id)) : named.some((id) => ids.has(id));
}

/** What an undo, or the undo of an undo, is about in the end. */
function meantBy(judgement: Judgement, byAct: ReadonlyMap<number, StoredJudgement>): Judgement {
  let meant = judgement;
  while (meant.verdict === 'undo') {
    const next = byAct.get(meant.act);
    if (next === undefined) break;
    meant = next.judgement;
  }
  return meant;
}

/** For `catch`: false where something is missing; any other error is one. */
function isMissing(error: unknown): false {
  if (error instanceof ClewError && error.kind === 'missing') return false;
  throw error;
}

/** Before the first link run there are no rings to ask. */
function unlessUnlinked(error: unknown): undefined {
  if (error instanceof ClewError && error.code === 'link.none') return undefined;
  throw error;
}

/** A decision without the reports that stood in a ring then: some of them may be closed to the reader now. */
function shown(judgement: Judgement): Judgement {
  if (!('reports' in judgement)) return judgement;
  const { reports: _reports, ...rest } = judgement;
  return rest;
}
