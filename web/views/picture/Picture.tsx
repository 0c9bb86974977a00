import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense, type JSX } from 'react';
import { Link } from 'wouter';
import type { Picture as View } from '../../../src/model/index.ts';
import { type Params, type Refused, useGet } from '../../app/api.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTitle } from '../../app/title.ts';
import { type Asked, useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { DayField } from '../../parts/DayField.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { scamTypes, useScam } from '../../parts/scam.ts';
import { Tabs } from '../../parts/Tabs.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { pictureWords } from '../../words/picture.ts';
import { listOf } from './list-of.ts';
import { Moves } from './moves/Moves.tsx';
import { BlocklistPart } from './blocklist/BlocklistPart.tsx';
import { PrintedPicture } from './print/PrintedPicture.tsx';
import { RoutinesPart } from './routines/RoutinesPart.tsx';
import { WatchPart } from './watch/WatchPart.tsx';
import './picture.css';

// What draws is heavy: it comes when its tab is opened.
const MapPart = lazy(async () => ({ default: (await import('./map/MapPart.tsx')).MapPart }));
const TypesPart = lazy(async () => ({ default: (await import('./types/TypesPart.tsx')).TypesPart }));

const tabs = ['map', 'types', 'routines', 'moves', 'watch', 'blocklist'] as const;
type Tab = (typeof tabs)[number];
/** These are of the whole casebook, whatever days and type are asked for. */
const timeless: ReadonlySet<Tab> = new Set(['routines', 'watch', 'blocklist']);
const isDay = (text: string | undefined): boolean => /^\d{4}-\d\d-\d\d$/u.test(text ?? '');

/** What the picture is asked with: days, both included, as the address has them. */
function paramsOf(asked: Asked): Params {
  return {
    from: isDay(asked['from']) ? asked['from'] : undefined,
    to: isDay(asked['to']) ? asked['to'] : undefined,
    span: asked['span'] === 'month' ? 'month' : undefined,
    type: scamTypes.find((type) => type === asked['type']),
  };
}

const bodies: Readonly<Record<Tab, (picture: View, query: UseQueryResult<View, Refused>) => JSX.Element>> = {
  map: (picture) => <MapPart picture={picture} />,
  types: (picture) => <TypesPart picture={picture} />,
  routines: () => <RoutinesPart />,
  watch: () => <WatchPart />,
  blocklist: () => <BlocklistPart />,
  moves: (_, query) => <Moves list={listOf(query, ({ moves }) => moves.toSorted((a, b) => b.at - a.at))} />,
};

/** What kind of fraud, where, moving where, and what of it is new. */
export function Picture(): JSX.Element {
  const t = useWords(pictureWords);
  useTitle(t('title'));
  const [asked, ask] = useAsked();
  const query = useGet<View>('/picture', paramsOf(asked));
  const { data: picture, error, refetch } = query;
  const tab = tabs.find((each) => each === asked['tab']) ?? 'map';
  const step = (by: number): void => ask({ tab: tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] });
  useShortcut(']', t('nextTab'), () => step(1));
  useShortcut('[', t('previousTab'), () => step(-1));
  if (picture === undefined) return error === null ? <Waiting /> : <Failed isPage error={error} retry={() => void refetch()} />;
  const isNarrowed = asked['from'] !== undefined || asked['to'] !== undefined || asked['type'] !== undefined;
  return (
    <>
      <div className="picture on-screen">
        <Head picture={picture} />
        {picture.reports === 0 && !isNarrowed ? (
          <EmptyState
            title={t('none')}
            action={
              <Link className="button" href="/">
                {t('toImport')}
              </Link>
            }
          >
            <p>{t('noneWhy')}</p>
          </EmptyState>
        ) : (
          <Tabs
            tabs={tabs}
            current={tab}
            name={(each) => t(`tab-${each}`)}
            onGo={(each) => ask({ tab: each === 'map' ? undefined : each })}
          >
            {picture.reports === 0 && !timeless.has(tab) ? (
              <EmptyState
                title={t('noneThen')}
                action={
                  <button type="button" onClick={() => ask({ from: undefined, to: undefined, type: undefined })}>
                    {t('all-time')}
                  </button>
                }
              />
            ) : (
              <Suspense fallback={<Waiting />}>{bodies[tab](picture, query)}</Suspense>
            )}
          </Tabs>
        )}
      </div>
      <PrintedPicture picture={picture} tab={tab} />
    </>
  );
}

/** Title, what the picture is of, and what it cannot tell. */
function Head({ picture }: { readonly picture: View }): JSX.Element {
  const t = useWords(pictureWords);
  const names = useScam();
  const [asked, ask] = useAsked();
  const mayRebuild = useMay('settings');
  const { reports, untimed, unread } = picture;
  return (
    <header className="picture-head">
      <h1>{t('title')}</h1>
      <DayField label={t('from')} value={asked['from'] ?? ''} onChange={(day) => ask({ from: day, at: undefined })} />
      <DayField label={t('to')} value={asked['to'] ?? ''} onChange={(day) => ask({ to: day, at: undefined })} />
      <label className="field">
        {t('by')}
        <select
          value={asked['span'] === 'month' ? 'month' : 'week'}
          onChange={({ target }) => ask({ span: target.value === 'month' ? 'month' : undefined })}
        >
          <option value="week">{t('week')}</option>
          <option value="month">{t('month')}</option>
        </select>
      </label>
      <label className="field">
        {t('type')}
        <select value={asked['type'] ?? ''} onChange={({ target }) => ask({ type: target.value })}>
          <option value="">{t('everyType')}</option>
          {scamTypes.map((type) => (
            <option key={type} value={type}>
              {names.type(type)}
            </option>
          ))}
        </select>
      </label>
      <Link className="button end" href="/stats">
        {t('toStats')}
      </Link>
      <button type="button" onClick={() => window.print()}>
        {t('print')}
      </button>
      <p className="hint">
        {t('reports', { count: reports })}
        {untimed > 0 && ` · ${t('untimed', { count: untimed })}`}
        {unread > 0 && ` · ${t('unread', { count: unread })} ${t(mayRebuild ? 'unreadHint' : 'unreadAsk')}`}
      </p>
    </header>
  );
}
