type Point = readonly [x: number, y: number];

/** A bent line from one point to another, short of both by `gap`, and where a label stands beside it. */
export interface Arc {
  readonly d: string;
  readonly label: Point;
}

/** How far the middle is bent aside, as a part of the way: ways there and back do not lie upon one another. */
const bend = 0.18;

/** Absent where both points are so near that nothing could be drawn between them. */
export function arcOf([x1, y1]: Point, [x2, y2]: Point, gap: number): Arc | undefined {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy);
  if (length < 2 * gap + 4) return undefined;
  const [ux, uy] = [dx / length, dy / length];
  const middle: Point = [(x1 + x2) / 2 + uy * length * bend, (y1 + y2) / 2 - ux * length * bend];
  const round = (value: number): number => Math.round(value * 10) / 10;
  const [ax, ay, bx, by] = [x1 + ux * gap, y1 + uy * gap, x2 - ux * gap, y2 - uy * gap].map(round);
  return {
    d: `M${ax},${ay}Q${round(middle[0])},${round(middle[1])} ${bx},${by}`,
    // The curve passes half way between its chord and the point it is bent to.
    label: [round((x1 + x2) / 4 + middle[0] / 2), round((y1 + y2) / 4 + middle[1] / 2)],
  };
}
