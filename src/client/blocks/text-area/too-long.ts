/** Texts that a text area would lay out for seconds, whatever is typed. */
import type { ClipboardEvent, DragEvent } from 'react';

/** A text area takes about a second per million characters, and per 80,000 lines. */
const MOST_CHARACTERS = 200_000;
const MOST_LINES = 5_000;

/** True if the text is shown read-only instead of in a text area. */
export function isTooLong(text: string): boolean {
  if (text.length <= MOST_LINES) return false;
  if (text.length > MOST_CHARACTERS) return true;
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lines += 1;
    if (lines > MOST_LINES) return true;
  }
  return false;
}

type Field = HTMLTextAreaElement | HTMLInputElement;

/** Handlers of a field: a text that would make it too long goes to `onText`, and never into the field. */
export function guardField(onText: (text: string) => void) {
  const insert = (event: ClipboardEvent<Field> | DragEvent<Field>, added: string) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const next = value.slice(0, selectionStart ?? value.length) + added + value.slice(selectionEnd ?? value.length);
    if (!isTooLong(next)) return;
    event.preventDefault();
    onText(next.replaceAll('\r\n', '\n'));
  };
  return {
    onPaste: (event: ClipboardEvent<Field>) => insert(event, event.clipboardData.getData('text/plain')),
    onDrop: (event: DragEvent<Field>) => insert(event, event.dataTransfer.getData('text/plain')),
  };
}
