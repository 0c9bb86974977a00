import { lazy, Suspense, type JSX } from 'react';
import { Link } from 'wouter';
import type { CaseDetail } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTitle } from '../../app/title.ts';
import { useAsked, useParts } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Tabs } from '../../parts/Tabs.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { caseWords } from '../../words/case.ts';
import { BoardTab } from './board/BoardTab.tsx';
import { CaseHead } from './CaseHead.tsx';
import { CaseExhibits } from './exhibits/CaseExhibits.tsx';
import { Overview } from './Overview.tsx';
import { CasePackages } from './packages/CasePackages.tsx';
import { Samples } from './samples/Samples.tsx';
import { Suspects } from './suspects/Suspects.tsx';
import './case.css';

// The picture is heavy: it comes when its tab is opened.
const MoneyTab = lazy(async () => ({ default: (await import('../money/MoneyTab.tsx')).MoneyTab }));

const everyTab = ['overview', 'board', 'money', 'suspects', 'exhibits', 'samples', 'packages'] as const;
type Tab = (typeof everyTab)[number];

const bodies: Readonly<Record<Tab, (detail: CaseDetail) => JSX.Element>> = {
  overview: (detail) => <Overview detail={detail} />,
  board: (detail) => <BoardTab detail={detail} />,
  money: ({ case: { id } }) => <MoneyTab key={id} about={{ case: id }} />,
  suspects: (detail) => <Suspects detail={detail} />,
  exhibits: (detail) => <CaseExhibits detail={detail} />,
  samples: (detail) => <Samples detail={detail} />,
  packages: (detail) => <CasePackages detail={detail} />,
};

/** One case: what it is about, who is suspected, what is proven and what is missing, and how it leaves. */
export function CasePage(): JSX.Element {
  const t = useWords(caseWords);
  const [, id = ''] = useParts();
  const [asked, ask] = useAsked();
  const mayShare = useMay('share');
  const { data: detail, error, isPlaceholderData, refetch } = useGet<CaseDetail>(`/cases/${encodeURIComponent(id)}`);
  useTitle(detail?.case.title ?? t('case'));
  const tabs = everyTab.filter((each) => each !== 'packages' || mayShare);
  const tab = tabs.find((each) => each === asked['tab']) ?? 'overview';
  const go = (to: Tab): void =>
    ask({ tab: to === 'overview' ? undefined : to, cell: undefined, exhibit: undefined, part: undefined, band: undefined });
  const step = (by: number): void => go(tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]!);
  useShortcut(']', t('nextTab'), () => step(1));
  useShortcut('[', t('previousTab'), () => step(-1));
  useShortcut('b', t('board'), () => go('board'));
  if (error !== null && error.status === 404) {
    return (
      <div>
        <h1>{t('case')}</h1>
        <EmptyState title={t('gone', { id })} action={<Link href="/cases">{t('toCases')}</Link>}>
          <p>{t('goneWhy')}</p>
        </EmptyState>
      </div>
    );
  }
  if (detail === undefined || isPlaceholderData)
    return error === null ? <Waiting /> : <Failed isPage error={error} retry={() => void refetch()} />;
  return (
    <div className="case-page">
      <CaseHead detail={detail} />
      <Tabs tabs={tabs} current={tab} name={(each) => t(each)} onGo={go}>
        <Suspense fallback={<Waiting />}>{bodies[tab](detail)}</Suspense>
      </Tabs>
    </div>
  );
}
