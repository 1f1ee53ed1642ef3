/** Which result of a suite is its baseline: the same for everybody, because it is kept with the suite. */
import { useEffect, useEffectEvent } from 'react';
import * as z from 'zod/mini';
import { preference, usePreference } from '../../shell/state/preference.ts';
import type { SuiteView } from '../runs/use-suite.ts';

/** Where earlier releases kept it, in the browser: suite id -> result id. */
const earlier = preference<Record<string, string>>('tweakbench.tests-baseline.1', z.record(z.string(), z.string()), {});

export function useBaseline(
  suiteId: string,
  { status, notes, note }: Pick<SuiteView, 'status' | 'notes' | 'note'>,
): [result: string | null, set: (result: string | null) => void] {
  const [stored, store] = usePreference(earlier);
  const set = (baseline: string | null) => note((before) => ({ ...before, baseline }));
  const before = Object.hasOwn(stored, suiteId) ? stored[suiteId] : undefined;
  const isTaken = before !== undefined && status === 'ready';
  const take = useEffectEvent(() => {
    if (before !== undefined && notes.baseline === null) set(before);
    store(Object.fromEntries(Object.entries(stored).filter(([suite]) => suite !== suiteId)));
  });
  useEffect(() => {
    if (isTaken) take();
  }, [isTaken]);
  return [notes.baseline, set];
}
