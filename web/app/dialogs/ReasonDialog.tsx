import { useId, useState, type FormEvent, type JSX } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import type { Judgement, PersonJudgement } from '../../../src/model/index.ts';
import { dialogWords } from '../../words/dialogs.ts';
import { useWords } from '../words.ts';
import { Offered } from './Offered.tsx';
import type { ReasonAsked } from './dialogs.ts';
import { keepReason, recentReasons } from './recent.ts';

const examples = {
  same: ['exampleSame1', 'exampleSame2', 'exampleSame3'],
  different: ['exampleDifferent1', 'exampleDifferent2', 'exampleDifferent3'],
  unsure: ['exampleUnsure1', 'exampleUnsure2'],
  out: ['exampleOut1', 'exampleOut2'],
  service: ['exampleService1', 'exampleService2'],
  identity: ['exampleIdentity1', 'exampleIdentity2'],
  mention: ['exampleMention1', 'exampleMention2', 'exampleMention3'],
  confirm: ['exampleConfirm1', 'exampleConfirm2'],
  dismiss: ['exampleDismiss1', 'exampleDismiss2'],
  match: ['exampleMatch1', 'exampleMatch2'],
  'no.match': ['exampleNoMatch1', 'exampleNoMatch2'],
  'open.match': ['exampleOpenMatch1'],
  undo: ['exampleUndo1', 'exampleUndo2'],
} as const satisfies Record<Judgement['verdict'] | PersonJudgement['verdict'], readonly string[]>;

/** Asks why somebody decides so. No decision goes without. Ctrl-Enter records. */
export function ReasonDialog({
  asked: { verdict, title, about, initial = '' },
  answer,
}: {
  readonly asked: ReasonAsked;
  readonly answer: (reason: string | undefined) => void;
}): JSX.Element {
  const t = useWords(dialogWords);
  const [text, setText] = useState(initial);
  const [isMissing, setMissing] = useState(false);
  const [field, need, wrong] = [useId(), useId(), useId()];
  const offered = [...new Set([...recentReasons(verdict), ...examples[verdict].map((key) => t(key))])].slice(0, 6);
  const record = (event?: FormEvent): void => {
    event?.preventDefault();
    const reason = text.trim();
    if (reason === '') return setMissing(true);
    keepReason(verdict, reason);
    answer(reason);
  };
  return (
    <Dialog className="dialog">
      <form onSubmit={record}>
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        {about !== undefined && <div className="about">{about}</div>}
        <label htmlFor={field}>{t('reason')}</label>
        <p id={need} className="note">
          {t('reasonNeed')}
        </p>
        <textarea
          id={field}
          rows={3}
          required
          // The dialog was asked for to write this.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          aria-describedby={isMissing ? `${wrong} ${need}` : need}
          aria-invalid={isMissing}
          maxLength={10_000}
          value={text}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            setText(event.target.value);
            setMissing(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) record();
          }}
        />
        {isMissing && (
          <p id={wrong} className="wrong" role="alert">
            {t('reasonEmpty')}
          </p>
        )}
        <Offered of={offered} take={setText} />
        <footer>
          <p className="note">{t('isRecorded')}</p>
          <button type="button" onClick={() => answer(undefined)}>
            {t('cancel')}
          </button>
          <button type="submit" className="primary">
            {t('record')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
