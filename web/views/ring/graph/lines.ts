import { apart, compiled, type Drawing, type PlaceOf, rgba, type Rgba } from './layer.ts';

/** Edges that say nothing by their form, drawn as plain lines: tens of thousands cost next to nothing, also without a graphics card. */
export interface LineGroup {
  /** `s`: reports and the indicators they name; `l`: links. */
  readonly of: 's' | 'l';
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const vertexShader = `#version 300 es
in vec2 a_place;
uniform mat3 u_matrix;
void main() { gl_Position = vec4((u_matrix * vec3(a_place, 1.0)).xy, 0.0, 1.0); }`;
const fragmentShader = `#version 300 es
precision mediump float;
uniform vec4 u_color;
out vec4 color;
void main() { color = vec4(u_color.rgb * u_color.a, u_color.a); }`;

interface Buffered {
  readonly group: LineGroup;
  readonly buffer: WebGLBuffer;
  readonly color: Rgba;
  readonly near: Rgba;
  hidden: boolean;
  /** Vertices in the buffer; those near what is pointed at come after all others. */
  count: number;
  nearCount: number;
}

/** A layer of sigma's under its own edges. */
export class Lines {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #own: WebGLVertexArrayObject;
  readonly #groups: readonly Buffered[];
  readonly #placeOf: PlaceOf;
  readonly #isMoving: () => boolean;
  #near: ReadonlySet<number> = new Set();

  constructor(
    gl: WebGL2RenderingContext,
    groups: readonly (readonly [LineGroup, color: string, opacity: number])[],
    placeOf: PlaceOf,
    isMoving: () => boolean,
  ) {
    this.#gl = gl;
    this.#own = gl.createVertexArray();
    this.#placeOf = placeOf;
    this.#isMoving = isMoving;
    this.#program = compiled(gl, vertexShader, fragmentShader);
    this.#groups = groups.map(([group, color, opacity]) => ({
      group,
      buffer: gl.createBuffer(),
      color: rgba(color, opacity),
      near: rgba(color, 1),
      hidden: false,
      count: 0,
      nearCount: 0,
    }));
  }

  show(of: 's' | 'l', shown: boolean): void {
    for (const each of this.#groups) if (each.group.of === of) each.hidden = !shown;
  }

  /** Nodes whose lines are to stand out. */
  point(nodes: readonly number[]): void {
    this.#near = new Set(nodes);
    this.cacheData();
  }

  /** Sigma placed the nodes. */
  cacheData(): void {
    const gl = this.#gl;
    for (const each of this.#groups) {
      const { from, to } = each.group;
      const whole = new Float32Array(from.length * 4);
      const near: number[] = [];
      for (let i = 0; i < from.length; i++) {
        const [a, b] = [this.#placeOf(from[i]!), this.#placeOf(to[i]!)];
        whole.set([a.x, a.y, b.x, b.y], i * 4);
        if (this.#near.has(from[i]!) || this.#near.has(to[i]!)) near.push(a.x, a.y, b.x, b.y);
      }
      each.count = from.length * 2;
      each.nearCount = near.length / 2;
      const all = new Float32Array(whole.length + near.length);
      all.set(whole);
      all.set(near, whole.length);
      gl.bindBuffer(gl.ARRAY_BUFFER, each.buffer);
      gl.bufferData(gl.ARRAY_BUFFER, all, gl.DYNAMIC_DRAW);
    }
  }

  render(drawing: Drawing): void {
    apart(this.#gl, this.#own, () => this.#draw(drawing));
  }

  #draw({ matrix }: Drawing): void {
    const gl = this.#gl;
    gl.useProgram(this.#program);
    gl.uniformMatrix3fv(gl.getUniformLocation(this.#program, 'u_matrix'), false, matrix);
    const place = gl.getAttribLocation(this.#program, 'a_place');
    const color = gl.getUniformLocation(this.#program, 'u_color');
    gl.enableVertexAttribArray(place);
    // While the picture moves, the many lines to indicators wait: without a graphics card they would make it stutter.
    const moving = this.#isMoving();
    for (const each of this.#groups) {
      if (each.hidden || (moving && each.group.of === 's')) continue;
      gl.bindBuffer(gl.ARRAY_BUFFER, each.buffer);
      gl.vertexAttribPointer(place, 2, gl.FLOAT, false, 0, 0);
      gl.uniform4f(color, ...each.color);
      gl.drawArrays(gl.LINES, 0, each.count);
      if (each.nearCount === 0) continue;
      gl.uniform4f(color, ...each.near);
      gl.drawArrays(gl.LINES, each.count, each.nearCount);
    }
  }

  kill(): void {
    for (const { buffer } of this.#groups) this.#gl.deleteBuffer(buffer);
    this.#gl.deleteVertexArray(this.#own);
    this.#gl.deleteProgram(this.#program);
  }
}
