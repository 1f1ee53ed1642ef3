/** The runs in the URL, read from the cache or the history, and why some of them cannot be compared. */
import { useMemo } from 'react';
import { RUN_LETTERS } from '#run/compare/run-pair.ts';
import { formatList } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { useRun } from '../../runs/use-runs.ts';
import { useComparedIds } from '../../shell/navigation/use-url-key.ts';

export interface ComparedSlot {
  id: string;
  /** Null while loading, and if the run is not on this server. */
  run: Run | null;
}

/** One for each chosen run: at most two. */
export function useComparedParts(): { slots: readonly ComparedSlot[]; isLoading: boolean } {
  const [a = null, b = null] = useComparedIds();
  const first = useRun(a);
  const second = useRun(b);
  const slots = useMemo(
    () => [...(a === null ? [] : [{ id: a, run: first.run }]), ...(b === null ? [] : [{ id: b, run: second.run }])],
    [a, b, first.run, second.run],
  );
  return { slots, isLoading: first.isLoading || second.isLoading };
}

/** One sentence for each reason, because the URL may have any runs. */
export function leftOutSentences(slots: readonly ComparedSlot[]): string[] {
  const lettersOf = (isMeant: (run: Run | null) => boolean) =>
    RUN_LETTERS.filter((_, side) => slots[side] && isMeant(slots[side].run)).map((letter) => `Run ${letter}`);
  const say = (letters: readonly string[], one: string, many: string) =>
    letters.length === 0 ? [] : [`${formatList(letters)} ${letters.length === 1 ? one : many}`];
  return [
    ...say(
      lettersOf((run) => run === null),
      'is not on this server: it was deleted, or made on another one.',
      'are not on this server: they were deleted, or made on another one.',
    ),
    ...say(
      lettersOf((run) => run?.status === 'running'),
      'is still running. You can compare it when it is done.',
      'are still running. You can compare them when they are done.',
    ),
  ];
}
