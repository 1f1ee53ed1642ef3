/** Asks a model at an OpenAI-compatible address to judge, and says in a sentence why it did not. */

import { insteadOfAnswer, saidIn, whyNoAnswer } from '#contract/answers/model-reply.ts';
import { waitOfHeader, waitOfText } from '#contract/answers/requested-wait.ts';
import { isJsonObject, tryParseJson } from '#contract/json.ts';
import type { JudgeBy } from '#contract/suite/suite-check.ts';
import { trimEndOf } from '#contract/trim-end-of.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import { TransportFailure } from '#run/model/transport-failure.ts';
import { type RunTimeouts, startDeadline } from '#run/send/deadline.ts';
import { readText } from '#run/send/read-text.ts';
import { excerpt } from './check-facts.ts';
import { JudgeError } from './judge.ts';

/** A judgement is one sentence; a longer answer is a fault. */
const MAX_CHARACTERS = 1_000_000;

/** How a request reaches its address; in the page perhaps through a relay, because other servers rarely answer pages. */
export type SendTo = (address: URL, init: RequestInit) => Promise<Response>;

/** `POST {url}/chat/completions`. Follows no redirect, which would get the key. Throws a JudgeError. */
export async function askModel(
  { url, model, key }: Extract<JudgeBy, { model: string }>,
  prompt: string,
  timeouts: RunTimeouts,
  signal: AbortSignal,
  send: SendTo = fetch,
): Promise<string> {
  const address = addressOf(url);
  const deadline = startDeadline(signal, timeouts);
  let hasBegun = false;
  try {
    const reply = await send(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      // No temperature: some models refuse every value but their own.
      body: JSON.stringify({ model, messages: [{ role: 'user', content: prompt }] }),
      redirect: 'manual',
      signal: deadline.signal,
    });
    hasBegun = true;
    const body = await readBody(reply, deadline.signal);
    if (!reply.ok) {
      const waitMs =
        waitOfHeader(reply.headers.get('retry-after'), Date.now()) ?? waitOfText(saidIn(tryParseJson(body)));
      throw new JudgeError(refusal(reply.status, body, model, address.host), { waitMs });
    }
    return contentOf(body, model);
  } catch (error) {
    if (error instanceof JudgeError) throw error;
    const { reason } = deadline.signal;
    if (reason instanceof TransportFailure && reason.failure.kind === 'timeout') {
      throw new JudgeError(`The judge ${model} did not answer within ${formatDuration(reason.failure.afterMs)}.`);
    }
    const what = hasBegun ? 'broke off its answer' : `cannot be reached at ${address.host}`;
    throw new JudgeError(`The judge ${model} ${what}.`, { cause: error });
  } finally {
    deadline.clear();
  }
}

function addressOf(url: string): URL {
  const address = `${trimEndOf(url.trim(), '/')}/chat/completions`;
  if (URL.canParse(address) && /^https?:/i.test(address)) return new URL(address);
  throw new JudgeError(`The judge has no usable address: “${excerpt(url)}”. It starts with http:// or https://.`);
}

async function readBody({ body }: Response, signal: AbortSignal): Promise<string> {
  let text = '';
  if (body === null) return text;
  for await (const piece of readText(body, signal)) {
    text += piece;
    if (text.length > MAX_CHARACTERS) throw new JudgeError('The judge answered with more than a million characters.');
  }
  return text;
}

function refusal(status: number, body: string, model: string, host: string): string {
  if (status === 401 || status === 403)
    return `The judge ${model} refused the key (${status}). Check key in its check.`;
  if (status === 404) return `The judge ${model} was not found at ${host} (404).`;
  if (status === 429) return `The judge ${model} takes no more requests now (429). Run fewer cells at once, or wait.`;
  if (status === 0 || (status >= 300 && status < 400)) return `The judge ${model} redirects to another address.`;
  const said = saidIn(tryParseJson(body));
  return `The judge ${model} failed (${status})${said === '' ? '' : `: ${excerpt(said)}`}.`;
}

function contentOf(body: string, model: string): string {
  const reply = tryParseJson(body);
  const [choice] = isJsonObject(reply) && Array.isArray(reply.choices) ? reply.choices : [];
  const message = isJsonObject(choice) && isJsonObject(choice.message) ? choice.message : null;
  if (message === null) {
    const found = insteadOfAnswer(body);
    if (found.kind === 'error') throw new JudgeError(`The judge ${model} failed: ${excerpt(found.said)}.`);
    if (found.what !== 'JSON')
      throw new JudgeError(`The judge ${model} answered with ${found.what}. Check url in its check.`);
  }
  const finish = isJsonObject(choice) && typeof choice.finish_reason === 'string' ? choice.finish_reason : null;
  const reason = whyNoAnswer(finish, typeof message?.refusal === 'string' ? message.refusal : '');
  if (reason !== null) throw new JudgeError(`The judge ${model} did not judge. ${reason}`);
  if (typeof message?.content === 'string') return message.content;
  throw new JudgeError(`The judge ${model} answered without a text.`);
}
