/** The chosen value of the tree over the lower part of a narrow screen. */
import '@mantine/core/styles/Drawer.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusBack } from '../../../shell/ui/focus/use-focus-back.ts';

export interface ValueSheetProps {
  onClose: () => void;
  children: ReactNode;
}

export function ValueSheet({ onClose, children }: ValueSheetProps) {
  useFocusBack();
  return (
    <Drawer opened onClose={onClose} position="bottom" size="60%" padding={0} title="Selected value">
      {children}
    </Drawer>
  );
}
