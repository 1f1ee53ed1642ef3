/** An input that reached no component, in the words of every view and file. */
import type { MissedInput } from '#flow/lint/missed-inputs.ts';
import type { Run } from '../model/run.ts';

/** Null if the input reached a component, and in runs of releases that did not say. */
export function missedSentence({ missed }: Pick<Run, 'missed'>, input: number): string | null {
  const found = missed?.find((one) => one.input === input);
  return found === undefined ? null : `This input reached no component. ${insteadOf(found)}`.trim();
}

function insteadOf({ saved }: MissedInput): string {
  if (saved === null) return '';
  return saved === '' ? 'The flow answered an empty text.' : `The flow answered its saved text: ${saved}`;
}
