import type { JSX } from 'react';
import type { CaseDetail } from '../../../src/model/index.ts';
import { countOf, day, useLanguage } from '../../app/format.ts';
import { useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Label } from '../../parts/Label.tsx';
import { caseWords } from '../../words/case.ts';

/** What the case is, in one look. */
export function CaseHead({ detail }: { readonly detail: CaseDetail }): JSX.Element {
  const t = useWords(caseWords);
  const language = useLanguage();
  const [asked] = useAsked();
  const { facts, suspects, reports, exhibits } = detail;
  return (
    <header className="case-head">
      <div className="case-title">
        <h1>{facts.title}</h1>
        <Label is={facts.label} />
        {facts.hold !== undefined && (
          <span className="held" title={facts.hold.reason}>
            {t('held')}
          </span>
        )}
        {asked['tab'] === 'board' && (
          <button type="button" className="case-print" onClick={() => window.print()}>
            {t('print')}
          </button>
        )}
      </div>
      <p className="case-line soft">
        <span className="value">{facts.id}</span>
        {facts.law !== undefined && <span>{facts.law}</span>}
        <span>
          {t('reports')} {countOf(reports, language)}
        </span>
        <span>
          {t('suspects')} {countOf(suspects.length, language)}
        </span>
        <span>
          {t('exhibits')} {countOf(exhibits, language)}
        </span>
        <span>
          {t('opened')} {t('openedBy', { day: day(facts.openedAt), by: facts.openedBy })}
        </span>
      </p>
    </header>
  );
}
