import { apart, compiled, rgba, type Drawing, type PlaceOf } from './layer.ts';
import type { Colours } from './colours.ts';

/** Forms that the shader knows, by number. */
const forms = ['circle', 'square', 'diamond', 'triangle', 'ring'] as const;
export interface Point {
  readonly form: (typeof forms)[number];
  readonly tone: keyof Colours;
  /** Pixels across, when the whole picture is in view. */
  readonly size: number;
}

const vertexShader = `#version 300 es
in vec2 a_place;
in vec4 a_color;
in vec2 a_look;
uniform mat3 u_matrix;
uniform float u_scale;
out vec4 v_color;
out float v_form;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_place, 1.0)).xy, 0.0, 1.0);
  gl_PointSize = clamp(a_look.y * u_scale, 2.0, 40.0);
  v_color = a_color;
  v_form = a_look.x;
}`;
const fragmentShader = `#version 300 es
precision mediump float;
in vec4 v_color;
in float v_form;
uniform float u_fade;
out vec4 color;
void main() {
  vec2 p = gl_PointCoord * 2.0 - 1.0;
  float inside = v_form < 0.5 || v_form > 3.5 ? 1.0 - length(p)
    : v_form < 1.5 ? 0.9 - max(abs(p.x), abs(p.y))
    : v_form < 2.5 ? 1.0 - abs(p.x) - abs(p.y)
    : min(0.8 - p.y, 0.9 + p.y - 2.0 * abs(p.x));
  if (inside < 0.0 || (v_form > 3.5 && inside > 0.35)) discard;
  color = v_color * u_fade;
}`;

/** Nodes of a large picture as plain points: thousands cost next to nothing, also without a graphics card. */
export class Points {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #own: WebGLVertexArrayObject;
  readonly #places: WebGLBuffer;
  readonly #colors: WebGLBuffer;
  readonly #looks: WebGLBuffer;
  readonly #points: readonly Point[];
  readonly #placeOf: PlaceOf;
  /** What is chosen or pointed at, then what is near it: drawn larger, and all others step back. */
  #front: { readonly centres: readonly number[]; readonly near: readonly number[] } = { centres: [], near: [] };

  constructor(gl: WebGL2RenderingContext, points: readonly Point[], colours: Colours, placeOf: PlaceOf) {
    this.#gl = gl;
    this.#own = gl.createVertexArray();
    this.#points = points;
    this.#placeOf = placeOf;
    this.#program = compiled(gl, vertexShader, fragmentShader);
    this.#places = gl.createBuffer();
    this.#colors = this.#filled(new Float32Array(points.flatMap(({ tone }) => rgba(colours[tone], 1))));
    this.#looks = this.#filled(new Float32Array(points.flatMap(({ form, size }) => [forms.indexOf(form), size])));
  }

  #filled(data: Float32Array): WebGLBuffer {
    const buffer = this.#gl.createBuffer();
    this.#gl.bindBuffer(this.#gl.ARRAY_BUFFER, buffer);
    this.#gl.bufferData(this.#gl.ARRAY_BUFFER, data, this.#gl.STATIC_DRAW);
    return buffer;
  }

  point(centres: readonly number[], near: readonly number[]): void {
    this.#front = { centres, near };
  }

  /** Sigma placed the nodes. */
  cacheData(): void {
    const gl = this.#gl;
    const places = new Float32Array(this.#points.length * 2);
    for (let node = 0; node < this.#points.length; node++) {
      const { x, y } = this.#placeOf(node);
      places[node * 2] = x;
      places[node * 2 + 1] = y;
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#places);
    gl.bufferData(gl.ARRAY_BUFFER, places, gl.DYNAMIC_DRAW);
  }

  render(drawing: Drawing): void {
    apart(this.#gl, this.#own, () => this.#draw(drawing));
  }

  #draw({ matrix, zoomRatio, pixelRatio }: Drawing): void {
    const gl = this.#gl;
    const uniform = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(this.#program, name);
    gl.useProgram(this.#program);
    gl.uniformMatrix3fv(uniform('u_matrix'), false, matrix);
    const [scale, fade] = [uniform('u_scale'), uniform('u_fade')];
    const size = pixelRatio / Math.sqrt(zoomRatio);
    const { centres, near } = this.#front;
    gl.uniform1f(scale, size);
    gl.uniform1f(fade, centres.length > 0 ? 0.25 : 1);
    for (const [name, buffer, size] of [
      ['a_place', this.#places, 2],
      ['a_color', this.#colors, 4],
      ['a_look', this.#looks, 2],
    ] as const) {
      const at = gl.getAttribLocation(this.#program, name);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.enableVertexAttribArray(at);
      gl.vertexAttribPointer(at, size, gl.FLOAT, false, 0, 0);
    }
    gl.drawArrays(gl.POINTS, 0, this.#points.length);
    gl.uniform1f(fade, 1);
    for (const [nodes, larger] of [
      [near, 1.8],
      [centres, 3],
    ] as const) {
      gl.uniform1f(scale, size * larger);
      for (const node of nodes) gl.drawArrays(gl.POINTS, node, 1);
    }
  }

  kill(): void {
    for (const buffer of [this.#places, this.#colors, this.#looks]) this.#gl.deleteBuffer(buffer);
    this.#gl.deleteVertexArray(this.#own);
    this.#gl.deleteProgram(this.#program);
  }
}
