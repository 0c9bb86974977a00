import type { JSX } from 'react';
import { Modal, ModalOverlay } from 'react-aria-components';
import { useStore } from '../store.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { ConsultDialog } from './ConsultDialog.tsx';
import { dialogs, type Open } from './dialogs.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import './dialogs.css';

function Shown({ open: { asked, answer } }: { readonly open: Open }): JSX.Element {
  switch (asked.what) {
    case 'reason':
      return <ReasonDialog asked={asked} answer={answer} />;
    case 'confirm':
      return <ConfirmDialog asked={asked} answer={answer} />;
    case 'consult':
      return <ConsultDialog asked={asked} answer={answer} />;
  }
}

/** Shows the dialog that waits longest; once, in the shell. Escape closes it without an answer. */
export function Dialogs(): JSX.Element {
  const [first] = useStore(dialogs);
  return (
    <ModalOverlay
      className="overlay"
      isOpen={first !== undefined}
      isDismissable={false}
      onOpenChange={(isOpen) => {
        if (!isOpen) first?.answer(undefined);
      }}
    >
      <Modal className="modal">{first !== undefined && <Shown key={first.id} open={first} />}</Modal>
    </ModalOverlay>
  );
}
