/** Leads to a field from anywhere on the page: an error, the report, Run. Whoever owns the field listens. */

export type FieldTarget =
  | { kind: 'flow' }
  /** The choice of what is sent as inputs. */
  | { kind: 'inputs' }
  | { kind: 'input'; index: number }
  /** The components that an input goes to. */
  | { kind: 'targets'; index: number }
  | { kind: 'outputs' }
  | { kind: 'session' }
  /** `line` from 1; null for the editor as it stands. */
  | { kind: 'tweaks'; line: number | null };

type Listener = (target: FieldTarget) => void;
const listeners = new Set<Listener>();

/** Opens the pane of the field, if it is folded, and puts the focus into it. */
export function focusField(target: FieldTarget): void {
  for (const listener of [...listeners]) listener(target);
}

/** The layout listens before the fields do, so that a field is visible when it takes the focus. */
export function onFocusField(listener: Listener, { first = false } = {}): () => void {
  if (first) {
    const others = [...listeners];
    listeners.clear();
    listeners.add(listener);
    for (const other of others) listeners.add(other);
  } else {
    listeners.add(listener);
  }
  return () => listeners.delete(listener);
}
