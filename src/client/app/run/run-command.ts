/** Run and Stop as commands: the button, the keyboard and the palette all press the same one. */
import { createContext, useContext } from 'react';
import type { RunningBatch, RunningRun } from '../../runs/history/run-summary.ts';
import type { FieldTarget } from '../../state/ui-state.ts';

/** Why nothing can be run now, and where the cause is. */
export interface RunBlocker {
  message: string;
  target: FieldTarget;
}

export interface RunCommand {
  /** What the button says; null where nothing can be run, as in Compare. */
  label: string | null;
  /** Starts a run; when it cannot, says why and leads to the cause. */
  run: () => void;
  /** Stops the run that is going, or the batch. */
  stop: () => void;
  running: RunningRun | null;
  batch: RunningBatch | null;
  blocker: RunBlocker | null;
  /** What the last press was answered with, while that is worth showing. */
  hint: string | null;
}

export const RunCommandContext = createContext<RunCommand | null>(null);

export function useRunCommand(): RunCommand {
  const command = useContext(RunCommandContext);
  if (command === null) throw new Error('Run is used outside of RunCommandProvider');
  return command;
}
