/** Extracts one result from the reply exactly as the server sent it. */
import { isJsonEqual, tryParseJson } from '#contract/json.ts';
import type { RequestPlan } from '../model/request-plan.ts';
import type { RawReply, Run, RunInputResult, RunOutput } from '../model/run.ts';
import { sliceJson } from './slice-json.ts';

export interface ExactResult {
  text: string;
  /** False if it was streamed or the reply is not kept; it is then serialised from the parsed result. */
  isVerbatim: boolean;
}

/** The reply to an input; null while there is none. Keeps its identity while others arrive. */
export function replyTo({ plan, replies }: Pick<Run, 'plan' | 'replies'>, input: RunInputResult): RawReply | null {
  const requestIndex = plan.requests.findIndex(({ inputs }) => inputs.includes(input.index));
  return replies.find((reply) => reply.requestIndex === requestIndex) ?? null;
}

/** `reply` is the reply to the input. Null while there is no result. */
export function exactResult(
  plan: RequestPlan,
  reply: RawReply | null,
  input: RunInputResult,
  output: RunOutput,
): ExactResult | null {
  if (!output.result) return null;
  const position = reply === null ? -1 : (plan.requests[reply.requestIndex]?.inputs.indexOf(input.index) ?? -1);
  if (reply && position !== -1 && output.resultIndex !== null && reply.body.trimStart().startsWith('{')) {
    const text = sliceJson(reply.body, ['outputs', position, 'outputs', output.resultIndex]);
    // A reply of another shape may have other text at that path.
    if (text !== null && isJsonEqual(tryParseJson(text), output.result)) return { text, isVerbatim: true };
  }
  return { text: JSON.stringify(output.result, null, 2), isVerbatim: false };
}
