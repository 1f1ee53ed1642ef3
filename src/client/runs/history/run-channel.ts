/** Tells the tabs of this browser that the history changed, so that what shows it reads it anew. */

const NAME = 'tweakbench.runs';

/** `onChange` is called for changes of this tab and of others. Returns what ends the listening. */
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
