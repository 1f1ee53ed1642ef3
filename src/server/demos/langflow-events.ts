/** Runs a request on a Langflow, as events. The route streams, and answers like run/advanced in a session of its own (decision 23). */
import { readLines } from '#contract/answers/read-lines.ts';
import { busySentence } from '#contract/answers/send-past-busy.ts';
import { createMessageLog, readStreamMessage } from '#contract/answers/stream-messages.ts';
import { wantedResults } from '#contract/answers/wanted-results.ts';
import { readBusyDatabase } from '#contract/busy-database.ts';
import { parseErrorBody, saidText } from '#contract/error-body.ts';
import { errorMessage } from '#contract/error-message.ts';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { parseJsonAs, parseJsonText } from '#contract/json-schema.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { runResponseSchema } from '#contract/run-response.ts';
import { streamFrameSchema } from '#contract/stream-frame.ts';
import type { DemoFlow } from '#flow/knobs/demo-request.ts';
import { findChatOutputsByModel } from '#flow/translation/chat-outputs-by-model.ts';
import { toRunStream } from '#flow/translation/to-run-stream.ts';
import type { LangflowClient } from './langflow-client.ts';

/** Characters of an answer, with all that a Langflow tells about it. */
const LONGEST_ANSWER = 20_000_000;
/** Characters of an error that are kept. */
const LONGEST_ERROR = 2_000;

/** Yields an `input-error` for a run that failed, whatever the reason. Throws only when the signal aborts. */
export async function* langflowEvents(
  client: LangflowClient,
  id: string,
  { index, rules }: DemoFlow,
  request: RunRequest,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, void, void> {
  try {
    const response = await client.run(id, toRunStream(index, request, rules), signal);
    const texts = textsOf(response, signal);
    const type = response.headers.get('content-type');
    if (!response.ok || !type?.includes('event-stream')) {
      let text = '';
      for await (const piece of texts) text += piece;
      if (response.ok) yield* wantedResults(runResponseSchema.parse(parseJsonText(text)), request.outputs ?? []);
      else yield failure(saidText(parseErrorBody(text, type)), `The Langflow answered ${response.status}: ${text}`);
      return;
    }
    yield* frameEvents(
      texts,
      request,
      createMessageLog({ chatOutputs: findChatOutputsByModel(index, request.outputs) }),
    );
  } catch (error) {
    signal.throwIfAborted();
    yield failure(errorMessage(error));
  }
}

async function* frameEvents(
  texts: AsyncIterable<string>,
  request: RunRequest,
  log: ReturnType<typeof createMessageLog>,
): AsyncGenerator<RunEvent, void, void> {
  let problem = 'The stream of the Langflow ended before the answer';
  for await (const lines of readLines(texts)) {
    for (const line of lines) {
      const frame = parseJsonAs(streamFrameSchema, line);
      if (frame?.event === 'token') {
        const delta = log.token(frame.data);
        if (delta) yield delta;
      } else if (frame?.event === 'add_message') {
        log.add(readStreamMessage(frame.data));
      } else if (frame?.event === 'error') {
        problem = errorText(frame.data);
      } else if (frame?.event === 'end' && frame.data?.result) {
        yield* wantedResults(frame.data.result, request.outputs ?? []);
        return;
      }
    }
  }
  yield failure(problem);
}

function errorText(value: JsonValue): string {
  if (isJsonObject(value) && typeof value.error === 'string') return value.error;
  return readStreamMessage(value).text || JSON.stringify(value);
}

function failure(problem: string, words = problem): RunEvent {
  const busy = readBusyDatabase(problem);
  const detail = busy === null ? words.slice(0, LONGEST_ERROR) : busySentence(busy);
  return { event: 'input-error', at: 0, input: 0, error: { status: 500, body: { detail } } };
}

async function* textsOf({ body }: Response, signal: AbortSignal): AsyncGenerator<string, void, void> {
  if (body === null) return;
  let length = 0;
  for await (const text of body.pipeThrough(new TextDecoderStream(), { signal })) {
    length += text.length;
    if (length > LONGEST_ANSWER) throw new Error('The answer of the Langflow is too long');
    yield text;
  }
}
