import { useState, type JSX } from 'react';
import type { OverlapList, PartnerRow } from '../../../src/model/index.ts';
import { countOf, day, moment, useLanguage } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { Copy } from '../../parts/Copy.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Fact } from '../../parts/Fact.tsx';
import { overlapWords } from '../../words/overlap.ts';
import { Fingerprint } from './Fingerprint.tsx';
import { PartnerDialog } from './PartnerDialog.tsx';
import { UnpinDialog } from './UnpinDialog.tsx';

/** Our key, and those of the agencies that somebody here compared by voice. */
export function Partners({ list, add }: { readonly list: OverlapList; readonly add: () => void }): JSX.Element {
  const t = useWords(overlapWords);
  return (
    <div className="overlap-panels">
      <div className="stack">
        {list.partners.length === 0 ? (
          <EmptyState
            title={t('noPartners')}
            action={
              <button type="button" className="primary" onClick={add}>
                {t('addPartner')}
              </button>
            }
          >
            <p>{t('noPartnersWhy')}</p>
          </EmptyState>
        ) : (
          <>
            {list.partners.map((row) => (
              <Partner key={row.partner} row={row} list={list} />
            ))}
            <p>
              <button type="button" onClick={add}>
                {t('addPartner')}
              </button>
            </p>
          </>
        )}
      </div>
      <div className="stack">
        <OwnKey list={list} />
        <Limits list={list} />
      </div>
    </div>
  );
}

/** What a partner needs of us: the key, and the fingerprint to hear it by. */
export function OwnKey({ list: { origin, key, fingerprint } }: { readonly list: OverlapList }): JSX.Element {
  const t = useWords(overlapWords);
  return (
    <section className="panel">
      <h2>{t('ownKey')}</h2>
      <Fingerprint of={fingerprint} label={t('fingerprint')} />
      <p className="soft">{t('ownLead')}</p>
      <dl className="record">
        <Fact name={t('origin')}>
          <bdi className="value">{origin}</bdi>
        </Fact>
        <Fact name={t('keyText')}>
          <span className="value">{key}</span> <Copy text={key} what={t('keyText')} />
        </Fact>
      </dl>
    </section>
  );
}

function Partner({ row, list }: { readonly row: PartnerRow; readonly list: OverlapList }): JSX.Element {
  const t = useWords(overlapWords);
  const language = useLanguage();
  const [open, setOpen] = useState<'change' | 'unpin'>();
  return (
    <section className="panel">
      <h2>
        <bdi>{row.partner}</bdi>
      </h2>
      <Fingerprint of={row.fingerprint} label={t('fingerprint')} />
      <dl className="record">
        <Fact name={t('comparedHow')}>{t('compared', { how: row.compared, by: row.by, at: day(row.at) })}</Fact>
        {row.contact !== undefined && <Fact name={t('contact')}>{row.contact}</Fact>}
        <Fact name={t('address')}>{row.url === undefined ? t('noAddress') : <bdi className="value">{row.url}</bdi>}</Fact>
        <Fact name={t('runs')}>{countOf(row.runs, language)}</Fact>
      </dl>
      {row.nextAt !== undefined && (
        <p className="overlap-limit">{t('nextAt', { at: moment(row.nextAt), most: list.limits.runsPerMonth })}</p>
      )}
      <p className="row">
        <button type="button" onClick={() => setOpen('change')}>
          {t('changePartner')}
        </button>
        <button type="button" onClick={() => setOpen('unpin')}>
          {t('unpin')}
        </button>
      </p>
      {open === 'change' && <PartnerDialog own={list.key} of={row} onClose={() => setOpen(undefined)} />}
      {open === 'unpin' && <UnpinDialog of={row} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

function Limits({ list: { limits, normaliser } }: { readonly list: OverlapList }): JSX.Element {
  const t = useWords(overlapWords);
  const language = useLanguage();
  return (
    <section className="panel">
      <h2>{t('limits')}</h2>
      <dl className="record overlap-limits">
        <Fact name={t('limitSize')}>{countOf(limits.size, language)}</Fact>
        <Fact name={t('limitRatio')}>{t('times', { count: limits.ratio })}</Fact>
        <Fact name={t('limitRuns')}>{countOf(limits.runsPerMonth, language)}</Fact>
        <Fact name={t('normaliser')}>
          <code>{normaliser}</code>
        </Fact>
      </dl>
      <p className="hint">{t('normaliserHint')}</p>
    </section>
  );
}
