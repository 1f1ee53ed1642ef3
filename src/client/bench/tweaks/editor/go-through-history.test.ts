import { expect, it } from 'vitest';
import { goThroughHistory, type TextHistory } from './go-through-history.ts';

/** A text after `edits` edits. */
function editedText(edits: number): TextHistory {
  let at = edits;
  return {
    undo: () => {
      at = Math.max(0, at - 1);
    },
    redo: () => {
      at = Math.min(edits, at + 1);
    },
    getAlternativeVersionId: () => at,
  };
}

it('undo and redo return whether there was an edit', () => {
  const text = editedText(1);
  expect(goThroughHistory(text, 'redo')).toBe(false);
  expect(goThroughHistory(text, 'undo')).toBe(true);
  expect(goThroughHistory(text, 'undo')).toBe(false);
  expect(goThroughHistory(text, 'redo')).toBe(true);
  expect(goThroughHistory(null, 'undo')).toBe(false);
});
