/**
 * When the form is ready for input. Code that checks the request or reads the history waits for this, so that it does not
 * delay the first key press of a visit.
 */
import { useUiState } from '../../state/ui-state.ts';

const PAUSE_MS = 300;

/** Resolves when the form is ready, the browser has painted it, and a first key press had time to be handled. */
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
    // Safari has no `requestIdleCallback`.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 50);
  });
}
