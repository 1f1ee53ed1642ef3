/** The two runs of the URL, read from the cache or the history, and why they cannot be compared. */
import { RUN_LETTERS } from '#run/compare/run-pair.ts';
import { formatList } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';

export interface ComparedSlot {
  id: string;
  /** Null while loading, if it could not be read, and if the run is not on this server. */
  run: Run | null;
  isLoading: boolean;
  /** Why it could not be read; else null. */
  problem: string | null;
}

/** One sentence for each reason, because the URL may have any runs. */
export function leftOutSentences(slots: readonly ComparedSlot[]): string[] {
  const lettersOf = (isMeant: (slot: ComparedSlot) => boolean) =>
    RUN_LETTERS.filter((_, side) => slots[side] && isMeant(slots[side])).map((letter) => `Run ${letter}`);
  const say = (letters: readonly string[], one: string, many: string) =>
    letters.length === 0 ? [] : [`${formatList(letters)} ${letters.length === 1 ? one : many}`];
  return [
    ...RUN_LETTERS.flatMap((letter, side) => {
      const problem = slots[side]?.problem ?? null;
      return problem === null ? [] : [`Run ${letter} could not be read: ${problem}`];
    }),
    ...say(
      lettersOf(({ run, isLoading, problem }) => run === null && !isLoading && problem === null),
      'is not on this server: it was deleted, or made on another one.',
      'are not on this server: they were deleted, or made on another one.',
    ),
    ...say(
      lettersOf(({ run }) => run?.status === 'running'),
      'is still running. You can compare it when it is done.',
      'are still running. You can compare them when they are done.',
    ),
  ];
}
