import type { JSX } from 'react';
import { Link } from 'wouter';
import type { PlaceMention, ReportView } from '../../../../src/model/index.ts';
import { usePlaceName } from '../../../app/places.ts';
import { useWords } from '../../../app/words.ts';
import { useScam } from '../../../parts/scam.ts';
import { readingWords } from '../../../words/reading.ts';
import { Told } from './Told.tsx';

/** Places that the report names, what each is to it, and where it stands. */
export function Places({
  of,
  places,
}: {
  readonly of: ReportView;
  readonly places: readonly PlaceMention[];
}): JSX.Element | null {
  const t = useWords(readingWords);
  const { role: named } = useScam();
  const placeName = usePlaceName();
  if (places.length === 0) return null;
  const groups = [...Map.groupBy(places, ({ place, role }) => `${place} ${role}`).values()];
  return (
    <>
      <h3>
        <span className="reading-key place">{t('places')}</span>
      </h3>
      <ul className="reading-steps">
        {groups.map((spans) => {
          const { place, role } = spans[0]!;
          return (
            <li key={`${place} ${role}`}>
              {/* Lists know no country of a number: see `mainPlace`. */}
              {role === 'number' ? (
                placeName(place)
              ) : (
                <Link href={`/?place=${encodeURIComponent(place)}`} title={t('reportsThere')}>
                  {placeName(place)}
                </Link>
              )}{' '}
              <span className="soft">{named(role)}</span>
              <br />
              {spans.map((span) => (
                <Told key={`${span.field ?? ''} ${span.start}`} of={of} span={span} />
              ))}
            </li>
          );
        })}
      </ul>
    </>
  );
}
