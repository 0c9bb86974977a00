import type { JSX } from 'react';
import type { Watch, WatchMatch } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { type Column, DataTable } from '../../../parts/DataTable.tsx';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { Failed } from '../../../parts/Failed.tsx';
import { When } from '../../../parts/When.tsx';
import { watchWords } from '../../../words/watch.ts';
import { ringColumn, sureColumn } from '../columns.tsx';
import { listOf } from '../list-of.ts';
import { MatchCard, PatternCard } from './WatchCards.tsx';
import '../sides.css';

type Pattern = Watch['patterns'][number];

const patternId = ({ ring, pattern }: Pick<Pattern, 'ring' | 'pattern'>): string => `${ring} ${pattern}`;
/** A domain that stands in two rings fits twice. */
const matchId = (match: WatchMatch): string => `${match.domain} ${patternId(match)} ${match.seen?.ring ?? ''}`;

function usePatternColumns(): readonly Column<Pattern>[] {
  const t = useWords(watchWords);
  return [
    {
      id: 'pattern',
      head: t('pattern'),
      cell: ({ pattern }) => (
        <bdi className="value" title={pattern}>
          {pattern}
        </bdi>
      ),
    },
    ringColumn(t('ring')),
    { id: 'fits', head: t('fits'), width: 3.5, align: 'end', cell: ({ fits }) => fits },
    {
      id: 'foretold',
      head: t('foretold'),
      width: 6,
      align: 'end',
      cell: ({ foretold: { hits, of } }) => (of === 0 ? '–' : t('hits', { hits, of })),
    },
    sureColumn(t('sure')),
  ];
}

function useMatchColumns(): readonly Column<WatchMatch>[] {
  const t = useWords(watchWords);
  return [
    {
      id: 'domain',
      head: t('domain'),
      cell: ({ domain }) => (
        <bdi className="value" title={domain}>
          {domain}
        </bdi>
      ),
    },
    ringColumn(t('mayBe')),
    { id: 'reports', head: t('reports'), width: 4.5, align: 'end', cell: ({ seen }) => seen?.reports ?? '–' },
    { id: 'first', head: t('firstSeen'), width: 7.5, cell: ({ seen }) => <When at={seen?.first} /> },
    sureColumn(t('sure')),
  ];
}

/** What the next domains of rings may look like, and domains of other reports that do; beside the list what is chosen. */
export function WatchPart(): JSX.Element {
  const t = useWords(watchWords);
  const [asked, ask] = useAsked();
  const query = useGet<Watch>('/picture/watch');
  const { data, error, refetch } = query;
  const columns = { patterns: usePatternColumns(), matches: useMatchColumns() };
  if (data === undefined) {
    if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
    return (
      <p className="waiting" role="status">
        {t('working')}
      </p>
    );
  }
  if (data.patterns.length === 0) {
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneWhy')}</p>
      </EmptyState>
    );
  }
  const shown = asked['show'] === 'matches' || (asked['show'] === undefined && data.matches.length > 0) ? 'matches' : 'patterns';
  const pattern = data.patterns.find((each) => patternId(each) === asked['pick']);
  const match = data.matches.find((each) => matchId(each) === asked['pick']);
  return (
    <>
      <p className="row" role="group" aria-label={t('show')}>
        {(['matches', 'patterns'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="picture-choice"
            aria-pressed={shown === each}
            onClick={() => ask({ show: each, pick: undefined })}
          >
            {t(each, { count: data[each].length })}
          </button>
        ))}
        <span className="hint">{t('outside', { command: 'clew domains match' })}</span>
      </p>
      <div className="picture-sides">
        {shown === 'patterns' ? (
          <DataTable
            key="patterns"
            label={t('watchList')}
            columns={columns.patterns}
            list={listOf(query, ({ patterns }) => patterns)}
            rowKey={patternId}
            onOpen={(row) => ask({ pick: patternId(row) })}
          />
        ) : data.matches.length === 0 ? (
          <EmptyState title={t('noMatches')}>
            <p>{t('noMatchesWhy')}</p>
          </EmptyState>
        ) : (
          <DataTable
            key="matches"
            label={t('matches', { count: data.matches.length })}
            columns={columns.matches}
            list={listOf(query, ({ matches }) => matches)}
            rowKey={matchId}
            onOpen={(row) => ask({ pick: matchId(row) })}
          />
        )}
        {shown === 'patterns' && pattern !== undefined ? (
          <PatternCard
            of={pattern}
            matches={data.matches.filter((each) => patternId(each) === patternId(pattern))}
            onMatch={(each) => ask({ show: 'matches', pick: matchId(each) })}
          />
        ) : shown === 'matches' && match !== undefined ? (
          <MatchCard of={match} />
        ) : (
          <aside className="picture-side" aria-label={t('watchList')}>
            <p className="soft">{t('choose')}</p>
            <p className="soft">{t('what')}</p>
          </aside>
        )}
      </div>
    </>
  );
}
