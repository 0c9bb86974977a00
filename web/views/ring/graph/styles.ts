import {
  layerDashed,
  layerFill,
  layerPlain,
  sdfCircle,
  sdfDiamond,
  sdfSquare,
  sdfTriangle,
  type FragmentLayer,
} from 'sigma/rendering';
import type { Colours } from './colours.ts';

/**
 * What each node and edge carries: everything that the drawing looks up. Looks are plain attributes and states, no functions:
 * those sigma would evaluate again for every node and edge whenever the pointer moves.
 */
export interface NodeLook {
  x: number;
  y: number;
  size: number;
  chosenSize: number;
  label: string;
  labelPosition: 'left' | 'right';
  shape: string;
  color: string;
  dimColor: string;
  /** What fills the middle of a hollow shape. */
  inside: string;
}
export interface EdgeLook {
  color: string;
  dimColor: string;
  nearColor: string;
  size: number;
  nearSize: number;
  dash: number;
  gap: number;
  /** Colour of the whole line; clear where it is dashed. */
  whole: string;
  dimWhole: string;
  nearWhole: string;
  depth: 'edges' | 'topEdges';
}
/** Of nodes: near what is pointed at; chosen; or neither while something is. */
export interface NodeMarks {
  near: boolean;
  chosen: boolean;
  dim: boolean;
}
export interface EdgeMarks {
  near: boolean;
  dim: boolean;
}

/** Leaves the middle of a shape empty: what stands apart from the ring. */
const hollowLayer = (): FragmentLayer => ({
  name: 'hollow',
  uniforms: [],
  attributes: [{ name: 'inside', size: 4, type: WebGL2RenderingContext.UNSIGNED_BYTE, normalized: true, source: 'inside' }],
  glsl: `
vec4 layer_hollow(vec4 v_inside) {
  float width = 2.2 * context.pixelToUV;
  float within = 1.0 - smoothstep(-width - context.aaWidth, -width + context.aaWidth, context.sdf);
  return vec4(v_inside.rgb, v_inside.a * within);
}
`,
});

export const none = '#00000000';

export const primitivesOf = () => ({
  nodes: {
    shapes: [sdfCircle(), sdfSquare(), sdfDiamond(), sdfTriangle()],
    variables: { inside: { type: 'color', default: none } },
    layers: [layerFill(), hollowLayer()],
    label: { font: { family: '"Inter Variable", "Noto Sans SC Variable", sans-serif', size: 12, weight: '500' } },
  },
  edges: {
    variables: {
      whole: { type: 'color', default: none },
      dash: { type: 'number', default: 0 },
      gap: { type: 'number', default: 0 },
    },
    layers: [
      layerPlain({ color: { attribute: 'whole' } }),
      layerDashed({
        dashSize: { attribute: 'dash', default: 0, mode: 'pixels' },
        gapSize: { attribute: 'gap', default: 0, mode: 'pixels' },
      }),
    ],
  },
});

/** What an edge says. `shows`: a report names an indicator, `aside` a service; `bridge`: a link whose loss would part the ring. */
export type Said = 'shows' | 'aside' | 'link' | 'bridge' | 'same' | 'different' | 'unsure';

/** Tone, width, and dash and gap in pixels (a whole line where absent). */
const lines: Readonly<Record<Said, readonly [tone: keyof Colours, width: number, dash?: number, gap?: number]>> = {
  shows: ['soft', 0.8],
  aside: ['service', 0.8, 2, 4],
  link: ['machine', 1.5],
  bridge: ['machine', 2.4, 7, 5],
  same: ['person', 3.4],
  different: ['against', 3.4, 2.5, 5],
  unsure: ['person', 3, 12, 4],
};

/** How an edge looks in a theme; `faint`: opacity of what only connects reports with indicators. */
export function edgeLook(said: Said, colours: Colours, faint: number): EdgeLook {
  const [tone, width, dash = 0, gap = 0] = lines[said];
  const opacity = said === 'shows' || said === 'aside' ? faint : said === 'link' ? 0.75 : 1;
  const [color, dimColor, nearColor] = [opacity, opacity * 0.2, 1].map((each) => fade(colours[tone], each)) as [
    string,
    string,
    string,
  ];
  const solid = dash === 0;
  return {
    color,
    dimColor,
    nearColor,
    size: width,
    nearSize: width + 1,
    dash,
    gap,
    whole: solid ? color : none,
    dimWhole: solid ? dimColor : none,
    nearWhole: solid ? nearColor : none,
    depth: said === 'shows' || said === 'aside' || said === 'link' ? 'edges' : 'topEdges',
  };
}

/** What holds in a state; sigma has it under `then`. */
function inState(whenState: keyof NodeMarks | keyof EdgeMarks | 'isHovered' | 'isHidden', looks: object): object {
  // oxlint-disable-next-line unicorn/no-thenable -- sigma's name for it
  return { whenState, then: looks };
}

export function stylesOf(colours: Colours) {
  const attribute = <Name extends keyof NodeLook | keyof EdgeLook>(name: Name) => ({ attribute: name });
  const onTop = {
    labelVisibility: 'visible',
    depth: 'topNodes',
    labelBackgroundColor: colours.ground,
    labelBackgroundPadding: 3,
  };
  return {
    nodes: [
      {
        x: attribute('x'),
        y: attribute('y'),
        shape: attribute('shape'),
        label: attribute('label'),
        size: attribute('size'),
        color: attribute('color'),
        inside: attribute('inside'),
        labelColor: colours.text,
        labelVisibility: 'auto',
        labelPosition: attribute('labelPosition'),
        depth: 'nodes',
        cursor: 'pointer',
      },
      inState('dim', { color: attribute('dimColor'), labelVisibility: 'hidden' }),
      inState('near', { labelVisibility: 'visible', depth: 'topNodes' }),
      inState('chosen', { ...onTop, color: colours.accent, size: attribute('chosenSize') }),
      inState('isHovered', onTop),
    ],
    edges: [
      {
        size: attribute('size'),
        color: attribute('color'),
        whole: attribute('whole'),
        dash: attribute('dash'),
        gap: attribute('gap'),
        depth: attribute('depth'),
        visibility: 'visible',
      },
      inState('dim', { color: attribute('dimColor'), whole: attribute('dimWhole') }),
      inState('near', {
        color: attribute('nearColor'),
        whole: attribute('nearWhole'),
        size: attribute('nearSize'),
        depth: 'topEdges',
      }),
      inState('isHidden', { visibility: 'hidden' }),
    ],
  };
}

/** `#rrggbb` with an opacity. */
export function fade(hex: string, opacity: number): string {
  const alpha = Math.round(opacity * 255);
  return /^#[0-9a-f]{6}$/iu.test(hex) ? `${hex}${alpha.toString(16).padStart(2, '0')}` : hex;
}
