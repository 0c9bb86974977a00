import { readFileSync } from 'node:fs';
import { geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
import { describe, expect, it } from 'vitest';
import { gazetteer } from './gazetteer.ts';

type Topology = Parameters<typeof feature>[0];
const world = JSON.parse(
  readFileSync(new URL('../../node_modules/world-atlas/countries-50m.json', import.meta.url), 'utf8'),
) as Topology & { readonly objects: { readonly countries: Parameters<typeof feature>[1] } };
const drawn = feature(world, world.objects.countries) as unknown as {
  readonly features: readonly { readonly properties: { readonly name: string } }[];
};

/** What the map of the world calls a country where it is none of the gazetteer's names. */
const mapNames: Readonly<Record<string, string>> = {
  US: 'United States of America',
  CI: "Côte d'Ivoire",
};
const shapeOf = new Map(
  gazetteer.flatMap(({ kind, country, en, names }) => {
    const called = kind === 'country' ? [mapNames[country] ?? '', en, ...names.split('|')] : country === 'CN' ? [] : [en];
    const shape = drawn.features.find(({ properties }) => called.includes(properties.name));
    return shape === undefined ? [] : [[country, shape] as const];
  }),
);

/** The point, and points around it as far off as it may be, at least 20 km: the map is coarse, and islands are small. */
function near(lat: number, lon: number, km: number): [number, number][] {
  const reach = Math.max(20, km) / 111;
  const around = Array.from({ length: 12 }, (_, i): [number, number] => {
    const angle = (i * Math.PI) / 6;
    return [lon + (reach * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180), lat + reach * Math.sin(angle)];
  });
  return [[lon, lat], ...around];
}

describe('coordinates against the map of the world that pages draw', () => {
  const shaped = gazetteer.filter(({ country }) => shapeOf.has(country));

  it('knows the shape of every country but Macau', () => {
    const without = gazetteer.filter(({ country }) => !shapeOf.has(country)).map(({ key }) => key);
    expect(without).toEqual(['macau']);
  });

  it('lie in their country, as near as the map and the precision stated allow', () => {
    // The middle of a country of islands lies in the sea.
    const placed = shaped.filter(({ kind }) => kind !== 'country');
    expect(placed.length).toBeGreaterThan(340);
    const outside = placed.filter(({ country, lat, lon, precisionKm, kind }) => {
      const km = kind === 'region' ? 0 : precisionKm;
      return !near(lat, lon, km).some((point) => geoContains(shapeOf.get(country) as never, point));
    });
    expect(outside.map(({ key }) => key)).toEqual([]);
  });
});
