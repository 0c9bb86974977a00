import type { FormEvent, JSX, ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../app/words.ts';
import { dialogWords } from '../words/dialogs.ts';

/** A form over the page: for what is entered now and then, and is not worth a page of its own. */
export function FormDialog({
  title,
  action,
  isBusy = false,
  wrong,
  onSubmit,
  onClose,
  extra,
  isRoomy = false,
  children,
}: {
  readonly title: string;
  /** The word on the button that does it. */
  readonly action: string;
  readonly isBusy?: boolean;
  /** What the server said against it. */
  readonly wrong?: string | undefined;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** Stands to the left of the buttons. */
  readonly extra?: ReactNode;
  /** For forms of many fields. */
  readonly isRoomy?: boolean;
  readonly children: ReactNode;
}): JSX.Element {
  const t = useWords(dialogWords);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={isRoomy ? 'modal roomy' : 'modal'}>
        <Dialog className="dialog">
          <form onSubmit={submit}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {children}
            {wrong !== undefined && (
              <p className="wrong" role="alert">
                {wrong}
              </p>
            )}
            <footer>
              <span className="note">{extra}</span>
              <button type="button" onClick={onClose}>
                {t('cancel')}
              </button>
              <button type="submit" className="primary" disabled={isBusy}>
                {action}
              </button>
            </footer>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
