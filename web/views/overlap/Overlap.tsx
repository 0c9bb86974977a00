import { useState, type JSX } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { OverlapList } from '../../../src/model/index.ts';
import type { Refused } from '../../app/api.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTitle } from '../../app/title.ts';
import { useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Tabs } from '../../parts/Tabs.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { overlapFormWords } from '../../words/overlap-forms.ts';
import { overlapWords } from '../../words/overlap.ts';
import { Across } from './Across.tsx';
import { Judge } from './Judge.tsx';
import { NewRunDialog } from './NewRunDialog.tsx';
import { PartnerDialog } from './PartnerDialog.tsx';
import { OwnKey, Partners } from './Partners.tsx';
import { Runs } from './Runs.tsx';
import { TakeIn, useChooser } from './TakeIn.tsx';
import { useOverlap } from './use-overlap.ts';
import '../../parts/panel.css';
import './overlap.css';

const tabs = ['runs', 'partners', 'table', 'judge'] as const;
type Tab = (typeof tabs)[number];
type Opened = 'run' | 'partner';

const bodies: Readonly<
  Record<Tab, (list: OverlapList, query: UseQueryResult<OverlapList, Refused>, open: (what: Opened) => void) => JSX.Element>
> = {
  runs: (list, query) => <Runs list={list} query={query} />,
  partners: (list, _, open) => <Partners list={list} add={() => open('partner')} />,
  table: () => <Across />,
  judge: (list) => <Judge list={list} />,
};

/** What another agency has in common with us: runs, partners, agencies beside rings, and what a judge gets. */
export function Overlap(): JSX.Element {
  const t = useWords(overlapWords);
  const forms = useWords(overlapFormWords);
  useTitle(t('title'));
  const [asked, ask] = useAsked();
  const query = useOverlap();
  const { data: list, error, refetch } = query;
  const [input, choose] = useChooser();
  // A link may ask for a form: the palette's, a ring's.
  const called = (['run', 'partner'] as const).find((each) => each === asked['new']);
  const [clicked, setOpen] = useState<Opened>();
  const open = clicked ?? called;
  const close = (): void => {
    setOpen(undefined);
    if (called !== undefined) ask({ new: undefined, ring: undefined });
  };
  const tab = tabs.find((each) => each === asked['tab']) ?? 'runs';
  const go = (to: Tab): void => ask({ tab: to === 'runs' ? undefined : to });
  const step = (by: number): void => go(tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]!);
  useShortcut('n', t('newRunKeys'), () => setOpen('run'));
  useShortcut('i', t('takeInKeys'), choose);
  useShortcut(']', t('nextTab'), () => step(1));
  useShortcut('[', t('previousTab'), () => step(-1));
  if (list === undefined) return error === null ? <Waiting /> : <Failed isPage error={error} retry={() => void refetch()} />;
  const isNew = list.partners.length === 0 && list.runs.length === 0;
  return (
    <div className="filled overlap">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
        <span className="row end">
          <button type="button" onClick={choose}>
            {t('takeIn')}
          </button>
          {!isNew && (
            <button type="button" className="primary" onClick={() => setOpen('run')}>
              {t('newRun')}
            </button>
          )}
        </span>
      </header>
      <TakeIn input={input} />
      {isNew ? (
        <div className="overlap-panels">
          <EmptyState
            title={t('none')}
            action={
              <button type="button" className="primary" onClick={() => setOpen('partner')}>
                {t('addPartner')}
              </button>
            }
          >
            <p>{t('whatIs')}</p>
            <p>{t('whatLearnt')}</p>
            <p>{t('whatNot')}</p>
          </EmptyState>
          <OwnKey list={list} />
        </div>
      ) : (
        <Tabs tabs={tabs} current={tab} name={(each) => t(`tab-${each}`)} onGo={go}>
          {bodies[tab](list, query, setOpen)}
        </Tabs>
      )}
      {open === 'run' && list.partners.length > 0 && <NewRunDialog list={list} ring={asked['ring']} onClose={close} />}
      {(open === 'partner' || (open === 'run' && list.partners.length === 0)) && (
        <PartnerDialog own={list.key} {...(open === 'run' ? { lead: forms('needsPartner') } : {})} onClose={close} />
      )}
    </div>
  );
}
