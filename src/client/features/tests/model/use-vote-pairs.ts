/** The pairs of answers that a vote on the shown result would have. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { errorMessage } from '#contract/error-message.ts';
import type { VoteVariant } from '#contract/workspace/vote.ts';
import { letterOf } from '#run/variants/variant.ts';
import { type PairedAnswers, pairAnswers } from '#run/votes/pair-answers.ts';
import { questionsOfResult, type VotedCases } from '#run/votes/questions-of-result.ts';
import { QUERY_DEFAULTS } from '../../../runs/run-cache.ts';
import type { ResultInfo } from '../../../runs/suites/store/result-info.ts';
import { useResultsFile } from '../../../runs/suites/use-results-file.ts';

export interface VotePairs {
  /** Null while the result is read. */
  paired: PairedAnswers | null;
  variants: [VoteVariant, VoteVariant];
  problem: string | null;
}

/** `chosen`: indexes of variants. `most`: how many cases, from the first; null for all. */
export function useVotePairs(
  info: ResultInfo,
  chosen: readonly [first: number, second: number],
  which: VotedCases,
  most: number | null,
): VotePairs {
  const read = useResultsFile();
  const { data, error } = useQuery({
    queryKey: ['tests', 'vote', info.id, info.version],
    queryFn: () => read(info.id),
    ...QUERY_DEFAULTS,
    gcTime: 0,
  });
  const [first, second] = chosen;
  const paired = useMemo(() => {
    if (!data) return null;
    const names = [info.variants[first] ?? '', info.variants[second] ?? ''] as const;
    return pairAnswers(questionsOfResult(data, names, which).slice(0, most ?? undefined));
  }, [data, info, first, second, which, most]);
  const variantAt = (at: number): VoteVariant => ({
    letter: at === 0 ? '' : letterOf(at - 1),
    name: info.variants[at] ?? '',
    tweaks: data?.variants[at]?.tweaks ?? {},
  });
  return { paired, variants: [variantAt(first), variantAt(second)], problem: error && errorMessage(error) };
}
