import type { JSX } from 'react';
import { Link } from 'wouter';
import type { PackageRow } from '../../../src/model/index.ts';
import { countOf, moment, size, useLanguage } from '../../app/format.ts';
import { caseWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Fact } from '../../parts/Fact.tsx';
import { OutcomeMark } from '../../parts/OutcomeMark.tsx';
import { When } from '../../parts/When.tsx';
import { packageWords } from '../../words/packages.ts';

/** What the log says of a package, whichever way it went. */
export function Facts({ row }: { readonly row: PackageRow }): JSX.Element {
  const t = useWords(packageWords);
  const language = useLanguage();
  const { decision } = row;
  return (
    <dl className="record">
      <Fact name={t(row.side === 'sent' ? 'to' : 'from')}>
        <bdi>{row.agency ?? row.partner}</bdi>
        {row.agency !== undefined && (
          <>
            {' '}
            <bdi className="soft">{row.partner}</bdi>
          </>
        )}
      </Fact>
      {row.case !== undefined && row.side === 'sent' && (
        <Fact name={t('ofCaseFact')}>
          <Link href={caseWay(row.case)} className="value">
            {row.case}
          </Link>
        </Fact>
      )}
      <Fact name={t('format')}>{t(`format-${row.format}`)}</Fact>
      <Fact name={t('at')}>
        <When at={row.at} grain="minute" /> <span className="soft">{t('by', { by: row.by })}</span>
      </Fact>
      <Fact name={t('size')}>{size(row.bytes, language)}</Fact>
      {row.withheld !== undefined && <Fact name={t('withheld')}>{countOf(row.withheld, language)}</Fact>}
      {row.verified !== undefined && (
        <Fact name={t('verified')}>
          <OutcomeMark is={row.verified ? 'passed' : row.format === 'clew' ? 'failed' : 'noted'} bare />{' '}
          {t(row.verified ? 'isVerified' : 'notVerified')}
        </Fact>
      )}
      {decision !== undefined && (
        <Fact name={t('decision')}>
          <span className="state person">
            <span className="sign" aria-hidden="true" />
            {t(`state-${decision.decision}`)}
          </span>
          <span className="soft">{t('decisionBy', { by: decision.by, at: moment(decision.at) })}</span>
          {decision.reason !== undefined && <q>{decision.reason}</q>}
        </Fact>
      )}
    </dl>
  );
}
