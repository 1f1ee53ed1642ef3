/** A draft that is edited on its own for a while, in place of the open flow's. Nothing of it is stored. */
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useForm } from 'react-hook-form';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { DraftContext, type DraftContextValue, useDraftContext } from '../../draft/draft-context.ts';
import { writeParts } from '../../draft/storage/amend-draft.ts';
import { createEditorSync } from '../../draft/storage/editor-sync.ts';

export interface LocalDraftProviderProps {
  /** Unique on the page. */
  document: string;
  /** What it begins with. */
  draft: RequestDraft;
  children: ReactNode;
}

export function LocalDraftProvider({ document, draft, children }: LocalDraftProviderProps) {
  const page = useDraftContext();
  const form = useForm<RequestDraft>({ defaultValues: draft });
  const isOpen = useRef(false);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const value = useMemo((): DraftContextValue => {
    const tweaks = createEditorSync((text) => form.setValue('tweaksText', text));
    return {
      ...page,
      document,
      form,
      tweaks,
      isSettled: true,
      amendLater: () => (amendment) => {
        const change = isOpen.current ? amendment(form.getValues()) : null;
        if (change === null) return 'none';
        writeParts(form, tweaks, change);
        return 'open';
      },
    };
  }, [page, document, form]);
  return <DraftContext value={value}>{children}</DraftContext>;
}
