/** Removes refused tweaks from the editor, with or without running the rest. Undo in the editor restores them. */
import { removeTweak } from '#flow/text/tweaks-edit.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { useDraftForm, useDraftValue, useEditorSync } from '../../../draft/use-draft.ts';
import type { RunDraft } from '../../runs/use-run-draft.ts';
import { ActionRow } from './action-row.tsx';
import type { RefusedTweak } from './refused-tweaks.ts';

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
  const what = refused.length === 1 ? 'it' : 'them';
  const removeAndRun = () => {
    remove();
    runDraft();
  };
  const actions = [
    { label: `Remove ${what} and run`, act: removeAndRun },
    { label: `Remove ${what}`, act: remove },
  ];
  return <ActionRow actions={present.length === 0 ? [{ label: 'Run again', act: () => runDraft() }] : actions} />;
}
