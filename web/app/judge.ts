import type { ReactNode } from 'react';
import type { Judgement } from '../../src/model/index.ts';
import { shell } from '../words/shell.ts';
import { send } from './api.ts';
import { askReason } from './dialogs/dialogs.ts';
import { refresh } from './stale.ts';
import { dropToast, toast, toastError } from './toasts.ts';
import { useWords, type Say } from './words.ts';

type WithoutReason<T> = T extends unknown ? Omit<T, 'reason'> : never;
/** A decision before the person was asked why. */
export type Decision = WithoutReason<Judgement>;
interface Recorded {
  readonly act: number;
  readonly ring?: string;
}

/** How long one may take it back from the toast; later the page's list of decisions has it. */
const undoMs = 10_000;

/** Records a decision with its reason; undefined when the server refused, which a toast tells. */
async function record(body: Decision, reason: string): Promise<Recorded | undefined> {
  try {
    const recorded = await send<Recorded>('POST', '/judgements', { ...body, reason });
    refresh(['judgements', 'log']);
    return recorded;
  } catch (error) {
    toastError(error);
    return undefined;
  }
}

async function undo(act: number, t: Say<keyof typeof shell.en>): Promise<Recorded | undefined> {
  const reason = await askReason({ verdict: 'undo', title: t('undoTitle', { act }), initial: t('undoSlip') });
  if (reason === undefined) return undefined;
  const done = await record({ verdict: 'undo', act }, reason);
  if (done !== undefined) toast({ tone: 'done', text: t('undone', { act, by: done.act }), linger: undoMs });
  return done;
}

export interface Judge {
  /**
   * Asks for the reason, records the decision and offers to take it back. `undefined`: the person closed the dialog, or the
   * server refused.
   */
  readonly judge: (
    body: Decision,
    asked: { readonly title: string; readonly about?: ReactNode },
  ) => Promise<Recorded | undefined>;
  /** Takes back an earlier decision, which is a decision too and asks for its reason. */
  readonly undo: (act: number) => Promise<Recorded | undefined>;
}

/** The one way by which pages record what a person decides. */
export function useJudge(): Judge {
  const t = useWords(shell);
  return {
    undo: (act) => undo(act, t),
    judge: async (body, asked) => {
      const reason = await askReason({ ...asked, verdict: body.verdict });
      if (reason === undefined) return undefined;
      const done = await record(body, reason);
      if (done === undefined) return undefined;
      const id = toast({
        tone: 'done',
        text: t('recorded', { act: done.act }),
        linger: undoMs,
        action: {
          label: t('undo'),
          undo: true,
          run: () => {
            dropToast(id);
            void undo(done.act, t);
          },
        },
      });
      return done;
    },
  };
}
