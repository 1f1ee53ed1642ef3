/** Opens the dialog that fills the form from a pasted request, from anywhere on the page. */

type Listener = (text: string) => void;
const listeners = new Set<Listener>();

/** `text` stands in the dialog already; empty for none. */
export function pasteRequest(text = ''): void {
  for (const listener of [...listeners]) listener(text);
}

/** For whoever shows the dialog. Returns the way to stop. */
export function onPasteRequest(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
