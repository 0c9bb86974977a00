import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Trace, TraceFlow, TransferView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { exactAmount, useLanguage } from '../../app/format.ts';
import { reportWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Amount } from '../../parts/Amount.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { When } from '../../parts/When.tsx';
import { moneyWords } from '../../words/money.ts';
import { AccountLink } from './names.tsx';
import { ExhibitRows } from './ExhibitRows.tsx';
import { type Band, startId } from './shape.ts';

/** Transfers that the side shows at most: the largest. */
const most = 200;

/** What a band is made of: its transfers, and the rows of both sides' statements that tell of them. */
export function BandSide({
  act,
  trace,
  band,
  currency,
  onClose,
}: {
  readonly act: number;
  readonly trace: Trace;
  readonly band: Band;
  readonly currency: string;
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(moneyWords);
  const flows = [...band.flows].sort((a, b) => (b.claim[currency] ?? 0) - (a.claim[currency] ?? 0)).slice(0, most);
  const inTime = flows.toSorted((a, b) => a.at - b.at || a.transfer - b.transfer);
  const numbers = inTime.map(({ transfer }) => transfer);
  const { data, error, refetch } = useGet<{ readonly rows: readonly TransferView[] }>(
    '/money/transfers',
    { numbers: numbers.join(','), trace: act },
    { enabled: numbers.length > 0 },
  );
  const views = new Map((data?.rows ?? []).map((each) => [each.number, each]));
  const stated = trace.starts.filter(
    ({ account, transfer, currency: own }) =>
      transfer === undefined && own === currency && band.source === startId && band.target === account,
  );
  return (
    <aside className="money-side" aria-label={t('drawer')} aria-live="polite">
      <div className="row">
        <h2>{t('drawer')}</h2>
        <button type="button" className="quiet end" onClick={onClose}>
          {t('close')}
        </button>
      </div>
      <p>
        <Amount minor={band.value} currency={currency} /> · {t('transfersOf', { count: band.flows.length + stated.length })}
      </p>
      {band.flows.length > most && <p className="soft">{t('moreTransfers', { shown: most, all: band.flows.length })}</p>}
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      {numbers.length > 0 && data === undefined && error === null && <Waiting />}
      <ol className="money-transfers">
        {inTime.map((flow) => {
          const view = views.get(flow.transfer);
          return view === undefined ? null : <OneTransfer key={flow.transfer} flow={flow} view={view} />;
        })}
        {stated.map(({ report, minor, at, why }) => (
          <Stated key={`${report} ${at} ${minor}`} report={report} minor={minor} currency={currency} at={at} why={why} />
        ))}
      </ol>
    </aside>
  );
}

function OneTransfer({ flow, view }: { readonly flow: TraceFlow; readonly view: TransferView }): JSX.Element {
  const t = useWords(moneyWords);
  const { at, minor, currency, source, target, received, ref, note, report, rows } = view;
  return (
    <li>
      <p className="row">
        <When at={at} grain="minute" />
        <strong>
          <Amount minor={minor} currency={currency} />
        </strong>
        {received !== undefined && (
          <span>
            → <Amount minor={received.minor} currency={received.currency} />
          </span>
        )}
      </p>
      <p>
        {source === undefined ? t('notTold') : <AccountLink of={source} />} →{' '}
        {target === undefined ? t('notTold') : <AccountLink of={target} />}
      </p>
      {flow.traced !== minor && (
        <p className="soft">{t('traced', { traced: exactAmount(flow.traced, currency), all: exactAmount(minor, currency) })}</p>
      )}
      <p className="soft">
        {[
          ...(ref === undefined ? [] : [t('ref', { ref })]),
          ...(note === undefined ? [] : [note]),
          ...(report === undefined ? [] : [t('report', { ref: report })]),
        ].join(' · ')}
      </p>
      <ExhibitRows rows={rows} />
    </li>
  );
}

function Stated({
  report,
  minor,
  currency,
  at,
  why,
}: {
  readonly report: string | undefined;
  readonly minor: number;
  readonly currency: string;
  readonly at: number;
  readonly why: { readonly en: string; readonly zh: string };
}): JSX.Element {
  const t = useWords(moneyWords);
  const language = useLanguage();
  return (
    <li>
      <p className="row">
        <When at={at} /> <Amount minor={minor} currency={currency} />
        {report !== undefined && (
          <Link href={reportWay(report)} className="value">
            {report}
          </Link>
        )}
      </p>
      <p className="soft">
        {t('noRows')} {why[language]}
      </p>
    </li>
  );
}
