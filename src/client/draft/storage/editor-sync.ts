/**
 * Syncs the tweaks editor with everything else that writes tweaks. While the editor is open, its model is the source of
 * truth: a controlled editor would lose characters that are typed fast, so texts are pushed to it.
 */
import { createStore } from 'zustand';

/**
 * `editor`: typed in the editor, which has it already. `edit`: changed elsewhere (a form field, a quick fix, the
 * palette), applied as one undoable edit. `restore`: an earlier request was restored, also undoable.
 * `load`: another flow's draft; the editor starts a new undo history.
 */
export type TweaksOrigin = 'editor' | 'edit' | 'restore' | 'load';

export interface TweaksChange {
  text: string;
  origin: TweaksOrigin;
  /** Consecutive edits of one group, such as keys in one field, are undone together; null is a group of its own. */
  group: string | null;
}

export interface EditorSync {
  /** Writes the text into the draft and calls all listeners. */
  setTweaksText: (text: string, origin: TweaksOrigin, group?: string) => void;
  /**
   * Calls `listener` on each change, also of origin `editor`, before `setTweaksText` returns: each is a step of its own to
   * undo. Returns the unsubscribe function.
   */
  subscribe: (listener: (change: TweaksChange) => void) => () => void;
}

/** `write` puts the text into the draft. */
export function createEditorSync(write: (text: string) => void): EditorSync {
  const last = createStore<TweaksChange>(() => ({ text: '', origin: 'load', group: null }));
  return {
    setTweaksText(text, origin, group) {
      write(text);
      last.setState({ text, origin, group: group ?? null });
    },
    subscribe: last.subscribe,
  };
}
