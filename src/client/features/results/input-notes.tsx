/** What is to be said about an input as a whole: its error, outputs that no component has, an answer that repeats another one. */
import { type ComponentType, Suspense } from 'react';
import { formatList } from '#run/result-format.ts';
import type { MissingOutput, RepeatedAnswer } from '#run/result-notes.ts';
import type { Run, RunInputResult } from '#run/run.ts';
import type { RunError } from '#run/run-error.ts';
import classes from './input-notes.module.css';

/** How an error is shown; given by the page, so that this feature does not know the other one. */
export type ErrorView = ComponentType<{ error: RunError; run: Run; input: number | null }>;

export interface InputNotesProps {
  run: Run;
  input: RunInputResult;
  missing: readonly MissingOutput[];
  repeated: RepeatedAnswer | null;
  ErrorView: ErrorView;
}

export function InputNotes({ run, input, missing, repeated, ErrorView }: InputNotesProps) {
  const isEmpty = input.status === 'done' && input.outputs.length === 0;
  if (!input.error && !repeated && missing.length === 0 && !isEmpty) return null;
  return (
    <div className={classes.notes}>
      {input.error && (
        <Suspense>
          <ErrorView error={input.error} run={run} input={input.index} />
        </Suspense>
      )}
      {isEmpty && missing.length === 0 && <p>The server answered this input without any output.</p>}
      {missing.map((output) => (
        <p key={output.name}>{missingSentence(output)}</p>
      ))}
      {repeated && <p>{repeatedSentence(repeated, input.index)}</p>}
    </div>
  );
}

function missingSentence({ name, reason }: MissingOutput): string {
  if (reason === 'unknown') return `No component is called ${name}; this request asked for it in outputs.`;
  if (reason === 'not-reached') {
    return `${name} was asked for, but it is not connected to the part of the flow that the first chat input starts.`;
  }
  return `${name} was asked for, and the server did not return it.`;
}

function repeatedSentence({ first, inputs, isSameMessage }: RepeatedAnswer, index: number): string {
  if (isSameMessage) {
    return `The server sent the answer of input ${first + 1} again, the very same message. Input ${index + 1} was not run.`;
  }
  const who = inputs.length === 2 ? 'Both inputs' : `Inputs ${formatList(inputs.map((input) => input + 1))}`;
  return `${who} got the same text. Check that each input reached its component.`;
}
