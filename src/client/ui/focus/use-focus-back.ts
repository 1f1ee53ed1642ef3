/** For what opens over the page and is taken off it to close, such as a dialog. */
import { useEffect, useState } from 'react';
import { useUiState } from '../../state/ui-state.ts';
import { ancestorsOf, focusInto } from './focus-into.ts';

/** When the part goes, and the focus with it, the focus goes back to where it was, or near to where that was. */
export function useFocusBack(): void {
  // Before the part takes the focus, and before what opened it may be gone.
  const [places] = useState(() => ancestorsOf(document.activeElement));
  useEffect(
    () => () => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      focusInto(...places, ...useUiState.getState().focusBefore);
      if (places.some(({ isConnected }) => isConnected)) useUiState.setState({ focusBefore: places });
    },
    [places],
  );
}
