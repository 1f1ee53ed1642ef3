/** The figures in the head of a column. They count all answers, also those without checks. */
import { median } from '#run/figures/median.ts';
import { isPassed } from '#tests/view/live-cell-state.ts';
import type { TestTable } from '../model/test-table.ts';

export type FiguredTable = Pick<TestTable, 'ownCases' | 'repeats' | 'stateOf' | 'msOf' | 'resultOf'>;

export interface HeadFigures {
  medianMs: number | null;
  /** Tokens of all answers together. */
  tokens: number | null;
}

/** `readsAnswers`: reads the answers, which is necessary to count tokens. */
export function headFigures(table: FiguredTable, variant: number, readsAnswers: boolean): HeadFigures {
  const times: number[] = [];
  let tokens: number | null = null;
  for (let testCase = 0; testCase < table.ownCases; testCase += 1) {
    for (let repeat = 0; repeat < table.repeats; repeat += 1) {
      const state = table.stateOf(testCase, variant, repeat);
      const ms = table.msOf(testCase, variant, repeat);
      if (ms > 0 && (isPassed(state) || state === 'failed')) times.push(ms);
      if (readsAnswers) tokens = addTokens(tokens, table.resultOf(testCase, variant, repeat)?.tokens ?? null);
    }
  }
  return { medianMs: median(times), tokens };
}

function addTokens(sum: number | null, count: number | null): number | null {
  return count === null ? sum : (sum ?? 0) + count;
}
