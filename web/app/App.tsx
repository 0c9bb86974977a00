import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, type ComponentType, type JSX } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { Permission, SessionView } from '../../src/model/index.ts';
import { keepCsrf, queries, useGet } from './api.ts';
import { useLanguage } from './format.ts';
import { noteIn } from './entrance.ts';
import { NotForYou, NotFound } from './NotFound.tsx';
import { askPurposes } from './consult.ts';
import { useWaysOpen } from './pages.ts';
import { SessionContext, useSession } from './session.ts';
import { Shell } from './Shell.tsx';
import { Failed } from '../parts/Failed.tsx';
import { Waiting } from '../parts/Waiting.tsx';

/** Each page is a file of its own, loaded when it is first opened. */
function page<Name extends string>(load: () => Promise<Readonly<Record<Name, () => JSX.Element>>>, name: Name): ComponentType {
  return lazy<ComponentType>(async () => ({ default: (await load())[name] }));
}
askPurposes();

const MustChange = page(() => import('../views/account/Account.tsx'), 'MustChange');
const SignIn = page(() => import('../views/sign-in/SignIn.tsx'), 'SignIn');

/** Pages: address, what one needs to open it, the page. Parts of the address are read in the page with `useParts`. */
const pages: readonly (readonly [path: string, needs: readonly Permission[], page: ComponentType])[] = [
  ['/', ['read'], page(() => import('../views/inbox/Inbox.tsx'), 'Inbox')],
  ['/alarms', ['read'], page(() => import('../views/alarms/Alarms.tsx'), 'Alarms')],
  ['/reports/:id', ['read'], page(() => import('../views/report/ReportPage.tsx'), 'ReportPage')],
  ['/rings', ['read'], page(() => import('../views/rings/Rings.tsx'), 'Rings')],
  ['/rings/:id', ['read'], page(() => import('../views/ring/RingPage.tsx'), 'RingPage')],
  ['/why/:a/:b', ['read'], page(() => import('../views/why/WhyPage.tsx'), 'WhyPage')],
  ['/indicators/:kind/:value', ['read'], page(() => import('../views/indicator/IndicatorPage.tsx'), 'IndicatorPage')],
  ['/cases', ['read'], page(() => import('../views/cases/Cases.tsx'), 'Cases')],
  ['/cases/:id', ['read'], page(() => import('../views/case/CasePage.tsx'), 'CasePage')],
  ['/picture', ['read'], page(() => import('../views/picture/Picture.tsx'), 'Picture')],
  ['/stats', ['read'], page(() => import('../views/stats/Stats.tsx'), 'Stats')],
  ['/freezes', ['read'], page(() => import('../views/freezes/Freezes.tsx'), 'Freezes')],
  ['/people', ['read'], page(() => import('../views/people/People.tsx'), 'People')],
  ['/people/referrals', ['read'], page(() => import('../views/referrals/Referrals.tsx'), 'Referrals')],
  ['/people/screens/:act', ['read'], page(() => import('../views/people/Screening.tsx'), 'Screening')],
  ['/people/:id', ['read'], page(() => import('../views/person/PersonPage.tsx'), 'PersonPage')],
  ['/accounts/:name', ['read'], page(() => import('../views/money/account/AccountPage.tsx'), 'AccountPage')],
  ['/packages', ['share'], page(() => import('../views/packages/Packages.tsx'), 'Packages')],
  ['/packages/:id', ['share'], page(() => import('../views/package/PackagePage.tsx'), 'PackagePage')],
  ['/overlap', ['share'], page(() => import('../views/overlap/Overlap.tsx'), 'Overlap')],
  ['/overlap/:id', ['share'], page(() => import('../views/overlap/run/RunPage.tsx'), 'RunPage')],
  ['/rejected', ['import'], page(() => import('../views/rejected/Rejected.tsx'), 'Rejected')],
  ['/services', ['read'], page(() => import('../views/services/Services.tsx'), 'Services')],
  ['/custody', ['verify', 'log'], page(() => import('../views/custody/Custody.tsx'), 'Custody')],
  ['/audit', ['log'], page(() => import('../views/audit/Audit.tsx'), 'Audit')],
  ['/settings', ['settings', 'users', 'case'], page(() => import('../views/settings/Settings.tsx'), 'Settings')],
  ['/account', [], page(() => import('../views/account/Account.tsx'), 'Account')],
];

/** The page, or why this reader cannot open it; who may not read begins where they may. */
function Open({
  path,
  needs,
  Page,
}: {
  readonly path: string;
  readonly needs: readonly Permission[];
  readonly Page: ComponentType;
}): JSX.Element {
  const { may } = useSession();
  const [first] = useWaysOpen();
  if (needs.length === 0 || needs.some((need) => may.includes(need))) return <Page />;
  return path === '/' && first !== undefined ? <Redirect href={first.href} replace /> : <NotForYou />;
}

function Inside(): JSX.Element {
  const { data: session, error, refetch } = useGet<SessionView>('/session');
  const [, go] = useLocation();
  const language = useLanguage();
  if (session === undefined) return error === null ? <Waiting /> : <Failed isPage error={error} retry={() => void refetch()} />;
  keepCsrf(session);
  if (session.user !== undefined) noteIn();
  return (
    <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-GB'}>
      <RouterProvider navigate={go}>
        <SessionContext value={session}>
          {session.user === undefined ? (
            <Suspense fallback={<Waiting />}>
              <SignIn />
            </Suspense>
          ) : (
            <Shell>
              {session.mustChangePassword === true ? (
                <MustChange />
              ) : (
                <Switch>
                  {pages.map(([path, needs, Page]) => (
                    <Route key={path} path={path}>
                      <Open path={path} needs={needs} Page={Page} />
                    </Route>
                  ))}
                  <Route component={NotFound} />
                </Switch>
              )}
            </Shell>
          )}
        </SessionContext>
      </RouterProvider>
    </I18nProvider>
  );
}

export function App(): JSX.Element {
  return (
    <QueryClientProvider client={queries}>
      <Inside />
    </QueryClientProvider>
  );
}
