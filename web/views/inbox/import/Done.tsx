import type { JSX } from 'react';
import { Link } from 'wouter';
import type { ImportResult } from '../../../../src/model/index.ts';
import { urlOf } from '../../../app/api.ts';
import { useLanguage } from '../../../app/format.ts';
import { reportWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { AlarmMark } from '../../../parts/AlarmMark.tsx';
import { alarmWords } from '../../../words/alarms.ts';
import { importing } from '../../../words/importing.ts';
import { Figures } from './Figures.tsx';
import { Statements } from './Statements.tsx';

/** Reports of the file that tell of harm that cannot wait: before every figure. */
function ImportAlarms({ of }: { readonly of: NonNullable<ImportResult['alarms']> }): JSX.Element {
  const t = useWords(alarmWords);
  return (
    <section className="import-alarms" role="alert">
      <p>
        <strong>{t('banner', { count: of.reports })}</strong> <Link href="/alarms">{t('all')}</Link>
      </p>
      <ul>
        {of.first.slice(0, mostAlarms).map(({ report, ref, kinds, sentence }) => (
          <li key={report}>
            <Link href={reportWay(report)} className="value">
              <bdi>{ref ?? report}</bdi>
            </Link>{' '}
            <AlarmMark kinds={kinds} /> <q dir="auto">{sentence}</q>
          </li>
        ))}
      </ul>
    </section>
  );
}

const mostAlarms = 5;

/** What came of it, and what can and cannot be done about it now. */
export function Done({ result }: { readonly result: ImportResult }): JSX.Element {
  const t = useWords(importing);
  const language = useLanguage();
  const { content, added, duplicates, rejected, exhibit, act, linked, transfers, checks, notes, alarms } = result;
  return (
    <>
      {alarms !== undefined && <ImportAlarms of={alarms} />}
      <div role="status">
        <Figures
          of={[
            ['added', added, 'good'],
            ['known', duplicates],
            ['rejected', rejected, rejected > 0 ? 'bad' : undefined],
          ]}
        />
      </div>
      {notes.map((note) => (
        <p key={note.en} className="note">
          {note[language]}
        </p>
      ))}
      {checks !== undefined && <Statements of={checks} />}
      {(['twins', 'named', 'alike'] as const).map((what) => {
        const count = transfers?.[what] ?? 0;
        return count === 0 ? undefined : <p key={what}>{t(what, { count })}</p>;
      })}
      {(content === 'roster' || content === 'wanted') && (
        <p>
          {t('toPeople')} <Link href="/people">{t('seePeople')}</Link>
        </p>
      )}
      {content !== undefined && content !== 'roster' && content !== 'wanted' && <p>{t('toMoney')}</p>}
      {linked !== undefined && (
        <p>
          {t('linked', { count: linked.rings })} <Link href="/rings">{t('toRings')}</Link>
        </p>
      )}
      {rejected > 0 && (
        <p>
          {t('rejectedNext')}{' '}
          <a href={urlOf('/rejected.csv', { exhibit })} download>
            {t('downloadRejected')}
          </a>{' '}
          · <Link href={`/rejected?exhibit=${exhibit}`}>{t('seeRejected')}</Link>
        </p>
      )}
      <p className="note">{t('sealed', { act, exhibit: exhibit.slice(0, 12) })}</p>
    </>
  );
}
