import type { JSX } from 'react';
import type { PlaceView } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { arcOf } from '../../../parts/map/arc.ts';
import { spread } from '../../../parts/map/frame.ts';
import type { Project } from '../../../parts/map/WorldMap.tsx';
import { type Frame, utcDay } from '../frames.ts';
import { moveState } from '../moves/said.ts';

/** Room that arrows leave around the middle of a place. */
const gap = 9;
/** Radius of the circle of the most reports. */
const largest = 26;

/** Circles and arrows of one span. Areas are in proportion to reports, on one scale for all spans. */
export function PlacesDrawn({
  frame,
  most,
  places,
  project,
  pointed,
}: {
  readonly frame: Frame;
  /** Most reports that any place has over all spans. */
  readonly most: number;
  readonly places: ReadonlyMap<string, PlaceView>;
  readonly project: Project;
  readonly pointed: string | undefined;
}): JSX.Element {
  const language = useLanguage();
  const radius = (reports: number): number => (reports === 0 ? 0 : 3 + (largest - 3) * Math.sqrt(reports / most));
  const marks = frame.places.flatMap(({ place: key, reports, soFar, rings }) => {
    const place = places.get(key);
    if (place === undefined) return [];
    const [x, y] = project(place);
    return [{ key, name: place[language], reports, soFar, rings, x, y, r: radius(Math.max(reports, 1)) }];
  });
  const arrows = frame.moves.flatMap(({ move, isNow }) => {
    const [from, to] = [places.get(move.from ?? ''), places.get(move.to ?? '')];
    if (from === undefined || to === undefined) return [];
    const arc = arcOf(project(from), project(to), gap);
    return arc === undefined ? [] : [{ move, isNow, arc }];
  });
  return (
    <>
      <defs>
        <marker id="move-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path className="move-head" d="M0,0L8,4L0,8z" />
        </marker>
      </defs>
      {marks.map(({ key, x, y, soFar }) => (
        <circle key={key} className="so-far" cx={x} cy={y} r={radius(soFar)} />
      ))}
      {/* What is on top is newest. */}
      {arrows.toReversed().map(({ move, isNow, arc }) => (
        <g key={`${move.ring}/${move.key}`} className={`move-arrow ${isNow ? 'now' : 'before'} ${moveState(move)}`}>
          <path d={arc.d} markerEnd="url(#move-head)" />
          {isNow && (
            <text x={arc.label[0]} y={arc.label[1]}>
              {utcDay(move.at)}
            </text>
          )}
        </g>
      ))}
      {spread(marks).map(({ key, name, reports, rings, x, y, r, labelY }) => (
        <g key={key} className={`town ${key === pointed ? 'pointed' : ''} ${reports === 0 ? 'past' : ''}`}>
          <title>{`${name}: ${reports}`}</title>
          <circle cx={x} cy={y} r={r} />
          {rings > 0 && <circle className="ringed" cx={x} cy={y} r={r + 3} />}
          {(reports > 0 || rings > 0 || key === pointed) && (
            <text x={x + r + 4} y={labelY}>
              {name} <tspan>{reports}</tspan>
            </text>
          )}
        </g>
      ))}
    </>
  );
}
