/** Runs one cell of a suite: a case with a variant, once. The same code in the page and in the command. */
import type { JsonValue } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { CellResult, CellState, CheckResult } from '#contract/suite/results-file.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { collectSecrets, maskTweaks } from '#flow/secrets/mask-secrets.ts';
import { maskTexts } from '#flow/secrets/mask-texts.ts';
import { describeFailure } from '#run/errors/describe-failure.ts';
import { errorWait } from '#run/errors/error-wait.ts';
import { type DraftTarget, runDraft } from '#run/execute/run-draft.ts';
import type { Run } from '#run/model/run.ts';
import { predictTweaks } from '#run/plan/predict-tweaks.ts';
import { answerEnds } from '#run/results/answer-end.ts';
import { missedInput } from '#run/results/missed-input.ts';
import { maskRun } from '#run/stream/mask-run.ts';
import type { CheckPorts } from '../checks/check-facts.ts';
import { evaluateCheck } from '../checks/evaluate-check.ts';
import { JudgeError } from '../checks/judge.ts';
import { checksCalls, withCalls } from './calls-of-cell.ts';
import { createCaseDecisions } from './case-decisions.ts';
import { cellFacts, findOutput } from './cell-facts.ts';
import type { Suite, SuiteCell, TestTurn } from './suite.ts';
import { cellTweaks, checkedTurns, turnDraft, whyQuestionIsLost } from './turn-draft.ts';
import {
  judgeWithVariables,
  searchedValues,
  tweaksWithVariables,
  type VariableValues,
  withoutOutcomes,
  withoutValues,
} from './variables.ts';
import { withoutAnswer } from './without-answer.ts';

/** What all cells of an execution share. */
export interface SuiteEnvironment extends DraftTarget {
  suite: Suite;
  /** Values of `suite.variables`. They are in no result and no run. */
  values: VariableValues;
  /** A unique session id. */
  newSession: () => string;
  /** The session of all cells if the suite shares one. Its cells then run one after another. */
  sharedSession: string;
  /** Ports that end their work when the signal is aborted. */
  checkPorts: (signal: AbortSignal) => CheckPorts;
}

export interface CellRun {
  result: CellResult;
  /** The run of each turn, with its secrets masked; empty if nothing could be sent. */
  runs: readonly Run[];
  /** How long the server or the judge of a broken cell asks to wait before the next request, in ms; null if they do not. */
  waitMs: number | null;
}

/** All cells of a suite in the order in which they run: row by row, so that a case is answered by all variants before the next. */
export function* cellsOf({ cases, variants, repeat }: Suite): Generator<SuiteCell> {
  for (const testCase of cases) {
    if (testCase.isSkipped) continue;
    for (const variant of variants) {
      for (let count = 1; count <= repeat; count += 1) yield { testCase, variant, repeat: count };
    }
  }
}

/** Null when the cell was stopped. Failures of the server are in the result; rejects only if a port fails unexpectedly. */
export async function runCell(
  environment: SuiteEnvironment,
  cell: SuiteCell,
  signal: AbortSignal,
): Promise<CellRun | null> {
  const { suite, values } = environment;
  const tweaks = cellTweaks(cell, environment.index);
  const filled = cellTweaks(withValues(cell, values), environment.index);
  const session =
    suite.session === 'own' ? null : suite.session === 'fresh' ? environment.newSession() : environment.sharedSession;
  const runs: Run[] = [];
  const turns: TurnOutcome[] = [];
  const secrets = new Set(searchedValues(values));
  for (const turn of checkedTurns(cell)) {
    const outcome = await runTurn(environment, turn, { tweaks, filled }, session, signal);
    if (outcome === null) return null;
    for (const secret of outcome.secrets) secrets.add(secret);
    turns.push(outcome);
    if (outcome.run) runs.push(maskRun(outcome.run, [...secrets]));
    // The turns after one without an answer would not be what they are meant to be.
    if (outcome.broken !== null) break;
  }
  const result = maskTexts(resultOf(cell, turns), [...secrets]);
  return { result, runs, waitMs: result.state === 'broken' ? most(turns.map(({ waitMs }) => waitMs)) : null };
}

/** Only the suite itself may ask for a variable: a row of somebody's file would send the key of a judge to a component. */
function withValues(cell: SuiteCell, values: VariableValues): SuiteCell {
  const fill = <Part extends { tweaks: Tweaks }>(part: Part): Part => ({
    ...part,
    tweaks: tweaksWithVariables(part.tweaks, values),
  });
  return { ...cell, testCase: fill(cell.testCase), variant: fill(cell.variant) };
}

interface TurnOutcome {
  /** Why there is no answer; null if there is one. */
  broken: string | null;
  answer: string;
  data: JsonValue | null;
  /** Says that a limit ended the answer; else empty. */
  ended: string;
  timeMs: number | null;
  firstTextMs: number | null;
  tokens: number | null;
  checks: CheckResult[];
  tweaks: readonly TweakOutcome[];
  isConfirmed: boolean;
  /** The flow was asked its saved text. */
  keepsInput: boolean;
  waitMs: number | null;
  run: Run | null;
  secrets: readonly string[];
}

const NO_ANSWER: Omit<TurnOutcome, 'broken'> = {
  ...withoutAnswer(),
  data: null,
  keepsInput: false,
  ended: '',
  waitMs: null,
  run: null,
  secrets: [],
};

interface CellTweaks {
  /** The tweaks as the suite writes them. */
  tweaks: Tweaks;
  /** The tweaks with the values of variables. */
  filled: Tweaks;
}

async function runTurn(
  environment: SuiteEnvironment,
  turn: TestTurn,
  { tweaks, filled }: CellTweaks,
  session: string | null,
  signal: AbortSignal,
): Promise<TurnOutcome | null> {
  const { suite, index, server, connection, values } = environment;
  const lost = whyQuestionIsLost(turn, index);
  if (lost !== null) return { ...NO_ANSWER, broken: lost };
  const draft = turnDraft(suite, turn, filled, index);
  const decisions = createCaseDecisions(turn, index, signal);
  const target = { ...environment, wantsValues: checksCalls(turn.checks) };
  const sent = await runDraft(target, draft, session, decisions.signal, decisions.questions).finally(decisions.close);
  if ('problem' in sent) return { ...NO_ANSWER, broken: sent.problem };
  const undecided = decisions.problem();
  if (undecided === null && sent.run.status === 'stopped') return null;
  const secrets = collectSecrets(sent.request, index, connection.apiKey);
  const ended = target.wantsValues ? await withCalls(sent.run, environment, signal) : sent.run;
  const run = withoutValues(ended, maskTweaks(tweaks, index), values);
  const predicted = withoutOutcomes(predictTweaks(index, sent.request, server.rules), tweaks);
  const keepsInput = turn.input === null && asksSavedText(predicted, index);
  const failed = { ...NO_ANSWER, keepsInput, run, secrets, tweaks: predicted };
  if (undecided !== null) return { ...failed, broken: undecided };
  const error = run.error ?? run.inputs[0]?.error ?? null;
  if (error !== null) return { ...failed, broken: describeFailure(error), waitMs: errorWait(error, Date.now()) };
  const output = findOutput(run, suite.output);
  if (!output) return { ...failed, broken: `There is no answer of ${suite.output ?? 'the flow'}.` };
  const earlier = run.missed?.some(({ frozen }) => frozen !== undefined) ? missedInput(run, 0) : null;
  if (earlier !== null) return { ...failed, broken: earlier.sentence };
  const facts = cellFacts(run, output, { question: turn.input, expected: turn.expected }, predicted);
  const ports = environment.checkPorts(signal);
  let waitMs: number | null = null;
  const ask: CheckPorts['ask'] = (by, prompt) =>
    ports.ask(judgeWithVariables(by, values), prompt).catch((error: unknown) => {
      if (error instanceof JudgeError) waitMs = most([waitMs, error.waitMs]);
      throw error;
    });
  const checks: CheckResult[] = [];
  for (const check of turn.checks) checks.push(await evaluateCheck(check, facts, { ...ports, ask }));
  if (signal.aborted) return null;
  const cutAt = run.inputs[0] ? answerEnds(run)(run.inputs[0], output).cut : '';
  return { ...facts, keepsInput, ended: cutAt, waitMs, broken: null, checks, run, secrets };
}

/** Without a question of the case: false if a tweak gives one to an input component, or if the flow has none. */
function asksSavedText(tweaks: readonly TweakOutcome[], { inputs }: FlowIndex): boolean {
  const isAsked = ({ component, field }: TweakOutcome) =>
    field === 'input_value' && inputs.some(({ id }) => id === component);
  return inputs.length > 0 && !tweaks.some(isAsked);
}

function resultOf({ testCase, variant, repeat }: SuiteCell, turns: readonly TurnOutcome[]): CellResult {
  const last = turns.at(-1) ?? { ...NO_ANSWER, broken: 'There is nothing to send.' };
  const isConversation = testCase.turns.length > 1;
  const checks = turns.flatMap((turn, at) =>
    turn.checks.map((check) => (isConversation ? { ...check, words: `Turn ${at + 1}: ${check.words}` } : check)),
  );
  const [state, why] = last.broken === null ? stateOf(checks) : (['broken', last.broken] as const);
  return {
    case: testCase.name,
    variant: variant.name,
    repeat,
    state,
    why,
    answer: last.answer,
    ...(last.data !== null && { data: last.data }),
    ...(last.ended !== '' && { ended: last.ended }),
    timeMs: sum(turns.map(({ timeMs }) => timeMs)),
    firstTextMs: last.firstTextMs,
    tokens: sum(turns.map(({ tokens }) => tokens)),
    startedAt: turns[0]?.run?.startedAt ?? null,
    checks,
    tweaks: [...last.tweaks],
    isConfirmed: last.isConfirmed,
    ...(turns.some(({ keepsInput }) => keepsInput) && { keepsInput: true }),
    ...(isConversation && {
      turns: turns.map(({ answer, timeMs, checks: made, keepsInput }, at) => ({
        answer,
        timeMs,
        checks: made,
        ...(testCase.turns[at]?.input === null && { input: keepsInput ? ('saved text' as const) : ('none' as const) }),
      })),
    }),
  };
}

/** An answer that missed a check has failed, whatever could not be checked besides. */
function stateOf(checks: readonly CheckResult[]): readonly [CellState, string] {
  for (const [state, name] of [
    ['missed', 'failed'],
    ['broken', 'broken'],
  ] as const) {
    const [first, ...others] = checks.filter((check) => check.state === state);
    if (!first) continue;
    const count = `${others.length + 1} of ${checks.length} checks ${state === 'missed' ? 'missed' : 'could not be made'}`;
    return [name, others.length === 0 ? first.why : `${count}. ${first.why}`];
  }
  return ['passed', ''];
}

/** Null if none is known. */
function most(values: readonly (number | null)[]): number | null {
  return values.reduce((left, right) => (left === null || (right !== null && right > left) ? right : left), null);
}

/** Null if none is known. */
function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
