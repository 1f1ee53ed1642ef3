/** Undoes or redoes an edit of a text model from outside its editor. */

export interface TextHistory {
  undo: () => void | Promise<void>;
  redo: () => void | Promise<void>;
  /** Identifies the state of the text; undo restores it. */
  getAlternativeVersionId: () => number;
}

/** False if there is nothing to undo or redo, so that the key can be handled elsewhere. */
export function goThroughHistory(text: TextHistory | null, direction: 'undo' | 'redo'): boolean {
  if (text === null) return false;
  const before = text.getAlternativeVersionId();
  void text[direction]();
  return text.getAlternativeVersionId() !== before;
}
