import type { JSX } from 'react';
import type { LogView } from '../../../src/model/index.ts';
import { countOf, moment, useLanguage } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { Fact } from '../../parts/Fact.tsx';
import { Copy } from '../../parts/Copy.tsx';
import { When } from '../../parts/When.tsx';
import { custodyWords } from '../../words/custody.ts';

const protections = { passphrase: 'byPassphrase', folder: 'byFolder', token: 'byToken' } as const;

/** Where the log stands: how much is in it, who signs, who has seen it. */
export function State({ log }: { readonly log: LogView }): JSX.Element {
  const t = useWords(custodyWords);
  const language = useLanguage();
  const { names, quorum, witnessed, since } = log.witnesses;
  return (
    <section className="panel">
      <h2>{t('state')}</h2>
      <dl className="record">
        <Fact name={t('size')}>
          <strong>{countOf(log.size, language)}</strong>
        </Fact>
        <Fact name={t('last')}>
          <When at={log.at} grain="minute" />
        </Fact>
        <Fact name={t('root')}>
          <code className="short" title={log.root}>
            {log.root}
          </code>
          <Copy text={log.root} what={t('root')} />
        </Fact>
        <Fact name={t('key')}>
          <code className="short" title={log.key}>
            {log.key}
          </code>
          <Copy text={log.key} what={t('key')} />
        </Fact>
        <Fact name={t('protectedBy')}>{t(protections[log.protectedBy])}</Fact>
        <Fact name={t('witnesses')}>
          {names.length === 0 ? (
            t('noWitnesses')
          ) : (
            <>
              {names.join(', ')} · {t(quorum ? 'quorum' : 'noQuorum')} · {t('seen', { count: witnessed })}
              {since !== undefined && ` · ${t('waitingSince', { time: moment(since) })}`}
            </>
          )}
        </Fact>
        <Fact name={t('timestamps')}>
          {log.timestamps.length === 0 ? (
            t('noTimestamps')
          ) : (
            <ul className="plain-list">
              {log.timestamps.slice(0, 3).map(({ size, at }) => (
                <li key={`${size} ${at}`}>{t('stampOf', { size: countOf(size, language), time: moment(at) })}</li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact name={t('origin')}>
          <code>{log.origin}</code>
        </Fact>
      </dl>
    </section>
  );
}
