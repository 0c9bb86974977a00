import type { DossierIndicator, DossierReport, IndicatorKind } from '../../model/index.ts';

/** The three sorts of indicator that are drawn in shapes of their own: a square, a circle, a diamond. */
export type HubShape = 'money' | 'site' | 'contact';

export interface Hub {
  /** A, B, C … as in the list beside the picture. */
  readonly code: string;
  readonly shape: HubShape;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly indicator: DossierIndicator;
}

export interface Dot {
  /** Reports that it stands for: one, or in a big ring all that name the same indicators. */
  readonly reports: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** A ring drawn: reports around the indicators that they name. Millimetres, on paper `width` × `height`. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly hubs: readonly Hub[];
  readonly dots: readonly Dot[];
  /** By place in `dots` and `hubs`. */
  readonly edges: readonly { readonly dot: number; readonly hub: number }[];
}

const shapes: Partial<Record<IndicatorKind, HubShape>> = {
  account: 'money',
  card: 'money',
  iban: 'money',
  wallet: 'money',
  txid: 'money',
  domain: 'site',
  url: 'site',
  ip: 'site',
  app: 'site',
  hash: 'site',
  tracker: 'site',
  platform: 'site',
};

/** Above so many reports, those that name the same indicators are drawn as one dot. */
const single = 400;

/**
 * Draws a ring. The same ring gives the same picture: no chance is in it, and places are rounded to a hundredth of a millimetre.
 *
 * @param most hubs; those that fewest reports name are left out.
 */
export function pictureOf(
  reports: readonly DossierReport[],
  indicators: readonly DossierIndicator[],
  most: number,
  width: number,
  height: number,
): Picture {
  const here = new Set(reports.map(({ id }) => id));
  const shared = indicators
    .filter(({ roles, service }) => !service && !roles.includes('victim') && !roles.includes('institution'))
    .map((indicator) => ({ indicator, own: indicator.reports.filter((id) => here.has(id)) }))
    .filter(({ own }) => own.length > 1)
    .sort((a, b) => b.own.length - a.own.length || (a.indicator.value < b.indicator.value ? -1 : 1))
    .slice(0, most);
  const byReport = new Map<string, number[]>(reports.map(({ id }) => [id, []]));
  shared.forEach(({ own }, hub) => own.forEach((id) => byReport.get(id)!.push(hub)));
  const bundles = bundlesOf(byReport, reports.length > single);
  const edges = bundles.flatMap(({ hubs }, dot) => hubs.map((hub) => ({ dot, hub })));
  const biggest = shared[0]?.own.length ?? 1;
  const hubRadii = shared.map(({ own }) => 2.6 + 2.4 * Math.sqrt(own.length / biggest));
  const small = bundles.length > 60 ? 0.75 : bundles.length > 24 ? 1 : 1.3;
  const dotRadii = bundles.map(({ ids }) => (ids.length === 1 ? small : Math.min(4.5, small * Math.sqrt(ids.length))));
  const places = arrange([...hubRadii, ...dotRadii], hubRadii.length, edges, width, height);
  return {
    width,
    height,
    hubs: shared.map(({ indicator }, h) => ({
      code: codeOf(h),
      shape: shapes[indicator.kind] ?? 'contact',
      ...places[h]!,
      r: round(hubRadii[h]!),
      indicator,
    })),
    dots: bundles.map(({ ids }, d) => ({ reports: ids, ...places[hubRadii.length + d]!, r: round(dotRadii[d]!) })),
    edges,
  };
}

function bundlesOf(byReport: ReadonlyMap<string, number[]>, together: boolean): { ids: string[]; hubs: number[] }[] {
  if (!together) return [...byReport].map(([id, hubs]) => ({ ids: [id], hubs }));
  const bundles = new Map<string, { ids: string[]; hubs: number[] }>();
  for (const [id, hubs] of byReport) {
    const key = hubs.join(' ');
    const bundle = bundles.get(key) ?? { ids: [], hubs };
    bundle.ids.push(id);
    bundles.set(key, bundle);
  }
  return [...bundles.values()];
}

const codeOf = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : codeOf(Math.floor(index / 26) - 1) + codeOf(index % 26);
const round = (value: number): number => Math.round(value * 100) / 100;

/** Turns of the golden angle: spread evenly, without chance. */
const golden = 2.399963229728653;

/**
 * Places circles so that what is tied stands near and nothing covers another: springs, mutual repulsion and a pull to the
 * middle, cooled down over a fixed number of rounds; then whatever still overlaps is pushed apart.
 */
function arrange(
  radii: readonly number[],
  hubs: number,
  edges: readonly { dot: number; hub: number }[],
  width: number,
  height: number,
): { x: number; y: number }[] {
  const n = radii.length;
  const [xs, ys] = [new Float64Array(n), new Float64Array(n)];
  const degree = new Int32Array(n);
  for (const { dot, hub } of edges) {
    degree[hub]!++;
    degree[hubs + dot]!++;
  }
  const ring = Math.min(width, height) / 3;
  for (let i = 0; i < hubs; i++) {
    const out = ring * Math.sqrt((i + 0.5) / Math.max(1, hubs));
    xs[i] = out * Math.cos(i * golden) * (width / height);
    ys[i] = out * Math.sin(i * golden);
  }
  const near = Array.from({ length: n }, () => [] as number[]);
  for (const { dot, hub } of edges) near[hubs + dot]!.push(hub);
  for (let i = hubs; i < n; i++) {
    const own = near[i]!;
    const far = own.length === 0 ? ring * 1.6 : 6 + (i % 7);
    xs[i] = mean(own.map((hub) => xs[hub]!)) + far * Math.cos(i * golden);
    ys[i] = mean(own.map((hub) => ys[hub]!)) + far * Math.sin(i * golden);
  }
  const rounds = n > 250 ? 160 : 300;
  const k = 0.75 * Math.sqrt((width * height) / Math.max(1, n));
  const [dx, dy] = [new Float64Array(n), new Float64Array(n)];
  for (let step = 0; step < rounds; step++) {
    const heat = k * 0.5 * (1 - step / rounds) + 0.02;
    dx.fill(0);
    dy.fill(0);
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const [x, y] = [xs[i]! - xs[j]!, ys[i]! - ys[j]!];
        const gap = x * x + y * y + 0.01;
        const bothHubs = j < hubs ? 9 : i < hubs ? 1.6 : 1;
        const push = (k * k * bothHubs) / gap;
        dx[i]! += x * push;
        dy[i]! += y * push;
        dx[j]! -= x * push;
        dy[j]! -= y * push;
      }
    }
    for (const { dot, hub } of edges) {
      const d = hubs + dot;
      const [x, y] = [xs[d]! - xs[hub]!, ys[d]! - ys[hub]!];
      const length = Math.sqrt(x * x + y * y) + 0.01;
      // A report with many hubs is held by each a little less.
      const pull = length / k / Math.sqrt(degree[d]!);
      dx[d]! -= x * pull;
      dy[d]! -= y * pull;
      dx[hub]! += (x * pull) / Math.sqrt(degree[hub]!);
      dy[hub]! += (y * pull) / Math.sqrt(degree[hub]!);
    }
    for (let i = 0; i < n; i++) {
      // The paper is wider than high.
      dx[i]! -= xs[i]! * 0.35 * (height / width);
      dy[i]! -= ys[i]! * 0.35 * (width / height);
      const length = Math.sqrt(dx[i]! * dx[i]! + dy[i]! * dy[i]!) + 1e-9;
      const move = Math.min(length, heat) / length;
      xs[i]! += dx[i]! * move;
      ys[i]! += dy[i]! * move;
    }
  }
  fit(xs, ys, radii, width, height);
  for (let step = 0; step < 60; step++) {
    if (!part(xs, ys, radii)) break;
    fit(xs, ys, radii, width, height, true);
  }
  fit(xs, ys, radii, width, height);
  return Array.from(xs, (x, i) => ({ x: round(x), y: round(ys[i]!) }));
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Brings all circles onto the paper: scaled to fill it, or (`inside`) only held within. */
function fit(xs: Float64Array, ys: Float64Array, radii: readonly number[], width: number, height: number, inside = false): void {
  const edge = 0.8;
  if (inside) {
    for (let i = 0; i < xs.length; i++) {
      xs[i] = Math.min(width - radii[i]! - edge, Math.max(radii[i]! + edge, xs[i]!));
      ys[i] = Math.min(height - radii[i]! - edge, Math.max(radii[i]! + edge, ys[i]!));
    }
    return;
  }
  for (const [at, room] of [
    [xs, width],
    [ys, height],
  ] as const) {
    let [low, high] = [Infinity, -Infinity];
    for (let i = 0; i < at.length; i++) {
      low = Math.min(low, at[i]!);
      high = Math.max(high, at[i]!);
    }
    const margin = 6;
    const scale = high > low ? (room - 2 * margin) / (high - low) : 0;
    for (let i = 0; i < at.length; i++) at[i] = scale === 0 ? room / 2 : margin + (at[i]! - low) * scale;
  }
}

/** Pushes apart what overlaps; false when nothing does. */
function part(xs: Float64Array, ys: Float64Array, radii: readonly number[]): boolean {
  let moved = false;
  for (let i = 0; i < xs.length; i++) {
    for (let j = i + 1; j < xs.length; j++) {
      const [x, y] = [xs[i]! - xs[j]!, ys[i]! - ys[j]!];
      const gap = Math.sqrt(x * x + y * y);
      const wanted = radii[i]! + radii[j]! + 0.5;
      if (gap >= wanted) continue;
      moved = true;
      // Two at one place part along a line of their own.
      const [ux, uy] = gap < 1e-6 ? [Math.cos(j * golden), Math.sin(j * golden)] : [x / gap, y / gap];
      const half = (wanted - gap) / 2 + 0.01;
      xs[i]! += ux * half;
      ys[i]! += uy * half;
      xs[j]! -= ux * half;
      ys[j]! -= uy * half;
    }
  }
  return moved;
}
