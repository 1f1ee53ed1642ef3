/** How components reach the draft: the whole form, one watched part, or the tweaks editor's side of it. */
import { useCallback, useSyncExternalStore } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { type DraftContextValue, useDraftContext } from './draft-context.ts';
import type { EditorSync } from './storage/editor-sync.ts';

/** The form itself; reading it renders nothing again. `getValues()` gives the draft as it is now, which later typing changes in place: copy what is kept. */
export function useDraftForm(): UseFormReturn<RequestDraft> {
  return useDraftContext().form;
}

/** One part of the draft; the caller renders again when it changes, so call it in small components only. */
export function useDraftValue<Name extends keyof RequestDraft>(name: Name): RequestDraft[Name] {
  const { control } = useDraftForm();
  return useWatch<RequestDraft, Name>({ control, name });
}

/** What `read` gives of the draft; the caller renders again only when that is another text. `read` is called on every change. */
export function useDraftText(read: (draft: RequestDraft) => string): string {
  const form = useDraftForm();
  const subscribe = useCallback(
    (callback: () => void) => form.subscribe({ formState: { values: true }, callback }),
    [form],
  );
  return useSyncExternalStore(subscribe, () => read(form.getValues()));
}

/** Writing tweaks from outside the editor, and hearing of every change. */
export function useEditorSync(): EditorSync {
  return useDraftContext().tweaks;
}

/** Puts a whole request into the form, for example that of an earlier run. */
export function useLoadDraft(): DraftContextValue['loadDraft'] {
  return useDraftContext().loadDraft;
}

/** False for the moment in which the open flow may still fill in its suggested request; typing waits for it. */
export function useIsDraftSettled(): boolean {
  return useDraftContext().isSettled;
}
