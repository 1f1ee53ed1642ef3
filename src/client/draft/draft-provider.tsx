/** Holds the form of the open flow's request, keeps it in the browser, and changes it when another flow is opened. */
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useForm } from 'react-hook-form';
import type { RequestDraft } from '#run/request-draft.ts';
import { DraftContext, type DraftContextValue } from './draft-context.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { createTweaksBridge } from './tweaks-bridge.ts';

export interface DraftProviderProps {
  /** Null while no flow is chosen: what is typed then becomes the draft of the first flow that is opened without one. */
  flowId: string | null;
  openFlow: (flowId: string) => void;
  /** What to fill in for a flow without a draft, once it is known; null when it suggests nothing. */
  suggestion: { flowId: string; draft: RequestDraft | null } | null;
  children: ReactNode;
}

export function DraftProvider({ flowId, openFlow, suggestion, children }: DraftProviderProps) {
  const keeper = useRef<DraftKeeper | null>(null);
  keeper.current ??= new DraftKeeper(flowId);
  const keep = keeper.current;
  const form = useForm<RequestDraft>({ defaultValues: keep.initial });
  const tweaks = useMemo(() => createTweaksBridge((text) => form.setValue('tweaksText', text)), [form]);

  useEffect(() => {
    const stop = form.subscribe({ formState: { values: true }, callback: ({ values }) => keep.changed(values) });
    const flush = () => keep.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      stop();
      window.removeEventListener('pagehide', flush);
      keep.flush();
    };
  }, [form, keep]);

  // Before the paint, so that no one sees the old flow's request under the new flow's name.
  useLayoutEffect(() => {
    const draft = keep.open(flowId, form.getValues());
    if (draft === null) return;
    form.reset(draft);
    tweaks.setTweaksText(draft.tweaksText, 'load');
  }, [flowId, form, keep, tweaks]);

  useLayoutEffect(() => {
    if (suggestion === null || !keep.accepts(suggestion.flowId, form.getValues())) return;
    if (suggestion.draft === null) return;
    keep.filled(suggestion.draft);
    form.reset(suggestion.draft);
    tweaks.setTweaksText(suggestion.draft.tweaksText, 'load');
  }, [suggestion, form, keep, tweaks]);

  const value = useMemo<DraftContextValue>(
    () => ({
      form,
      tweaks,
      loadDraft(target, draft) {
        if (!keep.store(target, draft)) {
          openFlow(target);
          return;
        }
        form.reset(draft);
        tweaks.setTweaksText(draft.tweaksText, 'restore');
      },
    }),
    [form, keep, openFlow, tweaks],
  );
  return <DraftContext value={value}>{children}</DraftContext>;
}
