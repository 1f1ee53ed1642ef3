/** What a tweak changes: the flow's value, and what is sent. */
import type { SentValue } from '#run/report/tweak-report.ts';
import classes from './sent-cell.module.css';

export function SentCell({ sent }: { sent: SentValue }) {
  switch (sent.kind) {
    case 'change':
      return (
        <span className={`tb-flex ${classes.change}`}>
          <span className={`tb-quiet ${classes.before}`}>{sent.before}</span>
          <span className={`tb-fixed ${classes.to}`}> → </span>
          <strong className="tb-strong">{sent.after}</strong>
        </span>
      );
    case 'same':
      return <span className={`tb-quiet ${classes.before}`}>{sent.value}</span>;
    case 'replaced':
      return (
        <>
          <del className={`tb-quiet ${classes.before}`}>{sent.value}</del>{' '}
          <strong className="tb-strong">{sent.by}</strong>
        </>
      );
    case 'none':
      return <span className={`tb-quiet ${classes.before}`}>{sent.text}</span>;
  }
}
