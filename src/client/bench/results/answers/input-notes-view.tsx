/** Notes about an input as a whole: its error, requested outputs that do not exist, an answer that repeats another one. */
import type { Run, RunInputResult } from '#run/model/run.ts';
import { RunErrorView } from '../errors/run-error-view.tsx';

export interface InputNotesProps {
  run: Run;
  input: RunInputResult;
  /** Further sentences. */
  notes: readonly string[];
}

export function InputNotesView({ run, input, notes }: InputNotesProps) {
  if (!input.error && notes.length === 0) return null;
  return (
    <div className="tb-sm-tall tb-break tb-quiet tb-hairline tb-inset-sm-md tb-gap-xs-sm tb-stack">
      {input.error && <RunErrorView error={input.error} run={run} input={input.index} />}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
