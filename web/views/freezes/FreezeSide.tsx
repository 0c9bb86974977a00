import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { FreezeProposal } from '../../../src/model/index.ts';
import { exactAmount, useLanguage } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { caseWay, reportWay, ringWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Amount } from '../../parts/Amount.tsx';
import { Fact } from '../../parts/Fact.tsx';
import { When } from '../../parts/When.tsx';
import { freezeWords } from '../../words/freezes.ts';
import { AccountLink } from '../money/names.tsx';
import { Clock } from './Clock.tsx';
import { FreezeMark } from './FreezeMark.tsx';
import { fromOf, stepsAfter } from './queue.ts';
import { type Recordable, StateDialog } from './StateDialog.tsx';

const words = {
  sent: 'markSent',
  confirmed: 'markConfirmed',
  refused: 'markRefused',
  released: 'release',
} as const;

/** Whether today’s traces say something else than what was proposed. */
const isOther = ({ disputed }: FreezeProposal, now: FreezeProposal['now']): boolean =>
  now !== undefined && (now.find(({ currency }) => currency === disputed.currency)?.minor ?? 0) < disputed.minor;

/** Reports that the side names before the rest is counted. */
const mostReports = 12;

/** One proposal: how it stands, what was done, and what may follow. */
export function FreezeSide({
  of,
  now,
  onLetter,
}: {
  readonly of: FreezeProposal | undefined;
  /** What today’s traces say is there. */
  readonly now: FreezeProposal['now'];
  readonly onLetter: () => void;
}): JSX.Element {
  const t = useWords(freezeWords);
  const language = useLanguage();
  const may = useMay('case');
  const mayRenew = useMay('judge');
  const [state, setState] = useState<Recordable>();
  if (of === undefined) {
    return (
      <aside className="freeze-side" aria-label={t('steps')}>
        <p className="soft">{t('choose')}</p>
      </aside>
    );
  }
  const after = stepsAfter(of);
  const renewWord = of.next === 'freeze' ? 'toFreeze' : of.next === 'stop' ? 'stopFirst' : 'renew';
  return (
    <aside className="freeze-side" aria-live="polite" aria-label={of.account.value}>
      <p className="row">
        <FreezeMark of={of} />
      </p>
      <h2>
        <AccountLink of={of.account} />
      </h2>
      <p>
        {of.account.holder} <span className="soft">{t(`holder-${of.holder}`)}</span>
      </p>
      <p className="freeze-warning">
        <strong>{t('warning')}</strong> {of.warning[language]}
      </p>
      <dl className="record">
        <Fact name={t('to')}>{of.to}</Fact>
        <Fact name={t('disputed')}>
          <Amount {...of.disputed} />
        </Fact>
        <Fact name={t('clock')}>
          {fromOf(of) === undefined ? (
            <span className="soft">{t('notRunning')}</span>
          ) : (
            <Clock until={of.until} from={fromOf(of)} />
          )}
        </Fact>
        {of.ring !== undefined && (
          <Fact name={t('ring')}>
            <Link href={ringWay(of.ring)} className="value">
              {of.ring}
            </Link>
          </Fact>
        )}
        {of.case !== undefined && (
          <Fact name={t('case')}>
            <Link href={caseWay(of.case)} className="value">
              {of.case}
            </Link>
          </Fact>
        )}
        {of.trace !== undefined && (
          <Fact name={t('trace')}>
            <Link href={`/custody?act=${of.trace}`}>
              {t('act')} {of.trace}
            </Link>
          </Fact>
        )}
      </dl>
      {of.hoursLeft !== undefined && <p>{of.hoursLeft > 0 ? t('us72', { hours: Math.floor(of.hoursLeft) }) : t('us72Over')}</p>}
      {isOther(of, now) && (
        <p className="freeze-warning">
          {t('changedNow', { now: now!.map(({ minor, currency }) => exactAmount(minor, currency)).join(' + ') || '0' })}
        </p>
      )}
      <div className="row freeze-actions" role="group" aria-label={t('nextState')}>
        <button type="button" onClick={onLetter}>
          {t('letter')}
        </button>
        {may &&
          after.map((each) => (
            <button key={each} type="button" onClick={() => setState(each)}>
              {t(words[each])}
            </button>
          ))}
        {mayRenew && of.next !== undefined && (
          <button type="button" onClick={() => setState('renewed')}>
            {t(renewWord)}
          </button>
        )}
      </div>
      {!may && after.length > 0 && <p className="soft">{t('mayNot')}</p>}
      <h3>{t('steps')}</h3>
      <ol className="freeze-steps">
        {of.steps.map((step) => (
          <li key={step.act}>
            <p className="row">
              <strong>{t(`step-${step.step}`)}</strong> {t(step.state)}
              <span className="soft">
                {step.by} ·{' '}
                <Link href={`/custody?act=${step.act}`}>
                  {t('act')} {step.act}
                </Link>
              </span>
            </p>
            <p>
              {t('proposedAt')} <When at={step.proposedAt} grain="minute" />
              {step.sentAt !== undefined && (
                <>
                  {' · '}
                  {t('sentAt')} <When at={step.sentAt} grain="minute" />
                </>
              )}
              {step.answeredAt !== undefined && (
                <>
                  {' · '}
                  {t('answeredAt')} <When at={step.answeredAt} grain="minute" />
                </>
              )}
            </p>
            {step.releasedAt !== undefined && (
              <p>
                {t('releasedAt')} <When at={step.releasedAt} grain="minute" />
              </p>
            )}
            {step.stopped !== undefined && (
              <p>
                {t('stopped')} <Amount {...step.stopped} />
              </p>
            )}
            {step.reference !== undefined && (
              <p>
                {t('reference')} <span className="value">{step.reference}</span>
              </p>
            )}
            <p className="soft">{step.reason}</p>
          </li>
        ))}
      </ol>
      <h3>{t('reports')}</h3>
      <p className="freeze-reports">
        {of.reports.slice(0, mostReports).map((id) => (
          <Link key={id} href={reportWay(id)} className="value">
            {id}
          </Link>
        ))}
        {of.reports.length > mostReports && <span>{t('victims', { count: of.reports.length })}</span>}
      </p>
      {state !== undefined && <StateDialog of={of} state={state} onClose={() => setState(undefined)} />}
    </aside>
  );
}
