/** The buttons of a long dialog, and the line before them; they stay in reach while its content scrolls. */
import type { ReactNode } from 'react';
import classes from './dialog-foot.module.css';

export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className={`tb-row ${classes.foot}`}>{children}</div>;
}
