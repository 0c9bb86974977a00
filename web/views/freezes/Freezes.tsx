import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { FreezeCandidate, FreezeLetter, FreezeProposal, TraceRows } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTitle } from '../../app/title.ts';
import { useAsked } from '../../app/ways.ts';
import { whole } from '../../app/whole.ts';
import { useWords } from '../../app/words.ts';
import { Amount } from '../../parts/Amount.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { LetterSheet } from '../../parts/LetterSheet.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { freezeWords } from '../../words/freezes.ts';
import { AccountLink } from '../money/names.tsx';
import { useHow } from '../money/TraceList.tsx';
import { Candidates } from './Candidates.tsx';
import { Clock } from './Clock.tsx';
import { FreezeMark } from './FreezeMark.tsx';
import { FreezeSide } from './FreezeSide.tsx';
import { PrintedQueue } from './PrintedQueue.tsx';
import { ProposeDialog } from './ProposeDialog.tsx';
import { fromOf, isOpen } from './queue.ts';
import '../../parts/panel.css';
import '../money/money.css';
import './freezes.css';

const shown = ['open', 'over', 'all'] as const;
type Shown = (typeof shown)[number];
const fits: Readonly<Record<Shown, (of: FreezeProposal) => boolean>> = {
  open: isOpen,
  over: (of) => !isOpen(of),
  all: () => true,
};

function useColumns(): readonly Column<FreezeProposal>[] {
  const t = useWords(freezeWords);
  return [
    {
      id: 'account',
      head: t('account'),
      cell: ({ account }) => (
        <>
          <AccountLink of={account} />
          <br />
          <span className="soft">{account.holder}</span>
        </>
      ),
    },
    { id: 'to', head: t('to'), width: 8, cell: ({ to }) => to },
    { id: 'disputed', head: t('disputed'), width: 9.5, align: 'end', cell: ({ disputed }) => <Amount {...disputed} /> },
    { id: 'state', head: t('state'), width: 9.5, cell: (of) => <FreezeMark of={of} /> },
    {
      id: 'clock',
      head: t('clock'),
      width: 13,
      cell: (of) =>
        fromOf(of) === undefined ? <span className="soft">{t('notRunning')}</span> : <Clock until={of.until} from={fromOf(of)} />,
    },
  ];
}

/** The queue of stops of payment: proposals with their clocks, and what a trace says might still be stopped. */
export function Freezes(): JSX.Element {
  const t = useWords(freezeWords);
  useTitle(t('title'));
  const [asked, ask] = useAsked();
  const query = useGet<{ readonly rows: readonly FreezeProposal[] }>('/money/freezes', {}, { refetchInterval: 60_000 });
  const columns = useColumns();
  const which = shown.find((each) => each === asked['show']) ?? 'all';
  const all = query.data?.rows ?? [];
  const rows = all.filter(fits[which]);
  const chosen = all.find(({ id }) => id === asked['proposal']);
  // What newer transfers changed is traced anew, which takes its time: the queue does not wait for it.
  const { data: today } = useGet<{ readonly rows: readonly FreezeProposal[] }>(
    '/money/freezes',
    { today: 'yes' },
    { enabled: all.some(isOpen) },
  );
  const changed = today?.rows.find(({ id }) => id === chosen?.id)?.now;
  useShortcut('l', t('letter'), () => ask({ letter: chosen?.id }), { enabled: chosen !== undefined });
  if (query.data === undefined)
    return query.error === null ? <Waiting /> : <Failed isPage error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <div className="freezes on-screen">
        <header className="page-head">
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
          {all.length > 0 && (
            <button type="button" className="end" onClick={() => window.print()}>
              {t('print')}
            </button>
          )}
        </header>
        {all.length === 0 ? (
          <Nothing />
        ) : (
          <>
            <div className="row freeze-which" role="group" aria-label={t('which')}>
              {shown.map((each) => (
                <button
                  key={each}
                  type="button"
                  className="quiet"
                  aria-pressed={which === each}
                  onClick={() => ask({ show: each === 'all' ? undefined : each })}
                >
                  {t(`which_${each}`)} {all.filter(fits[each]).length}
                </button>
              ))}
            </div>
            <div className="freeze-sides">
              <DataTable
                label={t('queue')}
                columns={columns}
                list={{ ...whole(query), rows, total: { count: rows.length, more: false } }}
                rowKey={({ id }) => id}
                rowHeight={64}
                onOpen={({ id }) => ask({ proposal: id })}
              />
              <FreezeSide key={chosen?.id} of={chosen} now={changed} onLetter={() => ask({ letter: chosen?.id })} />
            </div>
          </>
        )}
        <NotYet proposed={all} />
      </div>
      {asked['letter'] === undefined && <PrintedQueue rows={rows} />}
      {asked['letter'] !== undefined && <LetterOf id={asked['letter']} of={all} onClose={() => ask({ letter: undefined })} />}
    </>
  );
}

function Nothing(): JSX.Element {
  const t = useWords(freezeWords);
  return (
    <EmptyState
      title={t('none')}
      action={
        <>
          <Link className="button" href="/rings">
            {t('toRings')}
          </Link>
          <Link className="button" href="/cases">
            {t('toCases')}
          </Link>
        </>
      }
    >
      <p>{t('noneText')}</p>
    </EmptyState>
  );
}

/** What a trace leaves that nobody proposed yet: of the newest, or of another one that the reader chooses. */
function NotYet({ proposed }: { readonly proposed: readonly FreezeProposal[] }): JSX.Element | null {
  const t = useWords(freezeWords);
  const how = useHow();
  const [asked, ask] = useAsked();
  const [candidate, setCandidate] = useState<FreezeCandidate>();
  const { data: traces } = useGet<TraceRows>('/money/traces');
  const row = traces?.rows.find(({ act }) => String(act) === asked['trace']) ?? traces?.rows[0];
  const { data, error, refetch } = useGet<{ readonly rows: readonly FreezeCandidate[] }>(
    '/money/candidates',
    { trace: row?.act },
    { enabled: row !== undefined },
  );
  if (traces === undefined || row === undefined) return null;
  const running = new Set(proposed.filter(isOpen).map(({ account }) => account.name));
  const rows = (data?.rows ?? []).filter(({ account }) => !running.has(account.name));
  return (
    <section className="freeze-not-yet">
      <h2>{t('candidates')}</h2>
      <p className="row">
        <label>
          {t('candidatesOf')}{' '}
          <select value={row.act} onChange={(event) => ask({ trace: event.target.value })}>
            {traces.rows.map((each) => (
              <option key={each.act} value={each.act}>
                {t('act')} {each.act} · {[each.case, each.ring].filter((one) => one !== undefined).join(' ')} · {how(each)}
              </option>
            ))}
          </select>
        </label>
        <span className="soft">{t('candidatesLead')}</span>
      </p>
      {data === undefined ? (
        error === null ? (
          <Waiting />
        ) : (
          <Failed error={error} retry={() => void refetch()} />
        )
      ) : rows.length === 0 ? (
        <p className="empty">{t('noCandidates')}</p>
      ) : (
        <Candidates rows={rows} onPropose={setCandidate} />
      )}
      {candidate !== undefined && <ProposeDialog candidate={candidate} trace={row} onClose={() => setCandidate(undefined)} />}
    </section>
  );
}

function LetterOf({
  id,
  of,
  onClose,
}: {
  readonly id: string;
  readonly of: readonly FreezeProposal[];
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(freezeWords);
  const proposal = of.find((each) => each.id === id);
  const { data, error, refetch } = useGet<FreezeLetter>(`/money/freezes/${encodeURIComponent(id)}/letter`, {
    kind: proposal?.state === 'released' ? 'release' : undefined,
  });
  return (
    <LetterSheet
      title={t('letterTitle', { to: data?.to ?? '' })}
      lead={t('letterLead')}
      letter={data?.proposal === id ? data : undefined}
      waiting={error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />}
      close={onClose}
    />
  );
}
