import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Service } from '../model/index.ts';
import { cell, wordsCell, writeWhole } from './csv.ts';
import { Explainer } from './explain.ts';
import { chooseReasons, type Reasons } from './reasons.ts';
import { type Findings, type RunSummary, summariseRun } from './summary.ts';
import type { Language } from './words.ts';

export interface OutputOptions {
  /** Language of the `reason` columns. */
  readonly lang: Language;
  /** More members for summary.json (times, files, rejected rows), after the linker's own. */
  readonly summary?: Readonly<Record<string, unknown>>;
  /** Stops between two writes; the file at hand then is not there. */
  readonly signal?: AbortSignal;
}

/**
 * Writes the files of a run into `dir` (made when absent): rings.csv, links.csv, services.csv, summary.json. Each is
 * complete or absent. See docs/reference/outputs.md for the columns.
 */
export async function writeOutputs(dir: string, findings: Findings, options: OutputOptions): Promise<RunSummary> {
  const { signal } = options;
  await mkdir(dir, { recursive: true });
  const explainer = new Explainer(findings.result, findings.batches);
  const reasons = chooseReasons(findings.result, explainer.weigher);
  const summary = summariseRun(findings);
  await writeWhole(join(dir, 'rings.csv'), ringRows(findings), signal);
  await writeWhole(join(dir, 'links.csv'), linkRows(findings, reasons, explainer, options.lang), signal);
  await writeWhole(join(dir, 'services.csv'), serviceRows(findings.services, options.lang), signal);
  await writeWhole(join(dir, 'summary.json'), [
    `${JSON.stringify({ ...summary, links: reasons.count, ...options.summary }, undefined, 2)}\n`,
  ]);
  return summary;
}

/** `report_id,ring_id,confidence`: every report in the order of the input; a report in no ring has an empty ring_id. */
function* ringRows({ result, batches }: Findings): Generator<string> {
  yield 'report_id,ring_id,confidence\n';
  const { table, ringOf, rings, reportConfidence } = result;
  const places = batches.map((batch) => new Int32Array(batch.count));
  for (let r = 0; r < table.reports; r++) places[table.batch[r]!]![table.position[r]!] = r;
  for (const [number, batch] of batches.entries()) {
    for (let i = 0; i < batch.count; i++) {
      const r = places[number]![i]!;
      const ring = ringOf[r]!;
      const name = cell(batch.ref.at(i)! || batch.id.at(i)!);
      yield ring === -1 ? `${name},,\n` : `${name},${rings[ring]!.id},${fraction(reportConfidence[r]!)}\n`;
    }
  }
}

/** `report_a,report_b,weight,reason`: the links behind each ring, ring after ring, strongest first. */
function* linkRows(findings: Findings, reasons: Reasons, explainer: Explainer, lang: Language): Generator<string> {
  yield 'report_a,report_b,weight,reason\n';
  const { result, batches } = findings;
  const name = (r: number): string => {
    const batch = batches[result.table.batch[r]!]!;
    const at = result.table.position[r]!;
    return cell(batch.ref.at(at)! || batch.id.at(at)!);
  };
  for (let i = 0; i < reasons.count; i++) {
    const a = reasons.a[i]!;
    const b = reasons.b[i]!;
    yield `${name(a)},${name(b)},${reasons.weight[i]!.toFixed(2)},${wordsCell(explainer.sentence(a, b, lang))}\n`;
  }
}

/** `kind,value,reports,rings,exclusivity,reason`: indicators set aside, widest reach first. */
function* serviceRows(services: Iterable<Service>, lang: Language): Generator<string> {
  yield 'kind,value,reports,rings,exclusivity,reason\n';
  for (const { kind, value, reports, rings, exclusivity, why } of services) {
    const shown = kind === 'platform' ? wordsCell(value) : cell(value);
    yield `${kind},${shown},${reports},${rings},${fraction(exclusivity)},${wordsCell(why[lang])}\n`;
  }
}

/** Probabilities with four digits, never rounded up to certainty. */
function fraction(p: number): string {
  return p >= 0.99995 && p < 1 ? '0.9999' : p.toFixed(4);
}
