import type { JSX } from 'react';
import { Link as Way } from 'wouter';
import type { Because, Link } from '../../../src/model/index.ts';
import { indicatorWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { KindTag } from '../../parts/KindTag.tsx';
import { whyWords } from '../../words/why.ts';
import './ties.css';

/** Wording and "one case" are ties without a value that could be opened. */
const hasPage = ({ kind }: Because): boolean => kind !== 'text' && kind !== 'victim' && kind !== 'stem';

/** A weight of this much (log10 of the likelihood ratio) fills the bar. */
const fullWeight = 3;

/** Everything that ties two reports, heaviest first, each with its places in both texts as they are written there. */
export function Ties({
  link,
  refs,
}: {
  readonly link: Link;
  /** What people call the two reports, in the link's order. */
  readonly refs: readonly [string, string];
}): JSX.Element {
  const t = useWords(whyWords);
  if (link.because.length === 0) return <p>{t('tiesNone')}</p>;
  const heaviest = Math.max(fullWeight, ...link.because.map(({ weight }) => weight));
  return (
    <ul className="ties">
      {link.because.map((tie) => (
        <li key={`${tie.kind}:${tie.value}`}>
          <div className="tie-head">
            <KindTag kind={tie.kind} />
            {hasPage(tie) ? (
              <Way className="value" href={indicatorWay(tie.kind, tie.value)}>
                {tie.value}
              </Way>
            ) : (
              tie.kind === 'stem' && <span className="value">{tie.value}</span>
            )}
            <Weight of={tie.weight} most={heaviest} />
          </div>
          <p className="tie-facts">
            {tie.kind === 'text' && t('wording', { agree: tie.value.split('/')[0] ?? '', of: tie.value.split('/')[1] ?? '' })}
            {tie.kind === 'victim' && t('oneCase')}
            {(hasPage(tie) || tie.kind === 'stem') && t('rarity', { count: tie.rarity })}
            {tie.legalBasis !== undefined && (
              <span className="basis">
                {t(tie.legalBasis)} <span className="law">{t('basis')}</span>
              </span>
            )}
          </p>
          <Spans tie={tie} ids={[link.a, link.b]} refs={refs} />
        </li>
      ))}
    </ul>
  );
}

/** log10 of the likelihood ratio, as a bar and as the figure. */
export function Weight({ of, most = fullWeight }: { readonly of: number; readonly most?: number }): JSX.Element {
  const t = useWords(whyWords);
  const figure = `${of < 0 ? '−' : '+'}${Math.abs(of).toFixed(1)}`;
  return (
    <span className={of < 0 ? 'weight less' : 'weight'} title={t('weightMeans', { times: timesOf(of) })}>
      <span className="weight-rule" aria-hidden="true">
        <span style={{ width: `${Math.min(100, (Math.abs(of) / most) * 100)}%` }} />
      </span>
      <span className="unseen">{t('weight')} </span>
      {figure}
    </span>
  );
}

/** 10^weight in words that can be said: 5, 300, 2,000. */
function timesOf(weight: number): string {
  const times = 10 ** Math.abs(weight);
  const digits = times < 10 ? 1 : 10 ** Math.floor(Math.log10(times));
  return new Intl.NumberFormat('en').format(Math.round(times / digits) * digits);
}

function Spans({
  tie,
  ids,
  refs,
}: {
  readonly tie: Because;
  readonly ids: readonly [string, string];
  readonly refs: readonly [string, string];
}): JSX.Element | null {
  const t = useWords(whyWords);
  if (tie.spans.length === 0) return null;
  return (
    <dl className="spans">
      {ids.map((id, side) => {
        const spans = tie.spans.filter(({ report }) => report === id);
        return (
          <div key={id}>
            <dt>{refs[side]}</dt>
            <dd>
              {spans.length === 0 && '–'}
              {spans.map(({ field, start, end, raw }) => (
                <span className="span" key={`${field ?? ''}:${start}:${end}`}>
                  {raw !== undefined && <mark>{raw}</mark>}
                  <span className="where">
                    {t(field === undefined ? 'inText' : 'inField', { field: field ?? '', start, end })}
                  </span>
                </span>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
