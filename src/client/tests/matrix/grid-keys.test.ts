import { describe, expect, it, vi } from 'vitest';
import type { LiveCellState } from '#tests/view/live-cell-state.ts';
import type { TestTable } from '../model/test-table.ts';
import { type GridFacts, gridAction } from './grid-keys.ts';

function facts(changes: Partial<GridFacts> = {}): GridFacts {
  const state: LiveCellState = 'passed';
  const table: TestTable = {
    cases: 20,
    ownCases: 20,
    variants: 3,
    repeats: 1,
    columns: [],
    atOnce: 1,
    output: null,
    isLoading: false,
    version: 0,
    untouched: null,
    leftOut: () => [],
    rowOf: () => undefined,
    resultOf: () => null,
    msOf: () => 0,
    arrivedOf: () => '',
    markOf: () => null,
    stateOf: (testCase, variant) => (testCase === 7 && variant === 2 ? 'failed' : state),
  };
  const actions = {
    hasLetters: true,
    runCell: vi.fn(),
    runCase: vi.fn(),
    runVariant: vi.fn(),
    editCase: vi.fn(),
    askToAccept: vi.fn(),
    accept: vi.fn(),
    whyNotAccepted: () => null,
    menuOfCase: () => [],
    announceNoMore: vi.fn(),
  };
  return {
    active: { row: 3, column: 1 },
    rows: Array.from({ length: 20 }, (_, at) => at),
    table,
    actions,
    page: 5,
    isComparing: false,
    isOpen: false,
    go: vi.fn(),
    openCell: vi.fn(),
    search: vi.fn(),
    openMenu: vi.fn(),
    leaveForHead: vi.fn(),
    ...changes,
  };
}

const press = (key: string, given: GridFacts, hasMod = false, shiftKey = false) =>
  gridAction({ key, shiftKey, altKey: false, ctrlKey: hasMod, metaKey: false }, hasMod, given);

describe('keys of the table', () => {
  it.each([
    ['ArrowDown', false, { row: 4, column: 1 }],
    ['ArrowLeft', false, { row: 3, column: 0 }],
    ['Home', false, { row: 3, column: 0 }],
    ['End', false, { row: 3, column: 3 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 19, column: 3 }],
    ['PageDown', false, { row: 8, column: 1 }],
    ['PageUp', false, { row: 0, column: 1 }],
  ])('move the active cell: %s (with Ctrl: %s)', (key, hasMod, position) => {
    const given = facts();
    expect(press(key, given, hasMod)).toBe(true);
    expect(given.go).toHaveBeenCalledExactlyOnceWith(position);
  });

  it('lead up from the first row to the heads', () => {
    const given = facts({ active: { row: 0, column: 2 } });
    press('ArrowUp', given);
    expect(given.leaveForHead).toHaveBeenCalledOnce();
    expect(given.go).not.toHaveBeenCalled();
  });

  it('find the next failed cell by F8, or announce that there is none', () => {
    const given = facts();
    press('F8', given);
    expect(given.go).toHaveBeenCalledWith({ row: 7, column: 3 });
    press('F8', given, false, true);
    expect(given.actions.announceNoMore).toHaveBeenCalledWith(false, true);
  });

  it('open a cell, or the menu of a case, by Enter and close what is open by Escape', () => {
    const given = facts();
    press('Enter', given);
    expect(given.openCell).toHaveBeenCalledWith({ case: 3, variant: 0 });
    press('Enter', { ...given, active: { row: 3, column: 0 } });
    expect(given.openMenu).toHaveBeenCalledOnce();
    expect(press('Escape', given)).toBe(false);
    expect(press('Escape', { ...given, isOpen: true })).toBe(true);
    expect(given.openCell).toHaveBeenLastCalledWith(null);
  });

  it('run, accept and edit by single letters, unless these are turned off or belong to the browser', () => {
    const given = facts();
    for (const key of ['r', 'a', 'e']) expect(press(key, given)).toBe(true);
    expect(given.actions.runCell).toHaveBeenCalledWith({ case: 3, variant: 0 });
    expect(given.actions.askToAccept).toHaveBeenCalledWith({ case: 3, variant: 0 });
    expect(given.actions.editCase).toHaveBeenCalledWith(3);
    expect(press('r', given, true)).toBe(false);
    expect(press('r', { ...given, actions: { ...given.actions, hasLetters: false } })).toBe(false);
  });
});
