/** What the parts of the view of a suite share: the open suite, the cases that are shown, and what they can do. */
import { createContext, useContext } from 'react';
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import type { TestsRoute } from '../../shell/navigation/navigation-state.ts';
import type { RunCommands } from './use-run-commands.tsx';
import type { ShownCases } from './use-shown-cases.ts';
import type { OpenTests } from './use-tests.ts';

type CellOfTable = NonNullable<TestsRoute['cell']>;

export interface PickedCell {
  /** `Case 1, A Precise`. */
  label: string;
  result: string;
  key: CellKey;
}

export interface TestsModel extends OpenTests {
  shown: ShownCases;
  commands: RunCommands;
  /** True while the table leads with what changed since the baseline. */
  isComparing: boolean;
  setComparing: (on: boolean) => void;
  /** Cells whose answers are accepted one after the other; empty for none. */
  walk: readonly CellOfTable[];
  setWalk: (cells: readonly CellOfTable[]) => void;
  /** True until the difference of the open cell is in view and focused, which accepting asks for. */
  accepting: boolean;
  setAccepting: (on: boolean) => void;
  /** The cell that was picked to be compared with the next one; null for none. */
  picked: PickedCell | null;
  setPicked: (cell: PickedCell | null) => void;
  /** True while the difference of the open cell is in view. */
  isSeen: boolean;
  setSeen: (isSeen: boolean) => void;
}

export const TestsContext = createContext<TestsModel | null>(null);

export function useTestsModel(): TestsModel {
  const model = useContext(TestsContext);
  if (model === null) throw new Error('A part of Tests is used outside of TestsView');
  return model;
}
