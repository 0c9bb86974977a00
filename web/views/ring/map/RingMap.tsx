import { useMemo, useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { PlaceView, RingHead } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { countryName, useGazetteer } from '../../../app/places.ts';
import { useWords } from '../../../app/words.ts';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { spread } from '../../../parts/map/frame.ts';
import { WorldMap } from '../../../parts/map/WorldMap.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { mapWords } from '../../../words/map.ts';
import './ring-map.css';

interface Town {
  readonly place: PlaceView;
  readonly reports: number;
}

/** Towns that the reports of a ring name, on a map and as a list. */
export function RingMap({ head }: { readonly head: RingHead }): JSX.Element {
  const t = useWords(mapWords);
  const language = useLanguage();
  const places = useGazetteer();
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
  // A dot in the middle of a country would say more than was told: those stand in the list alone.
  const drawn = towns.filter(({ place: { kind } }) => kind !== 'region' && kind !== 'country');
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
      <WorldMap label={t('mapOf', { count: drawn.length })} around={drawn.length === 0 ? towns : drawn} far={far} onFar={setFar}>
        {(project) =>
          spread(
            drawn.map(({ place, reports }) => {
              const [x, y] = project(place);
              return { key: place.key, name: place[language], reports, x, y, r: 4 + 3 * Math.sqrt(reports) };
            }),
          ).map(({ key, name, reports, x, y, r, labelY }) => (
            <g key={key} className={key === pointed ? 'town pointed' : 'town'}>
              <title>{`${name}: ${reports}`}</title>
              <circle cx={x} cy={y} r={r} />
              <text x={x + r + 4} y={labelY}>
                {name} <tspan>{reports}</tspan>
              </text>
            </g>
          ))
        }
      </WorldMap>
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
