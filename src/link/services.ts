import { type IndicatorKind, indicatorKinds, type Judgement, type Service } from '../model/index.ts';
import { kindNumber } from './kinds.ts';
import type { Linkage, Uses } from './linkage.ts';
import type { LinkResult } from './types.ts';

/** Rings, or rings and lone reports, that must use it: two may still be one gang seen twice. */
const fewestUsers = 3;

/**
 * Indicators set aside because many otherwise unconnected rings use them (共用服务商): those whose learned exclusivity is
 * too low to tie anybody and whose reports stand in several rings, and those a person judged to be services. Widest reach first.
 */
export function findServices(result: LinkResult, judgements: readonly Judgement[] = []): Service[] {
  const { table, exclusivity, ringOf, model } = result;
  const judged = verdicts(judgements);
  const lastSeen = new Int32Array(result.rings.length).fill(-1);
  const found: Service[] = [];
  for (let x = 0; x < table.indicators; x++) {
    const kind = indicatorKinds[table.kind[x]!];
    const reports = table.postOffset[x + 1]! - table.postOffset[x]!;
    if (kind === undefined || reports < 2) continue;
    const value = table.value[x]!;
    const verdict = judged.get(`${kind}\t${value}`);
    if (verdict === 'identity' || (verdict === undefined && (exclusivity[x]! >= model.countsFrom || reports < fewestUsers)))
      continue;
    let rings = 0;
    let alone = 0;
    for (let i = table.postOffset[x]!; i < table.postOffset[x + 1]!; i++) {
      const ring = ringOf[table.post[i]!]!;
      if (ring === -1) alone++;
      else if (lastSeen[ring] !== x) {
        lastSeen[ring] = x;
        rings++;
      }
    }
    if (verdict === undefined && (rings < 2 || rings + alone < fewestUsers)) continue;
    found.push(service(kind, value, reports, rings, alone, exclusivity[x]!, verdict === 'service'));
  }
  return found.sort((a, b) => b.rings - a.rings || b.reports - a.reports || (a.kind + a.value < b.kind + b.value ? -1 : 1));
}

/**
 * The services as a reader may know them, who must not know of the rings `closed`: counted anew without these, and left out
 * when those left are too few to show that strangers use them. Where nothing of a service is closed, it stays as it is.
 */
export function openServices(
  linkage: Linkage,
  services: readonly Service[],
  closed: Uses,
  judgements: readonly Judgement[],
  isClosed: (ring: string) => boolean,
): Service[] {
  const judged = verdicts(judgements);
  const found: Service[] = [];
  for (const each of services) {
    const { kind, value, exclusivity } = each;
    const x = linkage.growing.find(kindNumber(kind), value);
    if (x === -1 || !closed.reports.has(x)) {
      found.push(each);
      continue;
    }
    const rings = new Set<number>();
    let reports = 0;
    let alone = 0;
    for (const r of linkage.growing.posting(x)) {
      const slot = linkage.slot(r);
      if (slot !== -1 && isClosed(linkage.ring(slot).id)) continue;
      reports++;
      if (slot === -1) alone++;
      else rings.add(slot);
    }
    const isJudged = judged.get(`${kind}\t${value}`) === 'service';
    if (reports === 0 || (!isJudged && (rings.size < 2 || rings.size + alone < fewestUsers))) continue;
    found.push(service(kind, value, reports, rings.size, alone, exclusivity, isJudged));
  }
  return found.sort((a, b) => b.reports - a.reports || (a.kind + a.value < b.kind + b.value ? -1 : 1));
}

function service(
  kind: IndicatorKind,
  value: string,
  reports: number,
  rings: number,
  alone: number,
  exclusivity: number,
  isJudged: boolean,
): Service {
  const percent = Math.max(1, Math.round(exclusivity * 100));
  const users = {
    en: `${reports} reports name it: ${rings} ${rings === 1 ? 'ring' : 'rings'}${alone > 0 ? ` and ${alone} ${alone === 1 ? 'report' : 'reports'} in no ring` : ''}.`,
    zh: `共${reports}份报案提及：涉及${rings}个团伙${alone > 0 ? `，另有${alone}份报案不属于任何团伙` : ''}。`,
  };
  const why = isJudged
    ? { en: 'A person judged it to be a shared service.', zh: '经人工研判为共用服务。' }
    : {
        en: `Apart from it these reports have little in common: of 100 pairs of reports that share it, about ${percent} belong to one ring. By itself it ties nobody.`,
        zh: `除此之外这些报案少有共同之处：每100对同时提及它的报案中，约${percent}对属于同一团伙。仅凭它不作串并。`,
      };
  return {
    kind,
    value,
    reports,
    rings,
    exclusivity,
    why: { en: `${users.en} ${why.en}`, zh: `${users.zh}${why.zh}` },
  };
}

/** The last verdict on each indicator. */
function verdicts(judgements: readonly Judgement[]): Map<string, 'service' | 'identity'> {
  const last = new Map<string, 'service' | 'identity'>();
  for (const judgement of judgements) {
    if (judgement.verdict === 'service' || judgement.verdict === 'identity') {
      last.set(`${judgement.kind}\t${judgement.value}`, judgement.verdict);
    }
  }
  return last;
}
