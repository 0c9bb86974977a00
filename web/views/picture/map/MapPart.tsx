import { useMemo, useState, type JSX } from 'react';
import type { Picture } from '../../../../src/model/index.ts';
import { useGazetteer } from '../../../app/places.ts';
import { useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { WorldMap } from '../../../parts/map/WorldMap.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { pictureWords } from '../../../words/picture.ts';
import { frameOf, spanCount, spanDays, spanOf, utcDay } from '../frames.ts';
import { Beside } from './Beside.tsx';
import { PlacesDrawn } from './PlacesDrawn.tsx';
import { usePlayback } from './playback.ts';
import { TimeSlider } from './TimeSlider.tsx';
import { usePlacesOf } from './places-of.ts';

/** The map in time: where reports of a span say that gangs sit, and how rings moved. The address holds the span once it stands still. */
export function MapPart({ picture }: { readonly picture: Picture }): JSX.Element {
  const t = useWords(pictureWords);
  const gazetteer = useGazetteer();
  const [asked, ask] = useAsked();
  const [playedTo, setPlayedTo] = useState<number>();
  const [far, setFar] = useState(1);
  const [pointed, setPointed] = useState<string>();
  const { places, most } = usePlacesOf(picture, gazetteer);
  const kept = Date.parse(asked['at'] ?? '');
  const index = Math.min(playedTo ?? spanOf(picture, Number.isNaN(kept) ? undefined : kept), Math.max(0, spanCount(picture) - 1));
  const frame = useMemo(() => frameOf(picture, index), [picture, index]);
  const playback = usePlayback(index, spanCount(picture), (to, isPlaying) => {
    setPlayedTo(isPlaying ? to : undefined);
    if (!isPlaying) ask({ at: utcDay(picture.from + to * picture.spanMs) });
  });
  // Nearer means nearer to the place that is looked at.
  const centre = pointed === undefined || far >= 1 ? undefined : gazetteer?.get(pointed);
  const around = useMemo(() => (centre === undefined ? places : [{ place: centre }]), [centre, places]);
  if (gazetteer === undefined) return <Waiting />;
  if (places.length === 0) {
    return (
      <EmptyState title={t('noPlaces')}>
        <p>{t('noPlacesWhy')}</p>
      </EmptyState>
    );
  }
  const [first, last] = spanDays(frame);
  return (
    <div className="picture-map">
      <div className="picture-drawn">
        <WorldMap label={t('mapOf', { first, last, count: frame.places.length })} around={around} far={far} onFar={setFar}>
          {(project) => <PlacesDrawn frame={frame} most={most} places={gazetteer} project={project} pointed={pointed} />}
        </WorldMap>
        <TimeSlider picture={picture} frame={frame} playback={playback} />
      </div>
      <Beside picture={picture} frame={frame} pointed={pointed} onPoint={setPointed} />
    </div>
  );
}
