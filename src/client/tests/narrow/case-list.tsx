/** The cases of one variant as a list. */

import { useRef } from 'react';
import { cellView } from '#tests/view/cell-view.ts';
import { groupName } from '#tests/view/live-cell-state.ts';
import { IconChevronRight } from '../../shell/icons/icons.ts';
import { useVirtualRows } from '../../shell/ui/layout/use-virtual-rows.ts';
import { cellLabel, cellOfTable, type TestTable } from '../model/test-table.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { TestMark } from '../parts/test-mark.tsx';
import classes from './narrow-tests.module.css';

const ROW_HEIGHT = 64;

export interface CaseListProps {
  table: TestTable;
  variant: number;
  /** The case whose row takes the focus; null if none does. */
  left: number | null;
  onFocused: () => void;
}

export function CaseList({ table, variant, left, onFocused }: CaseListProps) {
  const { shown, openCell } = useTestsModel();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows({
    count: shown.rows.length,
    rowHeight: ROW_HEIGHT,
    scroller,
    allDrawn: 30,
    isPrinted: false,
  });
  const takeFocus = (row: HTMLButtonElement | null) => {
    if (row === null) return;
    row.focus();
    onFocused();
  };
  return (
    <div ref={scroller} className="tb-scroll">
      <ul className="tb-list" aria-label="Test results">
        {virtual.above > 0 && <li aria-hidden="true" style={{ height: virtual.above }} />}
        {virtual.shown.map((at) => {
          const testCase = shown.rows[at] ?? 0;
          const view = cellView({ ...cellOfTable(table, testCase, variant), compared: null });
          const row = table.rowOf(testCase);
          const isMissed = view.worst === 'failed' || view.worst === 'broken';
          return (
            <li key={testCase} aria-setsize={shown.rows.length} aria-posinset={at + 1}>
              <button
                ref={testCase === left ? takeFocus : null}
                type="button"
                className={`tb-plain tb-row tb-hairline tb-wide tb-inset-x tb-gap-md ${classes.case}`}
                data-state={view.worst}
                aria-label={groupName(
                  cellLabel(table, { case: testCase, variant }),
                  view.states,
                  table.markOf(testCase, variant),
                )}
                onClick={() => openCell({ case: testCase, variant })}
              >
                <TestMark state={view.worst} />
                <span className={`tb-grow ${classes.texts}`}>
                  <span className="tb-cut">{row?.inputs[0] || row?.name}</span>
                  <span className={`tb-sm tb-cut tb-quiet ${classes.line}`}>
                    {isMissed ? `${view.label}: ${view.line}` : view.line || view.label}
                  </span>
                </span>
                <span className="tb-mono tb-xs tb-quiet tb-fixed">{view.time}</span>
                <IconChevronRight size={16} stroke={1.6} aria-hidden="true" className="tb-fixed tb-quiet" />
              </button>
            </li>
          );
        })}
        {virtual.below > 0 && <li aria-hidden="true" style={{ height: virtual.below }} />}
      </ul>
      {shown.rows.length === 0 && shown.searching === null && (
        <p className="tb-quiet tb-inset-lg">
          {table.cases === 0 ? 'This suite has no case yet.' : 'No case is shown.'}
        </p>
      )}
    </div>
  );
}
