/** Why the tweaks cannot be sent as they stand, if they cannot. */
import { useMemo } from 'react';
import { useTweakReport } from '../../draft/use-tweak-report.ts';

export interface TweaksProblem {
  message: string;
  /** From 1. */
  line: number;
}

export function useTweaksProblem(): TweaksProblem | null {
  const report = useTweakReport();
  const line = report?.isBroken ? (report.problems[0]?.line ?? 1) : null;
  return useMemo(
    () => (line === null ? null : { message: `The tweaks are not valid JSON: line ${line}`, line }),
    [line],
  );
}
