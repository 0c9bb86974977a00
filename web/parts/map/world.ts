import { useEffect, useMemo, useState } from 'react';
import { feature, mesh } from 'topojson-client';
import worldUrl from 'world-atlas/countries-50m.json?url';

type Topology = Parameters<typeof mesh>[0];
type Shape = NonNullable<Parameters<typeof mesh>[1]>;
type World = Topology & { readonly objects: Record<'countries' | 'land', Shape> };

/** Land and borders of the world, as GeoJSON. */
export interface Shapes {
  readonly land: ReturnType<typeof feature>;
  readonly borders: ReturnType<typeof mesh>;
}

/** The world as it comes with the page: fetched once, from this server. */
export function useWorld(): Shapes | undefined {
  const [world, setWorld] = useState<World>();
  useEffect(() => {
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      const answer = await fetch(worldUrl, { signal: stop.signal });
      setWorld((await answer.json()) as World);
    };
    // Without the map the list beside it says the same.
    read().catch(() => undefined);
    return () => stop.abort();
  }, []);
  return useMemo(
    () =>
      world === undefined
        ? undefined
        : { land: feature(world, world.objects.land), borders: mesh(world, world.objects.countries, (a, b) => a !== b) },
    [world],
  );
}
