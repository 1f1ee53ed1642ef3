import type { CellResult } from '#contract/suite/results-file.ts';

/** The part of a result that says nothing: of a cell that was not run, or has no answer. */
export function withoutAnswer(): Omit<CellResult, 'case' | 'variant' | 'repeat' | 'state' | 'why' | 'data' | 'turns'> {
  return {
    answer: '',
    timeMs: null,
    firstTextMs: null,
    tokens: null,
    startedAt: null,
    checks: [],
    tweaks: [],
    isConfirmed: false,
  };
}
