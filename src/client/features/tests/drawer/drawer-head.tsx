/** The head of an open cell: which one it is, and the ways to the bench, to a test, and to its neighbours. */
import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  IconArrowRight,
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconChevronUp,
  IconLink,
  IconX,
} from '../../../icons/icons.ts';
import { testsLink } from '../../../navigation/use-tests-place.ts';
import { type CellPlace as KeptPlace, useOpenCell } from '../../../runs/suites/use-open-cell.ts';
import { CopyButton } from '../../../ui/controls/copy-button.tsx';
import { notifyError } from '../../../ui/feedback/notify-error.ts';
import type { TestTable } from '../model/test-table.ts';
import type { CellPlace } from '../model/use-cell-actions.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import classes from './cell-drawer.module.css';

export interface DrawerHeadProps {
  table: TestTable;
  cell: CellPlace;
  /** Where the run of the cell is kept; null if it is not. */
  kept: KeptPlace | null;
  /** True for a page of its own, under 820 px. */
  isPage: boolean;
  onClose: () => void;
}

export function DrawerHead({ table, cell, kept, onClose, isPage }: DrawerHeadProps) {
  const { shown, openCell, suiteId, result: view } = useTestsModel();
  const open = useOpenCell();
  const { case: testCase, variant } = cell;
  const at = shown.rows.indexOf(testCase);
  const column = table.columns[variant];
  const resultId = view.info?.id ?? null;
  const toCase = (step: number) => {
    const next = shown.rows[at + step];
    if (next !== undefined) openCell({ case: next, variant }, true);
  };
  const toVariant = (step: number) => openCell({ case: testCase, variant: variant + step }, true);
  const hasCase = (step: number) => at !== -1 && shown.rows[at + step] !== undefined;
  return (
    <header className={`tb-bar tb-row ${classes.head}`}>
      {isPage && (
        <Step
          label="Back to the results"
          icon={<IconChevronLeft size={20} stroke={1.6} aria-hidden="true" />}
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
        {kept !== null && (
          <button
            type="button"
            className={`tb-link tb-strong tb-row tb-gap-xs tb-size-sm ${classes.bench}`}
            aria-label="Open on the bench"
            title="Open on the bench"
            onClick={() => notifyError(open(kept), 'It was not opened')}
          >
            <span>Open on the bench</span>
            <IconArrowRight size={14} stroke={1.6} aria-hidden="true" />
          </button>
        )}
        <Step
          label="Previous case"
          icon={<IconChevronUp size={16} stroke={1.6} aria-hidden="true" />}
          isBlocked={!hasCase(-1)}
          onClick={() => toCase(-1)}
        />
        <Step
          label="Next case"
          icon={<IconChevronDown size={16} stroke={1.6} aria-hidden="true" />}
          isBlocked={!hasCase(1)}
          onClick={() => toCase(1)}
        />
        <Step
          label="Previous variant"
          icon={<IconChevronLeft size={16} stroke={1.6} aria-hidden="true" />}
          isBlocked={variant === 0}
          onClick={() => toVariant(-1)}
        />
        <Step
          label="Next variant"
          icon={<IconChevronRight size={16} stroke={1.6} aria-hidden="true" />}
          isBlocked={variant >= table.variants - 1}
          onClick={() => toVariant(1)}
        />
        {!isPage && (
          <>
            <CopyButton
              label="Copy link to this cell"
              icon={IconLink}
              text={() => testsLink({ suite: suiteId, result: resultId, cell, isEditing: false })}
            />
            <Step label="Close" icon={<IconX size={16} stroke={1.6} aria-hidden="true" />} onClick={onClose} />
          </>
        )}
      </div>
    </header>
  );
}

interface StepProps {
  label: string;
  icon: ReactNode;
  isBlocked?: boolean;
  onClick: () => void;
}

function Step({ label, icon, isBlocked = false, onClick }: StepProps) {
  return (
    <ActionIcon aria-label={label} title={label} aria-disabled={isBlocked} onClick={() => !isBlocked && onClick()}>
      {icon}
    </ActionIcon>
  );
}
