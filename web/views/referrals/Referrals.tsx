import { useState, type JSX } from 'react';
import { Link, useLocation } from 'wouter';
import type { InterviewForm, ReferralRow } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useLanguage } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { useTitle } from '../../app/title.ts';
import { personWay, useAsked } from '../../app/ways.ts';
import { whole } from '../../app/whole.ts';
import { useWords } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { When } from '../../parts/When.tsx';
import { personWords, signWords } from '../../words/person.ts';
import { ProtectionMark } from '../people/ProtectionMark.tsx';
import { PrintedForm } from './PrintedForm.tsx';
import { ProtectDialog, type Step } from './ProtectDialog.tsx';
import '../people/people.css';
import './referrals.css';

const shown = ['open', 'proposed', 'referred'] as const;

function useColumns(): readonly Column<ReferralRow>[] {
  const t = useWords(personWords);
  const sign = useWords(signWords);
  const language = useLanguage();
  return [
    {
      id: 'name',
      head: t('name'),
      cell: ({ person, names }) => <Link href={personWay(person)}>{names.join(' · ') || person}</Link>,
    },
    { id: 'nationality', head: t('nationality'), width: 6, cell: ({ nationality }) => nationality.join(' ') },
    {
      id: 'signs',
      head: t('signs'),
      cell: ({ signs }) => signs.map((each) => sign(each)).join(language === 'zh' ? '、' : ', '),
    },
    { id: 'state', head: t('state'), width: 9, cell: ({ state }) => <ProtectionMark is={state} /> },
    { id: 'to', head: t('to'), width: 11, cell: ({ to }) => to ?? '–' },
    { id: 'since', head: t('since'), width: 8, cell: ({ since }) => <When at={since} /> },
    { id: 'roster', head: t('roster'), width: 11, cell: ({ roster }) => roster ?? '–' },
  ];
}

/** People whom protection holds, or whom somebody has to look at: one step for many at a time. */
export function Referrals(): JSX.Element {
  const t = useWords(personWords);
  useTitle(t('referrals'));
  const may = useMay('judge');
  const [, go] = useLocation();
  const [asked, ask] = useAsked();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [step, setStep] = useState<Step>();
  const columns = useColumns();
  const query = useGet<{ readonly rows: readonly ReferralRow[] }>('/people/referrals');
  if (query.data === undefined)
    return query.error === null ? <Waiting /> : <Failed isPage error={query.error} retry={() => void query.refetch()} />;
  const which = shown.find((each) => each === asked['show']) ?? 'open';
  const all = query.data.rows;
  const fits = (row: ReferralRow): boolean =>
    which === 'open' ? row.state === 'proposed' || row.state === 'referred' : row.state === which;
  const rows = all.filter(fits);
  const picked = rows.filter(({ person }) => chosen.has(person));
  return (
    <>
      <div className="people filled on-screen">
        <header className="page-head">
          <h1>{t('referrals')}</h1>
          <p className="soft">{t('referralsLead')}</p>
          <PrintForm asked={asked['form']} ask={(form) => ask({ form })} />
        </header>
        <div className="row people-which">
          <span role="group" aria-label={t('which')} className="row">
            {shown.map((each) => (
              <button
                key={each}
                type="button"
                className="quiet"
                aria-pressed={which === each}
                onClick={() => ask({ show: each === 'open' ? undefined : each })}
              >
                {t(`show_${each}`)}
              </button>
            ))}
          </span>
          {picked.length > 0 && may && (
            <span className="row end">
              {t('chosen', { count: picked.length })}
              <button type="button" onClick={() => setStep('refer')}>
                {t('refer')}
              </button>
              <button type="button" onClick={() => setStep('clear')}>
                {t('clear')}
              </button>
            </span>
          )}
        </div>
        {!may && <p className="soft">{t('mayNot')}</p>}
        <DataTable
          label={t('referrals')}
          columns={columns}
          list={{ ...whole(query), rows, total: { count: rows.length, more: false } }}
          rowKey={({ person }) => person}
          onOpen={({ person }) => go(personWay(person))}
          chosen={chosen}
          onChoose={(key) =>
            setChosen((before) =>
              before.has(key) ? new Set([...before].filter((each) => each !== key)) : new Set([...before, key]),
            )
          }
          empty={
            <EmptyState title={t('none')}>
              <p>{t('noneText')}</p>
            </EmptyState>
          }
        />
      </div>
      {step !== undefined && (
        <ProtectDialog
          step={step}
          persons={picked.map(({ person }) => person)}
          about={picked.map(({ names, person }) => names[0] ?? person)}
          onClose={() => setStep(undefined)}
        />
      )}
      {asked['form'] !== undefined && <PrintedForm language={asked['form']} />}
    </>
  );
}

function PrintForm({
  asked,
  ask,
}: {
  readonly asked: string | undefined;
  readonly ask: (language: string | undefined) => void;
}): JSX.Element {
  const t = useWords(personWords);
  const { data } = useGet<InterviewForm>('/people/interview-form');
  return (
    <span className="row end">
      <label>
        {t('formOf')}{' '}
        <select value={asked ?? ''} onChange={(event) => ask(event.target.value === '' ? undefined : event.target.value)}>
          <option value="">{t('formLanguage')}</option>
          {(data?.languages ?? []).map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {asked !== undefined && (
        <button type="button" onClick={() => window.print()}>
          {t('formPrint')}
        </button>
      )}
    </span>
  );
}
