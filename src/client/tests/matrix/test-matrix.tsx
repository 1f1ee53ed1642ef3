/** The table of a result: a row for each case, a column for each variant. It is one tab stop, and only the rows in view are rendered. */
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import { hasMod } from '../../shell/ui/browser/platform-keys.ts';
import { revealRow } from '../../shell/ui/layout/use-virtual-rows.ts';
import type { TestTable } from '../model/test-table.ts';
import { useCellActions } from '../model/use-cell-actions.ts';
import { ROW_HEIGHTS, useDisplay } from '../model/use-display.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { cellId, type GridPosition, gridAction } from './grid-keys.ts';
import { HEAD_HEIGHT, MatrixRows } from './matrix-rows.tsx';
import classes from './test-matrix.module.css';
import { useColumnsInView } from './use-columns-in-view.ts';
import { VariantHead } from './variant-head.tsx';

/** `aria-rowindex` of the first case, and `aria-colindex` of the first variant. */
const FIRST_ROW = 2;
const FIRST_COLUMN = 2;

export interface TestMatrixProps {
  table: TestTable;
  searchField: RefObject<HTMLInputElement | null>;
  grid: RefObject<HTMLDivElement | null>;
}

export function TestMatrix({ table, searchField, grid }: TestMatrixProps) {
  const { shown, cell, openCell, isComparing, setComparing, result } = useTestsModel();
  const { rows: size } = useDisplay(table.cases);
  const { rows } = shown;
  const scroller = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState<GridPosition>({ row: 0, column: 1 });
  const actions = useCellActions(table);
  const corner = useRef<HTMLDivElement>(null);
  const [isActiveDrawn, setActiveDrawn] = useState(true);
  const row = Math.min(position.row, Math.max(0, rows.length - 1));
  const column = Math.min(position.column, table.variants);
  const active = useMemo<GridPosition>(() => ({ row, column }), [row, column]);
  const columns = useColumnsInView(scroller, corner, table.variants, column - 1);
  const go = (next: GridPosition) => {
    setPosition(next);
    revealRow(scroller.current, next.row, ROW_HEIGHTS[size], HEAD_HEIGHT);
    const testCase = rows[next.row];
    // The drawer follows the active cell.
    if (cell !== null && testCase !== undefined && next.column > 0)
      openCell({ case: testCase, variant: next.column - 1 }, true);
  };
  useEffect(() => {
    const target = grid.current?.querySelector(`#${cellId({ row, column })}`);
    // jsdom cannot scroll.
    if (document.activeElement === grid.current) target?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [row, column, grid]);
  // A cell that was opened in another way, such as by the buttons of the drawer, becomes the active one.
  const openRow = cell === null ? -1 : rows.indexOf(cell.case);
  const [followed, setFollowed] = useState(cell);
  if (cell !== followed) {
    setFollowed(cell);
    if (cell !== null && openRow >= 0) setPosition({ row: openRow, column: cell.variant + 1 });
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // Buttons and menus inside the table handle their own keys.
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHTS[size]) - 1);
    const done = gridAction(event, hasMod(event.nativeEvent), {
      active,
      rows,
      table,
      page,
      isComparing,
      isOpen: cell !== null,
      go,
      openCell,
      actions,
      search: () => searchField.current?.focus(),
      openMenu: () => grid.current?.querySelector<HTMLElement>(`#${cellId(active)} [aria-haspopup="menu"]`)?.click(),
      leaveForHead: () => grid.current?.querySelector<HTMLElement>('[role="columnheader"] button')?.focus(),
    });
    if (done) event.preventDefault();
  };
  /** One listener for all cells. */
  const onClick = ({ target, currentTarget }: MouseEvent<HTMLElement>) => {
    const clicked = target instanceof Element ? target.closest('[role="gridcell"]') : null;
    const at = Number(clicked?.closest('[role="row"]')?.getAttribute('aria-rowindex')) - FIRST_ROW;
    const variant = Number(clicked?.getAttribute('aria-colindex')) - FIRST_COLUMN;
    const testCase = rows[at];
    if (!clicked || testCase === undefined || table.isLoading) return;
    // A shortcut for the mouse: Compare with baseline in the drawer does the same.
    if (target instanceof Element && target.closest('[data-compares]')) setComparing(true);
    setPosition({ row: at, column: variant + 1 });
    currentTarget.focus({ preventScroll: true });
    openCell({ case: testCase, variant }, cell !== null);
  };
  return (
    <div ref={scroller} className="tb-scroll tb-differences tb-surface">
      {/* biome-ignore lint/a11y/useSemanticElements: only the rows in view are drawn */}
      <div
        ref={grid}
        role="grid"
        tabIndex={0}
        className={classes.grid}
        style={
          {
            '--tests-columns': table.variants,
            '--tests-digits': `${String(table.ownCases).length}ch`,
          } as React.CSSProperties
        }
        aria-label="Test results"
        aria-rowcount={rows.length + 1}
        aria-colcount={table.variants + 1}
        aria-activedescendant={isActiveDrawn && rows.length > 0 ? cellId(active) : undefined}
        aria-busy={result.status === 'loading' || undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a row of the grid */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
        <div role="row" aria-rowindex={1} className={classes.head}>
          <Corner table={table} ref={corner} />
          {columns.map((variant) => {
            const one = table.columns[variant];
            return one && <VariantHead key={one.label} table={table} column={one} variant={variant} grid={grid} />;
          })}
        </div>
        <MatrixRows
          table={table}
          rows={rows}
          columns={columns}
          size={size}
          active={active}
          scroller={scroller}
          actions={actions}
          open={cell}
          onActiveDrawn={setActiveDrawn}
        />
      </div>
      <NoCases table={table} />
    </div>
  );
}

/** The corner of the table, which says what the result is. */
function Corner({ table, ref }: { table: TestTable; ref: RefObject<HTMLDivElement | null> }) {
  const { isComparing, compared, shown, commands } = useTestsModel();
  const { ownCases, variants, repeats, atOnce, output } = table;
  const times = repeats === 1 ? '' : ` ${repeats} times each,`;
  const baseline = isComparing ? compared.comparison?.baseline : undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a cell of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <div
      ref={ref}
      role="columnheader"
      aria-label="Case"
      aria-colindex={1}
      className={`tb-sm-tall tb-quiet tb-sunken tb-hairline ${classes.corner}`}
    >
      {baseline ? (
        <>
          <strong className="tb-ink tb-medium">{formatCount(shown.counts.changed, 'case')}</strong> changed
          <br />
          against #{baseline.number}
          <br />
          {formatCount(shown.counts.all - shown.counts.changed, 'case is', 'cases are')} the same
        </>
      ) : (
        <>
          <strong className="tb-ink tb-medium">{formatCount(ownCases, 'case')}</strong>
          <br />× {formatCount(variants, 'variant')},{times}
          <br />
          {atOnce} in parallel
          {output !== null && (
            <>
              <br />
              Output: <strong className="tb-ink tb-medium">{output}</strong>
            </>
          )}
        </>
      )}
      {commands.cost !== null && (
        <span className={classes.cornerCost}>
          <br />
          {commands.cost.requests}
          {commands.cost.judged !== '' && `, ${commands.cost.judged} more to judge`}
        </span>
      )}
    </div>
  );
}

const NONE = {
  all: 'This suite has no case yet.',
  failed: 'No case failed.',
  changed: 'No case changed.',
  regressed: 'No case regressed.',
  differs: 'No case passes in one variant and fails in another.',
} as const;

/** A line below the rows about what the filter leaves out. */
function NoCases({ table }: { table: TestTable }) {
  const { shown, isComparing } = useTestsModel();
  const { rows, filter, typed, setFilter, setTyped, searching } = shown;
  const showAll = () => {
    setFilter('all');
    setTyped('');
  };
  const rest = table.cases - rows.length;
  const all = (
    <button type="button" className="tb-link tb-strong" onClick={showAll}>
      Show all {table.cases.toLocaleString('en')}
    </button>
  );
  if (searching !== null) return null;
  if (rows.length === 0)
    return (
      <p className="tb-quiet tb-inset-lg">
        {typed.trim() !== '' ? 'No case has this.' : NONE[filter]} {table.cases > 0 && all}
      </p>
    );
  if (!isComparing || filter !== 'changed' || rest === 0) return null;
  return (
    <p className="tb-quiet tb-inset-lg">
      {formatCount(rest, 'case is', 'cases are')} the same in every variant. {all}
    </p>
  );
}
