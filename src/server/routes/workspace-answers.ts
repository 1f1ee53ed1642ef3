/** What the routes of runs, suites, results, votes and demos answer alike. */
import type { Context } from 'hono';
import { z } from 'zod';
import { answerJson } from '../http/answer-json.ts';
import { HttpError } from '../http/http-error.ts';
import type { AppEnv } from '../http/route.ts';
import { jsonAnswer } from './describe.ts';
import { readQuery } from './workspace-requests.ts';

/** The header of a change, for its description. */
export const ifMatch = z.object({ 'if-match': z.string().describe('the ETag that you have seen, or *') });

/** The sentence for what has no room. */
export const NO_ROOM =
  'This server keeps no more of this: delete a result or a suite first, or raise TWEAKBENCH_KEEP_SIZE';

/** Describes the answer to a change of what somebody else has changed meanwhile. */
export function changedAnswer(schema: z.core.$ZodType): ReturnType<typeof jsonAnswer> {
  return jsonAnswer('Somebody else has changed it; `entry` is how it is now', schema);
}

/** The answer with the version as its ETag. */
export function withTag(response: Response, { version }: { version: number | null }): Response {
  response.headers.set('etag', `"${version}"`);
  return response;
}

/** An entry, with its ETag. */
export function answerEntry(
  context: Context<AppEnv>,
  entry: { version: number | null },
  status: 200 | 201 = 200,
): Response {
  return withTag(answerJson(context, entry, { status }), entry);
}

type Edited = { kind: 'done' | 'changed'; entry: { version: number | null } } | { kind: 'missing' };

/** Throws an HttpError 404 for what is not there. */
export function answerEdit(context: Context<AppEnv>, outcome: Edited, what: string, verb = 'changed'): Response {
  if (outcome.kind === 'missing') throw missing(what);
  const { entry, kind } = outcome;
  if (kind === 'done') return verb === 'deleted' ? context.body(null, 204) : answerEntry(context, entry);
  const detail = `Somebody else has changed this ${what} since you read it, so it was not ${verb}`;
  return withTag(answerJson(context, { detail, entry }, { status: 412 }), entry);
}

export function missing(what: string): HttpError {
  return new HttpError(404, { detail: `There is no such ${what} here. It may have been deleted` });
}

/** A browser reports every 404 as an error, also one that a page expects. */
export const missingQuery = z.object({
  missing: z.enum(['404', '204'], 'is neither 404 nor 204').default('404').describe('the answer if it is not there'),
});
export const MISSING_ANSWER = { 204: { description: 'It is not there, and `missing` is 204' } };

/** The answer for what is not there. Throws an HttpError 404 unless the page expects that it may not be. */
export function answerMissing(context: Context<AppEnv>, what: string): Response {
  if (readQuery(context, missingQuery).missing === '404') throw missing(what);
  return context.body(null, 204);
}
