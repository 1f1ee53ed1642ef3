/** Holds the form of the open flow's request, keeps it in the browser, and changes it when another flow is opened. */
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { useUiState } from '../state/ui-state.ts';
import { DraftContext, type DraftContextValue } from './draft-context.ts';
import { amendLater } from './storage/amend-draft.ts';
import { type DraftMask, DraftStorage } from './storage/draft-storage.ts';
import { createEditorSync } from './storage/editor-sync.ts';

export interface DraftProviderProps {
  /** Null while no flow is chosen: what is typed then becomes the draft of the first flow that is opened without one. */
  flowId: string | null;
  /** Put before the id of every flow where drafts are kept; see `draft-scope.ts`. */
  scope?: string;
  flowName?: string | null;
  /** What a new draft starts with. */
  stream?: boolean;
  openFlow: (flowId: string) => void;
  /** What to fill in for a flow without a draft, once it is known; null when it suggests nothing. */
  suggestion: { flowId: string; draft: RequestDraft | null } | null;
  /** True while the flow, and with it its suggestion, is on its way. */
  isFlowPending: boolean;
  /** Puts a mask in place of each secret; null until the flow is known. Keeps its identity as long as it does the same. */
  mask: DraftMask | null;
  children: ReactNode;
}

export function DraftProvider(props: DraftProviderProps) {
  const {
    flowId,
    flowName = null,
    scope = '',
    stream = true,
    openFlow,
    suggestion,
    isFlowPending,
    mask,
    children,
  } = props;
  const place = flowId === null ? null : scope + flowId;
  const [storage] = useState(() => new DraftStorage(place, stream));
  const form = useForm<RequestDraft>({ defaultValues: storage.initial });
  const tweaks = useMemo(() => createEditorSync((text) => form.setValue('tweaksText', text)), [form]);

  useEffect(() => {
    const stop = form.subscribe({ formState: { values: true }, callback: ({ values }) => storage.changed(values) });
    const flush = () => storage.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      stop();
      window.removeEventListener('pagehide', flush);
      storage.flush();
    };
  }, [form, storage]);

  // Before the paint, so that no one sees the old flow's request under the new flow's name.
  useLayoutEffect(() => {
    const draft = storage.open(place, form.getValues(), stream);
    if (draft === null) return;
    form.reset(draft);
    tweaks.setTweaksText(draft.tweaksText, 'load');
  }, [place, stream, form, storage, tweaks]);

  // After the flow before was written: its secrets are not those of the flow that opens.
  useLayoutEffect(() => storage.setMask(mask), [storage, mask]);

  useLayoutEffect(() => {
    if (suggestion?.draft == null || !storage.accepts(scope + suggestion.flowId, form.getValues())) return;
    storage.filled(suggestion.draft);
    form.reset(suggestion.draft);
    tweaks.setTweaksText(suggestion.draft.tweaksText, 'load');
  }, [suggestion, scope, form, storage, tweaks]);

  const isSettled = !isFlowPending || storage.isStored(place);
  useEffect(() => {
    if (isSettled) useUiState.setState({ isPageOpen: true });
  }, [isSettled]);
  const value = useMemo<DraftContextValue>(
    () => ({
      form,
      tweaks,
      flowName,
      isSettled,
      loadDraft(target, draft, { scope: inScope = scope, mask: maskIt } = {}) {
        if (!storage.store(inScope + target, draft, maskIt)) {
          openFlow(target);
          return;
        }
        form.reset(draft);
        tweaks.setTweaksText(draft.tweaksText, 'restore');
      },
      dropDraft: (target) => storage.drop(scope + target),
      amendLater: (flow) =>
        amendLater({ storage, form, tweaks, ...(flow && { flowId: scope + flow.id, mask: flow.mask ?? null }) }),
    }),
    [flowName, form, isSettled, storage, openFlow, scope, tweaks],
  );
  return <DraftContext value={value}>{children}</DraftContext>;
}
