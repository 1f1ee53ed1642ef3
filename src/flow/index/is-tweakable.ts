/** Which fields a tweak can change at all. */
import type { FlowField } from './flow-index.ts';

/** False for fields that are protected, hidden, fed by a connection, or take only one: a tweak on them does nothing good. */
export function isTweakable(field: FlowField): boolean {
  return field.isShown && !field.isHandle && !field.isProtected && field.connection === null;
}
