/** Reads what requests to `/workspace/v1` contain, with one sentence for each thing that is wrong. */

import type { Context } from 'hono';
import { z } from 'zod';
import { runIdSchema } from '#contract/workspace/run-entry.ts';
import { NOT_A_KIND, SUITE_KIND } from '#contract/workspace/suite-entry.ts';
import { HttpError, validationError } from '../http/http-error.ts';
import { parseJsonBody } from '../http/parse-json-body.ts';
import { readRequestBody } from '../http/read-request-body.ts';
import { searchedWords } from '../masking/run-texts.ts';
import { EDIT_LIMIT } from '../settings/limits.ts';
import { wholeNumber } from '../settings/whole-number.ts';
import { readCursor } from '../workspace/database/list-cursor.ts';
import type { StoredRunFilter } from '../workspace/runs/list-runs.ts';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
/** Epoch ms that a date can have. */
const LAST_MOMENT = 8.64e15;
const moment = z.coerce
  .number('is not a time in ms')
  .int('is not a time in ms')
  .min(-LAST_MOMENT, 'is not a time in ms')
  .max(LAST_MOMENT, 'is not a time in ms')
  .optional();
/** PostgreSQL has no text with this character, so nothing that is stored has it. */
const text = z.string().transform((value) => value.replaceAll('\u0000', ''));

const flowId = text.pipe(z.string().max(300)).optional().describe('id of a flow');
const page = {
  limit: wholeNumber(1, MAX_LIMIT).default(DEFAULT_LIMIT),
  cursor: z.string().optional().describe('`next` of the page before'),
};

/** Query of a list without a filter. */
export const pageQuerySchema = z.object(page);

export const listQuerySchema = z.object({
  flow: flowId,
  person: text.pipe(z.string().max(300)).optional().describe('who ran them; empty for the unnamed person'),
  from: moment.describe('started at this time or later, in epoch ms'),
  to: moment.describe('started at this time or earlier, in epoch ms'),
  pinned: z.enum(['true', 'false'], 'is neither true nor false').optional(),
  text: z.string().max(200, 'is longer than 200 characters').default('').describe('words in inputs, answers or names'),
  ...page,
});

/** Query of the lists of suites, results and votes; `suite` counts only for the last two. */
export const suitesQuerySchema = z.object({
  kind: z.string().regex(SUITE_KIND, NOT_A_KIND).optional().describe('kind of suite, such as `tests`'),
  flow: flowId,
  suite: text.pipe(z.string().max(64)).optional().describe('id of a suite'),
  ...page,
});

export const releaseQuery = z.object({
  holder: text.pipe(z.string().max(64)).describe('the page that ran it'),
  erase: z.literal('1').optional().describe('the run has ended, and this server does not keep its end'),
});

const MAX_CELLS = 10_000;
const caseIndex = wholeNumber(0, 2_000_000);
/** Rows of a file, or cells by their case. */
export const rangeQuerySchema = z.object({
  from: caseIndex.default(0),
  to: caseIndex.default(2_000_000).describe('exclusive'),
});
export const cellsQuerySchema = rangeQuerySchema.extend({
  brief: z.enum(['true', 'false'], 'is neither true nor false').default('false').describe('true: without outcomes'),
  limit: wholeNumber(1, MAX_CELLS).default(1_000),
  cursor: page.cursor,
});

export interface ListRequest {
  filter: StoredRunFilter;
  before: number;
  limit: number;
}

/** Throws an HttpError 422. */
export function readListQuery(query: Record<string, string>): ListRequest {
  const { flow, person, from, to, pinned, text, limit, cursor } = parseAs(listQuerySchema, query, 'query');
  const before = readBefore('runs', cursor);
  const filter: StoredRunFilter = {
    words: searchedWords(text),
    flow,
    from,
    to,
    person: person === '' ? null : person,
    isPinned: pinned === undefined ? undefined : pinned === 'true',
  };
  return { filter, before, limit };
}

/** Entries on the page have numbers below this. Throws an HttpError 422. */
export function readBefore(
  list: 'runs' | 'suites' | 'results' | 'votes' | 'answers',
  cursor: string | undefined,
): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  return Number(readPosition(list, cursor));
}

/** Throws an HttpError 422. */
export function readPosition(list: Parameters<typeof readCursor>[0], cursor: string): string {
  const position = readCursor(list, cursor);
  if (position !== null) return position;
  throw new HttpError(422, { detail: 'This cursor is not from this server. Leave it out to begin at the start' });
}

/** A part of the path. Throws an HttpError 422. */
export function readId(context: Context, name: 'run' | 'suite' | 'result' | 'vote'): string {
  const id = context.req.param(`${name}_id`) ?? '';
  if (runIdSchema.safeParse(id).success) return id;
  throw new HttpError(422, { detail: `${JSON.stringify(id.slice(0, 80))} is not the id of a ${name}` });
}

/** Throws an HttpError 422. */
export function readQuery<Schema extends z.core.$ZodType>(context: Context, schema: Schema): z.core.output<Schema> {
  return parseAs(schema, context.req.query(), 'query');
}

/** The version in `If-Match`; null for `*`. Throws an HttpError 428 without one, and 422 for one of another form. */
export function readIfMatch(context: Context): number | null {
  const value = context.req.header('if-match')?.trim();
  if (value === undefined)
    throw new HttpError(428, {
      detail: 'Send If-Match with the ETag that you have seen, or * to change it whatever it is now',
    });
  if (value === '*') return null;
  const [, version] = /^"(\d{1,15})"$/.exec(value) ?? [];
  if (version === undefined) throw new HttpError(422, { detail: 'If-Match is not an ETag of this server' });
  return Number(version);
}

export interface BodyLimits {
  /** Bytes. */
  limit?: number;
  tooLarge?: string;
  maxValues?: number;
}

/** Throws an HttpError 413 or 422. */
export async function readWorkspaceBody<Schema extends z.core.$ZodType>(
  context: Context,
  schema: Schema,
  { limit = EDIT_LIMIT, tooLarge = 'The body is larger than 32 kB', maxValues }: BodyLimits = {},
): Promise<z.core.output<Schema>> {
  const bytes = await readRequestBody(context.req.raw, limit);
  if (!bytes) throw new HttpError(413, { detail: tooLarge });
  return parseAs(schema, await parseJsonBody(bytes, maxValues), 'body');
}

/** Throws an HttpError 422. */
export function parseAs<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  part: 'body' | 'query',
): z.core.output<Schema> {
  const parsed = z.core.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  throw validationError(
    parsed.error.issues.map(({ code, path, message }) => ({
      type: code ?? 'invalid',
      loc: [part, ...path.map((key) => (typeof key === 'number' ? key : String(key)))],
      msg: message,
    })),
  );
}
