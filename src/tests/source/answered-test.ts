/** What an answer of a run says that can become a test. */
import type { JsonValue } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { SuiteCase } from '#contract/suite/suite-file.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { answerText } from '#run/export/text-of-answer.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { knownOutcomes } from '#run/model/reported-outcomes.ts';
import type { Run } from '#run/model/run.ts';
import { tweakLeaves } from '#run/model/tweak-leaves.ts';
import { readContent } from '#run/results/result-content.ts';
import { caseOfRunInput } from './cases-of-run.ts';
import type { EarlierTurn } from './earlier-turns.ts';
import { type ProposedCheck, proposedChecks } from './proposed-checks.ts';

export interface AnsweredTest {
  testCase: SuiteCase;
  /** The turns before, of a conversation. */
  earlier: readonly EarlierTurn[];
  /** Empty if there is no answer. */
  answer: string;
  /** The component that answered; null if there is none. */
  output: { id: string | null; name: string } | null;
  tweaks: Tweaks;
  /** Fields that the tweaks set. */
  tweakCount: number;
  checks: readonly ProposedCheck[];
}

/**
 * `output`: id or name of a component; null for the first. `earlier`: what was said before, if the run is the last one of a
 * conversation. Null for an input that the run does not have.
 */
export function answeredTest(
  run: Run,
  index: number,
  output: string | null,
  earlier: readonly EarlierTurn[] = [],
): AnsweredTest | null {
  const input = run.inputs.find((one) => one.index === index);
  if (!input) return null;
  const found = input.outputs.find(({ component, displayName, result }) =>
    output === null ? result !== null : component === output || displayName === output,
  );
  const answer = found && input.error === null ? answerText(found) : '';
  const data: JsonValue | null = found?.result ? (readContent(found.result).data?.value ?? null) : null;
  const tweaks = parseTweaksText(run.draft.tweaksText).tweaks ?? {};
  const tweakCount = tweakLeaves(tweaks).size;
  const outcomes = knownOutcomes(run, input);
  const applied = Math.min(tweakCount, outcomes.filter(({ state }) => state === 'applied').length);
  const { timeMs } = inputFigures(run, input);
  const testCase = caseOfRunInput(run, input);
  const before = earlier.at(-1);
  // A turn that could not be sent has no run: then this one is of the turn before it.
  const isBefore = before !== undefined && before.turn.input === testCase.input && before.answer === answer;
  return {
    testCase,
    earlier: isBefore ? earlier.slice(0, -1) : earlier,
    answer,
    output: found ? { id: found.component, name: found.displayName } : null,
    tweaks,
    tweakCount,
    checks: proposedChecks({ answer, data, timeMs, tweaks: tweakCount, applied }),
  };
}
