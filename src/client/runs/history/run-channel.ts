/** Notifies all tabs of this browser that the history has changed, so that they read it again. */

const NAME = 'tweakbench.runs';

/** `onChange` is called for changes in this tab and others. Returns the unsubscribe function. */
export function listenForRuns(onChange: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = onChange;
  return () => channel.close();
}

export function announceRuns(): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(NAME);
  channel.postMessage('changed');
  channel.close();
}
