/** The runs that the address names, read from the cache or the history. */
import { useMemo } from 'react';
import type { Run } from '#run/run.ts';
import { useNavigation } from '../../navigation/use-navigation.ts';
import { useRun } from '../../runs/use-runs.ts';

export interface ComparedSlot {
  /** Null where no run is chosen. */
  id: string | null;
  /** Null also while it is read, and when it is not on this device. */
  run: Run | null;
}

export function useComparedParts(): { slots: readonly ComparedSlot[]; isLoading: boolean } {
  const { comparedIds } = useNavigation();
  const [a = null, b = null, c = null] = comparedIds;
  const first = useRun(a);
  const second = useRun(b);
  const third = useRun(c);
  const slots = useMemo(() => {
    const all = [
      { id: a, run: first.run },
      { id: b, run: second.run },
      { id: c, run: third.run },
    ];
    return all.filter(({ id }) => id !== null);
  }, [a, b, c, first.run, second.run, third.run]);
  return { slots, isLoading: first.isLoading || second.isLoading || third.isLoading };
}
