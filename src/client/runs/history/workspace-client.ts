/** Requests to the workspace whose failures are sentences. */
import * as z from 'zod/mini';
import { isJsonObject } from '#contract/json.ts';
import { asSentence } from '#contract/text/as-sentence.ts';
import { OWN_SERVER, requestFailure, requestSentence } from '#run/errors/request-failure.ts';
import type { ConnectionValue } from '../../shell/api/connection-provider.tsx';
import { type JsonAnswer, RequestError } from '../../shell/api/fetch-json.ts';
import { KEY_ASKED_AGAIN, workspaceFailure } from '../../shell/api/workspace-failure.ts';
import { type WorkspaceRequestOptions, workspaceRequest } from '../../shell/api/workspace-request.ts';

/** Statuses of errors that the server explains with a sentence. */
const FAILURES = [400, 401, 403, 404, 409, 410, 412, 413, 422, 428, 429, 500, 502, 503, 504, 507];

/** How long a save may take, in ms: a run may have 50 MB. */
export const SAVE_MS = 2 * 60_000;

/** Resolves with any answer, also one that explains an error. Rejects with a sentence if the server does not answer or has failed. */
export type WorkspaceClient = (path: string, options?: WorkspaceRequestOptions) => Promise<JsonAnswer>;

export function createWorkspaceClient(keyOf: ConnectionValue['keyOf']): WorkspaceClient {
  return async (path, options = {}) => {
    try {
      return await workspaceRequest(keyOf, path, { ...options, accepted: FAILURES });
    } catch (error) {
      throw new Error(error instanceof Error ? workspaceFailure(error) : 'The server could not be asked.', {
        cause: error,
      });
    }
  };
}

/** What the server answered. Throws a sentence if it is an error, or something else. */
export function readAnswer<Schema extends z.ZodMiniType>(schema: Schema, answer: JsonAnswer): z.infer<Schema> {
  checkAnswered(answer);
  const parsed = z.safeParse(schema, answer.body);
  if (!parsed.success) throw new Error('The server answered with something that this page does not understand.');
  return parsed.data;
}

/** Throws a sentence if the answer is an error. */
export function checkAnswered(answer: JsonAnswer): void {
  if (answer.status >= 300) throw new Error(detailOf(answer));
}

export function detailOf({ status, body }: JsonAnswer): string {
  if (status === 401) return KEY_ASKED_AGAIN;
  const detail = isJsonObject(body) ? body.detail : null;
  if (typeof detail === 'string' && detail !== '') return asSentence(detail);
  return requestSentence(requestFailure.status(status, OWN_SERVER));
}

/** The status with which a request was rejected; null if there was no answer. */
export function failedStatus(error: unknown): number | null {
  return error instanceof Error && error.cause instanceof RequestError ? error.cause.error.status : null;
}

/** True if the server will not take what was sent, however often: it cannot read it, or finds it too large. */
export function isRefused(status: number | null): boolean {
  return status === 400 || status === 413 || status === 422;
}

/**
 * True if the server that answered with this status (null for no answer) would take nothing else either. Without room (507) it
 * may still take what is of another kind, or smaller.
 */
export function takesNothing(status: number | null): boolean {
  return status === null || (status > 500 && status !== 507) || [401, 403, 429].includes(status);
}

/**
 * An answer may have half of a character (a stream that was cut inside an emoji), which JSON can hold and UTF-8 cannot. Replaces
 * them in JSON text that `JSON.stringify` wrote: it escapes only halves in this way.
 */
export function withoutHalves(json: string): string {
  if (!/\\ud[89a-f]/.test(json)) return json;
  return json.replace(/\\(?:u(d[89a-f][0-9a-f]{2})|.)/g, (all, half) => (half === undefined ? all : '\\ufffd'));
}
