import { useState } from 'react';
import type { Happened } from '../../src/model/index.ts';
import { type Given, Refused, send, sendForFile } from './api.ts';
import { useSaid } from './errors.ts';
import { refresh } from './stale.ts';
import { toastError } from './toasts.ts';

type What = Extract<Happened, { event: 'changed' }>['what'][number];

/**
 * What a form needs to record something: whether it is under way, what the server said against it, and the sending itself,
 * which gives the answer, or `undefined` when it was refused. `file`: of a POST that answers with a file.
 */
export function useChange(what: readonly What[] = ['cases', 'log']): {
  readonly isBusy: boolean;
  readonly wrong: string | undefined;
  readonly change: <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<T | undefined>;
  readonly file: (path: string, body: unknown) => Promise<Given | undefined>;
} {
  const said = useSaid();
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const sent = async <T>(sending: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setWrong(undefined);
    try {
      const answer = await sending();
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
  };
  return {
    isBusy,
    wrong,
    change: async <T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
      await sent(async () => await send<T>(method, path, body)),
    file: async (path, body) => await sent(async () => await sendForFile(path, body)),
  };
}
