import type { JSX } from 'react';
import { Link } from 'wouter';
import type { SharedPhrase } from '../../../../src/model/index.ts';
import { markWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { When } from '../../../parts/When.tsx';
import { modusWords } from '../../../words/modus.ts';

/** Places of a phrase that are shown at once. */
const mostPlaces = 6;

/** Wording that reports share, with the places where it stands. */
export function Phrases({ of, isPrinted }: { readonly of: readonly SharedPhrase[]; readonly isPrinted: boolean }): JSX.Element {
  const t = useWords(modusWords);
  if (of.length === 0) return <p className="soft">{t('noPhrases')}</p>;
  return (
    <table className="modus-phrases">
      <thead>
        <tr>
          <th scope="col">{t('phrase')}</th>
          <th scope="col" className="number">
            {t('reports')}
          </th>
          <th scope="col">{t('seen')}</th>
          <th scope="col">{t('places')}</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ text, reports, first, last, spans }) => (
          <tr key={text}>
            <th scope="row">
              <bdi>{text}</bdi>
            </th>
            <td className="number">{reports}</td>
            <td>
              <When at={first} /> – <When at={last} />
            </td>
            <td>{isPrinted ? spans.map(({ ref }) => ref).join(', ') : <Places of={spans} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Places({ of }: { readonly of: SharedPhrase['spans'] }): JSX.Element {
  const t = useWords(modusWords);
  const links = of.map(({ report, ref, start, end }) => (
    <Link key={`${report} ${start}`} className="value" href={markWay(report, start, end)}>
      {ref}
    </Link>
  ));
  if (links.length <= mostPlaces) return <span className="modus-places">{links}</span>;
  return (
    <>
      <span className="modus-places">{links.slice(0, mostPlaces)}</span>
      <details>
        <summary>{t('more', { count: links.length - mostPlaces })}</summary>
        <span className="modus-places">{links.slice(mostPlaces)}</span>
      </details>
    </>
  );
}
