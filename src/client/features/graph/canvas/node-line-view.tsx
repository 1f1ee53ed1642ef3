/** One field on a node: its name, and below it what the request makes of it. A press on it leads to its line. */
import type { NodeLine } from '../model/graph-node-model.ts';
import { isFlat, lineHeight } from '../model/node-size.ts';
import classes from '../node-line.module.css';

export function NodeLineView({ line: shown }: { line: NodeLine }) {
  const { kind, label, before, after, line } = shown;
  return (
    <span
      className={isFlat(shown) ? classes.flat : classes.line}
      style={{ height: lineHeight(shown) }}
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
