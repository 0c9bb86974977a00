import type { JSX } from 'react';
import type { NewRoutine } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useLanguage } from '../../../app/format.ts';
import { useAsked } from '../../../app/ways.ts';
import { whole } from '../../../app/whole.ts';
import { useWords } from '../../../app/words.ts';
import { type Column, DataTable } from '../../../parts/DataTable.tsx';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { routineWords } from '../../../words/routines.ts';
import { utcDay } from '../frames.ts';
import { RoutineCard } from './RoutineCard.tsx';
import { RoutineMark } from './RoutineMark.tsx';
import '../sides.css';

function useColumns(): readonly Column<NewRoutine>[] {
  const t = useWords(routineWords);
  const language = useLanguage();
  return [
    { id: 'rank', head: t('rank'), width: 3.5, align: 'end', cell: ({ rank }) => rank },
    {
      id: 'words',
      head: t('words'),
      cell: ({ judged, words }) => {
        const said = judged?.name ?? words.join(language === 'zh' ? '、' : ', ');
        return <span title={said}>{said}</span>;
      },
    },
    { id: 'reports', head: t('reports'), width: 5.5, align: 'end', cell: ({ reports }) => reports },
    { id: 'first', head: t('first'), width: 7.5, cell: ({ first }) => utcDay(first) },
    { id: 'last', head: t('last'), width: 7.5, cell: ({ last }) => utcDay(last) },
    { id: 'state', head: t('state'), width: 8.5, cell: ({ judged }) => <RoutineMark of={judged} brief /> },
  ];
}

/** Groups of recent reports that fit nothing known, the first to look at on top, and beside the list the one that is chosen. */
export function RoutinesPart(): JSX.Element {
  const t = useWords(routineWords);
  const [asked, ask] = useAsked();
  const list = whole(useGet<{ readonly rows: readonly NewRoutine[] }>('/picture/routines'));
  const chosen = list.rows.find(({ key }) => key === asked['routine']);
  const columns = useColumns();
  if (list.rows.length === 0 && !list.isLoading && list.error === undefined) {
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneWhy')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="picture-sides">
      <DataTable
        label={t('routines')}
        columns={columns}
        list={list}
        rowKey={({ key }) => key}
        onOpen={({ key }) => ask({ routine: key })}
      />
      {chosen === undefined ? (
        <aside className="picture-side" aria-label={t('routines')}>
          <p className="soft">{t('choose')}</p>
          <p className="soft">{t('what')}</p>
        </aside>
      ) : (
        <RoutineCard key={chosen.key} of={chosen} />
      )}
    </div>
  );
}
