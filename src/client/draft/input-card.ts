/** One input of the request as the form edits it. */
import type { DraftInput } from '#run/request-draft.ts';

/** A key for a card. Not `crypto.randomUUID`, which is missing on a page served over plain HTTP to another host. */
function inputKey(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return high.toString(36) + low.toString(36);
}

/** A new input with a key of its own: type Any, the endpoint's default, and no target component. */
export function createInput(fields: Partial<Omit<DraftInput, 'id'>> = {}): DraftInput {
  return { id: inputKey(), value: '', components: [], type: 'any', ...fields };
}
