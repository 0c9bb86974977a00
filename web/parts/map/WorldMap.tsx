import { geoGraticule10, geoMercator, geoPath } from 'd3-geo';
import { memo, useMemo, type JSX, type ReactNode } from 'react';
import { useWords } from '../../app/words.ts';
import { mapWords } from '../../words/map.ts';
import { boundsOf, mapHeight, mapWidth, type Located } from './frame.ts';
import { type Shapes, useWorld } from './world.ts';
import './map.css';

/** Where something lies on the drawing, from latitude and longitude. */
export type Project = (at: { readonly lat: number; readonly lon: number }) => readonly [x: number, y: number];

/** A map without tiles: land, borders, and what `children` draws upon them. */
export function WorldMap({
  label,
  around,
  far,
  onFar,
  children,
}: {
  /** What it shows and where the same stands in words. */
  readonly label: string;
  /** What has to be in view. */
  readonly around: readonly Located[];
  /** How many times as wide as need be. */
  readonly far: number;
  /** Absent on paper: no buttons. */
  readonly onFar?: (far: number) => void;
  readonly children: (project: Project) => ReactNode;
}): JSX.Element {
  const t = useWords(mapWords);
  const shapes = useWorld();
  const projection = useMemo(
    () =>
      geoMercator().fitExtent(
        [
          [40, 40],
          // Names stand to the right of their marks.
          [mapWidth - 120, mapHeight - 40],
        ],
        boundsOf(around, far),
      ),
    [around, far],
  );
  return (
    <figure className="map">
      {onFar !== undefined && (
        <div className="map-tools">
          <button type="button" aria-label={t('zoomIn')} onClick={() => onFar(Math.max(0.05, far / 1.6))}>
            +
          </button>
          <button type="button" aria-label={t('zoomOut')} onClick={() => onFar(Math.min(8, far * 1.6))}>
            −
          </button>
          <button type="button" onClick={() => onFar(1)}>
            {t('fit')}
          </button>
        </div>
      )}
      <svg viewBox={`0 0 ${mapWidth} ${mapHeight}`} preserveAspectRatio="xMidYMid slice" role="img" aria-label={label}>
        <Ground shapes={shapes} projection={projection} />
        {children(({ lat, lon }) => projection([lon, lat]) ?? [0, 0])}
      </svg>
      <figcaption className="hint">{t('borders')}</figcaption>
    </figure>
  );
}

/** Sea, land and borders: drawn anew only when the map shows another stretch of the world. */
const Ground = memo(function Ground({
  shapes,
  projection,
}: {
  readonly shapes: Shapes | undefined;
  readonly projection: ReturnType<typeof geoMercator>;
}): JSX.Element {
  const path = geoPath(projection);
  return (
    <>
      <rect className="sea" width={mapWidth} height={mapHeight} />
      <path className="grid" d={path(geoGraticule10()) ?? ''} />
      {shapes !== undefined && (
        <>
          <path className="land" d={path(shapes.land) ?? ''} />
          <path className="border" d={path(shapes.borders) ?? ''} />
        </>
      )}
    </>
  );
});
