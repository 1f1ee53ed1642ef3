/** A dialog that is open while it is mounted. */
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import { Modal, type ModalProps } from '@mantine/core';
import { useId } from 'react';
import { DIALOG_HEADER } from '../../theme/theme.tsx';
import { keepFocus } from '../focus/keep-focus.ts';
import { useFocusBack } from '../focus/use-focus-back.ts';

export interface DialogProps extends Omit<ModalProps, 'opened' | 'id'> {
  /** A sentence under the title, which describes the dialog in place of all that is in it. */
  lead?: string;
}

export function Dialog({ lead, children, ...rest }: DialogProps) {
  useFocusBack();
  const id = useId();
  // Mantine describes a dialog by the element with the id of its body.
  const described = lead !== undefined && { id, attributes: { header: DIALOG_HEADER, body: { id: `${id}-whole` } } };
  return (
    <Modal opened ref={keepFocus} {...rest} {...described}>
      {lead !== undefined && (
        <p className="tb-quiet" id={`${id}-body`}>
          {lead}
        </p>
      )}
      {children}
    </Modal>
  );
}
