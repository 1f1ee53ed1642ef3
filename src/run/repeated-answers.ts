/** Finds answers that a server gave twice: several inputs in one request get the first one's very objects on every Langflow. */
import { isJsonEqual } from '#contract/json.ts';
import { readMessageId } from '#contract/run-response.ts';
import type { Run, RunInputResult } from './run.ts';

export interface RepeatedAnswer {
  /** Index of the input that got an older answer, and of the one whose answer it is. */
  input: number;
  sameAs: number;
  /** `message`: the same message object, so the server ran once. `equal`: equal in every part, perhaps by chance. */
  proof: 'message' | 'equal';
}

export function findRepeatedAnswers(run: Pick<Run, 'inputs'>): RepeatedAnswer[] {
  const found: RepeatedAnswer[] = [];
  const answered = run.inputs.filter(({ outputs }) => outputs.some(({ result }) => result !== null));
  const byMessage = new Map<string, number>();
  for (const [place, input] of answered.entries()) {
    const ids = messageIdsOf(input);
    const owner = ids.map((id) => byMessage.get(id)).find((index) => index !== undefined);
    for (const id of ids) if (!byMessage.has(id)) byMessage.set(id, input.index);
    if (owner !== undefined) {
      found.push({ input: input.index, sameAs: owner, proof: 'message' });
      continue;
    }
    // Messages with ids of their own are different answers, whatever they say.
    if (ids.length > 0) continue;
    const twin = answered.slice(0, place).find((other) => isJsonEqual(resultsOf(other), resultsOf(input)));
    if (twin) found.push({ input: input.index, sameAs: twin.index, proof: 'equal' });
  }
  return found;
}

function resultsOf(input: RunInputResult) {
  return input.outputs.map(({ result }) => result);
}

function messageIdsOf(input: RunInputResult): string[] {
  return input.outputs.flatMap(({ result }) => {
    const id = result && readMessageId(result);
    return id === null ? [] : [id];
  });
}
