/** Run and Stop as commands, shared by the button, the shortcut and the palette. */
import { createContext, useContext } from 'react';
import type { RunningRun, RunningTests } from '../../runs/history/run-summary.ts';
import type { FieldTarget } from '../../shell/state/ui-state.ts';

/** Why nothing can be run now, and what to focus. */
export interface RunBlocker {
  message: string;
  /** Null if there is nothing to go to. */
  target: FieldTarget | null;
  /** Set if the obstacle goes away by itself: a pressed Run then starts. */
  passes?: true;
}

export interface RunCommand {
  /** Label of the button; null if the mode has nothing to run yet. */
  label: string | null;
  /** Starts a run. If it cannot, announces why and focuses the cause. */
  run: () => void;
  /** Stops the run or the tests in progress. */
  stop: () => void;
  running: RunningRun | null;
  tests: RunningTests | null;
  blocker: RunBlocker | null;
  /** The answer to the last click, while it is worth showing. */
  hint: string | null;
}

export const RunCommandContext = createContext<RunCommand | null>(null);

export function useRunCommand(): RunCommand {
  const command = useContext(RunCommandContext);
  if (command === null) throw new Error('Run is used outside of RunCommandProvider');
  return command;
}
