import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { Blocklist } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useLanguage } from '../../../app/format.ts';
import { useMay } from '../../../app/session.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { indicatorWay, ringWay, useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { type Column, DataTable } from '../../../parts/DataTable.tsx';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { Failed } from '../../../parts/Failed.tsx';
import { When } from '../../../parts/When.tsx';
import { blocklistWords } from '../../../words/blocklist.ts';
import { watchWords } from '../../../words/watch.ts';
import { ringColumn, sureColumn } from '../columns.tsx';
import { listOf } from '../list-of.ts';
import { Choosers } from './Choosers.tsx';
import { GiveOut } from './GiveOut.tsx';
import { countAt, settingsOf } from './settings.ts';
import '../sides.css';
import './blocklist.css';

type Row = Blocklist['rows'][number];

function useColumns(): readonly Column<Row>[] {
  const t = useWords(blocklistWords);
  return [
    {
      id: 'host',
      head: t('domain'),
      cell: ({ host }) => (
        <bdi className="value" title={host}>
          {host}
        </bdi>
      ),
    },
    ringColumn(t('ring')),
    { id: 'people', head: t('people'), width: 4.5, align: 'end', cell: ({ people }) => people },
    { id: 'last', head: t('last'), width: 7.5, cell: ({ last }) => <When at={last} /> },
    sureColumn(t('sure')),
  ];
}

/** What a list for blocking would hold, as sure as one asks for, and the way to give it out. */
export function BlocklistPart(): JSX.Element {
  const t = useWords(blocklistWords);
  const mayShare = useMay('share');
  if (!mayShare) {
    return (
      <EmptyState title={t('mayNot')}>
        <p>{t('mayNotWhy')}</p>
      </EmptyState>
    );
  }
  return <Proposed />;
}

function Proposed(): JSX.Element {
  const t = useWords(blocklistWords);
  const w = useWords(watchWords);
  const [asked, ask] = useAsked();
  const settings = settingsOf(asked);
  const { least } = settings;
  const query = useGet<Blocklist>('/picture/blocklist', { ring: settings.ring });
  const { data, error, refetch } = query;
  const columns = useColumns();
  const [isGiving, setGiving] = useState(false);
  const count = data === undefined ? undefined : countAt(data, least);
  const holds = count !== undefined && count.domains + (settings.patterns ? count.patterns : 0) > 0;
  useShortcut('b', t('giveOut'), () => setGiving(true), { enabled: holds });
  if (data === undefined || count === undefined) {
    if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
    return (
      <p className="waiting" role="status">
        {w('working')}
      </p>
    );
  }
  const isSure = ({ confidence }: { readonly confidence: number }): boolean => confidence >= least / 100;
  const chosen = data.rows.find(({ host }) => host === asked['host']);
  const rows = data.rows.filter(isSure);
  return (
    <>
      <Choosers settings={settings}>
        <button
          type="button"
          className="primary"
          disabled={!holds}
          title={holds ? undefined : t('nothingToGive')}
          aria-keyshortcuts="b"
          onClick={() => setGiving(true)}
        >
          {t('giveOut')}
        </button>
      </Choosers>
      <p className="blocklist-count" role="status">
        <strong>{t('domainsOn', { count: count.domains })}</strong>
        {settings.patterns && ` · ${t('patternsOn', { count: count.patterns })}`}
        {` · ${t('allowedOut', { count: count.allowed })} · ${t('belowOut', { count: count.below })} · `}
        {t('servicesOut', { count: data.services })}
      </p>
      <div className="picture-sides">
        {rows.length === 0 ? (
          <EmptyState title={t('none')}>
            <p>{t('noneWhy')}</p>
          </EmptyState>
        ) : (
          <div className="blocklist-rows">
            <DataTable
              label={t('domains')}
              columns={columns}
              list={listOf(query, () => rows)}
              rowKey={({ host }) => host}
              onOpen={({ host }) => ask({ host })}
            />
            {count.domains > rows.length && <p className="hint">{t('left', { count: count.domains - rows.length })}</p>}
          </div>
        )}
        <Beside of={data} least={least} chosen={chosen} />
      </div>
      {isGiving && <GiveOut settings={settings} count={count} onClose={() => setGiving(false)} />}
    </>
  );
}

/** Why the chosen domain is on it, what is kept out and why, and the patterns that may go with it. */
function Beside({
  of,
  least,
  chosen,
}: {
  readonly of: Blocklist;
  readonly least: number;
  readonly chosen: Row | undefined;
}): JSX.Element {
  const t = useWords(blocklistWords);
  const language = useLanguage();
  const isSure = ({ confidence }: { readonly confidence: number }): boolean => confidence >= least / 100;
  const [allowed, patterns] = [of.allowed.filter(isSure), of.patterns.filter(isSure)];
  return (
    <aside className="picture-side" aria-label={t('because')}>
      <section aria-live="polite">
        <h2>
          {chosen === undefined ? (
            t('because')
          ) : (
            <Link className="value picture-name" href={indicatorWay('domain', chosen.host)}>
              {chosen.host}
            </Link>
          )}
        </h2>
        {chosen === undefined ? <p className="soft">{t('choose')}</p> : <p>{chosen.because[language]}</p>}
      </section>
      <h3>{t('allowed')}</h3>
      {allowed.length === 0 && <p className="soft">{t('noneAllowed')}</p>}
      <ul>
        {allowed.map(({ host, because }) => (
          <li key={host}>
            <Link className="value" href={indicatorWay('domain', host)}>
              {host}
            </Link>
            <br />
            {because[language]}
          </li>
        ))}
      </ul>
      <h3>{t('patterns')}</h3>
      {patterns.length === 0 && <p className="soft">{t('nonePatterns')}</p>}
      <ul>
        {patterns.map(({ pattern, ring, because }) => (
          <li key={`${ring} ${pattern}`}>
            <bdi className="value">{pattern}</bdi>{' '}
            <Link className="value" href={`${ringWay(ring)}?tab=domains`}>
              {ring}
            </Link>
            <br />
            {because[language]}
          </li>
        ))}
      </ul>
      <p className="soft">{t('what')}</p>
    </aside>
  );
}
