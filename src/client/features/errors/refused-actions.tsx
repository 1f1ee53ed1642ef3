/** Removes refused tweaks from the editor, with or without running the rest. Undo in the editor restores them. */
import { Button } from '@mantine/core';
import { removeTweak } from '#flow/text/tweaks-edit.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { useDraftForm, useDraftValue, useEditorSync } from '../../draft/use-draft.ts';
import type { RunDraft } from '../../runs/use-run-draft.ts';
import type { RefusedTweak } from './refused-tweaks.ts';
import classes from './run-error-view.module.css';

export interface RefusedActionsProps {
  refused: readonly RefusedTweak[];
  runDraft: RunDraft;
}

export function RefusedActions({ refused, runDraft }: RefusedActionsProps) {
  const text = useDraftValue('tweaksText');
  const form = useDraftForm();
  const sync = useEditorSync();
  const { locate } = parseTweaksText(text);
  const present = refused.filter(({ path }) => locate(path) !== null);
  function remove() {
    const before = form.getValues('tweaksText');
    sync.setTweaksText(
      present.reduce((left, { path }) => removeTweak(left, path), before),
      'edit',
    );
  }
  if (present.length === 0) {
    return (
      <div className={`tb-wrap tb-gap-sm tb-above-lg tb-flex ${classes.actions}`}>
        <Button variant="filled" size="sm" onClick={() => runDraft()}>
          Run again
        </Button>
      </div>
    );
  }
  const what = refused.length === 1 ? 'it' : 'them';
  return (
    <div className={`tb-wrap tb-gap-sm tb-above-lg tb-flex ${classes.actions}`}>
      <Button
        variant="filled"
        size="sm"
        onClick={() => {
          remove();
          runDraft();
        }}
      >
        Remove {what} and run
      </Button>
      <Button size="sm" onClick={remove}>
        Remove {what}
      </Button>
    </div>
  );
}
