/** A line over the results about the shown run. */
import type { ReactNode } from 'react';
import { IconClock } from '../../../shell/icons/icons.ts';
import classes from './stale-line.module.css';

export function RunLine({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={`tb-bar tb-sm tb-top tb-quiet tb-sunken tb-inset-xs ${classes.line}`}>
      <IconClock size={14} stroke={1.6} aria-hidden="true" className={`tb-fixed ${classes.clock}`} />
      {/* What does not fit beside the text is below it together, not below the icon. */}
      <div className={`tb-grow tb-wrap tb-flex ${classes.content}`}>
        <p className="tb-text">{text}</p>
        {children && <div className={`tb-wrap tb-flex ${classes.content}`}>{children}</div>}
      </div>
    </div>
  );
}
