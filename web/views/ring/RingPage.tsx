import { lazy, Suspense, useEffect, useEffectEvent, type JSX } from 'react';
import { Link, useLocation } from 'wouter';
import type { RingHead as Head } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTitle } from '../../app/title.ts';
import { toast } from '../../app/toasts.ts';
import { ringWay, useAsked, useParts } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { ringWords } from '../../words/ring.ts';
import { Decisions } from './Decisions.tsx';
import { Links } from './links/Links.tsx';
import { ModusTab } from './modus/ModusTab.tsx';
import { Money } from './Money.tsx';
import { PrintedRing } from './print/PrintedRing.tsx';
import { Reports } from './Reports.tsx';
import { RingHead } from './RingHead.tsx';
import { Tabs } from '../../parts/Tabs.tsx';
import './shared.css';
import './ring.css';

// What draws is heavy: it comes when its tab is opened.
const GraphTab = lazy(async () => ({ default: (await import('./graph/GraphTab.tsx')).GraphTab }));
const Timeline = lazy(async () => ({ default: (await import('./timeline/Timeline.tsx')).Timeline }));
const MoneyTab = lazy(async () => ({ default: (await import('../money/MoneyTab.tsx')).MoneyTab }));
const RingMap = lazy(async () => ({ default: (await import('./map/RingMap.tsx')).RingMap }));
const DomainsTab = lazy(async () => ({ default: (await import('./domains/DomainsTab.tsx')).DomainsTab }));
const MovesTab = lazy(async () => ({ default: (await import('./moves/MovesTab.tsx')).MovesTab }));

export const tabs = ['graph', 'links', 'timeline', 'modus', 'map', 'moves', 'domains', 'money', 'reports', 'decisions'] as const;
export type Tab = (typeof tabs)[number];

const bodies: Readonly<Record<Tab, (head: Head) => JSX.Element>> = {
  graph: ({ ring }) => <GraphTab key={ring.id} ring={ring.id} />,
  links: ({ ring }) => <Links key={ring.id} ring={ring.id} />,
  timeline: (head) => <Timeline head={head} />,
  modus: ({ ring }) => <ModusTab key={ring.id} ring={ring.id} />,
  map: (head) => <RingMap head={head} />,
  moves: ({ ring }) => <MovesTab key={ring.id} ring={ring.id} />,
  domains: ({ ring }) => <DomainsTab key={ring.id} ring={ring.id} />,
  money: (head) => <MoneyTab key={head.ring.id} about={{ ring: head.ring.id }} said={<Money head={head} />} />,
  reports: ({ ring }) => <Reports ring={ring.id} />,
  decisions: ({ ring }) => <Decisions ring={ring.id} />,
};

/** One ring: what it is, why, and what people decided. */
export function RingPage(): JSX.Element {
  const t = useWords(ringWords);
  const [, id = ''] = useParts();
  const [asked, ask] = useAsked();
  const [, go] = useLocation();
  const { data: head, error, isPlaceholderData, refetch } = useGet<Head>(`/rings/${id}`);
  useTitle(t('ring'), id);

  // A ring that was merged lives on in another: its old address leads there, and the page says so.
  const moved = head !== undefined && !isPlaceholderData && head.ring.id !== id ? head.ring.id : undefined;
  const follow = useEffectEvent((to: string) => {
    toast({ tone: 'news', text: t('moved', { from: id, to }), linger: 12_000 });
    go(ringWay(to) + location.search, { replace: true });
  });
  useEffect(() => {
    if (moved !== undefined) follow(moved);
  }, [moved]);

  const tab = tabs.find((each) => each === asked['tab']) ?? 'graph';
  const step = (by: number): void => ask({ tab: tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] });
  useShortcut(']', t('nextTab'), () => step(1));
  useShortcut('[', t('previousTab'), () => step(-1));

  if (error !== null && error.status === 404) {
    return (
      <EmptyState title={t('gone', { ring: id })} action={<Link href="/rings">{t('toRings')}</Link>}>
        <p>{t('goneWhy')}</p>
      </EmptyState>
    );
  }
  if (head === undefined || isPlaceholderData)
    return error === null ? <Waiting /> : <Failed isPage error={error} retry={() => void refetch()} />;
  return (
    <>
      <div className="ring-page on-screen">
        <RingHead head={head} />
        <Tabs
          tabs={tabs}
          current={tab}
          name={(each) => t(each)}
          onGo={(each) => ask({ tab: each === 'graph' ? undefined : each })}
        >
          <Suspense fallback={<Waiting />}>{bodies[tab](head)}</Suspense>
        </Tabs>
      </div>
      <PrintedRing head={head} />
    </>
  );
}
