/** One input of the request as the form edits it. */
import type { DraftInput } from '#run/model/request-draft.ts';
import { randomId } from '../../shell/ui/browser/random-id.ts';

/** A new input with a unique key, type Any (the endpoint's default) and no target component. */
export function createDraftInput(fields: Partial<Omit<DraftInput, 'id'>> = {}): DraftInput {
  return { id: randomId(), value: '', components: [], type: 'any', ...fields };
}
