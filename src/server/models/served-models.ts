/** The model server of the settings: which models it serves. */
import { isJsonObject, tryParseJson } from '#contract/json.ts';

export const OPENAI_ADDRESS = 'https://api.openai.com/v1';

/** A list is a help for people, who do not wait long for it. */
const LIST_MS = 3_000;
/** Characters of a list, and models in it. */
const [MAX_LIST, MAX_MODELS] = [2_000_000, 500];

export interface OpenaiModelOptions {
  /** Ends in /v1 for most servers. By default OpenAI's own. */
  baseUrl?: string | undefined;
  apiKey?: string | undefined;
  /** Used when the component names no model. */
  model?: string | undefined;
  /** Timeout before the first chunk and between two chunks, in ms. */
  silenceMs?: number | undefined;
}

/** True if there is a model server, or a key for OpenAI's. */
export function hasModelServer({ baseUrl, apiKey }: OpenaiModelOptions): boolean {
  return Boolean(baseUrl || apiKey);
}

/** "Model server: 127.0.0.1:11434, model smollm2", without what may be secret in its address; null without one. */
export function modelServerLine(options: OpenaiModelOptions): string | null {
  if (!hasModelServer(options)) return null;
  const { host } = new URL(options.baseUrl ?? OPENAI_ADDRESS);
  return `Model server: ${host}${options.model ? `, model ${options.model}` : ''}`;
}

/** The names in `GET /models`, that of the settings first; null if the server does not say. Never rejects. */
export async function servedModels(options: OpenaiModelOptions, signal?: AbortSignal): Promise<string[] | null> {
  if (!hasModelServer(options)) return null;
  const own = options.model === undefined || options.model === '' ? [] : [options.model];
  const listed = await readList(options, signal).catch(() => null);
  return listed && [...new Set([...own, ...listed])].slice(0, MAX_MODELS);
}

async function readList({ baseUrl = OPENAI_ADDRESS, apiKey }: OpenaiModelOptions, signal?: AbortSignal) {
  const address = new URL(baseUrl);
  address.pathname = `${address.pathname.replace(/\/$/, '')}/models`;
  const user = decodeURIComponent(address.username);
  const password = decodeURIComponent(address.password);
  // fetch takes no name and password in an address.
  [address.username, address.password] = ['', ''];
  const limits = [AbortSignal.timeout(LIST_MS), ...(signal ? [signal] : [])];
  const reply = await fetch(address, {
    headers: {
      accept: 'application/json',
      ...(user !== '' && { authorization: `Basic ${btoa(`${user}:${password}`)}` }),
      ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    },
    // A redirect would get the key.
    redirect: 'error',
    signal: AbortSignal.any(limits),
  });
  if (!reply.ok || reply.body === null) return null;
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of reply.body) {
    text += decoder.decode(part, { stream: true });
    if (text.length > MAX_LIST) return null;
  }
  const body = tryParseJson(text);
  if (!isJsonObject(body) || !Array.isArray(body.data)) return null;
  return body.data.flatMap((model) =>
    isJsonObject(model) && typeof model.id === 'string' && model.id !== '' ? [model.id] : [],
  );
}
