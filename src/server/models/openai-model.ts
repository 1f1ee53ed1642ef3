/** Models behind any server with OpenAI's chat completions: OpenAI, Ollama, vLLM, llama.cpp and others. */
import type { APIError } from 'openai';
import type { ChatCompletionChunk, ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { cutLine } from '#contract/text/cut-text.ts';
import type { ModelPort, ModelRequest } from '#engine/component-base/ports.ts';
import type { Usage } from '#engine/values/values.ts';

const OPENAI_ADDRESS = 'https://api.openai.com/v1';
/** The server's own message, shortened: it can be a whole web page. */
const LONGEST_DETAIL = 300;

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
      if (silence.signal.aborted) throw describeSilence(address, silenceMs, error);
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
    if (silence.signal.aborted) throw describeSilence(address, silenceMs);
    if (!isFinished) throw new Error(`The model server at ${address} ended its answer before it was complete.`);
    return usage;
  }
  return { stream };
}

/** The URL without the parts that may be secret: password and query. */
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

interface OpenaiErrorContext {
  /** The address as the user knows it. */
  address: string;
  model: string;
}

/**
 * The message for an error status or an error inside a stream. A 401's text is left out, since servers repeat part of
 * the key in it.
 */
function describeStatusError(error: APIError, { address, model }: OpenaiErrorContext): string {
  const { status } = error;
  if (status === 401)
    return `The model server at ${address} refused the API key (401). Set OPENAI_API_KEY to a key it accepts.`;
  const detail = readDetail(error);
  if (status === 403)
    return `The model server at ${address} does not allow this request with this API key (403).${detail}`;
  if (status === 404) {
    return `The model server at ${address} has no model "${model}" (404). Choose one that it serves, or check OPENAI_BASE_URL.${detail}`;
  }
  if (status === 429) {
    return `The model server at ${address} limits the rate of requests (429). ${describeWait(error)}${detail}`;
  }
  if (status === undefined) return `The model server at ${address} ended its answer with an error.${detail}`;
  if (status >= 500)
    return `The model server at ${address} failed (${status}). Try again, or look at its log.${detail}`;
  return `The model server at ${address} did not accept the request (${status}).${detail}`;
}

/** `retry-after` is seconds or a date (RFC 9110, 10.2.3). */
function describeWait(error: APIError): string {
  const value = error.headers?.get('retry-after')?.trim();
  if (!value) return 'Try again later.';
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return `It asks to wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? 'Try again later.' : `It asks to wait until ${date.toISOString()}.`;
}

function readDetail(error: APIError): string {
  const body: unknown = error.error;
  const message =
    typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string'
      ? body.message
      : error.message.replace(/^\d{3} /, '');
  const text = cutLine(message, LONGEST_DETAIL);
  if (text === '' || /^(\(no body\)|status code|undefined)/.test(text) || /^<(!doctype|html)/i.test(text)) return '';
  return ` It says: ${text}`;
}
