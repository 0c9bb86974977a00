import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { Sample, Sampling } from '../../../../src/model/index.ts';
import { useChange } from '../../../app/change.ts';
import { countOf, useLanguage } from '../../../app/format.ts';
import { reportWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { OutcomeMark } from '../../../parts/OutcomeMark.tsx';
import { caseExhibitWords } from '../../../words/case-exhibits.ts';

/** What was drawn; a kept sample (`path`) can be drawn again, to see that it is the same. */
export function Drawn({ sample, path }: { readonly sample: Sample; readonly path?: string }): JSX.Element {
  const t = useWords(caseExhibitWords);
  const language = useLanguage();
  const [again, setAgain] = useState<Sample>();
  const { isBusy, wrong, change } = useChange([]);
  const { population, method, by, seed, share } = sample;
  const draw = async (): Promise<void> => {
    const sampling: Sampling = { population, method, ...(by === undefined ? {} : { by }), seed, share };
    setAgain(await change<Sample>('POST', path ?? '', { sampling, keep: false }));
  };
  const isSame = again?.digest === sample.digest && again.drawn.join('\n') === sample.drawn.join('\n');
  const n = (count: number): string => countOf(count, language);
  return (
    <div className="drawn">
      <p>
        {t('drawn', { n: n(sample.drawn.length), size: n(sample.size) })} · {t('digest')}{' '}
        <code title={sample.digest}>{sample.digest.slice(0, 16)}…</code>
        {path !== undefined && (
          <>
            {' '}
            <button type="button" disabled={isBusy} onClick={() => void draw()}>
              {t('again')}
            </button>
          </>
        )}
      </p>
      {wrong !== undefined && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      {again !== undefined && (
        <p className="row" role="status">
          <OutcomeMark is={isSame ? 'passed' : 'noted'} bare />
          {isSame ? t('same') : t('changed', { n: n(again.size), size: n(sample.size) })}
        </p>
      )}
      <details>
        <summary>{t('list')}</summary>
        <ol>
          {sample.drawn.map((each) => (
            <li key={each} className="value">
              {population === 'reports' ? <Link href={reportWay(each)}>{each}</Link> : each}
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
