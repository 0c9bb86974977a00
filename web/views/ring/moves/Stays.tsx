import type { JSX } from 'react';
import { Link } from 'wouter';
import type { RingStay } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { usePlaceName } from '../../../app/places.ts';
import { reportWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Share } from '../../../parts/Share.tsx';
import { useScam } from '../../../parts/scam.ts';
import { staysWords } from '../../../words/stays.ts';
import { utcDay } from '../../picture/frames.ts';

/** The places as a table: from when to when, how sure, why, and which reports say so. */
export function Stays({
  of,
  isPrinted = false,
}: {
  readonly of: readonly RingStay[];
  readonly isPrinted?: boolean;
}): JSX.Element {
  const t = useWords(staysWords);
  const { role } = useScam();
  const language = useLanguage();
  const placeName = usePlaceName();
  return (
    <table className="ring-stays">
      <thead>
        <tr>
          <th scope="col">{t('place')}</th>
          <th scope="col">{t('from')}</th>
          <th scope="col">{t('to')}</th>
          <th scope="col">{t('sure')}</th>
          <th scope="col">{t('why')}</th>
          <th scope="col">{t('reports')}</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ place, from, to, confidence, because, reports }) => (
          <tr key={`${place} ${from}`}>
            <th scope="row">{placeName(place)}</th>
            <td className="when">{utcDay(from)}</td>
            <td className="when">{utcDay(to)}</td>
            <td>
              <Share of={confidence} bare />
            </td>
            <td>{because.map((sentence) => sentence[language]).join(' ')}</td>
            <td className="ring-stay-reports">
              {reports.map((each, at) => (
                <span key={`${each.id} ${each.role} ${at}`}>
                  {isPrinted ? (
                    <span className="value">{each.ref}</span>
                  ) : (
                    <Link className="value" href={reportWay(each.id)}>
                      {each.ref}
                    </Link>
                  )}{' '}
                  <small>{role(each.role)}</small>
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
