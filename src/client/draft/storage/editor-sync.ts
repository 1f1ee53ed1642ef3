/**
 * Syncs the tweaks editor with everything else that writes tweaks. While the editor is open, its model is the source of
 * truth: a controlled editor would lose characters that are typed fast, so texts are pushed to it.
 */

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

/** What the pane of the tweaks is asked to show and focus. */
export type TweaksTarget =
  /** From 1; null keeps the caret where it is. */
  | { line: number | null }
  /** Id of the component, on the graph. */
  | { component: string };

export interface EditorSync {
  /** Writes the text into the draft and calls all listeners. */
  setTweaksText: (text: string, origin: TweaksOrigin, group?: string) => void;
  /** Called on each change, also of origin `editor`. Returns the unsubscribe function. */
  subscribe: (listener: (change: TweaksChange) => void) => () => void;
  /** Shows a place of the tweaks in the pane that the caller is in. From elsewhere: `goTo` of `client/navigation`. */
  goTo: (target: TweaksTarget) => void;
  /** Returns the unsubscribe function. */
  onGoTo: (listener: (target: TweaksTarget) => void) => () => void;
}

/** `write` puts the text into the draft. */
export function createEditorSync(write: (text: string) => void): EditorSync {
  const listeners = new Set<(change: TweaksChange) => void>();
  const panes = new Set<(target: TweaksTarget) => void>();
  return {
    setTweaksText(text, origin, group) {
      write(text);
      for (const listener of listeners) listener({ text, origin, group: group ?? null });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    goTo(target) {
      for (const pane of panes) pane(target);
    },
    onGoTo(pane) {
      panes.add(pane);
      return () => panes.delete(pane);
    },
  };
}
