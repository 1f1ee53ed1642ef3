/** The buttons of a long dialog, with a line above them. They stay in view while the content scrolls. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog-foot.module.css';

export interface DialogFootProps {
  /** Rendered before the buttons. */
  note?: ReactNode;
  /** Shows Cancel, which does this. */
  onCancel?: () => void;
  children: ReactNode;
}

export function DialogFoot({ note, onCancel, children }: DialogFootProps) {
  return (
    <div className={`tb-row tb-to-end ${classes.foot}`}>
      {note}
      {onCancel && <Button onClick={onCancel}>Cancel</Button>}
      {children}
    </div>
  );
}
