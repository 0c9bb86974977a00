import type { RingGraph } from '../../../../src/model/index.ts';
import type { Colours } from './colours.ts';
import { degreesOf, type Pen, plainLines, shapeAndSize, toneOf } from './drawn.ts';
import type { Positions } from './layout.ts';
import { Lines } from './lines.ts';
import { type Point, Points } from './points.ts';
import type { Renderer } from './renderer.ts';

/** Neighbours drawn and named of what is chosen or pointed at. */
const mostNear = 30;
/** Pixels within which a pointer means a node. */
const reach = 9;

/**
 * What of a large ring sigma does not draw: thousands of reports, indicators and plain links, as points and lines in layers of
 * sigma's. Only what is chosen or pointed at, and what is near it, is drawn by sigma as in any other picture, with its name.
 */
export class Crowd {
  readonly #graph: RingGraph;
  readonly #sigma: Renderer;
  readonly #pen: Pen;
  #at: Positions;
  #lines: Lines | undefined;
  #points: Points | undefined;
  readonly #own: ReadonlySet<string>;
  #added: readonly string[] = [];

  constructor(graph: RingGraph, at: Positions, sigma: Renderer, pen: Pen, colours: Colours) {
    this.#graph = graph;
    this.#at = at;
    this.#sigma = sigma;
    this.#pen = pen;
    this.#own = new Set(pen.drawn.nodes());
    this.#frame();
    const placeOf = (node: number): { x: number; y: number } =>
      sigma.getNormalizationFunction()({ x: this.#at[node * 2]!, y: this.#at[node * 2 + 1]! });
    const isMoving = (): boolean => {
      const { isPanning, isZooming } = sigma.getGraphState();
      return isPanning || isZooming;
    };
    const { shows, links } = plainLines(graph);
    sigma.addCustomLayerProgram('lines', 'edges', (gl) => {
      const groups = [
        [shows, colours.soft, 0.14],
        [links, colours.machine, 0.5],
      ] as const;
      return (this.#lines = new Lines(gl, groups, placeOf, isMoving));
    });
    const degree = degreesOf(graph);
    const points = Array.from(degree, (each, node): Point => {
      const { shape, size } = shapeAndSize(graph, node, each);
      const tone = toneOf(graph, node);
      return { tone, form: tone === 'service' ? 'ring' : (shape as Point['form']), size: size * 1.4 };
    });
    sigma.addCustomLayerProgram('points', 'nodes', (gl) => (this.#points = new Points(gl, points, colours, placeOf)));
  }

  /** All positions count for what is in view, also those that sigma does not know. */
  #frame(): void {
    let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < this.#at.length; i += 2) {
      left = Math.min(left, this.#at[i]!);
      right = Math.max(right, this.#at[i]!);
      bottom = Math.min(bottom, this.#at[i + 1]!);
      top = Math.max(top, this.#at[i + 1]!);
    }
    this.#sigma.setCustomBBox({ x: [left, right], y: [bottom, top] });
  }

  move(at: Positions): void {
    this.#at = at;
    this.#frame();
    this.#sigma.refresh();
  }

  show(what: 's' | 'l', shown: boolean): void {
    this.#lines?.show(what, shown);
    this.#sigma.scheduleRender();
  }

  /** The node that a place in the view means. */
  nearest(view: { readonly x: number; readonly y: number }): number | undefined {
    const { x, y } = this.#sigma.viewportToGraph(view);
    const edge = this.#sigma.viewportToGraph({ x: view.x + reach, y: view.y });
    let least = (edge.x - x) ** 2 + (edge.y - y) ** 2;
    let found: number | undefined;
    for (let node = 0; node < this.#at.length / 2; node++) {
      const far = (this.#at[node * 2]! - x) ** 2 + (this.#at[node * 2 + 1]! - y) ** 2;
      if (far < least) [least, found] = [far, node];
    }
    return found;
  }

  /** Hands what touches these nodes over to sigma; takes back what it had before. Returns who is near. */
  bring(centres: readonly number[]): readonly string[] {
    const { drawn } = this.#pen;
    for (const node of this.#added) if (drawn.hasNode(node)) drawn.dropNode(node);
    const near = new Set(centres);
    const reports = this.#graph.reports.id.length;
    const { shows, links } = this.#graph;
    const among = new Set(centres);
    const take = (a: number, b: number): void => {
      if (near.size < mostNear && (among.has(a) || among.has(b))) near.add(a).add(b);
    };
    links.a.forEach((a, i) => take(a, links.b[i]!));
    shows.report.forEach((report, i) => take(report, reports + shows.indicator[i]!));
    const names = Array.from(near, String);
    this.#added = names.filter((name) => !this.#own.has(name));
    for (const node of near) this.#pen.node(node, this.#at);
    this.#lines?.point(centres);
    this.#points?.point(centres, [...near]);
    return names;
  }
}
