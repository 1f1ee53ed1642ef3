/** Models behind any server with OpenAI's chat completions: OpenAI, Ollama, vLLM, llama.cpp and others. */
import type { ChatCompletionChunk, ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { ModelPort, ModelRequest } from '#engine/component-base/ports.ts';
import type { Usage } from '#engine/values/values.ts';
import { describeStatusError } from './openai-error.ts';

const OPENAI_ADDRESS = 'https://api.openai.com/v1';

export interface OpenaiModelOptions {
  /** Ends in /v1 for most servers. By default OpenAI's own. */
  baseUrl?: string | undefined;
  apiKey?: string | undefined;
  /** Used when the component names no model. */
  model?: string | undefined;
  /** Timeout before the first chunk and between two chunks, in ms. */
  silenceMs?: number | undefined;
}

/**
 * Does not retry: a run shows what the server did, and how long it took. Throws an Error with a plain sentence for a
 * missing setting, an error status, a timeout, or a truncated answer; an abort is rethrown unchanged.
 */
export function createOpenaiModel(options: OpenaiModelOptions): ModelPort {
  const { baseUrl, apiKey, silenceMs = 120_000 } = options;
  const address = describeAddress(baseUrl ?? OPENAI_ADDRESS);

  async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<string, Usage | null, void> {
    signal.throwIfAborted();
    const model = chooseModel(request, options);
    const { OpenAI, APIConnectionError, APIError } = await import('openai');
    const client = new OpenAI({
      baseURL: baseUrl ?? OPENAI_ADDRESS,
      // Local servers need none, but the library requires one.
      apiKey: apiKey ?? 'none',
      organization: null,
      project: null,
      maxRetries: 0,
      timeout: silenceMs + 1_000,
      logLevel: 'off',
    });
    const silence = createSilenceTimer(silenceMs);
    let usage: Usage | null = null;
    let isFinished = false;
    try {
      const chunks = await client.chat.completions.create(toParameters(request, model, baseUrl === undefined), {
        signal: AbortSignal.any([signal, silence.signal]),
      });
      for await (const chunk of chunks) {
        silence.restart();
        usage = readUsage(chunk) ?? usage;
        const choice = chunk.choices[0];
        if (choice?.finish_reason) isFinished = true;
        const text = choice?.delta.content;
        if (!text) continue;
        // A slow reader is not a silent server.
        silence.pause();
        yield text;
        silence.restart();
      }
    } catch (error) {
      signal.throwIfAborted();
      if (silence.isOver()) throw describeSilence(address, silenceMs, error);
      if (error instanceof APIConnectionError) {
        const message = `No model server answers at ${address}. Start it, or check OPENAI_BASE_URL.`;
        throw new Error(message, { cause: error });
      }
      if (error instanceof APIError) throw new Error(describeStatusError(error, { address, model }), { cause: error });
      throw new Error(`The model server at ${address} closed the connection in the middle of its answer.`, {
        cause: error,
      });
    } finally {
      // The library closes the connection when the reader leaves; only the timer is ours.
      silence.pause();
    }
    // The library treats an abort and a closed body alike: as the end of the answer.
    signal.throwIfAborted();
    if (silence.isOver()) throw describeSilence(address, silenceMs);
    if (!isFinished) throw new Error(`The model server at ${address} ended its answer before it was complete.`);
    return usage;
  }
  return { stream };
}

/** Without the parts of a URL that may be secret: password and query. */
function describeAddress(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

function chooseModel(request: ModelRequest, { baseUrl, apiKey, model }: OpenaiModelOptions): string {
  if (!baseUrl && !apiKey) {
    throw new Error(
      `The provider "${request.provider}" is not set up here. Start Tweakbench with OPENAI_API_KEY, or with OPENAI_BASE_URL for a server with an OpenAI-compatible API; the provider "Demo" needs neither.`,
    );
  }
  const chosen = request.model.trim() || model;
  if (!chosen) throw new Error('No model is chosen. Name one in the model component, or set OPENAI_MODEL.');
  return chosen;
}

function toParameters(request: ModelRequest, model: string, isOpenai: boolean): ChatCompletionCreateParamsStreaming {
  const { system, prompt, temperature, maxTokens } = request;
  // OpenAI's newer models refuse the old name, many other servers do not know the new one.
  const limit = maxTokens !== null && maxTokens > 0 ? maxTokens : null;
  return {
    model,
    stream: true,
    stream_options: { include_usage: true },
    messages: [
      ...(system.trim() === '' ? [] : [{ role: 'system' as const, content: system }]),
      { role: 'user', content: prompt },
    ],
    ...(temperature === null ? {} : { temperature }),
    ...(limit === null ? {} : isOpenai ? { max_completion_tokens: limit } : { max_tokens: limit }),
  };
}

function readUsage({ usage }: ChatCompletionChunk): Usage | null {
  return usage ? { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } : null;
}

function describeSilence(address: string, limit: number, cause?: unknown): Error {
  const message = `The model server at ${address} sent nothing for ${limit / 1000} s, so the run stopped waiting.`;
  return new Error(message, { cause });
}

interface SilenceTimer {
  signal: AbortSignal;
  /** True after the timeout. */
  isOver(): boolean;
  pause(): void;
  restart(): void;
}

/** Aborts its signal `limit` ms after the last `restart`. */
function createSilenceTimer(limit: number): SilenceTimer {
  const controller = new AbortController();
  let isOver = false;
  const start = (): NodeJS.Timeout =>
    setTimeout(() => {
      isOver = true;
      controller.abort();
    }, limit);
  let timer = start();
  return {
    signal: controller.signal,
    isOver: () => isOver,
    pause: () => clearTimeout(timer),
    restart: () => {
      clearTimeout(timer);
      timer = start();
    },
  };
}
