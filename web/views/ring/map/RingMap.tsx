import { geoGraticule10, geoMercator, geoPath } from 'd3-geo';
import { useEffect, useMemo, useState, type JSX } from 'react';
import { Link } from 'wouter';
import { feature, mesh } from 'topojson-client';
import worldUrl from 'world-atlas/countries-50m.json?url';
import type { PlaceView, RingHead } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { mapWords } from '../../../words/map.ts';
import { useGazetteer } from '../places.ts';
import { boundsOf, spread } from './frame.ts';
import './map.css';

type Topology = Parameters<typeof mesh>[0];
type Shape = NonNullable<Parameters<typeof mesh>[1]>;
type World = Topology & { readonly objects: Record<'countries' | 'land', Shape> };
const [width, height] = [860, 460];

/** The world as it comes with the page: fetched once, from this server. */
function useWorld(): World | undefined {
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
  return world;
}

export interface Town {
  readonly place: PlaceView;
  readonly reports: number;
}

/** Towns that the reports of a ring name, on a map and as a list. */
export function RingMap({ head }: { readonly head: RingHead }): JSX.Element {
  const t = useWords(mapWords);
  const language = useLanguage();
  const places = useGazetteer();
  const world = useWorld();
  const [far, setFar] = useState(1);
  const [pointed, setPointed] = useState<string>();
  const towns = useMemo(
    () =>
      head.places.flatMap(({ value, reports }): Town[] => {
        const place = places?.get(value);
        return place === undefined ? [] : [{ place, reports }];
      }),
    [head.places, places],
  );
  if (places === undefined) return <Waiting />;
  if (towns.length === 0) {
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneWhy')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="map-tab">
      <figure className="map">
        <div className="map-tools">
          <button type="button" aria-label={t('zoomIn')} onClick={() => setFar(Math.max(0.35, far / 1.6))}>
            +
          </button>
          <button type="button" aria-label={t('zoomOut')} onClick={() => setFar(Math.min(8, far * 1.6))}>
            −
          </button>
          <button type="button" onClick={() => setFar(1)}>
            {t('fit')}
          </button>
        </div>
        <Drawn
          world={world}
          towns={towns}
          far={far}
          language={language}
          pointed={pointed}
          label={t('mapOf', { count: towns.length })}
        />
        <figcaption className="hint">{t('borders')}</figcaption>
      </figure>
      <section className="map-list">
        <h2>{t('towns')}</h2>
        <table>
          <tbody>
            {towns.map(({ place, reports }) => (
              <tr key={place.key} onPointerEnter={() => setPointed(place.key)} onPointerLeave={() => setPointed(undefined)}>
                <th scope="row">
                  <Link href={`/rings?place=${place.key}`} title={t('ringsThere')}>
                    {place[language]}
                  </Link>
                  <small>{countryName(place.country, language)}</small>
                </th>
                <td className="number">{t('reports', { count: reports })}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="hint">{t('what')}</p>
      </section>
    </div>
  );
}

function countryName(code: string, language: 'en' | 'zh'): string {
  return new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'region' }).of(code) ?? code;
}

function Drawn({
  world,
  towns,
  far,
  language,
  pointed,
  label,
}: {
  readonly world: World | undefined;
  readonly towns: readonly Town[];
  readonly far: number;
  readonly language: 'en' | 'zh';
  readonly pointed: string | undefined;
  readonly label: string;
}): JSX.Element {
  const shapes = useMemo(
    () =>
      world === undefined
        ? undefined
        : { land: feature(world, world.objects.land), borders: mesh(world, world.objects.countries, (a, b) => a !== b) },
    [world],
  );
  const projection = useMemo(
    () =>
      geoMercator().fitExtent(
        [
          [40, 40],
          [width - 40, height - 40],
        ],
        boundsOf(towns, far),
      ),
    [towns, far],
  );
  const path = geoPath(projection);
  const marks = spread(
    towns.map(({ place, reports }) => {
      const [x, y] = projection([place.lon, place.lat]) ?? [0, 0];
      return { key: place.key, name: place[language], reports, x, y, r: 4 + 3 * Math.sqrt(reports) };
    }),
  );
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid slice" role="img" aria-label={label}>
      <rect className="sea" width={width} height={height} />
      <path className="grid" d={path(geoGraticule10()) ?? ''} />
      {shapes !== undefined && (
        <>
          <path className="land" d={path(shapes.land) ?? ''} />
          <path className="border" d={path(shapes.borders) ?? ''} />
        </>
      )}
      {marks.map(({ key, name, reports, x, y, r, labelY }) => (
        <g key={key} className={key === pointed ? 'town pointed' : 'town'}>
          <title>{`${name}: ${reports}`}</title>
          <circle cx={x} cy={y} r={r} />
          <text x={x + r + 4} y={labelY}>
            {name} <tspan>{reports}</tspan>
          </text>
        </g>
      ))}
    </svg>
  );
}
