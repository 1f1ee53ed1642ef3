/** The answers of a chat completion: stop sequences, finish reason, usage, and streamed chunks. */
import type { JsonObject } from '#contract/json.ts';
import type { ModelEnd } from '#engine/component-base/model-end.ts';
import type { ModelRequest } from '#engine/component-base/ports.ts';
import type { Usage } from '#engine/values/values.ts';
import type { HttpError } from '../http/http-error.ts';
import { countTokens } from '../models/count-tokens.ts';
import type { RunHandle } from '../services/active-runs.ts';
import type { ChatRequest } from './openai-request.ts';

interface StopResult {
  usage: Usage | null;
  /** True when a stop sequence ended the text. */
  isStopped: boolean;
  /** True when the limit of tokens ended it. */
  isCut: boolean;
}

/** Ends a model's text before the first stop sequence, like OpenAI's `stop`. Holds back only what may be the start of a stop sequence. The source is always closed. */
export async function* applyStopSequences(
  stream: AsyncGenerator<string, ModelEnd, void>,
  stops: readonly string[],
): AsyncGenerator<string, StopResult, void> {
  const longest = Math.max(0, ...stops.map(({ length }) => length));
  let held = '';
  let next = await stream.next();
  try {
    for (; !next.done; next = await stream.next()) {
      held += next.value;
      const end = Math.min(
        ...stops.map((stop) => held.indexOf(stop)).filter((index) => index >= 0),
        Number.POSITIVE_INFINITY,
      );
      if (Number.isFinite(end)) {
        if (end > 0) yield held.slice(0, end);
        return { usage: null, isStopped: true, isCut: false };
      }
      const free = longest === 0 ? held.length : Math.max(0, held.length - longest + 1);
      if (free > 0) yield held.slice(0, free);
      held = held.slice(free);
    }
    if (held !== '') yield held;
    return { usage: next.value.usage, isStopped: false, isCut: next.value.isCut };
  } finally {
    if (!next.done) await stream.return({ usage: null, model: '', isCut: false });
  }
}

export interface ChatHead {
  id: string;
  created: number;
  model: string;
}

type TextStream = ReturnType<typeof applyStopSequences>;

interface ChunkStreamParts {
  head: ChatHead;
  request: ChatRequest;
  modelRequest: ModelRequest;
  run: RunHandle;
  toError(error: unknown): HttpError;
}

/** Chunks as server-sent events, `[DONE]` last; an error is a frame of its own. The model stops when the reader leaves. */
export function toChunkStream(stream: TextStream, parts: ChunkStreamParts): ReadableStream<Uint8Array> {
  return ReadableStream.from(chunkFrames(stream, parts));
}

async function* chunkFrames(
  stream: TextStream,
  { head, request, modelRequest, run, toError }: ChunkStreamParts,
): AsyncGenerator<Uint8Array, void, void> {
  const encoder = new TextEncoder();
  const wantsUsage = request.stream_options?.include_usage === true;
  const frame = (value: JsonObject): Uint8Array => encoder.encode(`data: ${JSON.stringify(value)}\n\n`);
  const object = 'chat.completion.chunk';
  const chunk = (delta: JsonObject, finish: string | null = null): Uint8Array => {
    const choices = [{ index: 0, delta, logprobs: null, finish_reason: finish }];
    return frame({ ...head, object, choices, ...(wantsUsage && { usage: null }) });
  };
  try {
    yield chunk({ role: 'assistant', content: '', refusal: null });
    let content = '';
    let next = await stream.next();
    for (; !next.done; next = await stream.next()) {
      content += next.value;
      yield chunk({ content: next.value });
    }
    yield chunk({}, readFinish(next.value));
    if (wantsUsage) yield frame({ ...head, object, choices: [], usage: readUsage(next.value, modelRequest, content) });
    yield encoder.encode('data: [DONE]\n\n');
  } catch (error) {
    const { body } = toError(error);
    if (run.stopped() !== 'reader-left') yield frame(body);
  } finally {
    run.stop('reader-left');
    run.end();
    await stream.return({ usage: null, isStopped: false, isCut: false });
  }
}

/** OpenAI's `finish_reason`. */
export function readFinish({ isCut }: StopResult): 'stop' | 'length' {
  return isCut ? 'length' : 'stop';
}

/** OpenAI's `usage`. A stop sequence ends the model before it reports its own, so it is counted here. */
export function readUsage({ usage }: StopResult, modelRequest: ModelRequest, content: string): JsonObject {
  const { system, history = [], prompt } = modelRequest;
  const counted = [system, prompt, ...history.map(({ text }) => text)];
  const input = usage?.inputTokens ?? counted.reduce((sum, text) => sum + countTokens(text), 0);
  const output = usage?.outputTokens ?? countTokens(content);
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}
