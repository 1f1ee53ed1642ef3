/**
 * The moment from which the form takes keys. What judges the request or shows what was kept waits for it, so that a first
 * visit loads nothing before its first key that the key does not need.
 */
const PAUSE_MS = 300;

let open: () => void = () => undefined;
const opened = new Promise<void>((resolve) => {
  open = resolve;
});

/** Called when the open flow's request is in the form; again is the same. */
export function markPageOpen(): void {
  open();
}

/** Resolves when the form takes keys, the browser has painted it, and a first key had its chance. */
export async function whenPageOpen(): Promise<void> {
  await opened;
  await new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS));
  await new Promise<void>((resolve) => {
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 50);
  });
}
