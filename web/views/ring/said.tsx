import type { JSX } from 'react';
import type { JudgementRow } from '../../../src/model/index.ts';
import { useWords } from '../../app/words.ts';
import { type State, StateMark } from '../../parts/StateMark.tsx';
import { ringWords } from '../../words/ring.ts';

const states: Readonly<Record<string, State>> = {
  same: 'same',
  different: 'different',
  unsure: 'unsure',
  confirm: 'confirmed',
  dismiss: 'dismissed',
  out: 'different',
  service: 'corrected',
  identity: 'corrected',
  mention: 'corrected',
  undo: 'unsure',
};

/** The sign of a decision: a filled square and a word, as everywhere for what a person said. */
export function DecisionMark({ row: { verdict, by } }: { readonly row: JudgementRow }): JSX.Element {
  const t = useWords(ringWords);
  if (verdict === 'out' || verdict === 'undo' || verdict === 'service' || verdict === 'identity') {
    return (
      <span className="state person">
        <span className="sign" aria-hidden="true" />
        {t(`did_${verdict}`)}
        <span className="by"> · {by}</span>
      </span>
    );
  }
  return <StateMark is={states[verdict] ?? 'unsure'} by={by} />;
}

/** What was decided, as a sentence. Acts hold Clew's ids; people know reports by their own numbers. */
export function useDecided(): (row: JudgementRow) => string {
  const t = useWords(ringWords);
  return ({ verdict, body, refs }) => {
    const text = (name: string): string => {
      const value = body[name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    };
    const named = (name: string): string => {
      const id = text(name);
      return refs?.[id] ?? id;
    };
    switch (verdict) {
      case 'same':
      case 'different':
      case 'unsure':
        return t(`said_${verdict}`, { a: named('a'), b: named('b') });
      case 'out':
        return t('said_out', { report: named('report'), ring: text('ring') });
      case 'confirm':
      case 'dismiss':
        return t(`said_${verdict}`, { ring: text('ring') });
      case 'service':
      case 'identity':
        return t(`said_${verdict}`, { value: text('value') });
      case 'mention':
        return t('said_mention', { report: named('report'), value: text('value') });
      case 'undo':
        return t('said_undo', { act: text('act') });
      default:
        return verdict;
    }
  };
}
