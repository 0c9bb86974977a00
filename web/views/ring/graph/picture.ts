import { Sigma } from 'sigma';
import type { RingGraph } from '../../../../src/model/index.ts';
import { coloursOf, onTheme } from './colours.ts';
import { type Drawn, drawnOf, largeFrom, moveTo, repaint } from './drawn.ts';
import { begin, lay, type Positions } from './layout.ts';
import { refine } from './layout-run.ts';
import { type EdgeLook, type EdgeMarks, type NodeLook, type NodeMarks, primitivesOf, stylesOf } from './styles.ts';

export interface PictureEvents {
  /** A node was chosen; `more`: with shift, beside the one before. */
  readonly onChoose: (node: number, more: boolean) => void;
  readonly onClear: () => void;
}

type Renderer = Sigma<NodeLook, EdgeLook, Record<string, unknown>, NodeMarks, EdgeMarks>;

const plainNode: NodeMarks = { near: false, chosen: false, dim: false };
const plainEdge: EdgeMarks = { near: false, dim: false };

/** The picture of a ring on the page: draws at once, then settles. */
export class Picture {
  readonly #container: HTMLElement;
  readonly #events: PictureEvents;
  readonly #drawn: Drawn;
  readonly #isLarge: boolean;
  readonly #stops: readonly (() => void)[];
  #graph: RingGraph;
  #at: Positions;
  #sigma: Renderer;
  #chosen: readonly number[] = [];
  #pointed: number | undefined;
  /** Positions that came while the picture was being moved. */
  #waiting: Positions | undefined;

  constructor(graph: RingGraph, container: HTMLElement, events: PictureEvents) {
    this.#graph = graph;
    this.#container = container;
    this.#events = events;
    const start = begin(graph);
    this.#at = lay(graph, start, this.#aspect());
    this.#drawn = drawnOf(graph, this.#at, coloursOf(container));
    this.#isLarge = graph.reports.id.length > largeFrom;
    this.#sigma = this.#render();
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#stops = [
      onTheme(() => this.#restyle()),
      refine(graph, start, (at, done) => {
        if (done || !calm) this.#settle(lay(graph, at, this.#aspect()));
      }),
    ];
  }

  #render(): Renderer {
    const sigma: Renderer = new Sigma(this.#drawn, this.#container, {
      primitives: primitivesOf(),
      styles: stylesOf(coloursOf(this.#container)),
      customNodeState: plainNode,
      customEdgeState: plainEdge,
      settings: {
        renderEdgeLabels: false,
        enableEdgeEvents: false,
        hideEdgesOnMove: false,
        hideLabelsOnMove: this.#isLarge,
        labelDensity: this.#isLarge ? 0.3 : 1.2,
        labelRenderedSizeThreshold: this.#isLarge ? 8 : 7,
        labelGridCellSize: 100,
        stagePadding: 40,
        minCameraRatio: 0.01,
        maxCameraRatio: 4,
        enableCameraRotation: false,
        antialiasEdges: true,
      },
    } as never);
    sigma.on('enterNode', ({ node }) => this.#point(Number(node)));
    sigma.on('leaveNode', () => this.#point(undefined));
    sigma.on('clickNode', ({ node, event }) => this.#events.onChoose(Number(node), (event.original as MouseEvent).shiftKey));
    sigma.on('clickStage', () => this.#events.onClear());
    sigma.getCamera().on('updated', () => {
      if (this.#waiting !== undefined && !this.#isMoving()) this.#settle(this.#waiting);
    });
    return sigma;
  }

  /** Width by height of the place there is. */
  #aspect(): number {
    const { clientWidth, clientHeight } = this.#container;
    return clientHeight === 0 ? 1 : clientWidth / clientHeight;
  }

  #isMoving(): boolean {
    const { isPanning, isZooming } = this.#sigma.getGraphState();
    return isPanning || isZooming;
  }

  /** Moves the nodes, unless somebody is moving the picture: it waits until they let go. */
  #settle(at: Positions): void {
    if (this.#isMoving()) {
      this.#waiting = at;
      return;
    }
    this.#waiting = undefined;
    this.#at = at;
    moveTo(this.#drawn, at);
  }

  /** Light, dark: constants of the styles are read when the renderer is made. */
  #restyle(): void {
    repaint(this.#drawn, this.#graph, coloursOf(this.#container));
    const camera = this.#sigma.getCamera().getState();
    this.#sigma.kill();
    this.#sigma = this.#render();
    this.#sigma.getCamera().setState(camera);
    this.#mark();
  }

  /** Judgements changed what links say; who and where stay. Returns false when nodes came or went: then a new picture is due. */
  update(graph: RingGraph): boolean {
    const same = graph.reports.id.length === this.#graph.reports.id.length && graph.links.a.length === this.#graph.links.a.length;
    const sameNodes = same && graph.indicators.value.length === this.#graph.indicators.value.length;
    if (!sameNodes || graph.reports.id.some((id, i) => id !== this.#graph.reports.id[i])) return false;
    this.#graph = graph;
    repaint(this.#drawn, graph, coloursOf(this.#container));
    return true;
  }

  #point(node: number | undefined): void {
    this.#pointed = node;
    this.#mark();
  }

  choose(nodes: readonly number[]): void {
    this.#chosen = nodes;
    this.#mark();
  }

  #marked: { nodes: string[]; edges: string[] } = { nodes: [], edges: [] };

  /** Marks what is pointed at or chosen, and what touches it; in small pictures the rest steps back. */
  #mark(): void {
    const [sigma, drawn] = [this.#sigma, this.#drawn];
    const centres = [...this.#chosen, ...(this.#pointed === undefined ? [] : [this.#pointed])].map(String);
    const near = new Set<string>(centres);
    const edges: string[] = [];
    for (const centre of centres) {
      drawn.forEachEdge(centre, (edge, _, source, target) => {
        edges.push(edge);
        near.add(source).add(target);
      });
    }
    const dims = centres.length > 0 && !this.#isLarge;
    if (this.#isLarge) {
      sigma.setNodesState(this.#marked.nodes, plainNode);
      sigma.setEdgesState(this.#marked.edges, plainEdge);
    } else {
      sigma.setNodesState(drawn.nodes(), { ...plainNode, dim: dims });
      sigma.setEdgesState(drawn.edges(), { ...plainEdge, dim: dims });
    }
    // Many labels at once would hide the picture they explain.
    const labelled = near.size <= 40 || !this.#isLarge;
    sigma.setNodesState([...near], { ...plainNode, near: labelled });
    sigma.setNodesState(this.#chosen.map(String), { ...plainNode, near: true, chosen: true });
    sigma.setEdgesState(edges, { near: true, dim: false });
    this.#marked = { nodes: [...near], edges };
  }

  /** Hides or shows edges: between reports and indicators, or between reports. */
  show(what: 's' | 'l', shown: boolean): void {
    const edges = this.#drawn.filterEdges((edge) => edge.startsWith(what));
    this.#sigma.setEdgesState(edges, { isHidden: !shown });
  }

  zoom(by: number): void {
    const camera = this.#sigma.getCamera();
    void camera.animate({ ratio: camera.ratio * by }, { duration: 150 });
  }

  pan(x: number, y: number): void {
    const camera = this.#sigma.getCamera();
    void camera.animate({ x: camera.x + x * camera.ratio, y: camera.y + y * camera.ratio }, { duration: 120 });
  }

  fit(): void {
    void this.#sigma.getCamera().reset({ duration: 200 });
  }

  /** Brings a node to the middle, near enough to read what is around it. */
  goTo(node: number): void {
    const place = this.#sigma.getNodeDisplayData(String(node));
    if (place === undefined) return;
    const camera = this.#sigma.getCamera();
    const ratio = Math.min(camera.ratio, this.#isLarge ? 0.15 : 0.5);
    void camera.animate({ x: place.x, y: place.y, ratio }, { duration: 300 });
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#sigma.kill();
  }
}

/** Whether this browser can draw it at all. */
export function canDraw(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}
