import { useMemo, type JSX } from 'react';
import type { NewRoutine, Picture } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useLanguage } from '../../../app/format.ts';
import { useGazetteer, usePlaceName } from '../../../app/places.ts';
import { useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { WorldMap } from '../../../parts/map/WorldMap.tsx';
import { pictureWords } from '../../../words/picture.ts';
import { frameOf, spanDays, spanOf, utcDay } from '../frames.ts';
import { PlacesDrawn } from '../map/PlacesDrawn.tsx';
import { usePlacesOf } from '../map/places-of.ts';
import { PrintedMoves } from '../moves/PrintedMoves.tsx';
import { RoutineMark } from '../routines/RoutineMark.tsx';
import { TypesTable } from '../types/TypesTable.tsx';
import { Paper } from './Paper.tsx';

/** Map and tables of the span that stands on the screen, types, routines and moves, with who printed it and from what. */
export function Sheet({ picture }: { readonly picture: Picture }): JSX.Element {
  const t = useWords(pictureWords);
  const language = useLanguage();
  const gazetteer = useGazetteer();
  const placeName = usePlaceName();
  const [asked] = useAsked();
  const { data: routines } = useGet<{ readonly rows: readonly NewRoutine[] }>('/picture/routines');
  const { places, most } = usePlacesOf(picture, gazetteer);
  const kept = Date.parse(asked['at'] ?? '');
  const frame = useMemo(() => frameOf(picture, spanOf(picture, Number.isNaN(kept) ? undefined : kept)), [picture, kept]);
  const [first, last] = spanDays(frame);
  return (
    <Paper
      title={`${t('title')}: ${t('days', { first, last })}`}
      about={
        <p>
          {t('reports', { count: frame.reports })}
          {picture.untimed > 0 && ` · ${t('untimed', { count: picture.untimed })}`}
        </p>
      }
    >
      {gazetteer !== undefined && places.length > 0 && (
        <WorldMap label={t('mapOf', { first, last, count: frame.places.length })} around={places} far={1}>
          {(project) => <PlacesDrawn frame={frame} most={most} places={gazetteer} project={project} pointed={undefined} />}
        </WorldMap>
      )}
      <h2>{t('places')}</h2>
      {frame.places.length === 0 && <p>{t('noneToPrint')}</p>}
      {frame.places.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('place')}</th>
              <th scope="col" className="number">
                {t('inSpan')}
              </th>
              <th scope="col" className="number">
                {t('soFar')}
              </th>
              <th scope="col" className="number">
                {t('rings')}
              </th>
            </tr>
          </thead>
          <tbody>
            {frame.places.map(({ place, reports, soFar, rings }) => (
              <tr key={place}>
                <th scope="row">{placeName(place)}</th>
                <td className="number">{reports}</td>
                <td className="number">{soFar}</td>
                <td className="number">{rings}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>{t('hotspots')}</h2>
      {picture.hotspots.length === 0 && <p>{t('noneToPrint')}</p>}
      <ul>
        {picture.hotspots.map(({ place, because }) => (
          <li key={place}>
            <strong>{placeName(place)}</strong> · {because[language]}
          </li>
        ))}
      </ul>
      <h2>{t('movesTitle')}</h2>
      {frame.moves.length === 0 && <p>{t('noneToPrint')}</p>}
      <PrintedMoves of={frame.moves.map(({ move }) => move)} />
      <h2>{t('tab-types')}</h2>
      <TypesTable picture={picture} />
      <h2>{t('routinesTitle')}</h2>
      {routines?.rows.length === 0 && <p>{t('noneToPrint')}</p>}
      <ol>
        {routines?.rows.map(({ key, judged, words, reports, first: from, last: to, because }) => (
          <li key={key}>
            <strong>{judged?.name ?? words.join(language === 'zh' ? '、' : ', ')}</strong> <RoutineMark of={judged} /> ·{' '}
            {t('reports', { count: reports })}, {t('days', { first: utcDay(from), last: utcDay(to) })}
            <br />
            {because.map((sentence) => sentence[language]).join(' ')}
          </li>
        ))}
      </ol>
    </Paper>
  );
}
