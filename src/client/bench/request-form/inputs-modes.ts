/** The three ways to send inputs. The endpoint distinguishes them by which parts of the request are absent. */
import type { InputsMode } from '#run/model/request-draft.ts';

export const INPUTS_MODES: { value: InputsMode; label: string }[] = [
  { value: 'mine', label: 'My inputs' },
  { value: 'none', label: 'None (every input component is sent empty text)' },
  { value: 'keep', label: "Use the flow's saved text" },
];

/** What the server will do, in one line. */
export const INPUTS_MODE_NOTES: Record<InputsMode, string> = {
  mine: 'The flow runs once per input.',
  none: 'Sends no inputs. The flow runs once, and every input component gets empty text.',
  keep: 'Sends an empty list. The flow runs once with its saved text.',
};
