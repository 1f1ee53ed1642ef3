/** One field on a node: its name, and below it what the request makes of it. A press on it leads to its line. */
import type { NodeLine } from './graph-node-model.ts';
import classes from './node-line.module.css';
import { isFlat } from './node-size.ts';

export function NodeLineView({ line: { kind, label, before, after, line } }: { line: NodeLine }) {
  return (
    <span
      className={isFlat(kind) ? classes.flat : classes.line}
      data-kind={kind}
      data-line={line ?? undefined}
      title={
        line === null
          ? `${label} ${after}`
          : `Go to line ${line}: ${label} ${before === null ? '' : `${before} → `}${after}`
      }
    >
      <span className={classes.field}>{label}</span>
      <span className={classes.value}>
        {before !== null && <span className={classes.before}>{before} → </span>}
        <span className={classes.after}>{after}</span>
      </span>
    </span>
  );
}
