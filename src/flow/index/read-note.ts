/** Reads one note of an export. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import type { FlowNote } from './flow-index.ts';
import { readPosition } from './read-position.ts';

/** Exports of different ages hold it on the node, as measured, or only as its style. */
function readSize(...candidates: (JsonValue | undefined)[]): FlowNote['size'] {
  for (const raw of candidates) {
    if (!isJsonObject(raw)) continue;
    const { width, height } = raw;
    if (typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0) return { width, height };
  }
  return null;
}

/** `node` is the description inside the note's `data`. Never throws. */
export function readNote(id: string, raw: JsonObject, node: JsonObject): FlowNote {
  return {
    id,
    text: typeof node.description === 'string' ? node.description : '',
    position: readPosition(raw.position),
    size: readSize(raw, raw.measured, raw.style),
  };
}
