import { Suspense, type JSX, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Waiting } from '../parts/Waiting.tsx';
import { shell } from '../words/shell.ts';
import { useArrival } from './arrival.ts';
import { AlarmBanner } from './bar/AlarmBanner.tsx';
import { Banner } from './bar/Banner.tsx';
import { Bar } from './bar/Bar.tsx';
import { Boundary } from './Boundary.tsx';
import { Dialogs } from './dialogs/Dialogs.tsx';
import { useEvents } from './events.ts';
import { Palette } from './palette/Palette.tsx';
import { useSession } from './session.ts';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { useKeys } from './shortcuts.ts';
import { Toasts } from './Toasts.tsx';
import { dropToast, toast, toasts } from './toasts.ts';
import { useWords } from './words.ts';

/** What others do, most telling first: one word for each. */
const news = [
  ['judgements', 'newsJudgement'],
  ['reports', 'newsReports'],
  ['cases', 'newsCases'],
  ['money', 'newsMoney'],
  ['rings', 'newsRings'],
] as const;
const newsMs = 6000;
/** The news on screen, whose they are and how telling: the next take their place, but for what follows from the same act. */
let shown = { id: 0, by: '', rank: 0 };

/** What stands around every page: the way to the others, who is signed in, what happens meanwhile. */
export function Shell({ children }: { readonly children: ReactNode }): JSX.Element {
  const t = useWords(shell);
  const { user, may } = useSession();
  const [path] = useLocation();
  useKeys();
  useArrival(path);
  // Whoever has to choose a password first is told nothing yet.
  useEvents(may.length > 0, ({ what, by }) => {
    const rank = news.findIndex(([each]) => what.includes(each));
    const told = news[rank];
    if (told === undefined || by === user?.name) return;
    const isStanding = toasts.get().some(({ id }) => id === shown.id);
    if (isStanding && shown.by === by && shown.rank < rank) return;
    dropToast(shown.id);
    shown = { id: toast({ tone: 'news', text: t(told[1], { by }), linger: newsMs }), by, rank };
  });
  return (
    <>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      {may.includes('read') && <AlarmBanner />}
      <Bar />
      <Banner />
      <main id="content" tabIndex={-1}>
        <Boundary key={path}>
          <Suspense fallback={<Waiting />}>{children}</Suspense>
        </Boundary>
      </main>
      <Toasts />
      <Palette />
      <ShortcutSheet />
      <Dialogs />
    </>
  );
}
