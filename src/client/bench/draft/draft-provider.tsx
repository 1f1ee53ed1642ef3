/** Holds the form of the open flow's request, stores it in the browser, and fills it again when another flow is opened. */
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { DraftContext, type DraftContextValue } from '../../draft/draft-context.ts';
import { amendLater } from '../../draft/storage/amend-draft.ts';
import { type DraftMask, DraftStorage } from '../../draft/storage/draft-storage.ts';
import { createEditorSync } from '../../draft/storage/editor-sync.ts';
import { readDraft } from '../../draft/storage/local-drafts.ts';
import { useUiState } from '../../shell/state/ui-state.ts';
import { randomId } from '../../shell/ui/browser/random-id.ts';

export interface DraftProviderProps {
  /** Null while no flow is chosen. What is typed then becomes the draft of the flow that is opened next, if it has none. */
  flowId: string | null;
  /** Prefix of the flow id in the storage key; see `draft-scope.ts`. */
  scope?: string;
  flowName?: string | null;
  /** Initial value of a new draft. */
  stream?: boolean;
  openFlow: (flowId: string) => void;
  /** Suggested request for a flow without a draft; null if there is none. */
  suggestion: { flowId: string; draft: RequestDraft | null } | null;
  /** True while the flow, and with it the suggestion, is loading. */
  isFlowPending: boolean;
  /** Masks each secret; null until the flow is loaded. Must be stable. */
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
  const flowKey = flowId === null ? null : scope + flowId;
  const [storage] = useState(() => new DraftStorage(flowKey, stream));
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

  // Before the paint, so that the old flow's request is never shown under the new flow's name.
  useLayoutEffect(() => {
    const draft = storage.open(flowKey, form.getValues(), stream);
    if (draft === null) return;
    form.reset(draft);
    tweaks.setTweaksText(draft.tweaksText, 'load');
  }, [flowKey, stream, form, storage, tweaks]);

  // After the old flow's draft was written: the new mask does not know its secrets.
  useLayoutEffect(() => storage.setMask(mask), [storage, mask]);

  useLayoutEffect(() => {
    if (suggestion?.draft == null || !storage.accepts(scope + suggestion.flowId, form.getValues())) return;
    storage.filled(suggestion.draft);
    form.reset(suggestion.draft);
    tweaks.setTweaksText(suggestion.draft.tweaksText, 'load');
  }, [suggestion, scope, form, storage, tweaks]);

  const isSettled = !isFlowPending || storage.isStored(flowKey);
  useEffect(() => {
    if (isSettled) useUiState.setState({ isPageOpen: true });
  }, [isSettled]);
  const value = useMemo<DraftContextValue>(
    () => ({
      document: null,
      form,
      tweaks,
      flowName,
      isSettled,
      loadDraft(target, loaded, { scope: inScope = scope, mask: maskIt } = {}) {
        const key = inScope + target;
        const draft = withOwnRows(loaded, key === storage.flowId ? form.getValues() : readDraft(key));
        if (!storage.store(key, draft, maskIt)) {
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

/**
 * Rows of variables get the ids of the flow's own rows with the same names, under which this tab knows their values. Those
 * that come with a draft are not used: a file or link must not choose which values are sent.
 */
function withOwnRows(loaded: RequestDraft, own: RequestDraft | null): RequestDraft {
  const rows = new Map(own?.variables?.map(({ name, id }) => [name, id]));
  const variables = loaded.variables?.map(({ name }) => ({ name, id: rows.get(name) ?? randomId() }));
  return { ...loaded, ...(variables && { variables }) };
}
