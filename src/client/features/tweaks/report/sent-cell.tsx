/** What a tweak changes: the flow's value, and what is sent. */
import type { SentValue } from '../../../draft/tweak-report/tweak-report.ts';
import classes from './sent-cell.module.css';

export function SentCell({ sent }: { sent: SentValue }) {
  switch (sent.kind) {
    case 'change':
      return (
        <span className={classes.change}>
          <span className={classes.before}>{sent.before}</span>
          <span className={classes.to}> → </span>
          <strong className={classes.after}>{sent.after}</strong>
        </span>
      );
    case 'same':
      return <span className={classes.before}>{sent.value}</span>;
    case 'replaced':
      return (
        <>
          <del className={classes.before}>{sent.value}</del> <strong className={classes.after}>{sent.by}</strong>
        </>
      );
    case 'none':
      return <span className={classes.before}>{sent.text}</span>;
  }
}
