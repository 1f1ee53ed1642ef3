/** What each view of a run is given; it takes what it needs. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { Run } from '#run/model/run.ts';
import type { ResultView } from '../../navigation/navigation-state.ts';
import type { ErrorView } from './answers/input-notes.tsx';
import type { ResultOptions } from './shared/result-options.ts';

export interface ResultViewProps {
  run: Run;
  view: ResultView;
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
  /** Of the run's flow; null while it is not known here. */
  flow: FlowIndex | null;
  ErrorView: ErrorView;
  /** Runs one input again; null where nothing can be run from here. */
  runInput: ((input: number) => void) | null;
}
