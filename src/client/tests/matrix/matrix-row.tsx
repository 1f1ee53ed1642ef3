/** One row of the table: the case, and its cell with each variant. */
import { memo, useState } from 'react';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { cellOfTable, type TestTable } from '../model/test-table.ts';
import type { CellActions } from '../model/use-cell-actions.ts';
import { type RowSize, useDisplay } from '../model/use-display.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { MarkedText } from '../parts/marked-text.tsx';
import { cellId } from './grid-keys.ts';
import classes from './matrix-row.module.css';
import { TestCell } from './test-cell.tsx';

export interface MatrixRowProps {
  table: TestTable;
  /** Index of the case. */
  testCase: number;
  /** Index among the rows shown. */
  row: number;
  /** Indexes of the variants whose columns are rendered. */
  columns: readonly number[];
  size: RowSize;
  /** The column of the active cell; null if it is in another row. */
  activeColumn: number | null;
  /** The variant whose cell is open; null in another row. */
  openVariant: number | null;
  actions: CellActions;
}

export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { table, testCase, row, columns, size, activeColumn, openVariant, actions } = props;
  // A menu is rendered when the pointer comes near: menus of all rows would take longer than the rest of the table.
  const [near, setNear] = useState(-1);
  const { shown, compared, isComparing } = useTestsModel();
  const { hasTime, onlyDifferences } = useDisplay(table.cases);
  const about = table.rowOf(testCase);
  const isGone = testCase >= table.ownCases;
  const question = about === undefined ? '' : about.inputs[0] || about.name;
  const more = (about?.inputs.length ?? 0) - 1;
  const name = `Case ${testCase + 1}`;
  const drawn = columns.flatMap((variant) => {
    const column = table.columns[variant];
    return column ? [{ column, variant, at: { id: cellId({ row, column: variant + 1 }), variant } }] : [];
  });
  const cellOf = (variant: number) => ({
    ...cellOfTable(table, testCase, variant, size !== 'compact'),
    compared: compared.comparison?.comparedOf(about?.name, table.columns[variant]?.name) ?? null,
    flow: size === 'tall' && variant > 0 ? table.resultOf(testCase, 0, 0) : null,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <div role="row" aria-rowindex={row + 2} className={classes.row} data-size={size}>
      {/* biome-ignore lint/a11y/useSemanticElements: a cell of the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
      <div
        role="rowheader"
        id={cellId({ row, column: 0 })}
        aria-label={name}
        aria-colindex={1}
        aria-describedby={`tests-case-${testCase}`}
        className={`tb-surface tb-gap-sm tb-flex ${classes.case}`}
        data-active={activeColumn === 0 || undefined}
        data-gone={isGone || undefined}
        data-skipped={about?.isSkipped || undefined}
        onPointerEnter={() => setNear(testCase)}
      >
        <span className={`tb-mono tb-xs tb-faint tb-fixed ${classes.number}`}>{isGone ? '–' : testCase + 1}</span>
        <span
          id={`tests-case-${testCase}`}
          className={`tb-sm-tall tb-break tb-grow ${classes.question}`}
          title={question}
        >
          <MarkedText text={question.slice(0, 400)} searched={shown.searched} />
          {more > 0 && <span className="tb-faint"> +{more === 1 ? '1 input' : `${more} inputs`}</span>}
          {about?.isSkipped && <span className="tb-faint"> Left out</span>}
        </span>
        {!isGone && (near === testCase || activeColumn === 0) && (
          <span key={testCase} className={`tb-flex ${classes.caseMenu}`}>
            <ActionMenu
              label={`${name} menu`}
              tabIndex={-1}
              actions={actions.menuOfCase(testCase, about?.isSkipped ?? false)}
            />
          </span>
        )}
      </div>
      {drawn.map(({ column, variant, at }) =>
        table.isLoading ? (
          // biome-ignore lint/a11y/useSemanticElements: a cell of the grid
          // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
          <div
            key={column.label}
            role="gridcell"
            id={at.id}
            aria-label={`${name}, ${column.label}: loading`}
            aria-colindex={variant + 2}
            style={{ gridColumn: variant + 2 }}
            className={`tb-sm-tall tb-column tb-surface tb-hover ${classes.cell}`}
          >
            {row === 0 && variant === 0 && <span className={classes.loading} />}
          </div>
        ) : (
          <TestCell
            key={column.label}
            {...at}
            {...cellOf(variant)}
            size={size}
            isComparing={isComparing}
            hasTime={hasTime}
            onlyDifferences={onlyDifferences}
            label={`${name}, ${column.label}`}
            isActive={activeColumn === variant + 1}
            isOpen={openVariant === variant}
            searched={shown.searched}
          />
        ),
      )}
    </div>
  );
});
