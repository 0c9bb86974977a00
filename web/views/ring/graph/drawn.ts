import { MultiUndirectedGraph } from 'graphology';
import type { RingGraph } from '../../../../src/model/index.ts';
import { type Colours, familyOf, shapeOf } from './colours.ts';
import type { Positions } from './layout.ts';
import type { LineGroup } from './lines.ts';
import { edgeLook, type EdgeLook, fade, none, type NodeLook, type Said } from './styles.ts';

/** Larger pictures draw smaller, do not dim what is far from the pointer, and label less: each costs a pass over everything. */
const largeFrom = 2000;

/** The graph as drawn: nodes are named by their number (reports first), edges `s` + number (shows), `l` + number (links). */
export type Drawn = MultiUndirectedGraph<NodeLook, EdgeLook>;

/** Reports by what people call them, indicators by their value, shortened where it is long. */
export function nameOf(graph: RingGraph, node: number): string {
  const reports = graph.reports.id.length;
  if (node < reports) return graph.reports.ref[node]!;
  const value = graph.indicators.value[node - reports]!.replace(/^\?:/u, '');
  return value.length > 30 ? `${value.slice(0, 15)}…${value.slice(-8)}` : value;
}

export function toneOf(graph: RingGraph, node: number): keyof Colours {
  const indicator = node - graph.reports.id.length;
  if (indicator < 0) return 'report';
  return graph.indicators.service[indicator]! ? 'service' : familyOf(graph.indicators.kind[indicator]!);
}

function paint(graph: RingGraph, node: number, colours: Colours): Pick<NodeLook, 'color' | 'dimColor' | 'inside'> {
  const tone = toneOf(graph, node);
  return {
    color: colours[tone],
    dimColor: fade(colours[tone], 0.2),
    inside: tone === 'service' ? colours.ground : none,
  };
}

export function shapeAndSize(graph: RingGraph, node: number, degree: number): Pick<NodeLook, 'shape' | 'size' | 'chosenSize'> {
  const small = isLarge(graph) ? 0.5 : 1;
  const tone = toneOf(graph, node);
  const size =
    tone === 'report'
      ? Math.min(12, 5 + 1 * Math.sqrt(degree))
      : Math.min(20, 5 + 1.9 * Math.sqrt(degree)) + (tone === 'service' ? 3 : 0);
  const shape =
    tone === 'report' || tone === 'service'
      ? 'circle'
      : shapeOf[familyOf(graph.indicators.kind[node - graph.reports.id.length]!)];
  return { shape, size: size * small, chosenSize: size * small * 1.3 + 2 };
}

function saidOf(graph: RingGraph, edge: string): Said {
  const i = Number(edge.slice(1));
  if (edge.startsWith('s')) return graph.indicators.service[graph.shows.indicator[i]!]! ? 'aside' : 'shows';
  const judged = graph.links.judged[i]!;
  return judged === '' ? (graph.links.bridge[i]! ? 'bridge' : 'link') : judged;
}

/** Edges of a large picture whose form says nothing more than that they are there: drawn as plain lines. */
export function plainLines(graph: RingGraph): { readonly shows: LineGroup; readonly links: LineGroup } {
  const reports = graph.reports.id.length;
  const plain = graph.links.a.flatMap((_, i) => (saidOf(graph, `l${i}`) === 'link' ? [i] : []));
  return {
    shows: {
      of: 's',
      from: Int32Array.from(graph.shows.report),
      to: Int32Array.from(graph.shows.indicator, (indicator) => reports + indicator),
    },
    links: {
      of: 'l',
      from: Int32Array.from(plain, (i) => graph.links.a[i]!),
      to: Int32Array.from(plain, (i) => graph.links.b[i]!),
    },
  };
}

export const isLarge = (graph: RingGraph): boolean => graph.reports.id.length > largeFrom;

const faintOf = (graph: RingGraph): number => (isLarge(graph) ? 0.2 : 0.45);

/** How many mentions each node has part in. */
export function degreesOf(graph: RingGraph): Int32Array {
  const reports = graph.reports.id.length;
  const degree = new Int32Array(reports + graph.indicators.value.length);
  graph.shows.report.forEach((report, i) => {
    degree[report]!++;
    degree[reports + graph.shows.indicator[i]!]!++;
  });
  return degree;
}

/** Draws with sigma: nodes and edges as they are added. */
export class Pen {
  readonly drawn: Drawn = new MultiUndirectedGraph();
  readonly #graph: RingGraph;
  readonly #colours: Colours;
  readonly #degree: Int32Array;
  readonly #looks = new Map<Said, EdgeLook>();

  constructor(graph: RingGraph, colours: Colours) {
    this.#graph = graph;
    this.#colours = colours;
    this.#degree = degreesOf(graph);
  }

  node(node: number, at: Positions): void {
    if (this.drawn.hasNode(node)) return;
    this.drawn.addNode(node, {
      x: at[node * 2]!,
      y: at[node * 2 + 1]!,
      label: nameOf(this.#graph, node),
      // Services stand at the right edge: their names point inwards.
      labelPosition: toneOf(this.#graph, node) === 'service' ? 'left' : 'right',
      ...shapeAndSize(this.#graph, node, this.#degree[node]!),
      ...paint(this.#graph, node, this.#colours),
    });
  }

  edge(edge: string): void {
    const i = Number(edge.slice(1));
    const { shows, links, reports } = this.#graph;
    const [a, b] = edge.startsWith('s')
      ? [shows.report[i]!, reports.id.length + shows.indicator[i]!]
      : [links.a[i]!, links.b[i]!];
    const said = saidOf(this.#graph, edge);
    let look = this.#looks.get(said);
    if (look === undefined) this.#looks.set(said, (look = edgeLook(said, this.#colours, faintOf(this.#graph))));
    this.drawn.addEdgeWithKey(edge, a, b, { ...look });
  }
}

/** Everything for sigma to draw; of a large ring only links that say more than that they are there, with their reports. */
export function drawnOf(graph: RingGraph, at: Positions, colours: Colours): Pen {
  const pen = new Pen(graph, colours);
  const some = isLarge(graph);
  if (!some) for (let node = 0; node < at.length / 2; node++) pen.node(node, at);
  if (!some) graph.shows.report.forEach((_, i) => pen.edge(`s${i}`));
  graph.links.a.forEach((a, i) => {
    if (some && saidOf(graph, `l${i}`) === 'link') return;
    pen.node(a, at);
    pen.node(graph.links.b[i]!, at);
    pen.edge(`l${i}`);
  });
  return pen;
}

export function moveTo(drawn: Drawn, at: Positions): void {
  drawn.updateEachNodeAttributes(
    (node, look) => {
      const number = Number(node);
      look.x = at[number * 2]!;
      look.y = at[number * 2 + 1]!;
      return look;
    },
    { attributes: ['x', 'y'] },
  );
}
