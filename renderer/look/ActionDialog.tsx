import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { WaitingLine } from '../shell/WaitingLine.tsx';
import { Action } from './Action.tsx';

interface ActionDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly role?: 'dialog' | 'alertdialog';
}

/** A form or a question over the window. Escape closes it; a press beside it does not, so that nothing typed is lost. */
export function ActionDialog({ title, onClose, children, role = 'dialog' }: ActionDialogProps) {
  return (
    <ModalOverlay className="veil" isOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <Modal className="sheet">
        <Dialog role={role} className="sheet-content">
          <header className="sheet-head">
            <Heading slot="title">{title}</Heading>
            <Action look="quiet" onPress={onClose}>
              Close
            </Action>
          </header>
          <WaitingLine />
          <div className="sheet-body">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
