/** An input that was not answered, or may not have been, in the sentences of every view and file. */
import type { MissedInput } from '#flow/lint/missed-inputs.ts';
import { inputEvents } from '../figures/input-events.ts';
import { hasAnsweredEarlier } from '../model/reported-outcomes.ts';
import type { Run } from '../model/run.ts';

type MissedRun = Pick<Run, 'missed' | 'components' | 'events' | 'inputs' | 'plan'>;

export interface MissedNote {
  sentence: string;
  /** True: the question is struck through. False if an earlier result may have answered, and the server does not say. */
  isCertain: boolean;
}

const known = new WeakMap<readonly MissedInput[], ReadonlyMap<number, MissedInput>>();

/** Cached per run, so that a search for each of many inputs is cheap. */
function findMissed(missed: readonly MissedInput[], input: number): MissedInput | undefined {
  const byInput = known.get(missed) ?? new Map(missed.map((one) => [one.input, one]));
  known.set(missed, byInput);
  return byInput.get(input);
}

/** Null if the input was answered, and in runs of releases that did not say. */
export function missedInput(run: MissedRun, input: number): MissedNote | null {
  const found = run.missed && findMissed(run.missed, input);
  if (found === undefined) return null;
  const { frozen } = found;
  if (frozen === undefined)
    return { sentence: `This input reached no component. ${insteadOf(found)}`.trim(), isCertain: true };
  // Almost always at its own index.
  const atIndex = run.inputs[input];
  const result = atIndex?.index === input ? atIndex : run.inputs.find(({ index }) => index === input);
  const isEarlier = result ? hasAnsweredEarlier(inputEvents(run, input), result, frozen) : null;
  if (isEarlier === false || result?.status === 'failed') return null;
  const name = run.components.find(({ id }) => id === frozen)?.displayName ?? frozen;
  return isEarlier
    ? {
        sentence: `This answers an earlier input: ${name} is frozen, and an earlier result of it was used.`,
        isCertain: true,
      }
    : {
        sentence: `This may answer an earlier input: ${name} is frozen, and an earlier result of it may have been used.`,
        isCertain: false,
      };
}

function insteadOf({ saved }: MissedInput): string {
  if (saved === null) return '';
  return saved === ''
    ? 'The flow’s saved text takes its place, and is empty.'
    : `The flow’s saved text takes its place: ${saved}`;
}
