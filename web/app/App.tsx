import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, type ComponentType, type JSX } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { Route, Switch, useLocation } from 'wouter';
import type { SessionView } from '../../src/model/index.ts';
import { keepCsrf, queries, useGet } from './api.ts';
import { useLanguage } from './format.ts';
import { NotFound } from './NotFound.tsx';
import { askPurposes } from './consult.ts';
import { SessionContext } from './session.ts';
import { Shell } from './Shell.tsx';
import { Waiting } from '../parts/Waiting.tsx';

/** Each page is a file of its own, loaded when it is first opened. */
function page<Name extends string>(load: () => Promise<Readonly<Record<Name, () => JSX.Element>>>, name: Name): ComponentType {
  return lazy<ComponentType>(async () => ({ default: (await load())[name] }));
}
askPurposes();

const SignIn = page(() => import('../views/sign-in/SignIn.tsx'), 'SignIn');

/** Paths of the pages. Parameters are read in the page with `useParams` of wouter. */
const pages: readonly (readonly [path: string, page: ComponentType])[] = [
  ['/', page(() => import('../views/inbox/Inbox.tsx'), 'Inbox')],
  ['/reports/:id', page(() => import('../views/report/ReportPage.tsx'), 'ReportPage')],
  ['/rings', page(() => import('../views/rings/Rings.tsx'), 'Rings')],
  ['/rings/:id', page(() => import('../views/ring/RingPage.tsx'), 'RingPage')],
  ['/why/:a/:b', page(() => import('../views/why/WhyPage.tsx'), 'WhyPage')],
  ['/indicators/:kind/:value', page(() => import('../views/indicator/IndicatorPage.tsx'), 'IndicatorPage')],
  ['/services', page(() => import('../views/services/Services.tsx'), 'Services')],
  ['/custody', page(() => import('../views/custody/Custody.tsx'), 'Custody')],
  ['/audit', page(() => import('../views/audit/Audit.tsx'), 'Audit')],
  ['/settings', page(() => import('../views/settings/Settings.tsx'), 'Settings')],
];

function Inside(): JSX.Element {
  const { data: session } = useGet<SessionView>('/session');
  const [, go] = useLocation();
  const language = useLanguage();
  if (session === undefined) return <Waiting />;
  keepCsrf(session);
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
              <Suspense fallback={<Waiting />}>
                <Switch>
                  {pages.map(([path, Page]) => (
                    <Route key={path} path={path} component={Page} />
                  ))}
                  <Route component={NotFound} />
                </Switch>
              </Suspense>
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
