/** Ctrl+C: the first time what runs may end in order, the second time nothing waits. */

export interface StopSwitch {
  signal: AbortSignal;
  /** Call it for each signal of the system. */
  press(): void;
}

export function createStopSwitch(endNow: () => void): StopSwitch {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    press: () => {
      if (controller.signal.aborted) endNow();
      else controller.abort();
    },
  };
}
