import type { JSX } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { LinkRow } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { linkWords } from '../../../words/links.ts';

/** Which of the two reports is to leave the ring. */
export function TakeOut({
  row: { refs },
  onOut,
  onClose,
}: {
  readonly row: LinkRow;
  readonly onOut: (side: 0 | 1) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const t = useWords(linkWords);
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal">
        <Dialog className="dialog narrow">
          <Heading slot="title" level={2}>
            {t('outWhich')}
          </Heading>
          <footer>
            {([0, 1] as const).map((side) => (
              <button key={side} type="button" className="value" onClick={() => onOut(side)}>
                {refs[side]}
              </button>
            ))}
            <button type="button" onClick={onClose}>
              {t('cancel')}
            </button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
