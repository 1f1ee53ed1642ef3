/** Commands that the editor's keys and hovers can call. */

import type { TweakOrder } from '#flow/text/order-tweaks.ts';
import type { TextRange } from '#flow/text/unwrap-tweaks.ts';

export interface EditorCommands {
  format: () => void;
  /** Goes to the next or previous problem from an offset. */
  goToProblem: (direction: 'next' | 'previous', offset: number) => void;
  /** Renames the key at `path`. */
  replaceKey: (path: readonly string[], to: string) => void;
  remove: (path: readonly string[]) => void;
  /** Writes all fields of the component at an offset, with the flow's values. */
  fillInAt: (offset: number) => void;
  /** Sorts the keys by the flow's order or by name; comments stay with their keys. */
  order: (by: TweakOrder) => void;
  /** Unwraps values that were pasted as `{"value": …}`. */
  unwrap: (pasted: TextRange) => void;
}
