/** Asks another flow of the same server to judge. */
import type { JudgeBy } from '#contract/suite/suite-check.ts';
import { JudgeError } from '../checks/judge.ts';
import { describeError } from '../errors/error-words.ts';
import { type DraftPlace, runDraft } from '../execute/run-draft.ts';
import { answerText } from '../export/text-of-answer.ts';
import { readFields } from '../model/request-fields.ts';
import { findOutput } from './cell-facts.ts';
import { wantedOutputs } from './turn-draft.ts';

/** `session`: a new one, so that a judge with a memory does not know of other answers. Throws a JudgeError. */
export async function askFlow(
  { output }: Extract<JudgeBy, { flow: string }>,
  prompt: string,
  place: DraftPlace,
  session: string,
  signal: AbortSignal,
): Promise<string> {
  const draft = {
    inputsMode: 'mine' as const,
    inputs: [{ id: 'judge', value: prompt, components: [], type: 'chat' as const }],
    ...readFields({}),
    outputs: wantedOutputs(output ?? null, place.index),
    tweaksText: '{}',
  };
  const ended = await runDraft(place, draft, session, signal);
  if ('problem' in ended) throw new JudgeError(`The judge could not be asked: ${ended.problem}.`);
  const { run } = ended;
  const error = run.error ?? run.inputs[0]?.error ?? null;
  if (error !== null) throw new JudgeError(`The judge ${place.flow.name} gave no answer: ${describeError(error)}.`);
  const answer = findOutput(run, output ?? null);
  if (!answer) throw new JudgeError(`The judge ${place.flow.name} has no answer of ${output ?? 'any output'}.`);
  return answerText(answer);
}
