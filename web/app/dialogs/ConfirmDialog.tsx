import type { JSX } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import { dialogWords } from '../../words/dialogs.ts';
import { useWords } from '../words.ts';
import type { ConfirmAsked } from './dialogs.ts';

/** Asks whether to go on. The safe answer has the focus. */
export function ConfirmDialog({
  asked: { title, text, action, grave = false },
  answer,
}: {
  readonly asked: ConfirmAsked;
  readonly answer: (given: string | undefined) => void;
}): JSX.Element {
  const t = useWords(dialogWords);
  return (
    <Dialog className="dialog narrow" role="alertdialog">
      <Heading slot="title" level={2}>
        {title}
      </Heading>
      {text !== undefined && <div className="about">{text}</div>}
      <footer>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <button type="button" autoFocus onClick={() => answer(undefined)}>
          {t('cancel')}
        </button>
        <button type="button" className={grave ? 'primary grave' : 'primary'} onClick={() => answer('')}>
          {action}
        </button>
      </footer>
    </Dialog>
  );
}
