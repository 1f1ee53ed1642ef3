/** Renders a part of the editor of a suite, of which nothing is saved. */
import { MantineProvider } from '@mantine/core';
import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { theme } from '../../shell/theme/theme.tsx';
import type { SuiteView } from '../runs/use-suite.ts';
import { type SuiteEditing, SuiteEditingContext } from '../shared/suite-editing.ts';
import { LOADING_SUITE } from '../store/suite-state.ts';

const nothing = () => undefined;
/** A suite of which nothing is loaded yet. */
export const EMPTY_VIEW: SuiteView = {
  ...LOADING_SUITE,
  canUndo: false,
  canRedo: false,
  rebound: null,
  edit: () => null,
  note: nothing,
  undo: nothing,
  redo: nothing,
  undoOfNow: () => nothing,
  change: () => true,
  addFile: async () => undefined,
  readFile: async () => '',
  keepMine: nothing,
  takeTheirs: nothing,
};

export function renderInEditor(
  part: ReactNode,
  editing: Pick<SuiteEditing, 'value' | 'apply'> & Partial<SuiteEditing>,
): RenderResult {
  return render(
    <MantineProvider theme={theme} env="test">
      <SuiteEditingContext value={{ problems: [], index: null, view: EMPTY_VIEW, ...editing }}>
        {part}
      </SuiteEditingContext>
    </MantineProvider>,
  );
}
