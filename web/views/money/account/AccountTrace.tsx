import { useState, type JSX } from 'react';
import type { AccountView, TraceView } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useMay } from '../../../app/session.ts';
import { useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Failed } from '../../../parts/Failed.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { accountWords } from '../../../words/money-account.ts';
import { FlowPart } from '../FlowPart.tsx';
import { useRun } from '../use-traces.ts';

/** Follows the money of one account, on from it or back to where it came from. */
export function AccountTrace({ account }: { readonly account: AccountView }): JSX.Element | null {
  const t = useWords(accountWords);
  const [asked, ask] = useAsked();
  const may = useMay('judge');
  const [direction, setDirection] = useState<'forward' | 'back'>('forward');
  const { isRunning, run } = useRun((act) => ask({ trace: String(act), band: undefined }));
  const begin = (which: 'forward' | 'back'): void => {
    setDirection(which);
    void run({ from: [account.name], direction: which });
  };
  if (!may && asked['trace'] === undefined) return null;
  return (
    <section>
      <h2>{t('flowTitle')}</h2>
      {may && (
        <div className="row">
          <button type="button" disabled={isRunning} onClick={() => begin('forward')}>
            {isRunning && direction === 'forward' ? t('tracing') : t('traceFrom')}
          </button>
          <button type="button" disabled={isRunning} onClick={() => begin('back')}>
            {isRunning && direction === 'back' ? t('tracing') : t('traceBack')}
          </button>
        </div>
      )}
      {asked['trace'] !== undefined && <Shown act={asked['trace']} />}
    </section>
  );
}

function Shown({ act }: { readonly act: string }): JSX.Element {
  const { data, error, isPlaceholderData, refetch } = useGet<TraceView>(`/money/traces/${encodeURIComponent(act)}`);
  if (data === undefined || isPlaceholderData)
    return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  return <FlowPart view={data} />;
}
