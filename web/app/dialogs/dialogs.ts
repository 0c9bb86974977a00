import type { ReactNode } from 'react';
import type { Judgement, PersonJudgement } from '../../../src/model/index.ts';
import { Store } from '../store.ts';

/** Asks for the reason of a decision. */
export interface ReasonAsked {
  readonly what: 'reason';
  readonly verdict: Judgement['verdict'] | PersonJudgement['verdict'];
  /** What is about to be decided, as a question or a heading: "Reject this link?" */
  readonly title: string;
  /** What the decision is about: the link's sentence, the ring's name. */
  readonly about?: ReactNode;
  /** What stands in the field already, selected. */
  readonly initial?: string;
}

/** Asks whether to go on. */
export interface ConfirmAsked {
  readonly what: 'confirm';
  readonly title: string;
  readonly text?: ReactNode;
  /** The word on the button that does it. */
  readonly action: string;
  readonly grave?: boolean;
}

/** Asks why somebody's data are to be looked at. */
export interface ConsultAsked {
  readonly what: 'consult';
  /** What is to be looked at: what kind of thing, and what people call it. */
  readonly subject: string;
  readonly ref: string;
}

export type Asked = ReasonAsked | ConfirmAsked | ConsultAsked;

export interface Open {
  readonly id: number;
  readonly asked: Asked;
  /** The text given, `''` for a plain yes, `undefined` when closed without an answer. */
  readonly answer: (given: string | undefined) => void;
}

/** Dialogs that wait for an answer; one is shown at a time, in the order they were asked. */
export const dialogs = new Store<readonly Open[]>([]);
let last = 0;

function ask(asked: Asked): Promise<string | undefined> {
  return new Promise((resolve) => {
    const id = ++last;
    const answer = (given: string | undefined): void => {
      dialogs.set((before) => before.filter((each) => each.id !== id));
      resolve(given);
    };
    dialogs.set((before) => [...before, { id, asked, answer }]);
  });
}

/** The reason for a decision; `undefined` when the person thinks better of it. Mostly called by `useJudge`. */
export function askReason(asked: Omit<ReasonAsked, 'what'>): Promise<string | undefined> {
  return ask({ ...asked, what: 'reason' });
}

/** Whether to go on with what cannot be taken back easily. */
export async function confirm(asked: Omit<ConfirmAsked, 'what'>): Promise<boolean> {
  return (await ask({ ...asked, what: 'confirm' })) !== undefined;
}

export function askPurpose(asked: Omit<ConsultAsked, 'what'>): Promise<string | undefined> {
  return ask({ ...asked, what: 'consult' });
}
