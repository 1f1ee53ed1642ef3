/** The request of a flow that has no draft and no suggested request. */
import type { RequestDraft } from '#run/request-draft.ts';
import { createInput } from './input-card.ts';

/** An empty object with a line to type on. */
export const EMPTY_TWEAKS = '{\n  \n}';

/** One empty input, no tweaks; streaming, as the embedded engine can. */
export function emptyDraft(): RequestDraft {
  return {
    inputsMode: 'mine',
    inputs: [createInput()],
    outputs: [],
    tweaksText: EMPTY_TWEAKS,
    stream: true,
    sessionId: '',
  };
}
