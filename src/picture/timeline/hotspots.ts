import type { Picture } from '../../model/index.ts';
import { placeName } from '../../places/index.ts';
import { dayMs } from '../moves/tracks.ts';

/** Days of late, and days before that they are held against. */
const [recent, before] = [28, 168];
/** Below this, corrected for the number of places looked at, a place is called a hot spot. */
const level = 0.05;
const fewest = 3;

/**
 * Places that more reports of the last four weeks name than the half year before lets expect. With equal rates, of all reports of a place
 * those of late are binomial with p = 28 / 196 (the conditional test of two Poisson rates: Przyborowski and Wilenski 1940); by Holm's
 * step-down method no place at all is called a hot spot by chance more often than one time in twenty.
 */
export function hotspots(
  told: readonly { readonly place: string; readonly at: number }[],
  { begin, until }: { readonly begin: number; readonly until: number },
): Picture['hotspots'] {
  const edge = until - recent * dayMs;
  const start = Math.max(
    edge - before * dayMs,
    Math.min(
      begin,
      told.reduce((low, { at }) => Math.min(low, at), Infinity),
    ),
  );
  const beforeDays = (edge - start) / dayMs;
  if (!(beforeDays >= recent)) return [];
  const counts = new Map<string, [late: number, early: number]>();
  for (const { place, at } of told) {
    if (at < start || at >= until) continue;
    const count = counts.get(place) ?? [0, 0];
    count[at >= edge ? 0 : 1]++;
    counts.set(place, count);
  }
  const share = recent / (recent + beforeDays);
  const tested = [...counts]
    .map(([place, [late, early]]) => ({ place, late, early, p: atLeast(late, late + early, share) }))
    .sort((a, b) => a.p - b.p || (a.place < b.place ? -1 : 1));
  const found: Picture['hotspots'] = [];
  let corrected = 0;
  for (const [i, { place, late, early, p }] of tested.entries()) {
    corrected = Math.max(corrected, Math.min(1, p * (tested.length - i)));
    if (corrected > level) break;
    if (late < fewest) continue;
    const usual = (early * recent) / beforeDays;
    const name = placeName(place);
    found.push({
      place,
      reports: late,
      before: usual,
      p: corrected,
      because: {
        en: `${late} reports of the last ${recent} days say a gang sits at ${name.en}; about ${usual.toFixed(1)} were to be expected by the ${Math.round(beforeDays)} days before (p = ${corrected.toPrecision(1)}, corrected for ${tested.length} places).`,
        zh: `最近 ${recent} 天有 ${late} 份报案称团伙位于${name.zh}，按此前 ${Math.round(beforeDays)} 天推算约应有 ${usual.toFixed(1)} 份（校正 ${tested.length} 个地点后概率为 ${corrected.toPrecision(1)}）。`,
      },
    });
  }
  return found;
}

/** Chance of `count` or more of `n`, each with chance `p`: the upper tail of the binomial, summed in logarithms. */
function atLeast(count: number, n: number, p: number): number {
  let log = n * Math.log1p(-p);
  let below = 0;
  for (let k = 0; k < count; k++) {
    below += Math.exp(log);
    log += Math.log((n - k) / (k + 1)) + Math.log(p) - Math.log1p(-p);
  }
  // The tail itself where it is small, so that it is not lost against 1.
  let tail = 0;
  for (let k = count; k <= n && Math.exp(log) > 1e-18 * (tail + 1e-300); k++) {
    tail += Math.exp(log);
    log += Math.log((n - k) / (k + 1)) + Math.log(p) - Math.log1p(-p);
  }
  return Math.min(1, below < 0.5 ? Math.max(0, 1 - below) : tail);
}
