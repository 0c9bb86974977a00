import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSynthetic, openCasebook, rebuild } from './casebook/index.ts';
import type { Casebook, Ctx, OpenOptions, StoredMention, StoredReport } from './casebook/index.ts';
import { type ActLine, formatVkey, settledHead } from './custody/index.ts';
import { type Engine, openDuckDbEngine, openEngine } from './engine/index.ts';
import { ClewError } from './errors.ts';
import { extractMentions } from './extract/index.ts';
import type { PlanOptions } from './intake/index.ts';
import type { RingLine, Why } from './link/index.ts';
import { losses, type Losses, type LossQuestion } from './money/index.ts';
import {
  type Dossier,
  type IndicatorKind,
  type Judgement,
  type JudgementDone,
  type KnownFrom,
  minorDigits,
  type ModusOperandi,
  type ReportReading,
  type Rejected,
  type Role,
  type Sentence,
  type Service,
} from './model/index.ts';
import { replayScreen } from './people/index.ts';
import { modusOf, reportReading, ringSites } from './picture/index.ts';
import { causeOf, FarLinker, importFile, Kept, NearLinker, Pages, replayImport, replayLink, standing } from './path/index.ts';
import type { Access, Imported, Linked, Lookup, RingPage, Shelf } from './path/index.ts';
import {
  dossierOf,
  insideCase,
  localReader,
  namedCase,
  type Reader,
  requireReport,
  requireRing,
  settledJudgement,
  suspectsOf,
  unlikeIn,
  unlikeLines,
  unlikeTitle,
} from './review/index.ts';
import { asProtected, heldPeople, listedActs, unaccused } from './people/index.ts';
import { houseOf, type House, knownFrom, type OverlapHouse, replayReceipt, reportsIn } from './share/index.ts';
import type { House as StatHouse } from './stats/index.ts';

/** Of this Clew. */
export const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

/** A report that names an indicator. */
export interface Hit {
  /** The source's own number, else Clew's. */
  readonly report: string;
  readonly ring: string;
  readonly kind: IndicatorKind;
  readonly value: string;
  readonly role: Role;
}

/** A report with everything known of it. */
export interface ReportPage {
  readonly report: StoredReport;
  readonly mentions: readonly StoredMention[];
  readonly ring: { readonly id: string; readonly confidence: number } | undefined;
}

/** Losses of a ring or a case by its id, or of everything. */
export interface LossesAsked extends Pick<LossQuestion, 'by' | 'currency' | 'from' | 'to'> {
  readonly ring?: string;
  readonly case?: string;
}

export type { RingPage } from './path/index.ts';

/** Hooks by which a casebook that is behind its acts makes the missing rows again. */
const replay = { import: replayImport, 'link.run': replayLink, receipt: replayReceipt, 'screen.run': replayScreen };

/** Reports up to which weighing all of them anew takes no longer than a person waits for an answer. */
const mostAtOnce = 20_000;
/** Answers kept for pages: enough for the rings a unit reads at a time. */
const mostKept = 2000;

/** A casebook with every verb on it; the only place that knows in which order the rooms work. */
export class Workbench {
  readonly casebook: Casebook;
  /** Who acts here, and what they are told of the work. */
  readonly ctx: Ctx;
  private readonly shelf: Shelf;

  constructor(casebook: Casebook, ctx = casebook.ctx, shelf = shelfOf(casebook)) {
    this.casebook = casebook;
    this.ctx = ctx;
    this.shelf = shelf;
  }

  /** The same casebook and the same rings in memory, for one user or one piece of work: acts carry the user's name. */
  as(part: Partial<Pick<Ctx, 'actor' | 'signal' | 'progress'>>): Workbench {
    const { actor, signal, progress } = this.ctx;
    return new Workbench(this.casebook, this.casebook.ctxFor({ actor, signal, progress, ...part }), this.shelf);
  }

  /** From now on reports are linked in a thread of their own, so that a server answers meanwhile. */
  linkApart(): void {
    const linker = new FarLinker();
    this.shelf.linker = linker;
    // Nobody waits for this; who asks meets the same error, or a thread begun anew.
    linker.warm(this.ctx).catch(() => undefined);
  }

  /** Who owns the machine: everything is open to them. */
  get owner(): Reader {
    return localReader(this.ctx.actor);
  }

  /** Pages for one reader, who may not see everything. */
  pages(lookup: Lookup, access: Access): Pages {
    return new Pages(this.ctx, this.shelf, lookup, access);
  }

  /** Adds a file of reports. */
  importFile(path: string, options: PlanOptions = {}): Promise<Imported> {
    const { agency, region } = this.casebook.info;
    return importFile(this.ctx, path, { region, ...(agency === undefined ? {} : { agency }), ...options });
  }

  /** What packages are sent, received and decided on with. */
  get house(): House {
    return houseOf(this.casebook, this.ctx);
  }

  /** What overlaps with partners are run with, for a reader to whom some rings are closed. */
  overlapHouse(closed: ReadonlySet<string> = new Set()): OverlapHouse {
    const sites = async (): Promise<Map<string, string[]>> =>
      await ringSites(this.ctx.read, { again: await this.again(), closed });
    return { ...this.house, closed, sites };
  }

  /** Adds the reports of an accepted package as its sender's: a decision of its own, after reading it. */
  async importFrom(id: string): Promise<Imported> {
    const { lines, columns, name, agency } = await reportsIn(this.house, id, minorDigits);
    const file = join(this.casebook.log.folders.aside, randomUUID());
    try {
      await writeFile(file, lines, { mode: 0o600 });
      return await this.importFile(file, { name, agency, as: 'reports', format: 'jsonl', zone: 'UTC', map: { columns } });
    } finally {
      await rm(file, { force: true });
    }
  }

  /**
   * The engine at an address, for `link` to count on: `duckdb` in this process, or a Spark cluster at `sc://host:port` with its tables
   * on `stage` meanwhile. Close it when done. Throws `conflict` where a server links in a thread of its own, which takes no engine.
   */
  async engine(address: string, stage?: string): Promise<Engine> {
    this.#near();
    if (address !== 'duckdb') return await openEngine(address, stage === undefined ? {} : { stage });
    return await openDuckDbEngine({ spillDir: join(this.casebook.log.folders.aside, randomUUID()) });
  }

  /**
   * Joins the reports into rings. `full` forgets what earlier runs learned, and keeps only the rings' ids; so does a run that counts on
   * an `engine`. The rings are the same wherever it counts.
   */
  async link({ full = false, engine }: { readonly full?: boolean; readonly engine?: Engine } = {}): Promise<Linked> {
    try {
      if (engine !== undefined) return await this.#near().link(this.ctx, full, engine);
      return await this.shelf.linker.link(this.ctx, full);
    } finally {
      this.shelf.rings.clear();
    }
  }

  #near(): NearLinker {
    const { linker } = this.shelf;
    if (linker instanceof NearLinker) return linker;
    throw new ClewError('conflict', 'workbench.engine', 'A server has the casebook open, and links by itself alone.', {
      hint: 'Stop the server, link on the engine, then start it again.',
    });
  }

  /** Records a decision. Reports may be named by their source's number; they are recorded by Clew's id. */
  async judge(judgement: Judgement): Promise<{ readonly act: number; readonly judgement: Judgement }> {
    const settled = await settledJudgement(this.ctx.read, judgement);
    const { acts } = await this.ctx.commit([{ kind: 'judge', body: settled }]);
    return { act: acts[0]!.seq, judgement: settled };
  }

  /** Records a decision of somebody who may not see everything. */
  async decide(judgement: Judgement, pages: Pages): Promise<{ readonly act: number; readonly judgement: Judgement }> {
    await pages.requireOpen(judgement);
    return await this.judge(judgement);
  }

  /** The run by which the rings obey at once what was judged; none where there are no rings yet, or all must be weighed anew. */
  async obeyNow(): Promise<Linked | undefined> {
    const cause = await causeOf(this.ctx.read, false);
    if (cause === 'first') return undefined;
    const { reports } = await this.ctx.read.counts();
    return cause !== undefined && reports > mostAtOnce ? undefined : await this.link();
  }

  /**
   * Has the rings obey what was judged: at once, or by a job that `later` starts when other work is under way or all reports
   * must be weighed anew and are many. A judgement stands whatever becomes of this.
   */
  async obey(pages: Pages, isBusy: boolean, later: () => string): Promise<Omit<JudgementDone, 'act' | 'judgement'>> {
    try {
      if ((await causeOf(this.ctx.read, false)) === 'first') return {};
      const linked = isBusy ? undefined : await this.obeyNow();
      if (linked === undefined) return { job: later() };
      const { act, full, changed } = linked;
      return { linked: { act, full, rings: pages.open(changed) } };
    } catch (error) {
      if (!(error instanceof ClewError) || error.kind === 'bug') throw error;
      const { code, message, hint } = error;
      return { failed: { code, message, ...(hint === undefined ? {} : { hint }) } };
    }
  }

  #report(name: string): Promise<StoredReport> {
    return requireReport(this.ctx.read, name);
  }

  #ring(name: string): Promise<string> {
    return requireRing(this.ctx.read, name);
  }

  /** One ring with its reports and links, strongest first. A merged ring's id leads to the ring that took it in. */
  async ring(name: string, most = Infinity): Promise<RingPage> {
    const ask = async (ring: string): Promise<RingPage> => await this.shelf.linker.ask(this.ctx, 'page', ring, most);
    // Most names are ids of rings that are there, which the linker knows without the rows.
    const page = await ask(name).catch(async (error: unknown) => {
      if (!(error instanceof ClewError) || error.kind !== 'missing') throw error;
      return await ask(await this.#ring(name));
    });
    return await this.#unaccused(page);
  }

  /** The rings, largest first, each with its strongest reason. */
  async rings(lang: keyof Sentence, limit?: number): Promise<RingLine[]> {
    const { read } = this.ctx;
    const top = new Map<string, Sentence>();
    for (const { ring, reason } of await read.sql<{ ring: string; reason: string }>(
      `SELECT g.id AS ring, l.reason FROM links AS l JOIN rings AS g ON g.number = l.ring WHERE l.reason <> ''`,
    )) {
      top.set(ring, JSON.parse(reason) as Sentence);
    }
    const rows = await read.rings(limit === undefined ? {} : { limit });
    const held = await heldPeople(read);
    return rows.map(({ size, ...ring }) => {
      const reason = unaccused(held, top.get(ring.id));
      return { ring, size, ...(reason === undefined ? {} : { top: reason[lang] }) };
    });
  }

  /** What ties two reports, what speaks against, what is missing. */
  async why(a: string, b: string): Promise<Why> {
    const [one, two] = [await this.#report(a), await this.#report(b)];
    const judgements = await standing(this.ctx.read);
    return await this.#unaccused(await this.shelf.linker.ask(this.ctx, 'why', one.number, two.number, judgements, []));
  }

  async report(name: string): Promise<ReportPage> {
    const { read } = this.ctx;
    const report = await this.#report(name);
    const ring = await read.ringOf(report.number);
    return {
      report,
      mentions: asProtected(await heldPeople(read), await read.mentions(report.number)),
      ring: ring === undefined ? undefined : { id: ring.ring, confidence: ring.confidence },
    };
  }

  /** What kind of fraud a report tells, read anew. Throws `missing` when there is no such report. */
  async reading(name: string): Promise<ReportReading> {
    return await reportReading(this.ctx.read, await this.#report(name));
  }

  /** Id of a case that a person calls by its title, its id or the beginning of it. */
  caseNamed(name: string, reader: Reader): Promise<string> {
    return namedCase(this.ctx, name, reader);
  }

  /** Everything there is to say of a case that `reader` works on. Throws `missing` `review.case`, `conflict` `review.outside`. */
  async dossier(id: string, reader: Reader): Promise<Dossier> {
    const stored = await insideCase(this.ctx, id, reader);
    const { info, log } = this.casebook;
    const head = settledHead(log);
    const key = `dossier ${id} ${head.size} ${stored.rings.join(' ')}`;
    return await this.shelf.acts.get(key, async () => {
      const { agency, region, language } = info;
      const casebook = {
        id: info.id,
        ...(agency === undefined ? {} : { agency }),
        region,
        language,
        synthetic: isSynthetic(info),
      };
      const told = { casebook, head: { ...head, root: head.root.toString('base64'), key: formatVkey(log.vkey) } };
      const software = { name: 'Clew', version } as const;
      const again = await this.again();
      return await dossierOf(this.ctx, stored, { ...told, software }, async (ring) => await this.ring(ring), again);
    });
  }

  /** What was lost: of a ring, of a case that `reader` works on, or of all that is open to the reader. */
  async losses({ ring, case: named, ...asked }: LossesAsked, reader: Reader): Promise<Losses> {
    const { read } = this.ctx;
    const stored = named === undefined ? undefined : await insideCase(this.ctx, named, reader);
    const rings = stored?.rings ?? (ring === undefined ? undefined : [await requireRing(read, ring, reader.closedRings)]);
    return await losses(read, {
      ...asked,
      ...(rings === undefined ? {} : { rings }),
      ...(stored === undefined ? {} : { suspects: suspectsOf(stored) }),
      closed: reader.closedRings,
      again: await this.again(),
    });
  }

  /** How a ring works, as its reports tell; rings closed to the reader are as if they were not there. */
  async modus(name: string, closed: ReadonlySet<string> = new Set()): Promise<ModusOperandi> {
    const key = `modus ${name} ${[...closed].sort().join(' ')}`;
    return await this.shelf.acts.get(key, async () => await modusOf(this.ctx.read, name, { again: await this.again(), closed }));
  }

  /** What statistics need of the casebook beside its rows. */
  async statHouse(): Promise<StatHouse> {
    const { info, log } = this.casebook;
    const { size, at } = settledHead(log);
    return {
      ...(info.agency === undefined ? {} : { agency: info.agency }),
      synthetic: isSynthetic(info),
      again: await this.again(),
      covers: size,
      asOf: at,
    };
  }

  /** By report that tells another one's case again, the one that stands for it; none before the first run. */
  async again(): Promise<ReadonlyMap<number, number>> {
    return await this.shelf.rings.get('again', async () => {
      const isLinked = (await causeOf(this.ctx.read, false)) !== 'first';
      const pairs = isLinked ? await this.shelf.linker.ask(this.ctx, 'again') : new Int32Array();
      return new Map(Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[2 * i]!, pairs[2 * i + 1]!]));
    });
  }

  /** Where people decided unlike on a ring, on its reports or on what was read in them: lines to be shown below it. */
  async unlike({ summary, reports }: RingPage, lang: keyof Sentence): Promise<string[]> {
    const names = new Map(reports.map(({ id, ref }) => [id, ref || id]));
    const made = await this.ctx.read.judgements();
    const own = made.filter(({ judgement: each }) => {
      if ('a' in each) return names.has(each.a) || names.has(each.b);
      return 'ring' in each ? each.ring === summary.ring.id : 'report' in each && names.has(each.report);
    });
    const found = unlikeIn(own, (id) => names.get(id) ?? id);
    return found.length === 0 ? [] : [unlikeTitle[lang], ...unlikeLines(found, lang)];
  }

  /** No indicator of somebody whom protection holds is called a suspect's. */
  async #unaccused<Shown>(shown: Shown): Promise<Shown> {
    return unaccused(await heldPeople(this.ctx.read), shown);
  }

  /** Lines of the log as they may be listed: see `listedActs`. */
  async listed(lines: readonly ActLine[]): Promise<(ActLine & { readonly withheld?: true })[]> {
    return await listedActs(this.ctx.read, lines);
  }

  services(): Promise<Service[]> {
    return this.ctx.read.services();
  }

  /** What `text` names, read as an indicator as a report would be. */
  indicatorsIn(text: string): { readonly kind: IndicatorKind; readonly value: string }[] {
    const found = extractMentions({ text, region: this.casebook.info.region });
    return [...new Map(found.map(({ kind, value }) => [`${kind}\t${value}`, { kind, value }])).values()];
  }

  /** Reports that name what `text` holds; at most `limit` a value. */
  async search(text: string, limit: number): Promise<Hit[]> {
    const { read } = this.ctx;
    const held = await heldPeople(read);
    const hits: Hit[] = [];
    for (const { kind, value } of this.indicatorsIn(text)) {
      for (const number of await read.reportsByIndicator(kind, value, limit, true)) {
        const report = (await read.reportAt(number))!;
        const ring = await read.ringOf(number);
        const mention = asProtected(held, await read.mentions(number)).find(
          (each) => each.kind === kind && each.value === value,
        )!;
        hits.push({ report: report.ref ?? report.id, ring: ring?.ring ?? '', kind, value, role: mention.role });
      }
    }
    return hits;
  }

  /** Rows set aside when these originals were imported. */
  async *rejected(exhibits: ReadonlySet<string>): AsyncGenerator<Rejected> {
    for await (const { exhibit, ...each } of this.ctx.read.rejected()) if (exhibits.has(exhibit)) yield each;
  }

  /** What accepted packages of others say of indicators; `all`: also what is for who handles packages alone. */
  async foreign(
    asked: readonly { readonly kind: IndicatorKind; readonly value: string }[],
    { all = true }: { readonly all?: boolean } = {},
  ): Promise<KnownFrom[]> {
    return await knownFrom(this.ctx, asked, { all });
  }

  async close(): Promise<void> {
    await this.shelf.linker.close();
    await this.casebook.close();
  }
}

/** What pages are made from, given up when an act changes it. */
function shelfOf(casebook: Casebook): Shelf {
  const shelf: Shelf = { linker: new NearLinker(), rings: new Kept(mostKept), acts: new Kept(mostKept) };
  casebook.onApplied((acts) => {
    // That somebody looked at something changes nothing of what is shown.
    if (acts.some(({ kind }) => kind !== 'consult' && kind !== 'user.edit')) shelf.acts.clear();
    // Reports that came since stand in no ring until the next run.
    if (acts.some(({ kind }) => kind === 'link.run')) shelf.rings.clear();
  });
  return shelf;
}

type WorkbenchOptions = Pick<OpenOptions, 'signal' | 'progress' | 'actor' | 'ask' | 'beforeFirst'>;

/** Opens a casebook for work. Rows that a crash lost are made again first. */
export async function openWorkbench(dir: string, options: WorkbenchOptions = {}): Promise<Workbench> {
  return new Workbench(await openCasebook(dir, { ...options, replay }));
}

/** Makes all rows of a casebook again from exhibits and acts. */
export async function rebuildWorkbench(dir: string, options: WorkbenchOptions = {}): Promise<{ reports: number; rings: number }> {
  await rebuild(dir, { ...options, replay });
  const workbench = await openWorkbench(dir, options);
  try {
    const { reports, rings } = await workbench.casebook.ctx.read.counts();
    return { reports, rings };
  } finally {
    await workbench.close();
  }
}
