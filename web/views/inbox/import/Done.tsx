import type { JSX } from 'react';
import { Link } from 'wouter';
import type { ImportResult } from '../../../../src/model/index.ts';
import { urlOf } from '../../../app/api.ts';
import { useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { importing } from '../../../words/importing.ts';
import { Figures } from './Figures.tsx';
import { Statements } from './Statements.tsx';

/** What came of it, and what can and cannot be done about it now. */
export function Done({ result }: { readonly result: ImportResult }): JSX.Element {
  const t = useWords(importing);
  const language = useLanguage();
  const { content, added, duplicates, rejected, exhibit, act, linked, transfers, checks, notes } = result;
  return (
    <>
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
      {content !== undefined && <p>{t(content === 'roster' || content === 'wanted' ? 'toPeople' : 'toMoney')}</p>}
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
