/** How components access the draft: the whole form, one watched part, or the sync with the tweaks editor. */
import { useCallback, useSyncExternalStore } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { type DraftContextValue, useDraftContext } from './draft-context.ts';
import type { EditorSync } from './storage/editor-sync.ts';

/** The form itself; does not subscribe. `getValues()` returns the current draft, which later typing changes in place: copy it to keep it. */
export function useDraftForm(): UseFormReturn<RequestDraft> {
  return useDraftContext().form;
}

/** One part of the draft. The caller renders when it changes, so call it in small components only. */
export function useDraftValue<Name extends keyof RequestDraft>(name: Name): RequestDraft[Name] {
  const { control } = useDraftForm();
  return useWatch<RequestDraft, Name>({ control, name });
}

/** A text derived from the draft by `read`, which is called on every change. The caller renders only when the text changes. */
export function useDraftText(read: (draft: RequestDraft) => string): string {
  const form = useDraftForm();
  const subscribe = useCallback(
    (callback: () => void) => form.subscribe({ formState: { values: true }, callback }),
    [form],
  );
  return useSyncExternalStore(subscribe, () => read(form.getValues()));
}

/** Writes tweaks from outside the editor, and subscribes to changes. */
export function useEditorSync(): EditorSync {
  return useDraftContext().tweaks;
}

/** Loads a whole request into the form, for example that of an earlier run. */
export function useLoadDraft(): DraftContextValue['loadDraft'] {
  return useDraftContext().loadDraft;
}

/** False while the open flow may still fill in its suggested request: the form is not editable until then. */
export function useIsDraftSettled(): boolean {
  return useDraftContext().isSettled;
}
