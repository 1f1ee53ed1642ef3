/** Turns an error of a model server into one plain sentence that says what to do. */
import type { APIError } from 'openai';
import { cutLine } from '#contract/text/cut-text.ts';

/** The server's own message, shortened: it can be a whole web page. */
const LONGEST_DETAIL = 300;

export interface OpenaiErrorContext {
  /** The address as the user knows it. */
  address: string;
  model: string;
}

/**
 * The message for an error status or an error inside a stream. A 401's text is left out, since servers repeat part of
 * the key in it.
 */
export function describeStatusError(error: APIError, { address, model }: OpenaiErrorContext): string {
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
