import type { JSX } from 'react';
import type { LogView } from '../../../src/model/index.ts';
import { useWords } from '../../app/words.ts';
import { Copy } from '../../parts/Copy.tsx';
import { custodyWords } from '../../words/custody.ts';

function Block({ text, what }: { readonly text: string; readonly what: string }): JSX.Element {
  return (
    <div className="block">
      <pre>
        <code>{text}</code>
      </pre>
      <Copy text={text} what={what} />
    </div>
  );
}

/** What to hand out, and what whoever gets it types. */
export function Outsiders({ log }: { readonly log: LogView }): JSX.Element {
  const t = useWords(custodyWords);
  return (
    <details className="panel outsiders">
      <summary>
        <h2>{t('outside')}</h2>
      </summary>
      <p>{t('outsideLead')}</p>
      <ol>
        <li>
          {t('step1')}
          <Block text={log.key} what={t('key')} />
        </li>
        <li>
          {t('step2')}
          <Block text={log.checkpoint} what={t('step2')} />
        </li>
        <li>
          {t('step3')}
          <Block text={`clew verify CASEBOOK --key log.vkey --since first.checkpoint`} what={t('step3')} />
        </li>
        <li>
          {t('step4')}
          <Block
            text={'clew log proof ACT -o out\nclew verify FILE --proof out/act-ACT.tlog-proof --key log.vkey'}
            what={t('step4')}
          />
        </li>
      </ol>
    </details>
  );
}
