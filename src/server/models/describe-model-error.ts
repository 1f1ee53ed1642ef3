/** What went wrong at a model server, as a sentence with the server's own message. */
import type { APIError } from 'openai';
import { insteadOfAnswer, saidIn } from '#contract/answers/model-reply.ts';
import { waitOfHeader } from '#contract/answers/requested-wait.ts';
import { type JsonValue, tryParseJson } from '#contract/json.ts';
import { cutLine } from '#contract/text/cut-text.ts';
import { BusyModelError } from '#engine/component-base/ports.ts';
import { ModelMissingError } from '#flow/request/model-choice.ts';

/** The server's own message, shortened: it can be a whole web page. */
const LONGEST_DETAIL = 300;

/** How many models an error names. */
const MOST_NAMED = 12;

/** The URL without the parts that may be secret: password and query. */
export function describeAddress(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

export function describeSilence(address: string, limit: number, cause?: unknown): Error {
  const message = `The model server at ${address} sent nothing for ${limit / 1000} s, so the run stopped waiting.`;
  return new Error(message, { cause });
}

/** An answer that is no stream: `text` is all of it, or its beginning. */
export function describeOther(address: string, text: string): Error {
  const found = insteadOfAnswer(text);
  if (found.kind === 'error')
    return new Error(`The model server at ${address} answered with an error.${says(found.said)}`);
  const where = found.what === 'a web page' ? ' Check OPENAI_BASE_URL.' : '';
  return new Error(
    `The model server at ${address} answered with ${found.what} instead of a stream.${where}${says(found.said)}`,
  );
}

/** What broke an answer that had begun. */
export function describeBreak(address: string, error: unknown): Error {
  if (error instanceof SyntaxError) {
    const message = `The model server at ${address} sent a line that is not JSON: ${cutLine(error.message, LONGEST_DETAIL)}.`;
    return new Error(message, { cause: error });
  }
  return new Error(`The model server at ${address} closed the connection in the middle of its answer.`, {
    cause: error,
  });
}

interface ErrorContext {
  /** The address as the user knows it. */
  address: string;
  model: string;
  /** The models that the server lists; empty if it lists none. */
  served: readonly string[];
  /** What was answered, if it is JSON. */
  body: JsonValue | undefined;
}

/** For an error status, or an error inside a stream. */
export function describeStatusError(error: APIError, context: ErrorContext): Error {
  const waitMs = waitOfHeader(error.headers?.get('retry-after'), Date.now());
  const message = statusMessage(error, waitMs, context);
  if (waitMs !== null) return new BusyModelError(waitMs, message, { cause: error });
  return new (error.status === 404 ? ModelMissingError : Error)(message, { cause: error });
}

/** A 401's text is left out, since servers repeat part of the key in it. */
function statusMessage(error: APIError, waitMs: number | null, { address, model, served, body }: ErrorContext): string {
  const { status } = error;
  if (status === 401)
    return `The model server at ${address} refused the API key (401). Set OPENAI_API_KEY to a key it accepts.`;
  const detail = readDetail(error, body);
  if (status === 403)
    return `The model server at ${address} does not allow this request with this API key (403).${detail}`;
  if (status === 404) {
    return `The model server at ${address} has no model "${model}" (404). ${choices(served)}${detail}`;
  }
  if (status === 429) {
    return `The model server at ${address} limits the rate of requests (429). ${waitSentence(waitMs)}${detail}`;
  }
  if (status === undefined) return `The model server at ${address} ended its answer with an error.${detail}`;
  if (status >= 500)
    return `The model server at ${address} failed (${status}). Try again, or look at its log.${detail}`;
  return `The model server at ${address} did not accept the request (${status}).${detail}`;
}

function choices(served: readonly string[]): string {
  if (served.length === 0) return 'Choose one that it serves, or check OPENAI_BASE_URL.';
  const named = served.slice(0, MOST_NAMED).map((name) => `"${cutLine(name, 80)}"`);
  return `It serves ${named.join(', ')}${served.length > MOST_NAMED ? ` and ${served.length - MOST_NAMED} more` : ''}.`;
}

function waitSentence(waitMs: number | null): string {
  if (waitMs === null) return 'Try again later.';
  const seconds = Math.ceil(waitMs / 1_000);
  return `It asks to wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
}

/** An error in a stream has no body of its own. */
function readDetail(error: APIError, body = tryParseJson(JSON.stringify({ error: error.error }))): string {
  const text = saidIn(body) || cutLine(error.message.replace(/^\d{3} /, ''), LONGEST_DETAIL);
  if (/^(\(no body\)|status code|undefined)/.test(text) || /^<(!doctype|html)/i.test(text)) return '';
  return says(text);
}

function says(text: string): string {
  return text === '' ? '' : ` It says: ${text}`;
}
