/** A dialog that is open while it is mounted. */
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import { Modal, type ModalProps } from '@mantine/core';
import { keepFocus } from '../focus/keep-focus.ts';
import { useFocusBack } from '../focus/use-focus-back.ts';

export function Dialog(props: Omit<ModalProps, 'opened'>) {
  useFocusBack();
  return <Modal opened ref={keepFocus} {...props} />;
}
