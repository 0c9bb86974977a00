import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Picture } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { usePlaceName } from '../../../app/places.ts';
import { ringWay, useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { StateMark } from '../../../parts/StateMark.tsx';
import { pictureWords } from '../../../words/picture.ts';
import { type Frame, utcDay } from '../frames.ts';
import { moveState, useMoveWay } from '../moves/said.ts';

/** What the map shows, in words: hot spots, places and moves of the span. Pointing at a place points at it on the map. */
export function Beside({
  picture,
  frame,
  pointed,
  onPoint,
}: {
  readonly picture: Picture;
  readonly frame: Frame;
  readonly pointed: string | undefined;
  readonly onPoint: (place: string | undefined) => void;
}): JSX.Element {
  const t = useWords(pictureWords);
  const language = useLanguage();
  const placeName = usePlaceName();
  const way = useMoveWay();
  const [, ask] = useAsked();
  const moved = frame.moves.filter(({ isNow }) => isNow);
  return (
    <div className="picture-beside">
      <section aria-labelledby="hotspots">
        <h2 id="hotspots">{t('hotspots')}</h2>
        {picture.hotspots.length === 0 ? (
          <p className="soft">{t('noHotspots')}</p>
        ) : (
          <ul className="picture-hot">
            {picture.hotspots.map(({ place, because }) => (
              <li key={place}>
                <button type="button" className="link" onClick={() => onPoint(place)}>
                  {placeName(place)}
                </button>{' '}
                {because[language]}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="here">
        <h2 id="here">{t('places')}</h2>
        {frame.places.length === 0 ? (
          <p className="soft">{t('noPlaceYet')}</p>
        ) : (
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
                <tr key={place} className={place === pointed ? 'pointed' : ''}>
                  <th scope="row">
                    <button
                      type="button"
                      className="link"
                      aria-pressed={place === pointed}
                      onClick={() => onPoint(place === pointed ? undefined : place)}
                    >
                      {placeName(place)}
                    </button>
                  </th>
                  <td className="number">{reports}</td>
                  <td className="number">{soFar}</td>
                  <td className="number">
                    {rings === 0 ? (
                      '–'
                    ) : (
                      <Link href={`/rings?place=${encodeURIComponent(place)}`} aria-label={t('ringsThere', { count: rings })}>
                        {rings}
                      </Link>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section aria-labelledby="moved">
        <h2 id="moved">{t('movedThen')}</h2>
        {moved.length === 0 ? (
          <p className="soft">{t('noMoves')}</p>
        ) : (
          <ul className="picture-moved">
            {moved.map(({ move }) => (
              <li key={`${move.ring}/${move.key}`}>
                <button
                  type="button"
                  className="link"
                  onClick={() => ask({ tab: 'moves', move: `${move.ring}/${move.key}` }, true)}
                >
                  {way(move)}
                </button>{' '}
                <span className="soft">{utcDay(move.at)}</span>{' '}
                <Link className="value" href={`${ringWay(move.ring)}?tab=moves`}>
                  {move.ring}
                </Link>{' '}
                <StateMark is={moveState(move)} brief />
              </li>
            ))}
          </ul>
        )}
      </section>
      <p className="hint">{t('mapWhat')}</p>
    </div>
  );
}
