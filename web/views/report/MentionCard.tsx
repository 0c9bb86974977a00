import type { JSX } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { Link } from 'wouter';
import type { IndicatorView, ReportView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { day } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { indicatorWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { KindTag, useKinds } from '../../parts/KindTag.tsx';
import { report } from '../../words/report.ts';
import { Correct } from './Correct.tsx';
import { Remarks } from './Indicators.tsx';
import { keyOf, type Mention } from './mention.ts';

interface MentionCardProps {
  readonly of: ReportView;
  readonly mentions: readonly Mention[];
  readonly beside: HTMLElement;
  readonly close: () => void;
}

/** What is known of the mentions at one place of a report, and the way to correct them. */
export function MentionCard({ of, mentions, beside, close }: MentionCardProps): JSX.Element {
  const t = useWords(report);
  const trigger = { current: beside };
  return (
    <Popover isOpen triggerRef={trigger} onOpenChange={(isOpen) => !isOpen && close()} className="card" placement="bottom start">
      <Dialog aria-label={t('aboutMention')} className="card-body">
        {[...Map.groupBy(mentions, keyOf)].map(([key, places]) => (
          <Card key={key} of={of} places={places} close={close} />
        ))}
      </Dialog>
    </Popover>
  );
}

interface CardProps {
  readonly of: ReportView;
  /** Where the indicator stands; one when a mark in the text was opened. */
  readonly places: readonly Mention[];
  readonly close: () => void;
}

function Card({ of, places, close }: CardProps): JSX.Element {
  const t = useWords(report);
  const { role: roleWord } = useKinds();
  const mayJudge = useMay('judge');
  const mention = places[0]!;
  const { kind, value } = mention;
  const written = [...new Set(places.map(({ raw }) => raw))].filter((raw) => raw !== value);
  const { data } = useGet<IndicatorView>(`/indicators/${kind}/${encodeURIComponent(value)}`);
  const known = data?.kind === kind && data.value === value ? data : undefined;
  return (
    <section className="mention-card">
      <header>
        <KindTag kind={kind} />
        <bdi className={`value ${mention.corrected?.wrong === true ? 'struck' : ''}`}>{value}</bdi>
      </header>
      <Remarks mention={mention} />
      <dl className="facts">
        {written.length > 0 && (
          <>
            <dt>{t('written')}</dt>
            <dd>
              {written.map((raw) => (
                <bdi key={raw} className="line">
                  {raw}
                </bdi>
              ))}
            </dd>
          </>
        )}
        <dt>{t('whose')}</dt>
        <dd>{mention.corrected?.wrong === true ? <s>{roleWord(mention.role)}</s> : roleWord(mention.role)}</dd>
        <dt>{t('sharedBy')}</dt>
        <dd>
          {mention.reports > 1 ? t('inReports', { count: mention.reports }) : t('onlyHere')}
          {mention.reports > 1 &&
            known !== undefined &&
            known.rings.length > 0 &&
            `, ${t('inRings', { count: known.rings.length })}`}
        </dd>
        {known?.firstSeen !== undefined && (
          <>
            <dt>{t('seen')}</dt>
            <dd>
              {day(known.firstSeen)} – {day(known.lastSeen)}
            </dd>
          </>
        )}
      </dl>
      {known?.service !== undefined && <p className="note">{t('serviceNote')}</p>}
      {mention.masked && <p className="note">{t('maskedNote')}</p>}
      <p className="ways">
        <Link href={indicatorWay(kind, value)} onClick={close}>
          {t('openIndicator')}
        </Link>
      </p>
      {mayJudge &&
        places.map((place) => (
          <Correct
            key={`${place.field ?? ''} ${place.start}`}
            of={of}
            mention={place}
            close={close}
            where={places.length === 1 ? undefined : place.field === undefined ? t('inNarrative') : place.field}
          />
        ))}
    </section>
  );
}
