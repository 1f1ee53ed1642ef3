/** Which fields a tweak can change. */
import type { FlowField } from './flow-index.ts';

/** False for a field that is protected, hidden, connected, or can only be connected. */
export function isTweakable(field: FlowField): boolean {
  return field.isShown && !field.isHandle && !field.isProtected && field.connection === null;
}
