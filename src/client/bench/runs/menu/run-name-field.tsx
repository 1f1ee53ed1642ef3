/** Edits the name of a run in place: Enter saves it, Escape cancels. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RunSummary } from '../../../runs/history/run-summary.ts';
import { useRunActions } from '../../../runs/use-run-actions.ts';
import { notifyError } from '../../../shell/ui/feedback/notify-error.ts';

export function RunNameField({ run, onDone }: { run: RunSummary; onDone: () => void }) {
  const { number, name } = run;
  const { rename } = useRunActions();
  const [text, setText] = useState(name ?? '');
  const save = () => {
    onDone();
    notifyError(rename(run, text), `Run ${number} was not renamed`);
  };
  return (
    <TextInput
      size="xs"
      aria-label={`Name of run ${number}`}
      placeholder={`Name of run ${number}`}
      maxLength={80}
      value={text}
      ref={(field) => field?.focus()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') save();
        if (event.key !== 'Escape') return;
        // Otherwise Escape would stop a run.
        event.stopPropagation();
        onDone();
      }}
    />
  );
}
