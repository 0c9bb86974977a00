import type { JSX } from 'react';
import type { FreezeCandidate } from '../../../src/model/index.ts';
import { day, exactAmount, share, useLanguage } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { useWords } from '../../app/words.ts';
import { Amount } from '../../parts/Amount.tsx';
import { StateMark } from '../../parts/StateMark.tsx';
import { freezeWords } from '../../words/freezes.ts';
import { moneyWords } from '../../words/money.ts';
import { AgreeMark } from '../money/ComparePart.tsx';
import { AccountLink } from '../money/names.tsx';
import '../money/money.css';
import './freezes.css';

/** Accounts where traced money still is, as the machine ranks them, each with what speaks for care. */
export function Candidates({
  rows,
  onPropose,
}: {
  readonly rows: readonly FreezeCandidate[];
  readonly onPropose: (candidate: FreezeCandidate) => void;
}): JSX.Element {
  const t = useWords(freezeWords);
  const m = useWords(moneyWords);
  const language = useLanguage();
  const mayPropose = useMay('judge');
  return (
    <ol className="freeze-candidates">
      {rows.map((each) => {
        const { account, hop, disputed, agree, balance, hours, chance, reports, holder, warning, why } = each;
        return (
          <li key={account.name}>
            <div className="freeze-what">
              <p className="row">
                <StateMark is="proposed" brief />
                <AccountLink of={account} />
                {account.holder !== undefined && <span>{account.holder}</span>}
                <span className="soft">{account.bank}</span>
              </p>
              <p>{why[language]}</p>
              <p className="freeze-warning">
                <strong>{t('warning')}</strong> {warning[language]}
              </p>
            </div>
            <dl className="freeze-facts">
              <div>
                <dt>{t('disputed')}</dt>
                <dd>
                  {disputed.map(({ minor, currency }) => (
                    <strong key={currency}>
                      <Amount minor={minor} currency={currency} />
                    </strong>
                  ))}
                </dd>
              </div>
              <div>
                <dt>{m('agreement')}</dt>
                <dd>
                  <AgreeMark is={agree} />
                </dd>
              </div>
              <div>
                <dt>{t('since')}</dt>
                <dd>{hours < 48 ? t('hoursAgo', { count: hours }) : t('daysAgo', { count: Math.floor(hours / 24) })}</dd>
              </div>
              <div>
                <dt>{t('chance')}</dt>
                <dd>{share(chance)}</dd>
              </div>
              <div>
                <dt>{t('hop')}</dt>
                <dd>{hop}</dd>
              </div>
              <div>
                <dt>{t('balance')}</dt>
                <dd>
                  {balance === undefined
                    ? t('noBalance')
                    : t('balanceAt', { amount: exactAmount(balance.minor, balance.currency), day: day(balance.at) })}
                </dd>
              </div>
              <div>
                <dt>{t('holder')}</dt>
                <dd>{t(`holder-${holder}`)}</dd>
              </div>
              <div>
                <dt>{t('reports')}</dt>
                <dd>{t('victims', { count: Object.keys(reports).length })}</dd>
              </div>
            </dl>
            {mayPropose && (
              <button
                type="button"
                className="primary"
                disabled={disputed.length === 0}
                aria-label={t('proposeOf', { account: account.value })}
                onClick={() => onPropose(each)}
              >
                {t('propose')}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
