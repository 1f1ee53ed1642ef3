/**
 * The moment from which the form takes keys. What judges the request or shows what was kept waits for it, so that a first
 * visit loads nothing before its first key that the key does not need.
 */
import { useUiState } from '../../state/ui-state.ts';

const PAUSE_MS = 300;

/** Resolves when the form takes keys, the browser has painted it, and a first key had its chance. */
export async function whenPageOpen(): Promise<void> {
  await new Promise<void>((resolve) => {
    if (useUiState.getState().isPageOpen) return resolve();
    const stop = useUiState.subscribe(({ isPageOpen }) => {
      if (!isPageOpen) return;
      stop();
      resolve();
    });
  });
  await new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS));
  await new Promise<void>((resolve) => {
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 50);
  });
}
