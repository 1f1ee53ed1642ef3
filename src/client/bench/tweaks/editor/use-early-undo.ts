/** Undo and redo until the code editor is ready. As in the editor, what was changed until then is one step. */
import { useEffect, useRef } from 'react';
import { useDraftForm, useEditorSync } from '../../../draft/use-draft.ts';
import type { CodeEditorHandle, EditorHandle } from './code-editor.tsx';

export interface EarlyUndo {
  history: EditorHandle['history'];
  /** Shows the draft in the editor, which can then redo what was undone before. */
  handOver: (editor: CodeEditorHandle, selection: { start: number; end: number }) => void;
}

/** `base` is the text as it was loaded or restored. */
export function useEarlyUndo(base: string): EarlyUndo {
  const form = useDraftForm();
  const sync = useEditorSync();
  const undone = useRef<string | null>(null);
  useEffect(
    () =>
      sync.subscribe(() => {
        undone.current = null;
      }),
    [sync],
  );
  return {
    history(direction) {
      const text = form.getValues('tweaksText');
      const next = direction === 'undo' ? base : undone.current;
      if (next === null || next === text) return false;
      sync.setTweaksText(next, 'edit');
      if (direction === 'undo') undone.current = text;
      return true;
    },
    handOver(editor, selection) {
      const text = undone.current;
      if (text !== null) sync.setTweaksText(text, 'editor');
      editor.show(selection);
      if (text !== null) editor.history('undo');
    },
  };
}
