import { ClewError } from '../errors.ts';
import { canonicalJson, type Sample, type Sampling, sha256 } from '../model/index.ts';

/** One of those that a sample is drawn from, by its name and the stratum it stands in. */
export interface Drawable {
  readonly id: string;
  readonly stratum?: string;
}

/** Millionths in which a share is counted, so that no machine rounds otherwise. */
const millionths = 1_000_000;
/** Names a sample may hold: it is written into the log. */
const mostDrawn = 100_000;

/**
 * Draws a sample (抽样取证). Nothing but SHA-256 and whole numbers decides, so that the same population, method, seed and share
 * give the same sample on every machine, and anybody can draw it again by hand:
 *
 * - The population is put in order by name (UTF-16 units); its digest is SHA-256 over the names, each with a line feed.
 * - Of n, k = ⌈n · share⌉ are drawn, the share in millionths.
 * - `random`: those k whose SHA-256 of `seed LF name` (hexadecimal) comes first.
 * - `stratified`: the same in each stratum by itself, so that each has at least one.
 * - `systematic`: with r the first 32 bits of SHA-256 of `seed LF digest`, the places ⌊(r + i · 2³²) · n / (k · 2³²)⌋ for i from 0
 *   to k − 1, counted from 0: a random start, then every n/k-th.
 *
 * Throws `input` `review.population` when there is nothing to draw from, or more than a sample can hold.
 */
export function draw(population: readonly Drawable[], sampling: Sampling): Sample {
  const ordered = [...new Map(population.map((each) => [each.id, each])).values()].sort((a, b) => byText(a.id, b.id));
  if (ordered.length === 0) {
    throw new ClewError('input', 'review.population', 'There is nothing to draw a sample from.', {
      hint: 'The case holds none of what the sample is to be of.',
    });
  }
  if (countOf(ordered.length, sampling.share) > mostDrawn) {
    throw new ClewError('input', 'review.population', `A sample holds at most ${mostDrawn} items.`, {
      hint: 'Choose a smaller share.',
    });
  }
  const digest = sha256(ordered.map(({ id }) => `${id}\n`).join(''));
  const drawn = drawnBy(ordered, digest, sampling).sort(byText);
  const id = `D${sha256(canonicalJson({ ...sampling, digest })).slice(0, 12)}`;
  return { ...sampling, id, size: ordered.length, digest, drawn };
}

function drawnBy(ordered: readonly Drawable[], digest: string, { method, seed, share }: Sampling): string[] {
  switch (method) {
    case 'random':
      return lowest(ordered, seed, countOf(ordered.length, share));
    case 'stratified': {
      const strata = Map.groupBy(ordered, ({ stratum }) => stratum ?? '');
      return [...strata.values()].flatMap((those) => lowest(those, seed, countOf(those.length, share)));
    }
    case 'systematic': {
      const [n, k] = [BigInt(ordered.length), BigInt(countOf(ordered.length, share))];
      const start = BigInt(`0x${sha256(`${seed}\n${digest}`).slice(0, 8)}`);
      return Array.from({ length: Number(k) }, (_, i) => {
        const place = ((start + (BigInt(i) << 32n)) * n) / (k << 32n);
        return ordered[Number(place)]!.id;
      });
    }
  }
}

function lowest(those: readonly Drawable[], seed: string, count: number): string[] {
  return those
    .map(({ id }) => ({ id, rank: sha256(`${seed}\n${id}`) }))
    .sort((a, b) => byText(a.rank, b.rank))
    .slice(0, count)
    .map(({ id }) => id);
}

function countOf(size: number, share: number): number {
  const parts = Math.max(1, Math.round(share * millionths));
  return Number((BigInt(size) * BigInt(parts) + BigInt(millionths - 1)) / BigInt(millionths));
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
