import { ClewError } from '../errors.ts';
import type { LinkQuery, LinkRow, LinkRows } from '../model/index.ts';
import type { Portrait } from './portrait.ts';
import { knownTime, workingFrom } from './summary.ts';

/** One page of a ring's links. A page begins behind the row the one before ended with, wherever that row stands by now. */
export function linksOf(portrait: Portrait, query: LinkQuery): LinkRows {
  const { reasons, bridges, explainer } = portrait;
  const { id } = portrait.findings.result.table;
  const value = valueOf(portrait, query.sort);
  const sign = query.order === 'asc' ? 1 : -1;
  const compare = (p: Place, q: Place): number =>
    (p.value - q.value) * sign || (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : p.b > q.b ? 1 : 0);
  const places: (Place & { readonly k: number })[] = [];
  for (let k = 0; k < reasons.count; k++) {
    if (query.only === 'bridge' && bridges[k] === 0) continue;
    if (query.only === 'weak' && reasons.confidence[k]! >= workingFrom) continue;
    const [a, b] = [id[reasons.a[k]!]!, id[reasons.b[k]!]!];
    if (query.report !== undefined && query.report !== a && query.report !== b) continue;
    places.push({ k, value: value(k), a, b });
  }
  places.sort(compare);
  const after = query.after === undefined ? undefined : readPlace(query.after);
  const from = after === undefined ? 0 : places.findIndex((place) => compare(place, after) > 0);
  const shown = from === -1 ? [] : places.slice(from, from + query.limit);
  const last = shown.at(-1);
  const more = from !== -1 && from + shown.length < places.length;
  return {
    rows: shown.map(({ k }): LinkRow => {
      const [a, b] = [reasons.a[k]!, reasons.b[k]!];
      const link = explainer.link(a, b, reasons.confidence[k]);
      return { refs: [portrait.ref(a), portrait.ref(b)], link, bridge: bridges[k] === 1, judged: [] };
    }),
    ...(more && last !== undefined ? { next: writePlace(last) } : {}),
    total: { count: places.length, more: false },
  };
}

/** Where a row stands in the order. */
interface Place {
  readonly value: number;
  readonly a: string;
  readonly b: string;
}

function valueOf({ findings, reasons }: Portrait, sort: LinkQuery['sort']): (k: number) => number {
  if (sort === 'weight') return (k) => reasons.weight[k]!;
  if (sort === 'confidence') return (k) => reasons.confidence[k]!;
  const time = (r: number): number => {
    const at = knownTime(findings, r);
    return Number.isNaN(at) ? 0 : at;
  };
  return (k) => Math.max(time(reasons.a[k]!), time(reasons.b[k]!));
}

function writePlace({ value, a, b }: Place): string {
  return Buffer.from(JSON.stringify([value, a, b])).toString('base64url');
}

function readPlace(text: string): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(place) && place.length === 3) {
      const [value, a, b] = place as unknown[];
      if (typeof value === 'number' && typeof a === 'string' && typeof b === 'string') return { value, a, b };
    }
  } catch {
    // told below
  }
  throw new ClewError('input', 'link.after', 'the place to go on from is none that a list of links gave', {
    hint: 'Ask for the list from its beginning.',
  });
}
