/** Work that a click starts, once at a time. */
import { useState } from 'react';
import { notifyError } from './notify-error.ts';

/** Whether it goes on, and what starts it; `what` is what did not happen if it fails. */
export function useBusy(what: string): [isBusy: boolean, start: (work: () => Promise<unknown>) => void] {
  const [isBusy, setBusy] = useState(false);
  const start = (work: () => Promise<unknown>) => {
    if (isBusy) return;
    setBusy(true);
    notifyError(
      work().finally(() => setBusy(false)),
      what,
    );
  };
  return [isBusy, start];
}
