/**
 * The two-way path between the tweaks editor and everything else that writes tweaks. The editor's model is the truth
 * while it is open: a controlled editor loses characters that are typed fast, so texts are pushed, never bound.
 */

/**
 * `editor`: typed in the editor, which has it already. `edit`: changed elsewhere (a form field, a quick fix, the
 * palette), to be applied as one undoable edit. `restore`: an earlier request put back, also undoable.
 * `load`: another flow's draft; the editor starts a new undo history.
 */
export type TweaksOrigin = 'editor' | 'edit' | 'restore' | 'load';

export interface TweaksChange {
  text: string;
  origin: TweaksOrigin;
  /** Edits of one group that follow each other, such as keys in one field, are undone together; null stands alone. */
  group: string | null;
}

export interface EditorSync {
  /** Writes the text into the draft and tells every listener. */
  setTweaksText: (text: string, origin: TweaksOrigin, group?: string) => void;
  /** Calls back on each change, also on those of origin `editor`. Returns the way to stop. */
  subscribe: (listener: (change: TweaksChange) => void) => () => void;
}

/** `write` puts the text into the draft. */
export function createEditorSync(write: (text: string) => void): EditorSync {
  const listeners = new Set<(change: TweaksChange) => void>();
  return {
    setTweaksText(text, origin, group) {
      write(text);
      for (const listener of listeners) listener({ text, origin, group: group ?? null });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
