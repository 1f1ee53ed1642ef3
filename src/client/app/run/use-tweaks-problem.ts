/** Why the tweaks cannot be sent as they stand, if they cannot. */
import { useDeferredValue, useMemo } from 'react';
import { parseTweaksText } from '#flow/tweaks-text.ts';
import { useDraftValue } from '../../draft/use-draft.ts';

export interface TweaksProblem {
  message: string;
  /** From 1. */
  line: number;
}

export function useTweaksProblem(): TweaksProblem | null {
  const text = useDeferredValue(useDraftValue('tweaksText'));
  return useMemo(() => {
    const { tweaks, problems } = parseTweaksText(text);
    const [first] = problems;
    if (tweaks !== null || first === undefined) return null;
    return { message: `The tweaks are not valid JSON: line ${first.line}`, line: first.line };
  }, [text]);
}
