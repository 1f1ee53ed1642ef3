/** The line under an answer that has ended: why it is not whole, or its times. */
import type { VisitedAnswer } from '#show/visit/visited-answer.ts';
import classes from './demo-answer.module.css';

export function AnswerFoot({ answer: { status, times, parts } }: { answer: VisitedAnswer }) {
  if (status === 'failed')
    return <p className={`tb-xl tb-quiet ${classes.footNote}`}>No answer came. Try again in a moment.</p>;
  if (status === 'stopped' || status === 'closed') {
    return (
      <p className={`tb-xl tb-quiet ${classes.footNote}`}>
        {parts.length === 0 ? 'Stopped.' : 'Stopped. This answer is not complete.'}
      </p>
    );
  }
  if (status !== 'done' || times === null) return null;
  const { firstMs, totalMs } = times;
  const first = firstMs === null ? 'Done' : `First words after ${seconds(firstMs)}, done`;
  const took = `${first} ${firstMs === null ? 'after' : 'in'} ${seconds(totalMs)}`;
  return <p className={`tb-xl tb-quiet ${classes.footNote}`}>{took}</p>;
}

/** `0.4 s`. */
function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
