import { sankey, type SankeyLink, type SankeyNode } from 'd3-sankey';
import type { Band, Place, Shape } from './shape.ts';

/** Pixels: between columns at least, of a place's bar, between places, of the room above for the heads of the columns. */
const columnWidth = 158;
export const barWidth = 12;
const gap = 26;
export const headHeight = 34;
/** Room at the right for the names of the last column. */
const labelWidth = 196;

export interface Drawn<Of> {
  readonly of: Of;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

export interface DrawnBand {
  readonly of: Band;
  /** Path of its middle; its width in pixels. */
  readonly path: string;
  readonly width: number;
  readonly x: number;
  readonly y: number;
}

/** Part of a place at its right end where money stops. */
export interface DrawnStop {
  readonly place: Place;
  readonly reason: Place['stops'][number]['reason'];
  readonly value: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly places: readonly Drawn<Place>[];
  readonly bands: readonly DrawnBand[];
  readonly stops: readonly DrawnStop[];
  /** Middle of each column. */
  readonly columns: readonly number[];
}

interface Extra {
  readonly id: string;
  readonly place?: Place;
  readonly layer: number;
  readonly fixedValue: number;
}
interface Tie {
  readonly band?: Band;
}
type Node = SankeyNode<Extra, Tie>;
type Link = SankeyLink<Extra, Tie>;

/** Where everything stands in `width` pixels: columns from left to right as the money went, in each the earliest on top. */
export function pictureOf(shape: Shape, width: number): Picture {
  const { places, bands, layers } = shape;
  const fullest = Math.max(1, ...Array.from({ length: layers }, (_, at) => places.filter(({ layer }) => layer === at).length));
  const height = Math.max(260, headHeight + fullest * (gap + 22) + 20);
  const wide = Math.max(width, layers * columnWidth + 60);
  const nodes: Extra[] = places.map((place) => ({ id: place.id, place, layer: place.layer, fixedValue: place.value }));
  const links: (Tie & { source: string; target: string; value: number })[] = bands
    .filter(({ isBack }) => !isBack)
    .map((band) => ({ source: band.source, target: band.target, value: band.value, band }));
  // A line without width that runs through all columns keeps them where they belong, whatever was filtered away.
  for (let layer = 0; layer < layers; layer += 1) nodes.push({ id: `spine ${layer}`, layer, fixedValue: 0 });
  for (let layer = 1; layer < layers; layer += 1) {
    links.push({ source: `spine ${layer - 1}`, target: `spine ${layer}`, value: 0 });
  }
  const laid = sankey<Extra, Tie>()
    .nodeId(({ id }) => id)
    .nodeAlign((node) => (node as Node).layer)
    .nodeWidth(barWidth)
    .nodePadding(gap)
    .nodeSort((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1))
    .extent([
      [4, headHeight],
      [wide - labelWidth, height - 14],
    ])({ nodes: nodes.map((each) => ({ ...each })), links: links.map((each) => ({ ...each })) });

  const drawn = new Map<string, Drawn<Place>>();
  for (const { place, x0, x1, y0, y1 } of laid.nodes as Node[]) {
    if (place === undefined) continue;
    drawn.set(place.id, { of: place, x0: x0!, x1: x1!, y0: y0!, y1: Math.max(y1!, y0! + 1) });
  }
  const forward = (laid.links as Link[]).flatMap((link) => (link.band === undefined ? [] : [bandOf(link, link.band)]));
  const back = bands.filter(({ isBack }) => isBack).map((band) => loopOf(band, drawn));
  return {
    width: wide,
    height,
    places: [...drawn.values()],
    bands: [...forward, ...back].sort((a, b) => b.width - a.width),
    stops: [...drawn.values()].flatMap((place) => stopsAt(place)),
    columns: Array.from({ length: layers }, (_, layer) => {
      const one = (laid.nodes as Node[]).find(({ id }) => id === `spine ${layer}`)!;
      return (one.x0! + one.x1!) / 2;
    }),
  };
}

const timeOf = ({ place }: Pick<Node, 'place'>): number => {
  if (place === undefined) return Number.MAX_VALUE;
  // After the others of its column, before the line without width.
  return place.kind === 'rest' ? Number.MAX_VALUE / 2 : place.firstAt;
};

function bandOf({ source, target, y0, y1, width }: Link, of: Band): DrawnBand {
  const [from, to] = [(source as Node).x1!, (target as Node).x0!];
  const middle = (from + to) / 2;
  return {
    of,
    path: `M${from},${y0!}C${middle},${y0!} ${middle},${y1!} ${to},${y1!}`,
    width: Math.max(1, width!),
    x: middle,
    y: (y0! + y1!) / 2,
  };
}

/** A way back, below both places. */
function loopOf(of: Band, drawn: ReadonlyMap<string, Drawn<Place>>): DrawnBand {
  const [from, to] = [drawn.get(of.source)!, drawn.get(of.target)!];
  const scale = (from.y1 - from.y0) / Math.max(1, from.of.value);
  const below = Math.max(from.y1, to.y1) + gap / 2;
  const reach = 26;
  const path = [
    `M${from.x1},${from.y1}`,
    `C${from.x1 + reach},${from.y1} ${from.x1 + reach},${below} ${from.x1},${below}`,
    `L${to.x0},${below}`,
    `C${to.x0 - reach},${below} ${to.x0 - reach},${to.y1} ${to.x0},${to.y1}`,
  ].join('');
  return { of, path, width: Math.max(1, Math.min(8, scale * of.value)), x: (from.x1 + to.x0) / 2, y: below };
}

/** Ends of a place, at the bottom of its right side: below what goes on. */
function stopsAt({ of, x1, y0, y1 }: Drawn<Place>): DrawnStop[] {
  const scale = (y1 - y0) / Math.max(1, of.value);
  let y = y1;
  return of.stops.map(({ reason, value }) => {
    const height = Math.max(1.5, value * scale);
    y -= height;
    return { place: of, reason, value, x: x1, y, height };
  });
}
