/** Whether the rows, cells and questions of a flow share one session; stored for each flow. */
import { useMemo } from 'react';
import * as z from 'zod/mini';
import { preference, usePreference } from '../shell/state/preference.ts';
import { randomId } from '../shell/ui/browser/random-id.ts';
import { useFlowKey } from './storage/use-flow-key.ts';

export interface SessionSharing {
  isShared: boolean;
  setShared: (isShared: boolean) => void;
}

/** For the open flow. Off by default: a flow with memory would mix up its answers. */
export function useSessionSharing(): SessionSharing {
  const key = useFlowKey();
  const saved = useMemo(() => preference(`tweakbench.sharedSession.1.${key}`, z.boolean(), false), [key]);
  const [isShared, setShared] = usePreference(saved);
  return { isShared, setShared };
}

/** A random session id, long enough to be unique among 50,000 rows. */
export function newSession(): string {
  return `tb-${randomId(8)}`;
}
