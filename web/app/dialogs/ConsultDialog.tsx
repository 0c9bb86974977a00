import { useId, useState, type FormEvent, type JSX } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import { dialogWords } from '../../words/dialogs.ts';
import { useWords } from '../words.ts';
import { Offered } from './Offered.tsx';
import type { ConsultAsked } from './dialogs.ts';
import { keepReason, recentReasons } from './recent.ts';

const purposes = ['purposeInvestigation', 'purposeForeign', 'purposeVictim', 'purposeQuality'] as const;
const subjects: Readonly<
  Record<string, 'subjectReport' | 'subjectCase' | 'subjectPerson' | 'subjectExhibit' | 'subjectAccount' | 'subjectTrace'>
> = {
  case: 'subjectCase',
  report: 'subjectReport',
  person: 'subjectPerson',
  exhibit: 'subjectExhibit',
  account: 'subjectAccount',
  trace: 'subjectTrace',
};

/** Asks why somebody's data are to be looked at, once per case and day (directive 2016/680, Art. 25). */
export function ConsultDialog({
  asked: { subject, ref },
  answer,
}: {
  readonly asked: ConsultAsked;
  readonly answer: (purpose: string | undefined) => void;
}): JSX.Element {
  const t = useWords(dialogWords);
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [field, wrong] = [useId(), useId()];
  const key = subjects[subject];
  const offered = [...new Set([...recentReasons('consult'), ...purposes.map((each) => t(each))])];
  const open = (event: FormEvent): void => {
    event.preventDefault();
    const purpose = text.trim();
    if (purpose === '') return setMissing(true);
    keepReason('consult', purpose);
    answer(purpose);
  };
  return (
    <Dialog className="dialog">
      <form onSubmit={open}>
        <Heading slot="title" level={2}>
          {t('consultTitle')}
        </Heading>
        <p>{t('consultText')}</p>
        <p className="about">{t('consultWhat', { subject: key === undefined ? subject : t(key), ref })}</p>
        <label htmlFor={field}>{t('purpose')}</label>
        <input
          id={field}
          required
          // The dialog was asked for to write this.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          maxLength={1000}
          autoComplete="off"
          aria-invalid={isMissing}
          aria-describedby={isMissing ? wrong : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setMissing(false);
          }}
        />
        {isMissing && (
          <p id={wrong} className="wrong" role="alert">
            {t('purposeEmpty')}
          </p>
        )}
        <Offered of={offered} take={setText} />
        <footer>
          <button type="button" onClick={() => answer(undefined)}>
            {t('cancel')}
          </button>
          <button type="submit" className="primary">
            {t('open')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
