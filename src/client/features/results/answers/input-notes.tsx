/** Notes about an input as a whole: its error, requested outputs that do not exist, an answer that repeats another one. */
import { type ComponentType, Suspense } from 'react';
import type { Run, RunInputResult } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';

/** Renders an error; passed by the page, so that this feature does not import another one. */
export type ErrorView = ComponentType<{ error: RunError; run: Run; input: number | null }>;

export interface InputNotesProps {
  run: Run;
  input: RunInputResult;
  /** Further sentences. */
  notes: readonly string[];
  ErrorView: ErrorView;
}

export function InputNotes({ run, input, notes, ErrorView }: InputNotesProps) {
  if (!input.error && notes.length === 0) return null;
  return (
    <div className="tb-sm-tall tb-break tb-quiet tb-hairline tb-inset-sm-md tb-gap-xs-sm tb-stack">
      {input.error && (
        <Suspense>
          <ErrorView error={input.error} run={run} input={input.index} />
        </Suspense>
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
