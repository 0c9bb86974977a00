import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { PersonView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useLanguage } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { useTitle } from '../../app/title.ts';
import { caseWay, personWay, reportWay, screenWay, useParts } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Fact } from '../../parts/Fact.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { KindTag } from '../../parts/KindTag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { When } from '../../parts/When.tsx';
import { personWords } from '../../words/person.ts';
import { Compared } from '../people/HitSide.tsx';
import { EditDialog } from './EditDialog.tsx';
import { Fields, valueOf } from './Fields.tsx';
import { Protection } from './Protection.tsx';
import { SameDialog } from './SameDialog.tsx';
import '../../parts/panel.css';
import '../people/people.css';

/** What the page is called: the first name, else the first thing that is known. */
const headingOf = ({ fields, id }: PersonView): string => {
  const first =
    fields.find(({ field }) => field === 'name') ?? fields.find(({ field }) => field === 'paper' || field === 'indicator');
  return first === undefined ? id : valueOf(first);
};

/** One person: every field with where it is from, protection first, hits, cases, reports. */
export function PersonPage(): JSX.Element {
  const t = useWords(personWords);
  const language = useLanguage();
  const [, id = ''] = useParts();
  const may = useMay('judge');
  const [dialog, setDialog] = useState<'edit' | 'same'>();
  const { data: person, error, refetch } = useGet<PersonView>(`/people/${encodeURIComponent(id)}`);
  useTitle(person === undefined ? t('person') : headingOf(person));
  if (person === undefined) return error === null ? <Waiting /> : <Failed isPage error={error} retry={() => void refetch()} />;
  const close = (): void => setDialog(undefined);
  return (
    <>
      <header className="page-head">
        <h1>{headingOf(person)}</h1>
        {!person.fields.some(({ field }) => field === 'name') && <p className="soft">{t('personKnown')}</p>}
        {may && (
          <>
            <button type="button" className="end" onClick={() => setDialog('edit')}>
              {t('edit')}
            </button>
            <button type="button" onClick={() => setDialog('same')}>
              {t('sameAs')}
            </button>
          </>
        )}
        <button type="button" className={may ? undefined : 'end'} onClick={() => window.print()}>
          {t('print')}
        </button>
      </header>
      <div className="person-page">
        <Protection person={person} name={headingOf(person)} />
        <section className="panel">
          <h2>{t('facts')}</h2>
          <dl className="record">
            <Fact name={t('category')}>
              {t(`role-${person.held ? 'trafficking' : person.category}`)} <span className="soft">{t(person.basis)}</span>
            </Fact>
            <Fact name={t('review')}>
              {person.review === undefined ? <span className="soft">{t('noReview')}</span> : <When at={person.review} />}
            </Fact>
            {person.also.length > 0 && (
              <Fact name={t('also')}>
                {person.also.map((each) => (
                  <Link key={each} href={personWay(each)} className="value">
                    {each}
                  </Link>
                ))}
              </Fact>
            )}
          </dl>
          <Fields of={person.fields} />
        </section>
        <section className="panel wide">
          <h2>{t('hits')}</h2>
          {person.hits.length === 0 ? (
            <p className="empty">{t('noHits')}</p>
          ) : (
            person.hits.map((hit) => (
              <article key={`${hit.screen} ${hit.entry.id}`}>
                <p>
                  <Link href={`${screenWay(hit.screen)}?show=all&person=${encodeURIComponent(id)}`}>{t('toScreen')}</Link>
                </p>
                <Compared hit={hit} />
              </article>
            ))
          )}
        </section>
        <section className="panel">
          <h2>{t('cases')}</h2>
          {person.cases.length === 0 ? (
            <p className="empty">{t('noCases')}</p>
          ) : (
            <ul className="plain-list">
              {person.cases.map((each) => (
                <li key={`${each.id} ${each.suspect}`}>
                  <Link href={caseWay(each.id)}>{each.title}</Link> <span className="soft">{each.suspect}</span>
                </li>
              ))}
            </ul>
          )}
          <h2>{t('reports')}</h2>
          {person.reports.length === 0 ? (
            <p className="empty">{t('noReports')}</p>
          ) : (
            <ul className="plain-list">
              {person.reports.map((each) => (
                <li key={`${each.id} ${each.value}`}>
                  <Link href={reportWay(each.id)} className="value">
                    {each.ref ?? each.id}
                  </Link>{' '}
                  <KindTag kind={each.kind} /> <span className="value">{each.value}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section className="panel">
          <h2>{t('records')}</h2>
          <ul className="plain-list">
            {person.records.map(({ list, person: row }) => (
              <li key={`${list.act} ${row.source.row}`}>
                {list.name} <span className="soft">{t('row', { row: row.source.row })}</span> {row.status}
              </li>
            ))}
          </ul>
          <h2>{t('decisions')}</h2>
          <ol className="person-steps">
            {person.decisions.map(({ act, at, by, sentence }) => (
              <li key={act}>
                {sentence[language]}{' '}
                <span className="soft">
                  {by} · <When at={at} grain="minute" /> ·{' '}
                  <Link href={`/custody?act=${act}`}>
                    {t('act')} {act}
                  </Link>
                </span>
              </li>
            ))}
          </ol>
        </section>
      </div>
      {dialog === 'edit' && <EditDialog of={person} onClose={close} />}
      {dialog === 'same' && <SameDialog of={person} onClose={close} />}
    </>
  );
}
