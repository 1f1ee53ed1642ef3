/** One field on a node: its name and its value in the request. A click goes to its line. */
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
      <span className={`tb-cut tb-quiet ${classes.field}`}>{label}</span>
      <span className={`tb-cut ${classes.value}`}>
        {before !== null && <span className="tb-quiet">{before} → </span>}
        <span className={`tb-strong ${classes.after}`}>{after}</span>
      </span>
    </span>
  );
}
