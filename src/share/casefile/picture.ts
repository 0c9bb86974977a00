import type { DossierIndicator, DossierReport, IndicatorKind, Link } from '../../model/index.ts';

/** The three sorts of indicator that are drawn in shapes of their own: a square, a circle, a diamond. */
export type HubShape = 'money' | 'site' | 'contact';

export interface Hub {
  /** A, B, C … as in the list beside the picture; empty for those that have no room in it. */
  readonly code: string;
  readonly shape: HubShape;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** Those that the very same reports of the ring name stand together. */
  readonly indicators: readonly DossierIndicator[];
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
  /** Links between reports that no hub of the picture ties, by place in `dots`. */
  readonly bonds: readonly { readonly a: number; readonly b: number }[];
}

/** What is drawn: reports of one ring, indicators and links of the case. */
export interface Drawn {
  readonly reports: readonly DossierReport[];
  readonly indicators: readonly DossierIndicator[];
  readonly links: readonly Link[];
}

/** Size in millimetres; hubs drawn, those that most reports name first; indicators that the list beside it has room for. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly hubs: number;
  readonly listed: number;
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

/** Draws a ring. The same ring gives the same picture: no chance is in it, and places are rounded to a hundredth of a millimetre. */
export function pictureOf({ reports, indicators, links }: Drawn, { width, height, hubs: most, listed }: Frame): Picture {
  const here = new Set(reports.map(({ id }) => id));
  const shared = sharedBy(here, indicators).slice(0, most);
  const byReport = new Map<string, number[]>(reports.map(({ id }) => [id, []]));
  shared.forEach(({ own }, hub) => own.forEach((id) => byReport.get(id)!.push(hub)));
  const bundles = bundlesOf(byReport, reports.length > single);
  const edges = bundles.flatMap(({ hubs }, dot) => hubs.map((hub) => ({ dot, hub })));
  const bonds = bondsOf(bundles, links);
  const biggest = shared[0]?.own.length ?? 1;
  let room = listed;
  const coded = shared.map(({ members }) => (room -= members.length) >= 0);
  const hubRadii = shared.map(({ own }, h) => (coded[h]! ? 2.4 : 1.4) + 2.4 * Math.sqrt(own.length / biggest));
  const small = bundles.length > 60 ? 0.75 : bundles.length > 24 ? 1 : 1.3;
  const dotRadii = bundles.map(({ ids }) => (ids.length === 1 ? small : Math.min(4.5, small * Math.sqrt(ids.length))));
  const n = shared.length;
  const springs = [
    ...edges.map(({ dot, hub }) => ({ a: n + dot, b: hub })),
    ...bonds.map(({ a, b }) => ({ a: n + a, b: n + b })),
  ];
  const places = arrange([...hubRadii.map((r) => r * 1.25), ...dotRadii], n, springs, width, height);
  return {
    width,
    height,
    hubs: shared.map(({ members }, h) => ({
      code: coded[h]! ? codeOf(h) : '',
      shape: shapes[members[0]!.kind] ?? 'contact',
      ...places[h]!,
      r: round(hubRadii[h]!),
      indicators: members,
    })),
    dots: bundles.map(({ ids }, d) => ({ reports: ids, ...places[n + d]!, r: round(dotRadii[d]!) })),
    edges,
    bonds,
  };
}

/** Indicators that two or more of the reports name, those of the very same reports together; a victim’s own never. */
function sharedBy(
  here: ReadonlySet<string>,
  indicators: readonly DossierIndicator[],
): { members: DossierIndicator[]; own: readonly string[] }[] {
  const groups = new Map<string, { members: DossierIndicator[]; own: readonly string[] }>();
  for (const indicator of indicators) {
    if (indicator.service || indicator.roles.includes('victim') || indicator.roles.includes('institution')) continue;
    const own = indicator.reports.filter((id) => here.has(id)).sort();
    if (own.length < 2) continue;
    const key = own.join(' ');
    const group = groups.get(key) ?? { members: [], own };
    group.members.push(indicator);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.own.length - a.own.length || (a.members[0]!.value < b.members[0]!.value ? -1 : 1));
}

/** Links that are needed to see why a report is in the ring: those of reports that name none of the hubs. */
function bondsOf(bundles: readonly { ids: string[]; hubs: number[] }[], links: readonly Link[]): { a: number; b: number }[] {
  const dots = new Map(bundles.flatMap(({ ids }, dot) => ids.map((id) => [id, dot] as const)));
  return links.flatMap(({ a, b }) => {
    const [from, to] = [dots.get(a), dots.get(b)];
    if (from === undefined || to === undefined || from === to) return [];
    const alone = bundles[from]!.hubs.length === 0 || bundles[to]!.hubs.length === 0;
    return alone ? [{ a: from, b: to }] : [];
  });
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
  springs: readonly { readonly a: number; readonly b: number }[],
  width: number,
  height: number,
): { x: number; y: number }[] {
  const n = radii.length;
  const [xs, ys] = [new Float64Array(n), new Float64Array(n)];
  const degree = new Int32Array(n);
  for (const { a, b } of springs) {
    degree[a]!++;
    degree[b]!++;
  }
  const ring = Math.min(width, height) / 3;
  for (let i = 0; i < hubs; i++) {
    const out = ring * Math.sqrt((i + 0.5) / Math.max(1, hubs));
    xs[i] = out * Math.cos(i * golden) * (width / height);
    ys[i] = out * Math.sin(i * golden);
  }
  const near = Array.from({ length: n }, () => [] as number[]);
  for (const { a, b } of springs) if (b < hubs) near[a]!.push(b);
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
    for (const { a, b } of springs) {
      const [x, y] = [xs[a]! - xs[b]!, ys[a]! - ys[b]!];
      const length = Math.sqrt(x * x + y * y) + 0.01;
      // Each of many springs holds a little less.
      const [first, second] = [length / k / Math.sqrt(degree[a]!), length / k / Math.sqrt(degree[b]!)];
      dx[a]! -= x * first;
      dy[a]! -= y * first;
      dx[b]! += x * second;
      dy[b]! += y * second;
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
