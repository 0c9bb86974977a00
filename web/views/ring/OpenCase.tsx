import { useState, type FormEvent, type JSX } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { queries, send } from '../../app/api.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { useWords } from '../../app/words.ts';
import { ringWords } from '../../words/ring.ts';

/** Opens a case on a ring: what an officer works on. */
export function OpenCase({ ring, onClose }: { readonly ring: string; readonly onClose: () => void }): JSX.Element {
  const t = useWords(ringWords);
  const [title, setTitle] = useState('');
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await send('POST', '/cases', { title: title.trim(), rings: [ring] });
      toast({ tone: 'done', text: t('caseOpened', { title: title.trim() }), linger: 8000 });
      void queries.invalidateQueries({ queryKey: [`/rings/${ring}`] });
      onClose();
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal">
        <Dialog className="dialog narrow">
          <form onSubmit={(event) => void open(event)}>
            <Heading slot="title" level={2}>
              {t('openCaseTitle', { ring })}
            </Heading>
            <label htmlFor="case-title">{t('caseTitle')}</label>
            <input
              id="case-title"
              // The dialog asks for nothing else.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              required
              maxLength={200}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
            <footer>
              <button type="button" onClick={onClose}>
                {t('cancel')}
              </button>
              <button type="submit" className="primary" disabled={title.trim() === ''}>
                {t('openCase')}
              </button>
            </footer>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
