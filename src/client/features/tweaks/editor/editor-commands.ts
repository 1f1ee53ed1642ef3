/** What the keys and hovers of the editor can ask the pane to do. */

import type { TweakOrder } from '#flow/text/order-tweaks.ts';
import type { TextRange } from '#flow/text/unwrap-tweaks.ts';

export interface EditorCommands {
  format: () => void;
  /** Goes to the problem after or before an offset of the text. */
  goToProblem: (direction: 'next' | 'previous', offset: number) => void;
  /** Calls the key at `path` something else. */
  replaceKey: (path: readonly string[], to: string) => void;
  remove: (path: readonly string[]) => void;
  /** Writes all fields of the component at an offset of the text as the flow has them. */
  fillInAt: (offset: number) => void;
  /** Puts the keys in the flow's order, or sorts them; comments stay with their keys. */
  order: (by: TweakOrder) => void;
  /** Writes values that were pasted as `{"value": …}` as they are. */
  unwrap: (pasted: TextRange) => void;
}
