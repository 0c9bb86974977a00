import { useMemo, useState, type JSX } from 'react';
import { Link, useLocation } from 'wouter';
import type { FreezeProposal, StopReason, TraceView } from '../../../src/model/index.ts';
import { minorDigits } from '../../../src/model/currency.ts';
import { useGet } from '../../app/api.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { accountWay, reportWay, useAsked } from '../../app/ways.ts';
import { countOf, share, useLanguage } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { Amount, Losses } from '../../parts/Amount.tsx';
import { Field } from '../../parts/Field.tsx';
import { moneyWords } from '../../words/money.ts';
import { readAmount } from '../inbox/filter/amount.ts';
import { BandSide } from './BandSide.tsx';
import { Flow } from './Flow.tsx';
import { ReasonSign, reasonOrder, useReasonWord } from './reasons.tsx';
import { currenciesOf, fitting, type Place, shapeOf } from './shape.ts';
import { useHow } from './TraceList.tsx';
import { TraceTable } from './TraceTable.tsx';

/** Accounts that a column shows one by one before the smallest stand together. */
const mostAtFirst = 10;

/** One trace: the picture, what stops where, and the accounts beside it. */
export function FlowPart({ view }: { readonly view: TraceView }): JSX.Element {
  const t = useWords(moneyWords);
  const { trace } = view;
  const [asked, ask] = useAsked();
  const [, go] = useLocation();
  const [opened, setOpened] = useState<ReadonlyMap<number, number>>(new Map());
  const currencies = currenciesOf(trace);
  const currency = currencies.find((each) => each === asked['in']) ?? currencies[0] ?? '';
  const typed = readAmount(asked['least'] ?? '');
  const least = typed === undefined ? 0 : Math.round(Number(typed) * 10 ** minorDigits(currency));
  const reasons = useMemo(
    () =>
      new Set((asked['stops'] ?? '').split(',').filter((each): each is StopReason => reasonOrder.includes(each as StopReason))),
    [asked],
  );
  const { data: freezes } = useGet<{ readonly rows: readonly FreezeProposal[] }>('/money/freezes');
  const proposed = useMemo(() => new Set((freezes?.rows ?? []).map(({ account }) => account.name)), [freezes]);
  const shape = useMemo(
    () => shapeOf(trace, { currency, least, reasons, most: (layer) => mostAtFirst + (opened.get(layer) ?? 0) }),
    [trace, currency, least, reasons, opened],
  );
  const fits = useMemo(() => fitting(trace, { currency, least, reasons }), [trace, currency, least, reasons]);
  const band = shape.bands.find(({ id }) => id === asked['band']);
  const onPlace = (place: Place): void => {
    if (place.kind === 'account') go(accountWay(place.id));
    else if (place.kind === 'rest') setOpened((now) => new Map(now).set(place.layer, (now.get(place.layer) ?? 0) + mostAtFirst));
  };
  const step = (by: number): void => {
    const at = shape.bands.findIndex(({ id }) => id === asked['band']);
    ask({ band: shape.bands[(at + by + shape.bands.length) % shape.bands.length]?.id });
  };
  useShortcut('n', t('nextBand'), () => step(1), { enabled: shape.bands.length > 0 });
  useShortcut('p', t('previousBand'), () => step(-1), { enabled: shape.bands.length > 0 });
  useShortcut('Escape', t('close'), () => ask({ band: undefined }), { enabled: band !== undefined });
  if (trace.starts.length === 0) return <NoStart view={view} />;
  return (
    <>
      <TraceHead view={view} />
      <Tools view={view} currency={currency} currencies={currencies} reasons={reasons} />
      {shape.places.length === 0 ? (
        <p className="empty">
          {t('nothingFits')}{' '}
          <button type="button" className="link" onClick={() => ask({ least: undefined, stops: undefined })}>
            {t('clearFilter')}
          </button>
        </p>
      ) : (
        <div className={band === undefined ? 'money-stage' : 'money-stage with-side'}>
          <div>
            <Flow
              trace={trace}
              shape={shape}
              currency={currency}
              proposed={proposed}
              chosen={band?.id}
              onBand={({ id }) => ask({ band: id })}
              onPlace={onPlace}
            />
            <p className="hint">{t('pictureHint')}</p>
          </div>
          {band !== undefined && (
            <BandSide
              key={band.id}
              act={view.row.act}
              trace={trace}
              band={band}
              currency={currency}
              onClose={() => ask({ band: undefined })}
            />
          )}
        </div>
      )}
      <TraceTable trace={trace} flows={fits} currency={currency} reasons={reasons} />
      {trace.without.length > 0 && <Without view={view} />}
    </>
  );
}

/** What was lost and looked at, and whether it still comes to the same. */
function TraceHead({ view: { row, trace, same } }: { readonly view: TraceView }): JSX.Element {
  const t = useWords(moneyWords);
  const how = useHow();
  const language = useLanguage();
  return (
    <div className="money-head">
      <p>
        <strong>{t('lost')}</strong> <Losses of={trace.lost} /> · {how(row)} · {t('seen')} {countOf(trace.seen, language)}
      </p>
      <p className={same ? 'money-same' : 'money-same changed'}>
        <Link href={`/custody?act=${row.act}`}>
          {t('act')} {row.act}
        </Link>{' '}
        {same ? t('same') : t('changed')}
      </p>
    </div>
  );
}

/** What of it the picture and the table show. */
function Tools({
  view: { trace },
  currency,
  currencies,
  reasons,
}: {
  readonly view: TraceView;
  readonly currency: string;
  readonly currencies: readonly string[];
  readonly reasons: ReadonlySet<StopReason>;
}): JSX.Element {
  const t = useWords(moneyWords);
  const reasonWord = useReasonWord();
  const [asked, ask] = useAsked();
  const [typed, setTyped] = useState(asked['least'] ?? '');
  const isWrong = typed.trim() !== '' && readAmount(typed) === undefined;
  const give = (): void => {
    if (!isWrong && typed.trim() !== (asked['least'] ?? '')) ask({ least: typed.trim(), band: undefined });
  };
  const toggle = (reason: StopReason): void => {
    const next = new Set(reasons);
    if (!next.delete(reason)) next.add(reason);
    ask({ stops: [...next].join(','), band: undefined });
  };
  const there = reasonOrder.filter((reason) => (trace.byReason[reason]?.[currency] ?? 0) > 0);
  const all = Math.max(1, trace.lost[currency] ?? 0);
  return (
    <div className="money-tools">
      <ul className="money-stops" aria-label={t('reasons')}>
        {there.map((reason) => {
          const minor = trace.byReason[reason]?.[currency] ?? 0;
          return (
            <li key={reason}>
              <button type="button" className="quiet" aria-pressed={reasons.has(reason)} onClick={() => toggle(reason)}>
                <ReasonSign is={reason} /> {reasonWord(reason)} <Amount minor={minor} currency={currency} short />{' '}
                <span className="soft">{minor === all ? '100 %' : share(minor / all)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <div className="money-narrow">
        <Field label={t('least')} wrong={isWrong ? t('leastWrong') : undefined}>
          {(bound) => (
            <input
              {...bound}
              className="figure"
              inputMode="decimal"
              autoComplete="off"
              title={t('leastHint')}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onBlur={give}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) give();
              }}
            />
          )}
        </Field>
        {currencies.length > 1 && (
          <Field label={t('currency')}>
            {(bound) => (
              <select {...bound} value={currency} onChange={(event) => ask({ in: event.target.value, band: undefined })}>
                {currencies.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
    </div>
  );
}

/** Reports that nothing could be followed of, each with its reason. */
function Without({ view: { trace } }: { readonly view: TraceView }): JSX.Element {
  const t = useWords(moneyWords);
  const language = useLanguage();
  return (
    <details className="money-without">
      <summary>{t('without', { count: trace.without.length })}</summary>
      <ul>
        {trace.without.map(({ report, why }) => (
          <li key={report}>
            <Link href={reportWay(report)} className="value">
              {report}
            </Link>{' '}
            {why[language]}
          </li>
        ))}
      </ul>
    </details>
  );
}

function NoStart({ view }: { readonly view: TraceView }): JSX.Element {
  const t = useWords(moneyWords);
  return (
    <section className="money-no-start">
      <h2>{t('noStart')}</h2>
      <p>{t('noStartText')}</p>
      <Without view={view} />
    </section>
  );
}
