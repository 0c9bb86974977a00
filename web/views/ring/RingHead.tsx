import type { JSX } from 'react';
import { Link } from 'wouter';
import type { RingHead as Head } from '../../../src/model/index.ts';
import { isMissing } from '../../../src/model/missing.ts';
import { useLanguage } from '../../app/format.ts';
import { caseWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Losses } from '../../parts/Amount.tsx';
import { Share } from '../../parts/Share.tsx';
import { StateMark } from '../../parts/StateMark.tsx';
import { When } from '../../parts/When.tsx';
import { ringWords } from '../../words/ring.ts';
import { Actions } from './Actions.tsx';
import { Overlaps } from './Overlaps.tsx';
import { RingAlarms } from './RingAlarms.tsx';
import { usePlaceName } from '../../app/places.ts';

/** How many towns or agencies are named before the rest is counted. */
const named = 2;

/** What the ring is, in one look: who says so, how sure, how many, how much, when, where. */
export function RingHead({ head }: { readonly head: Head }): JSX.Element {
  const t = useWords(ringWords);
  const language = useLanguage();
  const placeName = usePlaceName();
  const { ring } = head;
  const missing = head.categories.reduce((sum, { value, reports }) => sum + (isMissing({ category: value }) ? reports : 0), 0);
  const isRecruiting = missing * 2 > ring.size;
  const list = (names: readonly string[]): string => {
    const some = names.slice(0, named).join(language === 'zh' ? '、' : ', ');
    return names.length > named ? t('andMore', { some, count: names.length - named }) : some;
  };
  return (
    <header className="ring-head">
      <RingAlarms ring={ring.id} />
      <div className="ring-title">
        <h1 className="value">{ring.id}</h1>
        <StateMark is={ring.status} />
        <span className="sure">
          <Share of={ring.confidence} bare /> {t(`weakest_${ring.tier}`)}
        </span>
        <Actions head={head} />
      </div>
      <dl className="ring-facts">
        <div>
          <dt>{t('reports')}</dt>
          <dd>
            {ring.size}
            {head.duplicates > 0 && <small>{t('duplicates', { count: head.duplicates })}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('loss')}</dt>
          <dd>
            <Losses of={ring.loss} short />
            {head.withoutAmount > 0 && <small>{t('withoutAmount', { count: head.withoutAmount })}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('seen')}</dt>
          <dd>
            <When at={ring.firstSeen} /> – <When at={ring.lastSeen} />
          </dd>
        </div>
        <div>
          <dt>{t('towns')}</dt>
          <dd>{head.places.length === 0 ? '–' : list(head.places.map(({ value }) => placeName(value)))}</dd>
        </div>
        <div>
          <dt>{t('agencies')}</dt>
          <dd title={head.agencies.map(({ value }) => value).join('\n')}>{list(head.agencies.map(({ value }) => value))}</dd>
        </div>
        <div>
          <dt>{t('category')}</dt>
          <dd>
            {ring.category === '' ? '–' : ring.category}
            {isRecruiting && <small>{t('recruiting')}</small>}
          </dd>
        </div>
        {head.case !== undefined && (
          <div>
            <dt>{t('case')}</dt>
            <dd>
              <Link href={caseWay(head.case.id)}>{head.case.title}</Link>
            </dd>
          </div>
        )}
      </dl>
      {ring.top !== undefined && (
        <p className="strongest">
          <strong>{t('strongest')}</strong> <span title={ring.top[language]}>{ring.top[language]}</span>{' '}
          <Link href="?tab=links">{t('allLinks')}</Link>
        </p>
      )}
      <Overlaps ring={ring.id} />
    </header>
  );
}
