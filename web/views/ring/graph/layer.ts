/** What our own layers of the picture share. */

/** What sigma hands to a layer when it draws. */
export interface Drawing {
  readonly matrix: Float32Array;
  /** 1: the whole picture in view; smaller: nearer. */
  readonly zoomRatio: number;
  readonly pixelRatio: number;
}
/** Where a node stands, as sigma's matrix takes it. */
export type PlaceOf = (node: number) => { readonly x: number; readonly y: number };
export type Rgba = readonly [red: number, green: number, blue: number, opacity: number];

/** `#rrggbb` to numbers from 0 to 1. */
export function rgba(hex: string, opacity: number): Rgba {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255, opacity];
}

export function compiled(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  return program;
}

/** Draws with attributes of its own and leaves sigma's as they were. */
export function apart(gl: WebGL2RenderingContext, own: WebGLVertexArrayObject, draw: () => void): void {
  const before = gl.getParameter(gl.VERTEX_ARRAY_BINDING) as WebGLVertexArrayObject | null;
  gl.bindVertexArray(own);
  draw();
  gl.bindVertexArray(before);
}
