import { openCasebook, rebuild } from './casebook/index.ts';
import type { Casebook, OpenOptions, StoredMention, StoredReport } from './casebook/index.ts';
import { ClewError } from './errors.ts';
import { extractMentions } from './extract/index.ts';
import type { PlanOptions } from './intake/index.ts';
import { chooseReasons, Explainer, summarise, why } from './link/index.ts';
import type { RingLine, RingSummary, Why } from './link/index.ts';
import type { IndicatorKind, Judgement, Link, Rejected, Role, Sentence, Service } from './model/index.ts';
import { importFile, linkCasebook, loadResident, replayImport, replayLink, standing } from './path/index.ts';
import type { Imported, Linked, Resident } from './path/index.ts';

/** A report that names an indicator. */
export interface Hit {
  /** The source's own number, else Clew's. */
  readonly report: string;
  readonly ring: string;
  readonly kind: IndicatorKind;
  readonly value: string;
  readonly role: Role;
}

/** One ring with the reasons that hold it together. */
export interface RingPage {
  readonly summary: RingSummary;
  /** Reports by the name the source gave them, with the confidence of their place. */
  readonly reports: readonly { readonly id: string; readonly ref: string; readonly confidence: number }[];
  readonly links: readonly Link[];
}

/** A report with everything known of it. */
export interface ReportPage {
  readonly report: StoredReport;
  readonly mentions: readonly StoredMention[];
  readonly ring: { readonly id: string; readonly confidence: number } | undefined;
}

/** Hooks by which a casebook that is behind its acts makes the missing rows again. */
const replay = { import: replayImport, 'link.run': replayLink };

/** A casebook with every verb on it; the only place that knows in which order the rooms work. */
export class Workbench {
  readonly casebook: Casebook;
  /** The rings in memory, as the last link run left them; read when first needed. */
  #resident: Resident | undefined;

  constructor(casebook: Casebook) {
    this.casebook = casebook;
  }

  /** Adds a file of reports. */
  importFile(path: string, options: PlanOptions = {}): Promise<Imported> {
    const { agency, region } = this.casebook.info;
    return importFile(this.casebook.ctx, path, { region, ...(agency === undefined ? {} : { agency }), ...options });
  }

  /** Joins the reports into rings. `full` forgets what earlier runs learned, and keeps only the rings' ids. */
  async link({ full = false }: { readonly full?: boolean } = {}): Promise<Linked> {
    const known = this.#resident;
    this.#resident = undefined;
    const { linked, resident } = await linkCasebook(this.casebook.ctx, full, known);
    this.#resident = resident;
    return linked;
  }

  /** Records a decision. Reports may be named by their source's number; they are recorded by Clew's id. */
  async judge(judgement: Judgement): Promise<{ readonly act: number; readonly judgement: Judgement }> {
    const settled = await this.#settle(judgement);
    const { acts } = await this.casebook.ctx.commit([{ kind: 'judge', body: settled }]);
    return { act: acts[0]!.seq, judgement: settled };
  }

  /** Names in a judgement must exist: a decision about nothing would silently do nothing. */
  async #settle(judgement: Judgement): Promise<Judgement> {
    const { read } = this.casebook.ctx;
    switch (judgement.verdict) {
      case 'same':
      case 'different':
      case 'unsure':
        return { ...judgement, a: (await this.#report(judgement.a)).id, b: (await this.#report(judgement.b)).id };
      case 'out':
        await this.#ring(judgement.ring);
        return { ...judgement, report: (await this.#report(judgement.report)).id };
      case 'confirm':
      case 'dismiss':
        await this.#ring(judgement.ring);
        return judgement;
      case 'service':
      case 'identity': {
        const kind = judgement.kind as IndicatorKind;
        if ((await read.reportsByIndicator(kind, judgement.value, 1)).length > 0) return judgement;
        throw new ClewError('missing', 'judge.indicator', `no report names this ${judgement.kind} in a role that may link`, {
          hint: 'Values are normalised: clew search shows the exact form.',
        });
      }
      case 'undo': {
        const done = (await read.judgements()).find((each) => each.act === judgement.act);
        if (done?.stands === true) return judgement;
        const message = done === undefined ? `act ${judgement.act} is no judgement` : `act ${judgement.act} is undone already`;
        throw new ClewError(done === undefined ? 'missing' : 'conflict', 'judge.undo', message);
      }
    }
  }

  async #report(name: string): Promise<StoredReport> {
    const report = await this.casebook.ctx.read.report(name);
    if (report !== undefined) return report;
    throw new ClewError('missing', 'workbench.report', `there is no report ${name} in this casebook`, {
      hint: 'Use the source’s report number or Clew’s id; clew search finds reports by indicator.',
    });
  }

  async #ring(name: string): Promise<string> {
    const ring = await this.casebook.ctx.read.ring(name);
    if (ring !== undefined) return ring.id;
    throw new ClewError('missing', 'workbench.ring', `there is no ring ${name}`, { hint: 'clew rings lists them.' });
  }

  async resident(): Promise<Resident> {
    const { read, signal, progress } = this.casebook.ctx;
    const onDone = (done: number): void => progress({ step: 'load', done, unit: 'reports' });
    return (this.#resident ??= await loadResident({ read, signal, onDone }));
  }

  /** One ring with its reports and links, strongest first. A merged ring's id leads to the ring that took it in. */
  async ring(name: string, most = Infinity): Promise<RingPage> {
    const id = await this.#ring(name);
    const resident = await this.resident();
    const findings = resident.findings(resident.linkage.view([resident.linkage.slotById(id)]));
    const { batches, result } = findings;
    const { table, rings, reportConfidence } = result;
    const ring = rings[0]!;
    const reports = Array.from(ring.reports, (r) => ({
      id: table.id[r]!,
      ref: batches[table.batch[r]!]!.ref[table.position[r]!]!,
      confidence: reportConfidence[r]!,
    }));
    const explainer = new Explainer(result, batches);
    const reasons = chooseReasons(result, explainer.weigher, 0);
    const links: Link[] = [];
    for (let i = 0; i < Math.min(reasons.count, most); i++) {
      const [a, b] = [reasons.a[i]!, reasons.b[i]!];
      links.push(explainer.link(a, b, reasons.confidence[i]));
    }
    return { summary: summarise(findings, ring), reports, links };
  }

  /** The rings, largest first, each with its strongest reason. */
  async rings(lang: keyof Sentence, limit?: number): Promise<RingLine[]> {
    const { read } = this.casebook.ctx;
    const top = new Map<string, Sentence>();
    for (const { ring, reason } of await read.sql<{ ring: string; reason: string }>(
      `SELECT g.id AS ring, l.reason FROM links AS l JOIN rings AS g ON g.number = l.ring WHERE l.reason <> ''`,
    )) {
      top.set(ring, JSON.parse(reason) as Sentence);
    }
    const rows = await read.rings(limit === undefined ? {} : { limit });
    return rows.map(({ size, ...ring }) => {
      const reason = top.get(ring.id);
      return { ring, size, ...(reason === undefined ? {} : { top: reason[lang] }) };
    });
  }

  /** What ties two reports, what speaks against, what is missing. */
  async why(a: string, b: string): Promise<Why> {
    const resident = await this.resident();
    const { linkage } = resident;
    const pair = [await this.#report(a), await this.#report(b)].map(({ number }) => {
      const place = resident.place(number);
      if (place !== undefined) return place;
      throw new ClewError('missing', 'workbench.unlinked', 'the report came after the last link run', { hint: 'Run clew link.' });
    });
    const slots = pair.map((report) => linkage.slot(report)).filter((slot) => slot !== -1);
    const view = linkage.view(slots, pair);
    const [one, two] = pair.map(view.excerpt.place) as [number, number];
    const { result, batches, duplicates } = resident.findings(view);
    const judgements = await standing(this.casebook.ctx.read);
    return why(new Explainer(result, batches), one, two, { judgements, duplicates });
  }

  async report(name: string): Promise<ReportPage> {
    const { read } = this.casebook.ctx;
    const report = await this.#report(name);
    const ring = await read.ringOf(report.number);
    return {
      report,
      mentions: await read.mentions(report.number),
      ring: ring === undefined ? undefined : { id: ring.ring, confidence: ring.confidence },
    };
  }

  services(): Promise<Service[]> {
    return this.casebook.ctx.read.services();
  }

  /** Reports that name what `text` holds: read as an indicator as a report would be; at most `limit` a value. */
  async search(text: string, limit: number): Promise<Hit[]> {
    const { read } = this.casebook.ctx;
    const hits: Hit[] = [];
    const asked = new Set(
      extractMentions({ text, region: this.casebook.info.region }).map(({ kind, value }) => `${kind}\t${value}`),
    );
    for (const pair of asked) {
      const [kind, value] = pair.split('\t') as [IndicatorKind, string];
      for (const number of await read.reportsByIndicator(kind, value, limit, true)) {
        const report = (await read.reportAt(number))!;
        const ring = await read.ringOf(number);
        const mention = (await read.mentions(number)).find((each) => each.kind === kind && each.value === value)!;
        hits.push({ report: report.ref ?? report.id, ring: ring?.ring ?? '', kind, value, role: mention.role });
      }
    }
    return hits;
  }

  /** Rows set aside when these originals were imported. */
  async *rejected(exhibits: ReadonlySet<string>): AsyncGenerator<Rejected> {
    for await (const { exhibit, ...each } of this.casebook.ctx.read.rejected()) if (exhibits.has(exhibit)) yield each;
  }

  close(): Promise<void> {
    return this.casebook.close();
  }
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
