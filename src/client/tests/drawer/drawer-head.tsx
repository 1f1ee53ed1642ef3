/** The head of an open cell: which one it is, and the ways to the bench, to a test, and to its neighbours. */
import {
  IconArrowRight,
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconChevronUp,
  IconLink,
  IconX,
} from '../../shell/icons/icons.ts';
import { testsLink } from '../../shell/navigation/use-tests-route.ts';
import { CopyButton } from '../../shell/ui/controls/copy-button.tsx';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import type { TestTable } from '../model/test-table.ts';
import type { CellPosition } from '../model/use-cell-actions.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { type CellRef, useCells } from '../runs/use-cells.ts';
import classes from './cell-drawer.module.css';

export interface DrawerHeadProps {
  table: TestTable;
  cell: CellPosition;
  /** The result that has the run of the cell; null if it is not stored. */
  stored: CellRef | null;
  /** True for a page of its own, under 820 px. */
  isPage: boolean;
  onClose: () => void;
}

export function DrawerHead({ table, cell, stored, onClose, isPage }: DrawerHeadProps) {
  const { shown, openCell, suiteId, result: view } = useTestsModel();
  const { open } = useCells();
  const { case: testCase, variant } = cell;
  const at = shown.rows.indexOf(testCase);
  const column = table.columns[variant];
  const resultId = view.info?.id ?? null;
  const toCase = (step: number) => {
    const next = shown.rows[at + step];
    if (at !== -1 && next !== undefined) openCell({ case: next, variant }, true);
  };
  const hasVariant = (step: number) => table.columns[variant + step] !== undefined;
  const toVariant = (step: number) => {
    if (hasVariant(step)) openCell({ case: testCase, variant: variant + step }, true);
  };
  const hasCase = (step: number) => at !== -1 && shown.rows[at + step] !== undefined;
  return (
    <header className={`tb-bar tb-row ${classes.head}`}>
      {isPage && (
        <IconButton
          icon={IconChevronLeft}
          label="Back to the results"
          title="Back to the results"
          iconSize={20}
          onClick={onClose}
        />
      )}
      <h3 className="tb-md tb-strong tb-cut">
        Case {testCase + 1} <span className="tb-quiet">with</span>{' '}
        {column?.letter ? (
          <>
            <span className="tb-accent">{column.letter}</span> {column.name}
          </>
        ) : (
          'Flow'
        )}
      </h3>
      <div className={`tb-row tb-end tb-fixed tb-gap-2xs ${classes.tools}`}>
        {stored !== null && (
          <button
            type="button"
            className={`tb-link tb-strong tb-row tb-gap-xs tb-size-sm ${classes.bench}`}
            aria-label="Open on the bench"
            title="Open on the bench"
            onClick={() => notifyError(open(stored), 'It was not opened')}
          >
            <span>Open on the bench</span>
            <IconArrowRight size={14} stroke={1.6} aria-hidden="true" />
          </button>
        )}
        <IconButton
          icon={IconChevronUp}
          label="Previous case"
          title="Previous case"
          aria-disabled={!hasCase(-1)}
          onClick={() => toCase(-1)}
        />
        <IconButton
          icon={IconChevronDown}
          label="Next case"
          title="Next case"
          aria-disabled={!hasCase(1)}
          onClick={() => toCase(1)}
        />
        <IconButton
          icon={IconChevronLeft}
          label="Previous variant"
          title="Previous variant"
          aria-disabled={!hasVariant(-1)}
          onClick={() => toVariant(-1)}
        />
        <IconButton
          icon={IconChevronRight}
          label="Next variant"
          title="Next variant"
          aria-disabled={!hasVariant(1)}
          onClick={() => toVariant(1)}
        />
        {!isPage && (
          <>
            <CopyButton
              label="Copy link to this cell"
              icon={IconLink}
              text={() => testsLink({ suite: suiteId, result: resultId, cell, isEditing: false })}
            />
            <IconButton icon={IconX} label="Close" title="Close" onClick={onClose} />
          </>
        )}
      </div>
    </header>
  );
}
