import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { DossierExhibit, ExhibitFacts, ReviewCheck } from '../../../../src/model/index.ts';
import { day, moment, useLanguage } from '../../../app/format.ts';
import { useMay } from '../../../app/session.ts';
import { useWords } from '../../../app/words.ts';
import { Copy } from '../../../parts/Copy.tsx';
import { caseExhibitWords } from '../../../words/case-exhibits.ts';
import { factFields } from './fields.ts';
import { FactsDialog } from './FactsDialog.tsx';
import '../../../parts/panel.css';

/** One point of the review: how it stands, who says so, and why. */
function Point({ of }: { readonly of: ReviewCheck }): JSX.Element {
  const t = useWords(caseExhibitWords);
  const language = useLanguage();
  return (
    <li className={`review-point ${of.state}`}>
      <p className="row">
        <strong>{t(of.point)}</strong>
        <span className={`review ${of.state}`}>{t(of.state)}</span>
        {of.state !== 'open' && of.state !== 'not-applicable' && (
          <span className={of.machine ? 'state machine' : 'state person'}>
            <span className="sign" aria-hidden="true" />
            {t(of.machine ? 'byMachine' : 'byPerson')}
          </span>
        )}
      </p>
      <p className="soft">{of.sentence[language]}</p>
    </li>
  );
}

/** What is known of one exhibit, and the prosecutor's list. */
export function ExhibitSide({ path, of }: { readonly path: string; readonly of: DossierExhibit | undefined }): JSX.Element {
  const t = useWords(caseExhibitWords);
  const may = useMay('judge');
  const [isOpen, setOpen] = useState(false);
  if (of === undefined) {
    return (
      <aside className="case-side" aria-label={t('review')}>
        <p className="soft">{t('chooseOne')}</p>
      </aside>
    );
  }
  const said = (name: keyof ExhibitFacts): string | undefined => {
    const value = of.facts[name];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return day(value);
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const known = factFields.filter(({ name }) => said(name) !== undefined);
  return (
    <aside className="case-side" aria-live="polite" aria-label={of.name}>
      <h2>
        {of.number} · <bdi>{of.name}</bdi>
      </h2>
      <p className="row">
        <code className="hash">{of.sha256}</code>
        <Copy text={of.sha256} what={t('hash')} />
      </p>
      <p className="soft">
        {t('sealed')}: {t('sealedBy', { at: moment(of.sealed.at), by: of.sealed.by })} ·{' '}
        <Link href={`/custody?act=${of.sealed.act}`}>{t('act', { act: of.sealed.act })}</Link>
      </p>
      {of.imported !== undefined && (
        <p className="soft">
          {t('imported')}: {t('sealedBy', { at: moment(of.imported.at), by: of.imported.by })} ·{' '}
          <Link href={`/custody?act=${of.imported.act}`}>{t('act', { act: of.imported.act })}</Link>
        </p>
      )}
      <h3>{t('review')}</h3>
      <ul className="review-list">
        {of.checks.map((check) => (
          <Point key={check.point} of={check} />
        ))}
      </ul>
      <h3>{t('known')}</h3>
      {known.length === 0 && <p className="soft">{t('nothingKnown')}</p>}
      <dl className="record">
        {known.map(({ name }) => (
          <div key={name}>
            <dt>{t(`f_${name}`)}</dt>
            <dd>{said(name)}</dd>
          </div>
        ))}
      </dl>
      {may && (
        <p>
          <button type="button" onClick={() => setOpen(true)}>
            {t('edit')}
          </button>
        </p>
      )}
      {isOpen && <FactsDialog path={path} of={of} close={() => setOpen(false)} />}
    </aside>
  );
}
