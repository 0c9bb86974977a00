import { useState } from 'react';
import type { Happened } from '../../src/model/index.ts';
import { Refused, send } from './api.ts';
import { useSaid } from './errors.ts';
import { refresh } from './stale.ts';
import { toastError } from './toasts.ts';

type What = Extract<Happened, { event: 'changed' }>['what'][number];

/**
 * What a form needs to record something: whether it is under way, what the server said against it, and the sending itself,
 * which gives the answer, or `undefined` when it was refused.
 */
export function useChange(what: readonly What[] = ['cases', 'log']): {
  readonly isBusy: boolean;
  readonly wrong: string | undefined;
  readonly change: <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<T | undefined>;
} {
  const said = useSaid();
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  return {
    isBusy,
    wrong,
    change: async <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => {
      setBusy(true);
      setWrong(undefined);
      try {
        const answer = await send<T>(method, path, body);
        refresh(what);
        return answer;
      } catch (error) {
        if (error instanceof Refused) {
          const { text, hint } = said(error);
          setWrong(hint === undefined ? text : `${text} ${hint}`);
        } else toastError(error);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}
