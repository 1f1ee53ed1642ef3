/** For a Run button that becomes Stop while something runs: a click does only what it was meant for. */
import { useEffect, useRef, useState } from 'react';

/** A click within this time was aimed before the user could see the change. */
const SETTLES_MS = 500;

export function useRunClick(isRunning: boolean, run: () => void, stop: () => void) {
  const isSettling = useSettling(isRunning);
  /** The pointer went down on Stop: this click starts nothing, even if the run ends before the pointer is up. */
  const isForStop = useRef(false);
  return {
    /** True for a moment after Stop has become Run. */
    isSettling,
    /** When the pointer goes down on either of them. */
    pointerDown() {
      isForStop.current = isRunning;
    },
    /** When either of them is clicked. `detail` is the number of the click in a row, 0 for a key. */
    click({ detail }: { detail: number }) {
      const isStray = isSettling || (detail > 0 && isForStop.current);
      isForStop.current = false;
      // The second click of a double click on Run must neither stop the run nor be refused because it is starting.
      if (detail === 2) return;
      if (isRunning) stop();
      else if (!isStray) run();
    },
  };
}

/** True for a moment after `isRunning` has become false. */
function useSettling(isRunning: boolean): boolean {
  const [wasRunning, setWasRunning] = useState(isRunning);
  const [isSettling, setSettling] = useState(false);
  if (wasRunning !== isRunning) {
    setWasRunning(isRunning);
    setSettling(!isRunning);
  }
  useEffect(() => {
    if (!isSettling) return;
    const timer = setTimeout(() => setSettling(false), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [isSettling]);
  return isSettling;
}
