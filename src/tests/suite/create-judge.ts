/** Asks the judges of a suite: models at an address, and other flows of the server on which it runs. */
import { errorMessage } from '#contract/error-message.ts';
import type { FlowExport } from '#contract/flow-export.ts';
import type { JudgeBy } from '#contract/suite/suite-check.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { describeError } from '#run/errors/error-text.ts';
import { errorWait } from '#run/errors/error-wait.ts';
import { type DraftTarget, runDraft } from '#run/execute/run-draft.ts';
import { answerText } from '#run/export/text-of-answer.ts';
import { readFields } from '#run/model/request-fields.ts';
import { missedInput } from '#run/results/missed-input.ts';
import { askModel, type SendTo } from '../checks/ask-model.ts';
import { JudgeError } from '../checks/judge.ts';
import { findOutput } from './cell-facts.ts';
import { wantedOutputs } from './turn-draft.ts';

export interface JudgeEnvironment extends Omit<DraftTarget, 'flow' | 'index'> {
  /** By id or endpoint name. Rejects with a sentence. */
  findFlow: (key: string) => Promise<{ id: string; name: string; index: FlowIndex; flow: FlowExport }>;
  newSession: () => string;
  /** See `askModel`. */
  send?: SendTo;
}

/** Resolves with the text of the judge. Throws a JudgeError. */
type AskJudge = (by: JudgeBy, prompt: string, signal: AbortSignal) => Promise<string>;

export function createJudge(environment: JudgeEnvironment): AskJudge {
  return async (by, prompt, signal) => {
    if ('model' in by) return askModel(by, prompt, environment.timeouts, signal, environment.send);
    const flow = await environment.findFlow(by.flow).catch((error: unknown) => {
      throw new JudgeError(`The judge cannot be found: ${errorMessage(error)}.`);
    });
    return askFlow(by, prompt, { ...environment, flow, index: flow.index }, environment.newSession(), signal);
  };
}

/** Asks another flow of the same server to judge. */
/** `session`: a new one, so that a judge with a memory does not know of other answers. Throws a JudgeError. */
export async function askFlow(
  { output }: Extract<JudgeBy, { flow: string }>,
  prompt: string,
  target: DraftTarget,
  session: string,
  signal: AbortSignal,
): Promise<string> {
  const draft = {
    inputsMode: 'mine' as const,
    inputs: [{ id: 'judge', value: prompt, components: [], type: 'chat' as const }],
    ...readFields({}),
    outputs: wantedOutputs(output ?? null, target.index),
    tweaksText: '{}',
  };
  const ended = await runDraft(target, draft, session, signal);
  if ('problem' in ended) throw new JudgeError(`The judge could not be asked: ${ended.problem}.`);
  const { run } = ended;
  const error = run.error ?? run.inputs[0]?.error ?? null;
  if (error !== null) {
    const message = `The judge ${target.flow.name} gave no answer: ${describeError(error)}.`;
    throw new JudgeError(message, { waitMs: errorWait(error, Date.now()) });
  }
  const missed = missedInput(run, 0);
  if (missed !== null) throw new JudgeError(`The judge ${target.flow.name} may not have judged. ${missed.sentence}`);
  const answer = findOutput(run, output ?? null);
  if (!answer) throw new JudgeError(`The judge ${target.flow.name} has no answer of ${output ?? 'any output'}.`);
  return answerText(answer);
}
