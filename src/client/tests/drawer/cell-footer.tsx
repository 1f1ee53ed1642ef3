/** The buttons under an open cell. */
import { Button } from '@mantine/core';
import { useId } from 'react';
import type { CellResult } from '#contract/suite/results-file.ts';
import { nextNoticed } from '#tests/view/matrix-source.ts';
import { copyText } from '../../shell/ui/browser/copy-text.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { cellLabel, type TestTable } from '../model/test-table.ts';
import { type CellPosition, useCellActions } from '../model/use-cell-actions.ts';
import { useSaveCell } from '../model/use-save-cell.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { type CellRef, useCells } from '../runs/use-cells.ts';
import classes from './cell-drawer.module.css';
import { useAccept } from './use-accept.ts';

export interface CellFooterProps {
  table: TestTable;
  cell: CellPosition;
  /** The result that has the run of the cell; null if it is not stored. */
  stored: CellRef | null;
  result: CellResult | null;
  /** True for a page of its own, which has room for two buttons. */
  isPage: boolean;
}

export function CellFooter({ table, cell, stored, result, isPage }: CellFooterProps) {
  const { commands, compared, isComparing, setComparing, shown, openCell, run } = useTestsModel();
  const { picked, setPicked, walk, setWalk } = useTestsModel();
  const save = useSaveCell(table, stored);
  const { compare } = useCells();
  const actions = useCellActions(table);
  const hintId = useId();
  const { why, accept, walked, toWalked } = useAccept(table, cell, result);
  const label = cellLabel(table, cell);
  const own = stored && { ...stored, label };
  const isPicked = own !== null && picked !== null && picked.label === own.label && picked.result === own.result;
  const pick = () => {
    setPicked(own);
    announce(`${label} is picked. Open another cell to compare it with.`);
  };
  const compareWithPicked = () => {
    if (picked === null || own === null) return;
    setPicked(null);
    notifyError(compare([picked, own]), 'Nothing was compared');
  };
  const toChange = () => {
    const found = nextNoticed(table, shown.rows, cell, 1, true);
    if (found === null) actions.announceNoMore(true, false);
    else openCell(found, true);
  };
  const isGone = cell.case >= table.ownCases;
  return (
    <>
      {picked !== null && own !== null && (
        <div className="tb-row tb-fixed tb-sm tb-hairline-above tb-tint tb-inset-xs tb-min-36" role="note">
          {isPicked ? (
            <p>Open another cell to compare it with this one.</p>
          ) : (
            <Button size="xs" onClick={compareWithPicked}>
              Compare with {picked.label}
            </Button>
          )}
          <Button className="tb-end" size="xs" variant="subtle" onClick={() => setPicked(null)}>
            Cancel
          </Button>
        </div>
      )}
      {walked !== -1 && (
        <div className="tb-row tb-fixed tb-sm tb-hairline-above tb-tint tb-inset-xs tb-min-36" role="note">
          <p>{`Difference ${walked + 1} of ${walk.length}`}</p>
          <Button className="tb-end" size="xs" onClick={() => toWalked(walked + 1)}>
            Skip
          </Button>
          <Button size="xs" variant="subtle" onClick={() => setWalk([])}>
            End
          </Button>
        </div>
      )}
      <footer className={`tb-row tb-fixed tb-sunken tb-hairline-above tb-inset-sm tb-min-48 ${classes.footer}`}>
        {!isGone && (
          <Button
            size="xs"
            aria-disabled={commands.blocked !== null || run.isRunning}
            title={commands.blocked ?? undefined}
            onClick={() => actions.runCell(cell)}
          >
            Run again
          </Button>
        )}
        <span className="tb-end" />
        {isComparing ? (
          <Button
            size="xs"
            rightSection={
              <span className="tb-key" aria-hidden="true">
                F8
              </span>
            }
            onClick={toChange}
          >
            Next change
          </Button>
        ) : (
          compared.comparison !== null &&
          !isPage && (
            <Button size="xs" onClick={() => setComparing(true)}>
              Compare with baseline
            </Button>
          )
        )}
        <Button
          size="xs"
          variant={isComparing ? 'filled' : 'default'}
          aria-disabled={why !== null}
          aria-describedby={why === null ? undefined : hintId}
          title={why ?? undefined}
          onClick={() => accept()}
        >
          Accept as expected
        </Button>
        <span id={hintId} className="tb-visually-hidden">
          {why}
        </span>
        {result !== null && (
          <ActionMenu
            label="Cell menu"
            isInPalette
            actions={[
              ...(isPage && !isComparing && compared.comparison !== null
                ? [{ label: 'Compare with baseline', onSelect: () => setComparing(true) }]
                : []),
              { label: 'Compare with another cell', isBlocked: own === null || isPicked, onSelect: pick },
              {
                label: 'Copy answer',
                isBlocked: result.answer === '',
                onSelect: () => void copyText(result.answer).then(announceCopied),
              },
              { label: 'Save as test', isBlocked: save === null, onSelect: () => save?.() },
            ]}
          />
        )}
      </footer>
    </>
  );
}

function announceCopied(isCopied: boolean): void {
  announce(isCopied ? 'Copied' : 'The browser did not allow copying');
}
