/** Whether the form shows a field that few requests need: the type and the components of an input, and Outputs. */
import { useState } from 'react';
import * as z from 'zod/mini';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { preference, usePreference } from '../../shell/state/preference.ts';
import type { PageTarget } from '../../shell/state/ui-state.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';

/** Set by Show every field in the Request menu. */
export const everyField = preference('tweakbench.every-field.1', z.boolean(), false);

export interface OptionalField {
  isShown: boolean;
  /** True if the field is to take the focus. */
  isToFocus: boolean;
  onFocused: () => void;
}

/**
 * `isOfUse`: the open flow has something to choose, or the request sets the field. It stays until another flow is open,
 * because a field that somebody empties must not go away under the hand. `isMeant`: what is to be focused is this field.
 */
export function useOptionalField(
  flow: FlowIndex | null,
  isOfUse: boolean,
  isMeant: (target: PageTarget) => boolean,
): OptionalField {
  const [isEvery] = usePreference(everyField);
  const [usedIn, setUsedIn] = useState<{ flow: string | undefined } | null>(null);
  const [isToFocus, setToFocus] = useState(false);
  useUiRequest(
    'focus',
    () => setToFocus(true),
    (target) => target !== null && isMeant(target),
  );
  const isUsed = usedIn !== null && usedIn.flow === flow?.id;
  if ((isOfUse || isToFocus) && !isUsed) setUsedIn({ flow: flow?.id });
  return { isShown: isOfUse || isToFocus || isUsed || isEvery, isToFocus, onFocused: () => setToFocus(false) };
}
