/** An error response, thrown from anywhere. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { JsonObject } from '#contract/json.ts';
import { LISTED_PROBLEMS } from '#engine/values/run-limits.ts';

/** Sent with every 503. */
export const RETRY_LATER = { 'retry-after': '5' };

/** One item of a 422 in FastAPI's form. */
export interface LocatedItem {
  type: string;
  /** Path of the value: "body", then keys and indexes. */
  loc: (string | number)[];
  msg: string;
  ctx?: JsonObject;
}

/** `body` is sent unchanged, so it must not contain anything secret. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: ContentfulStatusCode;
  readonly body: JsonObject;
  readonly headers: Record<string, string>;

  constructor(status: ContentfulStatusCode, body: JsonObject, headers: Record<string, string> = {}) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** 422 with a list of problems; a long list is cut. */
export function validationError(items: readonly LocatedItem[]): HttpError {
  return new HttpError(422, { detail: items.slice(0, LISTED_PROBLEMS).map((item) => ({ ...item })) });
}
