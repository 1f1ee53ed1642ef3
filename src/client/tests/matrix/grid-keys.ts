/** What the keys do while the table of tests has the focus. */
import type { KeyboardEvent } from 'react';
import { nextNoticed } from '#tests/view/matrix-source.ts';
import type { TestTable } from '../model/test-table.ts';
import type { CellActions } from '../model/use-cell-actions.ts';

/** A position among the shown rows; column 0 is the case itself. */
export interface GridPosition {
  row: number;
  column: number;
}

/** Id of the element of a cell. */
export function cellId({ row, column }: GridPosition): string {
  return `tests-cell-${row}-${column}`;
}

export interface GridFacts {
  active: GridPosition;
  /** Cases in the order shown. */
  rows: readonly number[];
  table: TestTable;
  /** How many rows Page Up and Page Down move. */
  page: number;
  isComparing: boolean;
  /** True if a cell is open. */
  isOpen: boolean;
  go: (position: GridPosition) => void;
  openCell: (cell: { case: number; variant: number } | null) => void;
  actions: CellActions;
  search: () => void;
  openMenu: () => void;
  leaveForHead: () => void;
}

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** True if the key was handled. `hasMod`: ⌘ on a Mac, Ctrl elsewhere. */
export function gridAction(event: Key, hasMod: boolean, facts: GridFacts): boolean {
  const { active, rows, table, go, openCell, actions, isOpen, isComparing } = facts;
  const { key } = event;
  if (event.altKey || (!hasMod && (event.ctrlKey || event.metaKey))) return false;
  const next = movedTo(key, hasMod, facts);
  if (next !== null) {
    if (key === 'ArrowUp' && active.row === 0) facts.leaveForHead();
    else go(next);
    return true;
  }
  if (hasMod) return false;
  const testCase = rows[active.row];
  const cell = testCase === undefined || active.column === 0 ? null : { case: testCase, variant: active.column - 1 };
  switch (key) {
    case 'Enter':
    case ' ':
      if (cell === null) facts.openMenu();
      else openCell(cell);
      return true;
    case 'Escape':
      if (isOpen) openCell(null);
      return isOpen;
    case 'F8': {
      const found = nextNoticed(table, rows, cell, event.shiftKey ? -1 : 1, isComparing);
      if (found !== null) go({ row: rows.indexOf(found.case), column: found.variant + 1 });
      else actions.announceNoMore(isComparing, event.shiftKey);
      return true;
    }
    case '/':
      facts.search();
      return true;
  }
  if (!actions.hasLetters || testCase === undefined || event.shiftKey) return false;
  switch (key.toLowerCase()) {
    case 'r':
      if (cell !== null) actions.runCell(cell);
      else actions.runCase(testCase);
      return true;
    case 'a':
      if (cell !== null) actions.askToAccept(cell);
      return true;
    case 'e':
      actions.editCase(testCase);
      return true;
  }
  return false;
}

/** The position to which the key moves; null if it does not move. */
function movedTo(key: string, hasMod: boolean, { active, rows, table, page }: GridFacts): GridPosition | null {
  const [lastRow, lastColumn] = [Math.max(0, rows.length - 1), table.variants];
  const { row, column } = active;
  const at = (nextRow: number, nextColumn: number) => ({
    row: Math.min(lastRow, Math.max(0, nextRow)),
    column: Math.min(lastColumn, Math.max(0, nextColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return at(hasMod ? 0 : row - 1, column);
    case 'ArrowDown':
      return at(hasMod ? lastRow : row + 1, column);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'Home':
      return at(hasMod ? 0 : row, 0);
    case 'End':
      return at(hasMod ? lastRow : row, lastColumn);
    case 'PageUp':
      return at(row - page, column);
    case 'PageDown':
      return at(row + page, column);
    default:
      return null;
  }
}
