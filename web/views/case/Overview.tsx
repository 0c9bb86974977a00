import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { CaseDetail, ElementTemplate } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useLanguage } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { ringWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { AccessForm } from '../../parts/AccessForm.tsx';
import { Label } from '../../parts/Label.tsx';
import { caseWords } from '../../words/case.ts';
import { FactsForm } from './FactsForm.tsx';
import { Hold } from './Hold.tsx';
import { Rates } from './Rates.tsx';
import { useDecisions } from '../ring/Decisions.tsx';
import { Unlike } from '../ring/Unlike.tsx';
import '../../parts/panel.css';

/** What the case says of itself, who may see it, and what may not be erased. */
export function Overview({ detail }: { readonly detail: CaseDetail }): JSX.Element {
  const t = useWords(caseWords);
  const language = useLanguage();
  const [open, setOpen] = useState<'facts' | 'access'>();
  const [mayJudge, mayCase] = [useMay('judge'), useMay('case')];
  const { data: templates } = useGet<{ readonly rows: readonly ElementTemplate[] }>('/templates');
  const { facts } = detail;
  const given = (text: string | undefined): JSX.Element =>
    text === undefined ? <span className="soft">{t('notGiven')}</span> : <>{text}</>;
  const titleOf = (id: string): string => templates?.rows.find((each) => each.id === id)?.title[language] ?? id;
  return (
    <div className="case-panels">
      {(detail.case.rings ?? []).map((ring) => (
        <UnlikeIn key={ring} ring={ring} />
      ))}
      <section className="panel">
        <div className="row">
          <h2>{t('facts')}</h2>
          {mayJudge && (
            <button type="button" onClick={() => setOpen('facts')}>
              {t('change')}
            </button>
          )}
        </div>
        <dl className="record">
          <div>
            <dt>{t('law')}</dt>
            <dd>{given(facts.law)}</dd>
          </div>
          <div>
            <dt>{t('agency')}</dt>
            <dd>{given(facts.agency)}</dd>
          </div>
          <div>
            <dt>{t('court')}</dt>
            <dd>{given(facts.court)}</dd>
          </div>
          <div>
            <dt>{t('purpose')}</dt>
            <dd>{given(facts.purpose)}</dd>
          </div>
          <div>
            <dt>{t('label')}</dt>
            <dd>
              <Label is={facts.label} />
            </dd>
          </div>
          <div>
            <dt>{t('templates')}</dt>
            <dd>
              {facts.templates.length === 0 ? (
                <span className="soft">{t('noTemplates')}</span>
              ) : (
                <ul className="plain-list">
                  {facts.templates.map((id) => (
                    <li key={id}>{titleOf(id)}</li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
          <div>
            <dt>{t('officers')}</dt>
            <dd>
              {facts.officers.length === 0 ? (
                given(undefined)
              ) : (
                <ul className="plain-list">
                  {facts.officers.map((each) => (
                    <li key={`${each.name} ${each.number ?? ''}`}>
                      {[each.name, each.role, each.agency, each.number].filter((part) => part !== undefined).join(' · ')}
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
        </dl>
      </section>
      <div className="stack">
        <section className="panel">
          <div className="row">
            <h2>{t('access')}</h2>
            {mayCase && (
              <button type="button" onClick={() => setOpen('access')}>
                {t('changeAccess')}
              </button>
            )}
          </div>
          <p>{detail.case.access.length === 0 ? t('nobody') : detail.case.access.join(', ')}</p>
          <h3>{t('rings')}</h3>
          <ul>
            {(detail.case.rings ?? []).map((ring) => (
              <li key={ring}>
                <Link href={ringWay(ring)} className="value">
                  {ring}
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <Hold detail={detail} />
        <Rates detail={detail} />
      </div>
      {open === 'facts' && <FactsForm detail={detail} templates={templates?.rows ?? []} close={() => setOpen(undefined)} />}
      {open === 'access' && <AccessForm of={detail.case} close={() => setOpen(undefined)} />}
    </div>
  );
}

/** Decisions on a ring of the case in which people differ. */
function UnlikeIn({ ring }: { readonly ring: string }): JSX.Element | null {
  const { data } = useDecisions(ring);
  return data === undefined ? null : <Unlike rows={data.rows} />;
}
