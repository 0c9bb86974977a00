import { useState, type JSX } from 'react';
import type { HandoverRow, PeopleCounts } from '../../../src/model/index.ts';
import { urlOf, useGet } from '../../app/api.ts';
import { useLanguage } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { useAsked } from '../../app/ways.ts';
import { whole } from '../../app/whole.ts';
import { useWords } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Fact } from '../../parts/Fact.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { peopleWords } from '../../words/people.ts';
import { countryName } from './country.ts';
import { HandoverDialog } from './HandoverDialog.tsx';
import { ProtectionMark } from './ProtectionMark.tsx';
import '../../parts/panel.css';

/** The figures that are published, and the list that goes to another country. */
export function Counts({ path }: { readonly path: string }): JSX.Element {
  const t = useWords(peopleWords);
  const language = useLanguage();
  const { data, error, refetch } = useGet<PeopleCounts>(`${path}/counts`);
  if (data === undefined) return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  const figures = ['total', 'wanted', 'released', 'referred', 'unscreened'] as const;
  return (
    <div className="people-counts">
      <section className="panel">
        <p className="row">
          <span className="soft">{t('countsLead')}</span>
          <a className="end" href={urlOf(`${path}/counts.csv`)} download>
            {t('csv')}
          </a>
        </p>
        <dl className="record people-figures">
          {figures.map((name) => (
            <Fact key={name} name={t(name === 'wanted' ? 'wantedFound' : name)}>
              <strong>{data[name]}</strong>
            </Fact>
          ))}
        </dl>
        <table className="people-countries">
          <thead>
            <tr>
              <th scope="col">{t('country')}</th>
              <th scope="col">{t('persons')}</th>
              <th scope="col">{t('wantedFound')}</th>
              <th scope="col">{t('referred')}</th>
            </tr>
          </thead>
          <tbody>
            {data.nationals.map((row) => (
              <tr key={row.country}>
                <th scope="row">{row.country === '--' ? t('unknownCountry') : countryName(row.country, language)}</th>
                <td>{row.total}</td>
                <td>{row.wanted}</td>
                <td>{row.referred}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Handover path={path} countries={data.nationals.map(({ country }) => country).filter((country) => country !== '--')} />
    </div>
  );
}

interface HandoverList {
  readonly rows: readonly HandoverRow[];
  readonly left: { readonly unscreened: number; readonly held: number; readonly released: number; readonly undecided: number };
}

function useHandoverColumns(): readonly Column<HandoverRow>[] {
  const t = useWords(peopleWords);
  return [
    { id: 'name', head: t('name'), cell: ({ names }) => names.join(' · ') },
    { id: 'born', head: t('born'), width: 8, cell: ({ born }) => born.join(' / ') },
    { id: 'papers', head: t('papers'), width: 13, cell: ({ papers }) => <span className="value">{papers.join(' · ')}</span> },
    {
      id: 'wanted',
      head: t('wanted'),
      cell: ({ wanted }) =>
        wanted === undefined ? '–' : [wanted.list, wanted.ref].filter((each) => each !== undefined).join(' · '),
    },
    { id: 'state', head: t('protection'), width: 8, cell: ({ state }) => <ProtectionMark is={state} /> },
  ];
}

function Handover({ path, countries }: { readonly path: string; readonly countries: readonly string[] }): JSX.Element {
  const t = useWords(peopleWords);
  const language = useLanguage();
  const may = useMay('case');
  const [asked, ask] = useAsked();
  const [isGiving, setGiving] = useState(false);
  const country = countries.find((each) => each === asked['country']) ?? countries[0];
  const query = useGet<HandoverList>(`${path}/handover`, { country }, { enabled: country !== undefined });
  const columns = useHandoverColumns();
  if (country === undefined) return <></>;
  return (
    <section className="panel">
      <h2>{t('handover')}</h2>
      <p className="soft">{t('handoverLead')}</p>
      <p className="row">
        <label>
          {t('receiving')}{' '}
          <select value={country} onChange={(event) => ask({ country: event.target.value })}>
            {countries.map((each) => (
              <option key={each} value={each}>
                {countryName(each, language)}
              </option>
            ))}
          </select>
        </label>
        {query.data !== undefined && (
          <span>
            {t('inList')} <strong>{query.data.rows.length}</strong>. {t('leftOut', { ...query.data.left })}
          </span>
        )}
        {may && (query.data?.rows.length ?? 0) > 0 && (
          <button type="button" className="end" onClick={() => setGiving(true)}>
            {t('handOut')}
          </button>
        )}
      </p>
      <DataTable label={t('handover')} columns={columns} list={whole(query)} rowKey={({ person }) => person} />
      {isGiving && <HandoverDialog path={path} country={country} onClose={() => setGiving(false)} />}
    </section>
  );
}
