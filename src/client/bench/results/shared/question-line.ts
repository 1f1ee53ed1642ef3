/** The text of an input in one line. */
import type { Run } from '#run/model/run.ts';

export function questionLine(run: Run, index: number): string {
  const { inputs } = run.request;
  if (inputs === undefined) return 'No inputs sent: every input component is sent empty text';
  if (inputs.length === 0) return "The flow's own values";
  return inputs[index]?.input_value ?? '';
}
