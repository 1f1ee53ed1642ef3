/** The buttons of a long dialog, with a line above them. They stay in view while the content scrolls. */
import type { ReactNode } from 'react';
import classes from './dialog-foot.module.css';

export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className={`tb-row ${classes.foot}`}>{children}</div>;
}
