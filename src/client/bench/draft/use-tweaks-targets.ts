/** Targets in the Tweaks pane around the calling component: the bench's, or that of a dialog. */
import { useMemo } from 'react';
import { useDraftContext } from '../../draft/draft-context.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import type { GraphComponent, PageTarget, TweaksLine } from '../../shell/state/ui-state.ts';

export interface TweaksTargets {
  /** Shows a target in this pane and focuses it. Outside a Tweaks pane, use `goTo` of `client/shell/navigation`. */
  goTo: (target: TweaksLine | GraphComponent) => void;
  /** True if the target is in this pane. */
  isHere: (target: PageTarget | null) => target is TweaksLine | GraphComponent;
}

/** The same object as long as the draft is the same. */
export function useTweaksTargets(): TweaksTargets {
  const { document } = useDraftContext();
  return useMemo(
    () => ({
      goTo: (target) => sendUiRequest('focus', { ...target, document }),
      isHere: (target): target is TweaksLine | GraphComponent =>
        (target?.kind === 'tweaks' || target?.kind === 'graph') && (target.document ?? null) === document,
    }),
    [document],
  );
}
