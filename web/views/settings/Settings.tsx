import type { JSX } from 'react';
import type { CasebookView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { countOf, useLanguage } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { useTitle } from '../../app/title.ts';
import { useWords } from '../../app/words.ts';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { settingsWords } from '../../words/settings.ts';
import { Cases } from './Cases.tsx';
import { Fact, Section } from './Section.tsx';
import { About, Backups, KeysSection, SearchIndex } from './Upkeep.tsx';
import { Users } from './Users.tsx';
import '../../parts/panel.css';
import './settings.css';

/** What the casebook was made with, and what it holds. */
function Casebook({ casebook }: { readonly casebook: CasebookView }): JSX.Element {
  const t = useWords(settingsWords);
  const language = useLanguage();
  const { agency, region, reports, rings, exhibits, acts, rejected } = casebook;
  const n = (count: number): string => countOf(count, language);
  return (
    <Section id="casebook" title={t('casebook')} lead={t('casebookLead')}>
      <dl className="record">
        <Fact name={t('agency')}>{agency ?? t('noAgency')}</Fact>
        <Fact name={t('region')}>{region}</Fact>
        <Fact name={t('language')}>{t(casebook.language === 'zh' ? 'langZh' : 'langEn')}</Fact>
        <Fact name={t('holds')}>
          {reports === undefined || rings === undefined
            ? t('holdsLess', { exhibits: n(exhibits), acts: n(acts) })
            : t('holdsText', { reports: n(reports.count), rings: n(rings.count), exhibits: n(exhibits), acts: n(acts) })}
        </Fact>
        <Fact name={t('rejected')}>{n(rejected)}</Fact>
        <Fact name={t('id')}>
          <code>{casebook.id}</code>
        </Fact>
        <Fact name={t('origin')}>
          <code>{casebook.origin}</code>
        </Fact>
      </dl>
    </Section>
  );
}

/** Agency, users, cases, keys, backups: what a supervisor or whoever keeps the accounts looks after. */
export function Settings(): JSX.Element {
  const t = useWords(settingsWords);
  const { data: casebook, error, refetch } = useGet<CasebookView>('/casebook');
  const [mayUsers, mayCase, mayRead, maySettings] = [useMay('users'), useMay('case'), useMay('read'), useMay('settings')];
  useTitle(t('title'));
  const sections = [
    'casebook',
    ...(mayUsers ? (['users'] as const) : []),
    ...(mayCase && mayRead ? (['cases'] as const) : []),
    'keys',
    ...(maySettings ? (['backups', 'index'] as const) : []),
    'about',
  ] as const;
  return (
    <div className="settings-page">
      <header className="page-head">
        <h1>{t('title')}</h1>
      </header>
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      {casebook === undefined && error === null && <Waiting />}
      {casebook !== undefined && (
        <div className="sides">
          <nav aria-label={t('sections')}>
            {sections.map((each) => (
              <a key={each} href={`#${each}`}>
                {t(each)}
              </a>
            ))}
          </nav>
          <div className="sections">
            <Casebook casebook={casebook} />
            {mayUsers && <Users />}
            {mayCase && mayRead && <Cases />}
            <KeysSection />
            {maySettings && <Backups casebook={casebook} />}
            {maySettings && <SearchIndex />}
            <About version={casebook.version} />
          </div>
        </div>
      )}
    </div>
  );
}
