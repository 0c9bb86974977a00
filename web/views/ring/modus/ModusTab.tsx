import type { JSX } from 'react';
import type { ModusOperandi } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { countOf, useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { Failed } from '../../../parts/Failed.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { useScam } from '../../../parts/scam.ts';
import { modusWords } from '../../../words/modus.ts';
import { Path } from './Path.tsx';
import { Phrases } from './Phrases.tsx';
import { Tallies } from './Tallies.tsx';
import { useTold } from './told.ts';
import './modus.css';

/** How the ring works (作案手法): types, the path of steps, wording that reports share, whom it aims at and how it reaches them. */
export function ModusTab({ ring }: { readonly ring: string }): JSX.Element {
  const t = useWords(modusWords);
  const { data, error, refetch } = useGet<ModusOperandi>(`/rings/${ring}/modus`);
  if (data === undefined) return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.types.length === 0 && data.path.length === 0 && data.phrases.length === 0) {
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneWhy')}</p>
      </EmptyState>
    );
  }
  return <Modus of={data} />;
}

/** The figures themselves, on screen and, without links, on paper. */
export function Modus({ of, isPrinted = false }: { readonly of: ModusOperandi; readonly isPrinted?: boolean }): JSX.Element {
  const t = useWords(modusWords);
  const names = useScam();
  const language = useLanguage();
  const told = useTold(of);
  const { reports, duplicates, unread } = of;
  return (
    <div className="modus">
      <p className="hint">
        {t('counted', { count: reports, shown: countOf(reports, language) })}
        {duplicates > 0 && ` ${t('duplicates', { count: duplicates })}`}
        {unread > 0 && ` ${t('unread', { count: unread, shown: countOf(unread, language) })}`}
      </p>
      <section aria-label={t('path')}>
        <h2>{t('path')}</h2>
        <Path of={of.path} reports={reports} />
        <p className="hint">{t('pathHow')}</p>
      </section>
      <div className="modus-tallies">
        <Tallies
          title={t('types')}
          rows={of.types.map(({ type, reports: count }) => [names.type(type), count])}
          of={reports}
          note={
            [
              ...(of.asFiled > 0 ? [t('asFiled', { count: of.asFiled })] : []),
              ...(of.unsure > 0 ? [t('unsure', { count: of.unsure })] : []),
            ].join(' ') || undefined
          }
        />
        {told.map(({ name, rows }) => (
          <Tallies key={name} title={t(name)} rows={rows} of={reports} />
        ))}
      </div>
      <section aria-label={t('phrases')}>
        <h2>{t('phrases')}</h2>
        <Phrases of={of.phrases} isPrinted={isPrinted} />
      </section>
    </div>
  );
}
