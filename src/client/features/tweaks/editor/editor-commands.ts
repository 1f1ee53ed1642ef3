/** What the keys and hovers of the editor can ask the pane to do. */

export interface EditorCommands {
  format: () => void;
  /** Goes to the problem after or before an offset of the text. */
  goToProblem: (direction: 'next' | 'previous', offset: number) => void;
  /** Calls the key at `path` something else. */
  replaceKey: (path: readonly string[], to: string) => void;
  remove: (path: readonly string[]) => void;
  /** Writes all fields of the component at an offset of the text as the flow has them. */
  fillInAt: (offset: number) => void;
}
