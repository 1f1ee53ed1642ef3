/** What the parts of the bars mean: those that are in the list. */
import type { InsideRow } from '#run/inside/inside-rows.ts';
import classes from './inside-list.module.css';

const PARTS: readonly (readonly [part: string, text: string, isIn: (row: InsideRow) => boolean])[] = [
  ['wait', 'waits for first token', ({ component: { row } }) => typeof row?.firstTextMs === 'number'],
  ['text', 'chunks', ({ component: { row } }) => (row?.textMs.length ?? 0) > 1],
  ['critical', 'critical path', ({ component: { row } }) => row?.isCritical === true],
];

export function ListLegend({ rows }: { rows: readonly InsideRow[] }) {
  const shown = PARTS.filter(([, , isIn]) => rows.some(isIn));
  return (
    shown.length > 0 && (
      <ul
        className={`tb-list tb-xs tb-fixed tb-wrap tb-quiet tb-row tb-hairline-above tb-inset-x tb-wide-only ${classes.legend}`}
        aria-label="Legend"
      >
        {shown.map(([part, text]) => (
          <li key={part} className="tb-row tb-gap-xs-sm">
            <i data-part={part} /> {text}
          </li>
        ))}
      </ul>
    )
  );
}
