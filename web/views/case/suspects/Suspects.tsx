import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { CaseDetail, NamedSuspect, Role, ShelteredPerson } from '../../../../src/model/index.ts';
import { day } from '../../../app/format.ts';
import { useMay } from '../../../app/session.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { indicatorWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { KindTag } from '../../../parts/KindTag.tsx';
import { caseWords } from '../../../words/case.ts';
import { SuspectForm } from './SuspectForm.tsx';

const theirs: Role = 'suspect';

/** Who the case is about: by name, or so far by indicators alone. */
export function Suspects({ detail }: { readonly detail: CaseDetail }): JSX.Element {
  const t = useWords(caseWords);
  const may = useMay('judge');
  const [edited, setEdited] = useState<NamedSuspect | 'new'>();
  const begin = (): void => setEdited('new');
  useShortcut('n', t('addSuspect'), begin, { enabled: may });
  const add = may && (
    <button type="button" className="primary" onClick={begin}>
      {t('addSuspect')}
    </button>
  );
  return (
    <>
      {detail.suspects.length + detail.sheltered.length === 0 ? (
        <EmptyState title={t('noSuspects')} action={add}>
          <p>{t('noSuspectsWhy')}</p>
          <p>{t('compelled')}</p>
        </EmptyState>
      ) : (
        <>
          <p className="row">{add}</p>
          <ul className="suspect-cards">
            {detail.suspects.map((each) => (
              <Card key={each.id} of={each} change={may ? () => setEdited(each) : undefined} />
            ))}
            {detail.sheltered.map((each) => (
              <Sheltered key={each.id} of={each} />
            ))}
          </ul>
        </>
      )}
      {edited !== undefined && (
        <SuspectForm caseId={detail.case.id} suspect={edited === 'new' ? undefined : edited} close={() => setEdited(undefined)} />
      )}
    </>
  );
}

/** Whom protection holds: no name, no indicator, and where whoever protects them goes on. */
function Sheltered({ of }: { readonly of: ShelteredPerson }): JSX.Element {
  const t = useWords(caseWords);
  return (
    <li>
      <div className="row">
        <h2 className="unnamed">
          {t(({ referred: 'referralOpen', proposed: 'referralProposed', closed: 'identified' } as const)[of.state])}
        </h2>
        <span className="soft value">{of.id}</span>
      </div>
      <p className="soft">
        {t(of.category)} · {t('heldSince', { day: day(of.since) })}
      </p>
      <p>{t('heldWhy')}</p>
      {of.person !== undefined && <Link href={`/people/${encodeURIComponent(of.person)}`}>{t('toProtection')}</Link>}
    </li>
  );
}

function Card({ of, change }: { readonly of: NamedSuspect; readonly change: (() => void) | undefined }): JSX.Element {
  const t = useWords(caseWords);
  const name = of.name ?? t('unnamed');
  return (
    <li>
      <div className="row">
        <h2 className={of.name === undefined ? 'unnamed' : ''}>{name}</h2>
        <span className="soft value">{of.id}</span>
        {change !== undefined && (
          <button type="button" className="end" aria-label={t('changeOf', { name })} onClick={change}>
            {t('change')}
          </button>
        )}
      </div>
      <p className="soft">
        {t(of.category)} · {t(of.basis)}
        {of.name === undefined && ` · ${t('knownBy')}`}
      </p>
      {of.aliases.length > 0 && (
        <p>
          {t('aliases')}: {of.aliases.join(', ')}
        </p>
      )}
      <ul className="value-list">
        {of.indicators.map(({ kind, value }) => (
          <li key={`${kind} ${value}`}>
            <KindTag kind={kind} role={theirs} />{' '}
            <Link href={indicatorWay(kind, value)} className="value">
              {value}
            </Link>
          </li>
        ))}
      </ul>
      {Object.keys(of.papers).length > 0 && (
        <dl className="record">
          {Object.entries(of.papers).map(([field, value]) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {of.note !== undefined && <p>{of.note}</p>}
      {of.overridden !== undefined && <p>{t('overridden', { ...of.overridden, day: day(of.overridden.at) })}</p>}
    </li>
  );
}
