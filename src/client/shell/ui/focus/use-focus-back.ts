/** Returns the focus when an overlay that closes by unmounting, such as a dialog, is gone. */
import { useEffect, useState } from 'react';
import { useUiState } from '../../state/ui-state.ts';
import { ancestorChain, focusInto } from './focus-into.ts';

/** If the focus is lost on unmount, it goes back to the element that had it before, or near to it. */
export function useFocusBack(): void {
  // Read in the first render: the overlay has not taken the focus yet, and the button that opened it is still there.
  const [ancestors] = useState(() => ancestorChain(document.activeElement));
  useEffect(
    () => () => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      focusInto(...ancestors, ...useUiState.getState().focusBefore);
      if (ancestors.some(({ isConnected }) => isConnected)) useUiState.setState({ focusBefore: ancestors });
    },
    [ancestors],
  );
}
