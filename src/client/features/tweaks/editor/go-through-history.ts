/** Takes an edit of a text back, or makes it again, from outside of its editor. */

export interface TextHistory {
  undo: () => void | Promise<void>;
  redo: () => void | Promise<void>;
  /** Differs for each state of the text, and comes back with it. */
  getAlternativeVersionId: () => number;
}

/** False when there is nothing to go back to, so that the key may mean something else. */
export function goThroughHistory(text: TextHistory | null, direction: 'undo' | 'redo'): boolean {
  if (text === null) return false;
  const before = text.getAlternativeVersionId();
  void text[direction]();
  return text.getAlternativeVersionId() !== before;
}
