/** The drawing's own units. */
export const [mapWidth, mapHeight] = [860, 460];

/** Degrees around the towns that are always shown: a single one still stands in its region. */
const least = 6;

/** What has a place on the map. */
export interface Located {
  readonly place: { readonly lat: number; readonly lon: number };
}

/** A GeoJSON geometry of two points. */
interface Corners {
  readonly type: 'MultiPoint';
  coordinates: [number, number][];
}

/** What the map shows: corners around all towns, `far` times as wide. */
export function boundsOf(towns: readonly Located[], far: number): Corners {
  const lats = towns.map(({ place }) => place.lat);
  const lons = towns.map(({ place }) => place.lon);
  const middle = (all: readonly number[]): number => (Math.min(...all) + Math.max(...all)) / 2;
  const half = (all: readonly number[]): number => (Math.max(least, Math.max(...all) - Math.min(...all)) / 2 + 1) * far;
  const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));
  const [lat, lon] = [middle(lats), middle(lons)];
  return {
    type: 'MultiPoint',
    coordinates: [
      [clamp(lon - half(lons), 180), clamp(lat - half(lats), 80)],
      [clamp(lon + half(lons), 180), clamp(lat + half(lats), 80)],
    ],
  };
}

/** Height of a line of text. */
const line = 15;

/** Puts labels beside their marks, lower where they would lie on one another. */
export function spread<Mark extends { readonly x: number; readonly y: number; readonly r: number; readonly name: string }>(
  marks: readonly Mark[],
): readonly (Mark & { readonly labelY: number })[] {
  const put: { x: number; y: number; end: number }[] = [];
  return marks
    .toSorted((a, b) => a.y - b.y)
    .map((mark) => {
      const x = mark.x + mark.r + 4;
      const end = x + mark.name.length * 9 + 24;
      let y = mark.y + 4;
      for (const other of put) if (Math.abs(other.y - y) < line && other.x < end && x < other.end) y = other.y + line;
      put.push({ x, y, end });
      return { ...mark, labelY: y };
    });
}
