import type { RingGraph } from '../../../../src/model/index.ts';
import { coloursOf, onTheme } from './colours.ts';
import { Crowd } from './crowd.ts';
import { drawnOf, isLarge, moveTo, type Pen } from './drawn.ts';
import { begin, lay, type Positions } from './layout.ts';
import { refine } from './layout-run.ts';
import { plainEdge, plainNode, type Renderer, rendererOf } from './renderer.ts';

export interface PictureEvents {
  /** A node was chosen; `more`: with shift, beside the one before. */
  readonly onChoose: (node: number, more: boolean) => void;
  readonly onClear: () => void;
}

/** Begins work once the first frame is on the screen, which it would only delay. Returns what stops it, begun or not. */
function painted(begin: () => () => void): () => void {
  let stop: (() => void) | undefined;
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => (stop = begin()));
  });
  return () => {
    cancelAnimationFrame(frame);
    stop?.();
  };
}

/** The picture of a ring on the page: draws at once, then settles. */
export class Picture {
  readonly #container: HTMLElement;
  readonly #events: PictureEvents;
  readonly #isLarge: boolean;
  readonly #stops: readonly (() => void)[];
  #graph: RingGraph;
  #at: Positions;
  #pen!: Pen;
  #sigma!: Renderer;
  /** Of a large ring: what sigma does not draw. */
  #crowd: Crowd | undefined;
  #chosen: readonly number[] = [];
  #pointed: number | undefined;
  readonly #hidden = new Set<'s' | 'l'>();
  /** Positions that came while the picture was being moved. */
  #waiting: Positions | undefined;

  constructor(graph: RingGraph, container: HTMLElement, events: PictureEvents) {
    this.#graph = graph;
    this.#container = container;
    this.#events = events;
    this.#isLarge = isLarge(graph);
    const start = begin(graph);
    this.#at = lay(graph, start, this.#aspect());
    this.#draw();
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#stops = [
      onTheme(() => this.#redraw()),
      painted(() =>
        refine(graph, start, (at, done) => {
          if (done || !calm) this.#settle(lay(graph, at, this.#aspect()));
        }),
      ),
    ];
  }

  #draw(): void {
    const colours = coloursOf(this.#container);
    this.#pen = drawnOf(this.#graph, this.#at, colours);
    const sigma = (this.#sigma = rendererOf(this.#pen.drawn, this.#container, colours, this.#isLarge));
    if (this.#isLarge) {
      const crowd = (this.#crowd = new Crowd(this.#graph, this.#at, sigma, this.#pen, colours));
      sigma.on('moveBody', ({ event }) => {
        if (!this.#isMoving()) this.#point(crowd.nearest(event));
      });
      sigma.on('clickStage', ({ event }) => this.#choose(crowd.nearest(event), event.original));
      sigma.on('clickNode', ({ event }) => this.#choose(crowd.nearest(event), event.original));
    } else {
      sigma.on('enterNode', ({ node }) => this.#point(Number(node)));
      sigma.on('leaveNode', () => this.#point(undefined));
      sigma.on('clickNode', ({ node, event }) => this.#choose(Number(node), event.original));
      sigma.on('clickStage', () => this.#events.onClear());
    }
    sigma.getCamera().on('updated', () => {
      if (this.#waiting !== undefined && !this.#isMoving()) this.#settle(this.#waiting);
    });
  }

  #choose(node: number | undefined, { shiftKey }: MouseEvent | TouchEvent): void {
    if (node === undefined) this.#events.onClear();
    else this.#events.onChoose(node, shiftKey);
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
    moveTo(this.#pen.drawn, at);
    this.#crowd?.move(at);
  }

  /** In other colours, or with links that say something else; what is in view stays. */
  #redraw(): void {
    const camera = this.#sigma.getCamera().getState();
    this.#sigma.kill();
    this.#draw();
    this.#sigma.getCamera().setState(camera);
    for (const what of ['s', 'l'] as const) this.show(what, !this.#hidden.has(what));
    this.#mark();
  }

  /** Judgements changed what links say; who and where stay. Returns false when nodes came or went: then a new picture is due. */
  update(graph: RingGraph): boolean {
    const { reports, links, indicators } = this.#graph;
    const isSame =
      graph.links.a.length === links.a.length &&
      graph.indicators.value.length === indicators.value.length &&
      graph.reports.id.length === reports.id.length &&
      graph.reports.id.every((id, i) => id === reports.id[i]);
    if (!isSame) return false;
    this.#graph = graph;
    this.#redraw();
    return true;
  }

  #point(node: number | undefined): void {
    if (node === this.#pointed) return;
    this.#pointed = node;
    this.#container.style.cursor = node === undefined ? '' : 'pointer';
    this.#mark();
  }

  choose(nodes: readonly number[]): void {
    this.#chosen = nodes;
    this.#mark();
  }

  /** Marks what is pointed at or chosen, and what touches it; in small pictures the rest steps back. */
  #mark(): void {
    const [sigma, { drawn }] = [this.#sigma, this.#pen];
    const centres = [...this.#chosen, ...(this.#pointed === undefined ? [] : [this.#pointed])];
    const near = new Set<string>(this.#crowd?.bring(centres) ?? centres.map(String));
    const edges: string[] = [];
    for (const centre of centres) {
      drawn.forEachEdge(centre, (edge, _, source, target) => {
        edges.push(edge);
        near.add(source).add(target);
      });
    }
    const dim = centres.length > 0 && !this.#isLarge;
    sigma.setNodesState(drawn.nodes(), { ...plainNode, dim });
    sigma.setEdgesState(drawn.edges(), { ...plainEdge, dim });
    sigma.setNodesState([...near], { ...plainNode, near: true });
    sigma.setNodesState(this.#chosen.map(String), { ...plainNode, near: true, chosen: true });
    sigma.setEdgesState(edges, { near: true, dim: false });
    sigma.scheduleRender();
  }

  /** Hides or shows edges: between reports and indicators (`s`), or between reports (`l`). */
  show(what: 's' | 'l', shown: boolean): void {
    if (shown) this.#hidden.delete(what);
    else this.#hidden.add(what);
    this.#crowd?.show(what, shown);
    this.#sigma.setEdgesState(
      this.#pen.drawn.filterEdges((edge) => edge.startsWith(what)),
      { isHidden: !shown },
    );
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
    const { x, y } = this.#sigma.getNormalizationFunction()({ x: this.#at[node * 2]!, y: this.#at[node * 2 + 1]! });
    const camera = this.#sigma.getCamera();
    void camera.animate({ x, y, ratio: Math.min(camera.ratio, this.#isLarge ? 0.15 : 0.5) }, { duration: 300 });
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
