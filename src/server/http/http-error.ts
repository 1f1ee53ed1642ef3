/** An answer that is an error, thrown from wherever it is noticed. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { JsonObject } from '#contract/json.ts';
import { LISTED_PROBLEMS } from '#engine/values/run-limits.ts';

/** Goes with every 503. */
export const RETRY_LATER = { 'retry-after': '5' };

/** One item of a 422 in FastAPI's form. */
export interface LocatedItem {
  type: string;
  /** Leads to the value: "body", then keys and places. */
  loc: (string | number)[];
  msg: string;
  ctx?: JsonObject;
}

/** `body` is sent as it is; it must not hold anything that its reader may not see. */
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

/** 422 with a list of what does not fit; of a long list the beginning. */
export function validationError(items: readonly LocatedItem[]): HttpError {
  return new HttpError(422, { detail: items.slice(0, LISTED_PROBLEMS).map((item) => ({ ...item })) });
}
