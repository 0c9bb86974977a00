import { Fragment, useState, type JSX } from 'react';
import type { LogEntryRow } from '../../../src/model/index.ts';
import { useList } from '../../app/list.ts';
import { useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Failed } from '../../parts/Failed.tsx';
import { Field } from '../../parts/Field.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { When } from '../../parts/When.tsx';
import { actWords } from '../../words/acts.ts';
import { custodyWords } from '../../words/custody.ts';
import { useActs } from './act-line.ts';
import { LogFilters, useLogFilters } from './LogFilters.tsx';

const kinds = Object.keys(actWords.en).filter(
  (key): key is LogEntryRow['act'] =>
    key.includes('.') || ['import', 'judge', 'consult', 'disclose', 'receipt', 'erase'].includes(key),
);

/** One entry; opened, its details as recorded. */
function Entry({ row }: { readonly row: LogEntryRow }): JSX.Element {
  const t = useWords(custodyWords);
  const a = useWords(actWords);
  const acts = useActs();
  const [isOpen, setOpen] = useState(false);
  const id = `act-${row.seq}`;
  return (
    <Fragment>
      <tr>
        <td className="number">{row.seq}</td>
        <td>
          <When at={row.at} grain="minute" />
        </td>
        <td>{row.by}</td>
        <td>{acts.kind(row.act)}</td>
        <td className="line">
          {row.withheld === true ? a('withheld') : row.erased === undefined ? acts.line(row) : a('erasedBy', { act: row.erased })}
        </td>
        <td>
          <button
            type="button"
            className="quiet"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={t('showDetails', { seq: row.seq })}
            onClick={() => setOpen(!isOpen)}
          >
            {t('details')}
            <span aria-hidden="true" className={isOpen ? 'caret up' : 'caret'} />
          </button>
        </td>
      </tr>
      <tr id={id} hidden={!isOpen} className="opened">
        <td colSpan={6}>
          {isOpen && (
            <>
              <p className="soft">{t('asRecorded')}</p>
              <pre className="as-recorded">
                <code>{row.body === undefined ? '–' : JSON.stringify(row.body, undefined, 2)}</code>
              </pre>
              <p className="soft">
                {t('hash')}: <code>{row.detail}</code>
              </p>
            </>
          )}
        </td>
      </tr>
    </Fragment>
  );
}

/** Acts as the log has them, newest first. What narrows them stands in the address. */
export function Entries(): JSX.Element {
  const t = useWords(custodyWords);
  const acts = useActs();
  const [, ask] = useAsked();
  const { act, params } = useLogFilters();
  const list = useList<LogEntryRow>('/log/entries', { act, ...params }, { cursor: 'before' });
  return (
    <section className="entries">
      <h2>{t('entries')}</h2>
      <LogFilters>
        <Field label={t('act')}>
          {(bound) => (
            <select {...bound} value={act ?? ''} onChange={(event) => ask({ act: event.target.value })}>
              <option value="">{t('all')}</option>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {acts.kind(kind)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </LogFilters>
      {list.error !== undefined && <Failed error={list.error} retry={list.refresh} />}
      {list.isLoading ? (
        <Waiting />
      ) : (
        <table aria-busy={list.isBefore}>
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('number')}
              </th>
              <th scope="col">{t('when')}</th>
              <th scope="col">{t('by')}</th>
              <th scope="col">{t('act')}</th>
              <th scope="col">{t('what')}</th>
              <th scope="col">
                <span className="unseen">{t('details')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <Entry key={row.seq} row={row} />
            ))}
          </tbody>
        </table>
      )}
      <p className="row">
        {list.hasMore ? (
          <button type="button" onClick={list.more} disabled={list.isReading}>
            {t(list.isReading ? 'reading' : 'older')}
          </button>
        ) : (
          !list.isLoading && <span className="soft">{t(list.rows.length === 0 ? 'none' : 'end')}</span>
        )}
      </p>
    </section>
  );
}
