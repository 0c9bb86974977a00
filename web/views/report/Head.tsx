import type { JSX } from 'react';
import { Link } from 'wouter';
import type { LinkRows, ReportView } from '../../../src/model/index.ts';
import { isMissing } from '../../../src/model/missing.ts';
import { useGet } from '../../app/api.ts';
import { download } from '../../app/download.ts';
import { useLanguage } from '../../app/format.ts';
import { useJudge } from '../../app/judge.ts';
import { useMay } from '../../app/session.ts';
import { ringWay, whyWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Amount } from '../../parts/Amount.tsx';
import { MissingMark } from '../../parts/MissingMark.tsx';
import { Share } from '../../parts/Share.tsx';
import { StateMark } from '../../parts/StateMark.tsx';
import { When } from '../../parts/When.tsx';
import { report } from '../../words/report.ts';

/** What the report is, before what it says: whose, when, how much, in which ring and from which original. */
export function Head({ of }: { readonly of: ReportView }): JSX.Element {
  const t = useWords(report);
  const { row, source, victim } = of;
  return (
    <header className="report-head">
      <h1>
        <bdi>{row.ref}</bdi>
      </h1>
      <dl className="facts strip">
        <Fact name={t('agency')}>{row.agency}</Fact>
        <Fact name={t('category')}>{isMissing(row) ? <MissingMark category={row.category} /> : row.category}</Fact>
        <Fact name={t('amount')}>
          {row.amount !== undefined && <Amount minor={row.amount.minor} currency={row.amount.currency} />}
        </Fact>
        <Fact name={t('reportedAt')}>{row.reportedAt !== undefined && <When at={row.reportedAt} grain="minute" />}</Fact>
        <Fact name={t('lossAt')}>{row.lossAt !== undefined && <When at={row.lossAt} />}</Fact>
        <Fact name={t('channel')}>{row.channel}</Fact>
        <Fact name={t('victimRef')}>{victim !== undefined && <bdi className="value">{victim}</bdi>}</Fact>
        <Fact name={t('source')}>
          <bdi>{source.name}</bdi>, {t('row', { row: source.row })}{' '}
          <button type="button" className="on-screen link" onClick={() => void download(`/exhibits/${source.exhibit}`)}>
            {t('download')}
          </button>
          <span className="on-paper value"> sha256:{source.exhibit}</span>
        </Fact>
        <Fact name={t('clewId')}>
          <span className="value">{row.id}</span>
        </Fact>
      </dl>
      <Place of={of} />
    </header>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }): JSX.Element | null {
  if (children === '' || children === undefined || children === false) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The report's place in a ring, who says so, and the strongest reason. */
function Place({ of }: { readonly of: ReportView }): JSX.Element {
  const t = useWords(report);
  const language = useLanguage();
  const mayJudge = useMay('judge');
  const { judge } = useJudge();
  const { id, ref, ring } = of.row;
  const { data } = useGet<LinkRows>(
    `/rings/${ring?.id ?? ''}/links`,
    { report: id, sort: 'weight', limit: 1 },
    { enabled: ring !== undefined },
  );
  if (ring === undefined) return <p className="ring-place none">{t('noRing')}</p>;
  const strongest = data?.rows.find(({ link }) => link.a === id || link.b === id);
  const out = (): void => {
    void judge({ verdict: 'out', report: id, ring: ring.id }, { title: t('outTitle', { ref }), about: ring.id });
  };
  return (
    <div className="ring-place">
      <p>
        {t('ring')}{' '}
        <Link href={ringWay(ring.id)} className="value">
          {ring.id}
        </Link>{' '}
        <Share of={ring.confidence} /> <StateMark is={ring.status ?? 'proposed'} />
      </p>
      {strongest !== undefined && (
        <p className="strongest">
          {strongest.link.sentence[language]}{' '}
          <Link href={whyWay(strongest.link.a, strongest.link.b)}>
            {t('whyWith', { ref: strongest.refs[strongest.link.a === id ? 1 : 0] })}
          </Link>
        </p>
      )}
      {mayJudge && (
        <button type="button" className="on-screen" onClick={out}>
          {t('takeOut')}
        </button>
      )}
    </div>
  );
}
