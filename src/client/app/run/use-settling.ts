/** Notices that a button has just become another one under the pointer. */
import { useEffect, useState } from 'react';

/** A press within this time was begun, or aimed, before the change could be seen. */
const SETTLES_MS = 500;

/** True for a moment after `isRunning` has become false. */
export function useSettling(isRunning: boolean): boolean {
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
