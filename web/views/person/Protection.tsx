import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { PersonView } from '../../../src/model/index.ts';
import { useLanguage } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { useWords } from '../../app/words.ts';
import { When } from '../../parts/When.tsx';
import { personWords } from '../../words/person.ts';
import { ProtectionMark } from '../people/ProtectionMark.tsx';
import { ProtectDialog, type Step } from '../referrals/ProtectDialog.tsx';
import { Source } from './Fields.tsx';

/** Steps that may follow each state. */
const after: Readonly<Record<PersonView['protection']['state'], readonly Step[]>> = {
  unscreened: ['refer', 'clear', 'interview'],
  proposed: ['refer', 'clear', 'interview', 'override'],
  referred: ['close', 'interview', 'override'],
  cleared: ['refer', 'interview'],
  closed: ['resume', 'interview'],
  overridden: ['resume', 'interview'],
};

/** Signs, what was done, and what may follow. It stands first on the page. */
export function Protection({ person, name }: { readonly person: PersonView; readonly name: string }): JSX.Element {
  const t = useWords(personWords);
  const language = useLanguage();
  const [may, mayOverride] = [useMay('judge'), useMay('case')];
  const [step, setStep] = useState<Step>();
  const { state, signs, steps } = person.protection;
  return (
    <section className="panel" aria-label={t('protection')}>
      <h2>{t('protection')}</h2>
      <p className="row">
        <ProtectionMark is={state} />
      </p>
      {person.held && <p className="people-held">{t('held')}</p>}
      {signs.length === 0 ? (
        <p className="soft">{t('noSigns')}</p>
      ) : (
        <ul className="person-signs">
          {signs.map((each, place) => (
            // The same sign may be told twice.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={place}>
              <strong>{each.name[language]}</strong> <span className="soft">{t(each.strength)}</span>
              {each.quote !== undefined && <q>{each.quote}</q>} <Source of={each.ground} />
            </li>
          ))}
        </ul>
      )}
      {may && (
        <div className="row people-decide" role="group" aria-label={t('protection')}>
          {after[state]
            .filter((each) => each !== 'override' || mayOverride)
            .map((each) => (
              <button key={each} type="button" onClick={() => setStep(each)}>
                {t(each)}
              </button>
            ))}
        </div>
      )}
      {!may && <p className="soft">{t('mayNot')}</p>}
      <h3>{t('steps')}</h3>
      {steps.length === 0 ? (
        <p className="soft">{t('noSteps')}</p>
      ) : (
        <ol className="person-steps">
          {steps.map((each) => (
            <li key={each.act}>
              <strong>{t(`step_${each.step}`)}</strong>
              {each.to !== undefined && ` → ${each.to}`}
              {each.outcome !== undefined && ` · ${t(`outcome-${each.outcome}`)}`}{' '}
              <span className="soft">
                {each.by} · <When at={each.at} grain="minute" /> ·{' '}
                <Link href={`/custody?act=${each.act}`}>
                  {t('act')} {each.act}
                </Link>
              </span>
              <p>{each.reason}</p>
            </li>
          ))}
        </ol>
      )}
      {step !== undefined && (
        <ProtectDialog step={step} persons={[person.id]} about={[name]} onClose={() => setStep(undefined)} />
      )}
    </section>
  );
}
