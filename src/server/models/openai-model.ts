/** Models behind any server with OpenAI's chat completions: OpenAI, Ollama, vLLM, llama.cpp and others. */
import type { ChatCompletionChunk, ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { whyNoAnswer } from '#contract/answers/model-reply.ts';
import { type JsonValue, tryParseJson } from '#contract/json.ts';
import type { ModelEnd } from '#engine/component-base/model-end.ts';
import type { ModelPort, ModelRequest } from '#engine/component-base/ports.ts';
import type { Usage } from '#engine/values/values.ts';
import { noModelText } from '#flow/request/no-model-text.ts';
import {
  describeAddress,
  describeBreak,
  describeOther,
  describeSilence,
  describeStatusError,
} from './describe-model-error.ts';
import { openReply } from './open-reply.ts';
import { OPENAI_ADDRESS, type OpenaiModelOptions, servedModels } from './served-models.ts';

/**
 * Does not retry: a run shows what the server did, and how long it took. Throws an Error with a plain sentence for a
 * missing setting, an error status, a timeout, a truncated answer, or one that is none; an abort is rethrown unchanged.
 */
export function createOpenaiModel(options: OpenaiModelOptions): ModelPort {
  const { baseUrl, apiKey, silenceMs = 120_000 } = options;
  const address = describeAddress(baseUrl ?? OPENAI_ADDRESS);

  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<string, ModelEnd, void> {
    signal.throwIfAborted();
    const model = chooseModel(request, options);
    const { OpenAI, APIConnectionError, APIError, Stream } = await import('./openai-library.ts');
    let refused: JsonValue | undefined;
    const client = new OpenAI({
      baseURL: baseUrl ?? OPENAI_ADDRESS,
      // Local servers need none, but the library requires one.
      apiKey: apiKey ?? 'none',
      organization: null,
      project: null,
      maxRetries: 0,
      timeout: silenceMs + 1_000,
      logLevel: 'off',
      // Of an error body the library keeps only what is under `error`; of one that breaks off, only the status.
      fetch: async (...args) => {
        const reply = await fetch(...args);
        if (!reply.ok)
          refused = tryParseJson(
            await reply
              .clone()
              .text()
              .catch(() => ''),
          );
        return reply;
      },
    });
    const silence = createSilenceTimer(silenceMs);
    const leaving = new AbortController();
    let [usage, finish, refusal, answering]: [Usage | null, string | null, string, string] = [null, null, '', model];
    let other: string | null = null;
    try {
      const reply = await client.chat.completions
        .create(toParameters(request, model, baseUrl === undefined), {
          signal: AbortSignal.any([signal, silence.signal, leaving.signal]),
        })
        .asResponse();
      const opened = await openReply(reply, silence.restart);
      if (opened.kind === 'other') other = opened.text;
      const chunks =
        opened.kind === 'stream'
          ? Stream.fromSSEResponse<ChatCompletionChunk | null>(opened.reply, leaving, client)
          : ([] as const);
      for await (const chunk of chunks) {
        silence.restart();
        // Lenient: some servers send lines with nothing in them.
        if (chunk === null) continue;
        usage = readUsage(chunk) ?? usage;
        if (typeof chunk.model === 'string' && chunk.model !== '') answering = chunk.model;
        // Others send chunks without choices or delta, and '' as the reason before the end.
        const choice = chunk.choices?.[0];
        finish = choice?.finish_reason || finish;
        refusal += choice?.delta?.refusal ?? '';
        const text = choice?.delta?.content;
        if (!text) continue;
        // A slow reader is not a silent server.
        silence.pause();
        yield text;
        silence.restart();
      }
    } catch (error) {
      signal.throwIfAborted();
      if (silence.signal.aborted) throw describeSilence(address, silenceMs, error);
      if (error instanceof APIConnectionError) {
        const message = `No model server answers at ${address}. Start it, or check OPENAI_BASE_URL.`;
        throw new Error(message, { cause: error });
      }
      if (error instanceof APIError) {
        const served = error.status === 404 ? ((await servedModels(options, signal)) ?? []) : [];
        throw describeStatusError(error, { address, model, served, body: refused });
      }
      throw describeBreak(address, error);
    } finally {
      // The library closes the connection when the reader leaves; only the timer is ours.
      silence.pause();
    }
    // The library treats an abort and a closed body alike: as the end of the answer.
    signal.throwIfAborted();
    if (silence.signal.aborted) throw describeSilence(address, silenceMs);
    if (other !== null) throw describeOther(address, other);
    const reason = whyNoAnswer(finish, refusal);
    if (reason !== null) throw new Error(reason);
    if (finish === null) throw new Error(`The model server at ${address} ended its answer before it was complete.`);
    return { usage, model: answering, isCut: finish === 'length' };
  }
  return { stream };
}

function chooseModel(request: ModelRequest, { baseUrl, apiKey, model }: OpenaiModelOptions): string {
  if (!baseUrl && !apiKey) {
    throw new Error(noModelText(request));
  }
  const chosen = request.model.trim() || model;
  if (!chosen) throw new Error('No model is chosen. Name one in the model component, or set OPENAI_MODEL.');
  return chosen;
}

function toParameters(request: ModelRequest, model: string, isOpenai: boolean): ChatCompletionCreateParamsStreaming {
  const { system, history = [], prompt, images = [], temperature, maxTokens } = request;
  // OpenAI's newer models refuse the old name, many other servers do not know the new one.
  const limit = maxTokens !== null && maxTokens > 0 ? maxTokens : null;
  const parts = [
    { type: 'text' as const, text: prompt },
    ...images.map(({ dataUrl }) => ({ type: 'image_url' as const, image_url: { url: dataUrl } })),
  ];
  return {
    model,
    stream: true,
    stream_options: { include_usage: true },
    messages: [
      ...(system.trim() === '' ? [] : [{ role: 'system' as const, content: system }]),
      ...history.map(({ role, text }) => ({ role, content: text })),
      // Many servers read only text, and that only in its plain form.
      { role: 'user', content: images.length === 0 ? prompt : parts },
    ],
    ...(temperature === null ? {} : { temperature }),
    ...(limit === null ? {} : isOpenai ? { max_completion_tokens: limit } : { max_tokens: limit }),
  };
}

function readUsage({ usage }: ChatCompletionChunk): Usage | null {
  return usage ? { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } : null;
}

/** Aborts its signal `limit` ms after the last `restart`. */
function createSilenceTimer(limit: number) {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const pause = (): void => clearTimeout(timer);
  const restart = (): void => {
    pause();
    timer = setTimeout(() => controller.abort(), limit);
  };
  restart();
  return { signal: controller.signal, pause, restart };
}
