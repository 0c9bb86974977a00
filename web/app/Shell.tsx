import { Suspense, type JSX, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Waiting } from '../parts/Waiting.tsx';
import { shell } from '../words/shell.ts';
import { useArrival } from './arrival.ts';
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
import { dropToast, toast } from './toasts.ts';
import { useWords } from './words.ts';

/** What others do, most telling first: one word for each. */
const news = [
  ['judgements', 'newsJudgement'],
  ['reports', 'newsReports'],
  ['cases', 'newsCases'],
  ['rings', 'newsRings'],
] as const;
const newsMs = 6000;
/** The news on screen: the next takes its place. */
let shown = 0;

/** What stands around every page: the way to the others, who is signed in, what happens meanwhile. */
export function Shell({ children }: { readonly children: ReactNode }): JSX.Element {
  const t = useWords(shell);
  const { user } = useSession();
  const [path] = useLocation();
  useKeys();
  useArrival(path);
  useEvents(({ what, by }) => {
    const told = news.find(([each]) => what.includes(each));
    if (told === undefined || by === user?.name) return;
    dropToast(shown);
    shown = toast({ tone: 'news', text: t(told[1], { by }), linger: newsMs });
  });
  return (
    <>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
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
