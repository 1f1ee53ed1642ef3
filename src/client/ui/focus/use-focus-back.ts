/** For what opens over the page and is taken off it to close, such as a dialog. */
import { useEffect, useState } from 'react';
import { ancestorsOf, focusInto } from './focus-into.ts';

/** Where it went last: what one such part opens in its own place has been opened from there. */
let last: readonly Element[] = [];

/** When the part goes, and the focus with it, the focus goes back to where it was, or near to where that stood. */
export function useFocusBack(): void {
  // Before the part takes the focus, and before what opened it may be gone.
  const [places] = useState(() => ancestorsOf(document.activeElement));
  useEffect(
    () => () => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      focusInto(...places, ...last);
      if (places.some(({ isConnected }) => isConnected)) last = places;
    },
    [places],
  );
}
