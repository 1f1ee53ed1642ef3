/** The events of the reply of `POST /api/v1/run/{flow}` to one input, with the results that run/advanced would give. */
import type { RunEvent } from '../run-event.ts';
import { type ResultData, type RunResponse, readResultText } from '../run-response.ts';
import { withMessageText } from './result-text.ts';

/** `outputs` of the request: where it names several, all results were requested, and the others are left out. */
export function* wantedResults(reply: RunResponse, outputs: readonly string[]): Generator<RunEvent, void, void> {
  const results = (reply.outputs?.[0]?.outputs ?? []).filter((result) => isWanted(result, outputs));
  for (const [index, result] of results.map((one) => one && withWholeText(one)).entries())
    yield { event: 'output-ready', at: 0, input: 0, component: result?.component_id ?? null, index, result };
  yield { event: 'input-end', at: 0, input: 0 };
}

function isWanted(result: ResultData | null, outputs: readonly string[]): boolean {
  if (outputs.length === 0 || result === null) return true;
  const names = [result.component_id, result.component_display_name];
  return names.some((name) => typeof name === 'string' && outputs.includes(name));
}

/** Base 0.1 and 0.3 send the text of a streamed answer next to its message, not in it (wire/streams/run-chat-0.1.4). */
function withWholeText(result: ResultData): ResultData {
  const beside = readResultText({ outputs: result.outputs });
  return readResultText(result) === '' && beside ? withMessageText(result, beside) : result;
}
