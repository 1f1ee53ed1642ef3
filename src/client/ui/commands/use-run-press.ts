/** For a button that is Run, and Stop in the same place while something runs: a press that was meant for Stop runs nothing. */
import { useEffect, useRef, useState } from 'react';

/** A press within this time was begun, or aimed, before the change could be seen. */
const SETTLES_MS = 500;

export interface RunPress {
  /** True for a moment after Stop has become Run. */
  isSettling: boolean;
  /** When the pointer goes down on either of them. */
  begin: () => void;
  /** When Run is pressed. `detail` is 0 for a key. */
  press: (event: { detail: number }) => void;
}

export function useRunPress(isGoing: boolean, run: () => void): RunPress {
  const isSettling = useSettling(isGoing);
  /** The press that is going on began on Stop: it starts nothing, however the run ends meanwhile. */
  const isForStop = useRef(false);
  return {
    isSettling,
    begin() {
      isForStop.current = isGoing;
    },
    press({ detail }) {
      const isStray = isSettling || (detail > 0 && isForStop.current);
      isForStop.current = false;
      if (!isStray) run();
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
