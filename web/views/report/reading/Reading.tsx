import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { ReportReading, ReportView } from '../../../../src/model/index.ts';
import { share } from '../../../app/format.ts';
import { useMay } from '../../../app/session.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { useWords } from '../../../app/words.ts';
import { PictureDialog } from '../../../parts/PictureDialog.tsx';
import { Share } from '../../../parts/Share.tsx';
import { StateMark } from '../../../parts/StateMark.tsx';
import { useScam } from '../../../parts/scam.ts';
import { When } from '../../../parts/When.tsx';
import { readingWords } from '../../../words/reading.ts';
import { Places } from './Places.tsx';
import { Steps } from './Steps.tsx';
import { Told } from './Told.tsx';
import './reading.css';

/** Words that are listed; the surest first. */
const mostWords = 8;

/** The category as the source filed it, and what it means; `counts`: nobody knows better. */
function Filed({
  of: { category, type },
  counts,
}: {
  readonly of: NonNullable<ReportReading['filed']>;
  readonly counts: boolean;
}): JSX.Element {
  const t = useWords(readingWords);
  const names = useScam();
  const isIt = counts && type !== undefined;
  return (
    <p className={isIt ? 'reading-type' : 'soft'}>
      {isIt && <strong>{names.type(type)}</strong>} {t('filed')}: <bdi>{category}</bdi>
      {!isIt && type !== undefined && ` (${names.type(type)})`}
      {type === undefined && <span className="soft"> {t('noType')}</span>}
      {isIt && <span className="soft"> {t('filedCounts')}</span>}
    </p>
  );
}

/** How the report is read: what kind of fraud, on which words, how far it went, which places it names. `t` decides on the type. */
export function Reading({ of, reading }: { readonly of: ReportView; readonly reading: ReportReading }): JSX.Element {
  const t = useWords(readingWords);
  const names = useScam();
  const may = useMay('judge');
  const [isDeciding, setDeciding] = useState(false);
  useShortcut('t', t('decide'), () => setDeciding(true), { enabled: may });
  const { judged, type, confidence, likely, words, stages, places, filed } = reading;
  const others = likely.filter((each) => each.type !== type).slice(0, 3);
  return (
    <section className="reading" aria-labelledby="reading">
      <h2 id="reading">{t('reading')}</h2>
      {judged !== undefined && (
        <div className="reading-judged">
          <p className="reading-type">
            <strong>{names.type(judged.type)}</strong> <StateMark is="corrected" by={judged.by} />
          </p>
          <p className="soft">
            <When at={judged.at} grain="minute" /> ·{' '}
            <Link href={`/custody?act=${judged.act}`}>{t('act', { act: judged.act })}</Link>
          </p>
          {judged.reason !== undefined && <q>{judged.reason}</q>}
        </div>
      )}
      <p className="reading-type">
        {type === undefined ? (
          <span>{t('unsure')}</span>
        ) : judged === undefined ? (
          <strong>{names.type(type)}</strong>
        ) : (
          <span>{names.type(type)}</span>
        )}{' '}
        {type !== undefined && <Share of={confidence} bare />} <StateMark is="machine" />
      </p>
      {others.length > 0 && (
        <p className="soft">
          {t(type === undefined ? 'likeliest' : 'else')}:{' '}
          {others.map((each) => `${names.type(each.type)} (${share(each.confidence)})`).join(' · ')}
        </p>
      )}
      {filed !== undefined && <Filed of={filed} counts={judged === undefined && type === undefined} />}
      {type !== undefined && words.length > 0 && (
        <>
          <h3>
            <span className="reading-key word">{t('words')}</span>
          </h3>
          <p className="reading-words">
            {words
              .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
              .slice(0, mostWords)
              .map((word) => (
                <Told key={word.start} of={of} span={word} />
              ))}
          </p>
        </>
      )}
      <Steps of={of} stages={stages} />
      <Places of={of} places={places} />
      {may && (
        <button type="button" className="on-screen" aria-keyshortcuts="t" onClick={() => setDeciding(true)}>
          {t('decide')}
        </button>
      )}
      {isDeciding && (
        <PictureDialog
          asked={{
            about: 'type',
            report: of.row.id,
            ref: of.row.ref,
            type: judged?.type ?? type,
            judged: judged !== undefined,
          }}
          onClose={() => setDeciding(false)}
        />
      )}
    </section>
  );
}
