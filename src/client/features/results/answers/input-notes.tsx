/** What is to be said about an input as a whole: its error, outputs that no component has, an answer that repeats another one. */
import { type ComponentType, Suspense } from 'react';
import type { Run, RunInputResult } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import classes from './input-notes.module.css';

/** How an error is shown; given by the page, so that this feature does not know the other one. */
export type ErrorView = ComponentType<{ error: RunError; run: Run; input: number | null }>;

export interface InputNotesProps {
  run: Run;
  input: RunInputResult;
  /** What is to be said beside the error, in sentences. */
  notes: readonly string[];
  ErrorView: ErrorView;
}

export function InputNotes({ run, input, notes, ErrorView }: InputNotesProps) {
  if (!input.error && notes.length === 0) return null;
  return (
    <div className={`tb-sm-tall ${classes.notes}`}>
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
