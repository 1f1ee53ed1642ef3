/** Marks of a cell of the tests: its state, and what it is against the baseline. One shape each, so that colour is not the only difference. */
import type { ReactNode } from 'react';
import type { CellMark } from '#tests/report/compare-results.ts';
import type { LiveCellState } from '#tests/view/live-cell-state.ts';
import { CHANGE_SHAPES } from '../../shell/ui/feedback/change-mark.tsx';
import classes from './test-mark.module.css';

const line = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const CHECK = <path d="M2.2 7.6 5.5 10.8 11.8 3.6" {...line} strokeWidth="1.9" />;

/** Shapes on a 14 px grid, in the current text colour. */
const SHAPES: Record<LiveCellState | CellMark, ReactNode> = {
  passed: CHECK,
  answered: CHECK,
  failed: (
    <path
      fillRule="evenodd"
      d="M7 1a6 6 0 1 1 0 12A6 6 0 0 1 7 1ZM4.4 5.5 5.9 7 4.4 8.5l1.1 1.1L7 8.1l1.5 1.5 1.1-1.1L8.1 7l1.5-1.5-1.1-1.1L7 5.9 5.5 4.4Z"
      fill="currentColor"
    />
  ),
  broken: <path d="M5.9 1.4v11.2A5.7 5.7 0 0 1 5.9 1.4ZM8.1 1.4v11.2A5.7 5.7 0 0 0 8.1 1.4Z" fill="currentColor" />,
  running: <path d="M2 2.5v9M5.2 2.5v9M8.4 2.5v9M11.6 5.8v2.4" {...line} strokeWidth="1.6" />,
  waiting: (
    <path
      d="M3 6a1 1 0 1 1 0 2 1 1 0 0 1 0-2Zm4 0a1 1 0 1 1 0 2 1 1 0 0 1 0-2Zm4 0a1 1 0 1 1 0 2 1 1 0 0 1 0-2Z"
      fill="currentColor"
    />
  ),
  'not run': <path d="M4 7h6" {...line} strokeWidth="1.6" />,
  fixed: <path d="M3 11 10.6 3.4M4.8 3.2h6v6" {...line} strokeWidth="1.9" />,
  regressed: <path d="M3 3l7.6 7.6M4.8 10.8h6v-6" {...line} strokeWidth="1.9" />,
  changed: CHANGE_SHAPES.changed,
  same: <path d="M2.5 5h9M2.5 9h9" {...line} strokeWidth="1.5" />,
  new: CHANGE_SHAPES.added,
  gone: CHANGE_SHAPES.removed,
};

export interface TestMarkProps {
  state: LiveCellState | CellMark;
  /** Width and height in px. */
  size?: number;
}

/** Hidden from screen readers: the word is always beside it or in the name. */
export function TestMark({ state, size = 14 }: TestMarkProps) {
  return (
    <svg
      className={`tb-fixed tb-faint ${classes.mark}`}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      aria-hidden="true"
      data-state={state}
    >
      {SHAPES[state]}
    </svg>
  );
}
