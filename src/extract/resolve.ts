import { indicatorKinds } from '../model/index.ts';
import type { IndicatorKind } from '../model/index.ts';
import type { Found } from './source.ts';

/** What may stand inside a web address and still be told on its own; digits in a path are no telephone or account. */
const insideUrl: ReadonlySet<IndicatorKind> = new Set(['domain', 'ip', 'handle', 'app', 'wallet', 'txid', 'email', 'tracker']);

/** Kinds whose form leaves no doubt what the stretch as a whole is. */
const containers: ReadonlySet<IndicatorKind> = new Set(['url', 'email']);

/** Length that counts for choosing between two readings, in UTF-16 units. */
const fullLength = 64;

function score(found: Found): number {
  const whole = containers.has(found.kind) && found.confidence >= 0.5 ? 1 : 0;
  return whole + found.confidence + (Math.min(found.end - found.start, fullLength) / fullLength) * 0.2;
}

const order = new Map(indicatorKinds.map((kind, index) => [kind, index]));

/**
 * Drops readings that contradict a better one of the same stretch: the surer, then the longer, then the earlier kind
 * wins. An address keeps the domain, account or wallet inside it. Answers in order of appearance.
 */
export function resolve(found: Found[]): Found[] {
  if (found.length < 2) return found;
  found.sort(byPlace);
  const kept: Found[] = [];
  let from = 0;
  while (from < found.length) {
    // Only readings that touch through others can contradict one another.
    let to = from + 1;
    let end = found[from]!.end;
    while (to < found.length && found[to]!.start < end) end = Math.max(end, found[to++]!.end);
    if (to === from + 1) kept.push(found[from]!);
    else if (to === from + 2 && isSettled(found[from]!, found[from + 1]!)) kept.push(found[from]!, found[from + 1]!);
    else kept.push(...choose(found.slice(from, to)));
    from = to;
  }
  return kept;
}

/** Two readings of which the first, an address, is the better one and keeps the other: most of those that touch. */
function isSettled(first: Found, second: Found): boolean {
  return first.kind === 'url' && score(first) >= score(second) && agree(first, second);
}

function byPlace(a: Found, b: Found): number {
  return (
    a.start - b.start ||
    b.end - a.end ||
    order.get(a.kind)! - order.get(b.kind)! ||
    (a.value < b.value ? -1 : Number(a.value > b.value))
  );
}

function choose(rivals: readonly Found[]): Found[] {
  const chosen: Found[] = [];
  const ranked = rivals.toSorted((a, b) => score(b) - score(a) || byPlace(a, b));
  for (const each of ranked) {
    if (chosen.every((better) => agree(better, each))) chosen.push(each);
  }
  return chosen.sort(byPlace);
}

function agree(better: Found, other: Found): boolean {
  if (other.start >= better.end || other.end <= better.start) return true;
  const inside = other.start >= better.start && other.end <= better.end;
  return inside && better.kind === 'url' && insideUrl.has(other.kind);
}
