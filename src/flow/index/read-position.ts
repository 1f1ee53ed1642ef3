/** Reads where a node of an export is. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';

/** The upper left corner in px of the canvas; null where the export does not say. */
export function readPosition(raw: JsonValue | undefined): { x: number; y: number } | null {
  if (!isJsonObject(raw) || typeof raw.x !== 'number' || typeof raw.y !== 'number') return null;
  return { x: raw.x, y: raw.y };
}
