import { Sigma } from 'sigma';
import type { Colours } from './colours.ts';
import type { Drawn } from './drawn.ts';
import { type EdgeLook, type EdgeMarks, type NodeLook, type NodeMarks, primitivesOf, stylesOf } from './styles.ts';

export type Renderer = Sigma<NodeLook, EdgeLook, Record<string, unknown>, NodeMarks, EdgeMarks>;

export const plainNode: NodeMarks = { near: false, chosen: false, dim: false };
export const plainEdge: EdgeMarks = { near: false, dim: false };

/** Sigma with this project's looks. */
export function rendererOf(drawn: Drawn, container: HTMLElement, colours: Colours, isLarge: boolean): Renderer {
  return new Sigma(drawn, container, {
    primitives: primitivesOf(),
    styles: stylesOf(colours),
    customNodeState: plainNode,
    customEdgeState: plainEdge,
    settings: {
      renderEdgeLabels: false,
      enableEdgeEvents: false,
      hideLabelsOnMove: isLarge,
      labelDensity: 1.2,
      // Of a large ring sigma draws few nodes: none is named unless it is pointed at.
      labelRenderedSizeThreshold: isLarge ? 1000 : 7,
      labelGridCellSize: 100,
      stagePadding: 40,
      minCameraRatio: 0.01,
      maxCameraRatio: 4,
      enableCameraRotation: false,
    },
  } as never);
}
