import { MultiUndirectedGraph } from 'graphology';
import type { RingGraph } from '../../../../src/model/index.ts';
import { type Colours, familyOf, shapeOf } from './colours.ts';
import type { Positions } from './layout.ts';
import { edgeLook, type EdgeLook, fade, none, type NodeLook, type Said } from './styles.ts';

/** Larger pictures draw smaller, do not dim what is far from the pointer, and label less: each costs a pass over everything. */
export const largeFrom = 2000;

/** The graph as drawn: nodes are named by their number (reports first), edges `s` + number (shows), `l` + number (links). */
export type Drawn = MultiUndirectedGraph<NodeLook, EdgeLook>;

/** Reports by what people call them, indicators by their value, shortened where it is long. */
export function nameOf(graph: RingGraph, node: number): string {
  const reports = graph.reports.id.length;
  if (node < reports) return graph.reports.ref[node]!;
  const value = graph.indicators.value[node - reports]!.replace(/^\?:/u, '');
  return value.length > 30 ? `${value.slice(0, 15)}…${value.slice(-8)}` : value;
}

function toneOf(graph: RingGraph, node: number): keyof Colours {
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

function shapeAndSize(graph: RingGraph, node: number, degree: number): Pick<NodeLook, 'shape' | 'size' | 'chosenSize'> {
  const small = graph.reports.id.length > largeFrom ? 0.5 : 1;
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

const faintOf = (graph: RingGraph): number => (graph.reports.id.length > largeFrom ? 0.2 : 0.45);

export function drawnOf(graph: RingGraph, at: Positions, colours: Colours): Drawn {
  const reports = graph.reports.id.length;
  const order = at.length / 2;
  const degree = new Int32Array(order);
  graph.shows.report.forEach((report, i) => {
    degree[report]!++;
    degree[reports + graph.shows.indicator[i]!]!++;
  });
  const drawn: Drawn = new MultiUndirectedGraph();
  for (let node = 0; node < order; node++) {
    drawn.addNode(node, {
      x: at[node * 2]!,
      y: at[node * 2 + 1]!,
      label: nameOf(graph, node),
      // Services stand at the right edge: their names point inwards.
      labelPosition: toneOf(graph, node) === 'service' ? 'left' : 'right',
      ...shapeAndSize(graph, node, degree[node]!),
      ...paint(graph, node, colours),
    });
  }
  const looks = new Map<Said, EdgeLook>();
  const look = (edge: string): EdgeLook => {
    const said = saidOf(graph, edge);
    let made = looks.get(said);
    if (made === undefined) looks.set(said, (made = edgeLook(said, colours, faintOf(graph))));
    return { ...made };
  };
  graph.shows.report.forEach((report, i) => {
    drawn.addEdgeWithKey(`s${i}`, report, reports + graph.shows.indicator[i]!, look(`s${i}`));
  });
  graph.links.a.forEach((a, i) => drawn.addEdgeWithKey(`l${i}`, a, graph.links.b[i]!, look(`l${i}`)));
  return drawn;
}

/** The same graph in another theme, or after a judgement changed what its links say. */
export function repaint(drawn: Drawn, graph: RingGraph, colours: Colours): void {
  drawn.updateEachNodeAttributes((node, look) => ({ ...look, ...paint(graph, Number(node), colours) }));
  drawn.updateEachEdgeAttributes((edge) => edgeLook(saidOf(graph, edge), colours, faintOf(graph)));
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
