import type { JSX, KeyboardEvent } from 'react';
import type { Picture } from '../../../../src/model/index.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { useWords } from '../../../app/words.ts';
import { pictureWords } from '../../../words/picture.ts';
import { type Frame, reportsBySpan, spanCount, spanDays } from '../frames.ts';
import { type Playback, type Speed, speeds } from './playback.ts';

/** The time that the map shows: a slider under the reports of each span, played by Space, moved by the arrows. */
export function TimeSlider({
  picture,
  frame,
  playback,
}: {
  readonly picture: Picture;
  readonly frame: Frame;
  readonly playback: Playback;
}): JSX.Element {
  const t = useWords(pictureWords);
  const { isPlaying, speed, setSpeed, toggle, goTo } = playback;
  const count = spanCount(picture);
  const counts = reportsBySpan(picture);
  const most = Math.max(1, ...counts);
  const [first, last] = spanDays(frame);
  useShortcut('Space', t('playOrStop'), toggle, { enabled: count > 1 });
  useShortcut('ArrowRight', t('nextSpan'), () => goTo(frame.index + 1), { enabled: count > 1 });
  useShortcut('ArrowLeft', t('previousSpan'), () => goTo(frame.index - 1), { enabled: count > 1 });
  const onKeyDown = (event: KeyboardEvent): void => {
    // The slider keeps the arrows; Space means nothing to it.
    if (event.key !== ' ') return;
    event.preventDefault();
    toggle();
  };
  return (
    <div className="time-slider" role="group" aria-label={t('time')}>
      <div className="time-buttons">
        <button type="button" aria-label={t('previousSpan')} disabled={frame.index === 0} onClick={() => goTo(frame.index - 1)}>
          ‹
        </button>
        <button type="button" className="primary" aria-keyshortcuts="Space" disabled={count < 2} onClick={toggle}>
          {isPlaying ? t('stop') : t('play')}
        </button>
        <button
          type="button"
          aria-label={t('nextSpan')}
          disabled={frame.index >= count - 1}
          onClick={() => goTo(frame.index + 1)}
        >
          ›
        </button>
      </div>
      <div className="time-track">
        <svg viewBox={`0 0 ${Math.max(1, count)} 24`} preserveAspectRatio="none" aria-hidden="true">
          {counts.map((value, at) => {
            // A span with a single report among many must still be seen.
            const height = value === 0 ? 0.6 : Math.max(2, (value / most) * 24);
            return (
              <rect
                // oxlint-disable-next-line react/no-array-index-key -- a bar is its place in time
                key={at}
                className={at === frame.index ? 'here' : ''}
                x={at + 0.1}
                y={24 - height}
                width={0.8}
                height={height}
              />
            );
          })}
        </svg>
        <input
          type="range"
          aria-label={t('span')}
          aria-valuetext={t('days', { first, last })}
          min={0}
          max={Math.max(0, count - 1)}
          value={frame.index}
          onChange={(event) => goTo(Number(event.target.value))}
          onKeyDown={onKeyDown}
        />
      </div>
      <label className="time-speed">
        {t('speed')}{' '}
        <select value={speed} onChange={(event) => setSpeed(event.target.value as Speed)}>
          {(Object.keys(speeds) as Speed[]).map((each) => (
            <option key={each} value={each}>
              {t(`speed-${each}`)}
            </option>
          ))}
        </select>
      </label>
      <p className="time-now" role="status">
        <strong>{t('days', { first, last })}</strong>{' '}
        {t('frame', {
          reports: t('reports', { count: frame.reports }),
          places: t('placesTold', { count: frame.places.filter(({ reports }) => reports > 0).length }),
          moves: t('movesThen', { count: frame.moves.filter(({ isNow }) => isNow).length }),
        })}
      </p>
    </div>
  );
}
