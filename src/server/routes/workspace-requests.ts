/** Reads what requests to `/workspace/v1` contain, with one sentence for each thing that is wrong. */
import type { Context } from 'hono';
import { z } from 'zod';
import { runIdSchema } from '#contract/workspace/run-entry.ts';
import { HttpError, validationError } from '../http/http-error.ts';
import { parseJsonBody } from '../http/parse-json-body.ts';
import { readBody } from '../http/read-request-body.ts';
import { EDIT_LIMIT } from '../settings/limits.ts';
import type { RunFilter } from '../workspace/runs/list-runs.ts';
import { readCursor } from '../workspace/runs/run-cursor.ts';
import { searchedWords } from '../workspace/runs/run-texts.ts';

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
/** PostgreSQL has no text with this character, so nothing that is kept has it. */
const text = z.string().transform((value) => value.replaceAll('\u0000', ''));

export const listQuerySchema = z.object({
  flow: text.pipe(z.string().max(300)).optional().describe('id of a flow'),
  person: text.pipe(z.string().max(300)).optional().describe('who ran them; empty for the unnamed person'),
  from: moment.describe('started at this time or later, in epoch ms'),
  to: moment.describe('started at this time or earlier, in epoch ms'),
  pinned: z.enum(['true', 'false'], 'is neither true nor false').optional(),
  text: z.string().max(200, 'is longer than 200 characters').default('').describe('words in inputs, answers or names'),
  limit: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(1, 'is below 1')
    .max(MAX_LIMIT, `is above ${MAX_LIMIT}`)
    .default(DEFAULT_LIMIT),
  cursor: z.string().optional().describe('`next` of the page before'),
});

export interface ListRequest {
  filter: RunFilter;
  before: number;
  limit: number;
}

/** Throws an HttpError 422. */
export function readListQuery(query: Record<string, string>): ListRequest {
  const { flow, person, from, to, pinned, text, limit, cursor } = parse(listQuerySchema, query, 'query');
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : readCursor(cursor);
  if (before === null)
    throw new HttpError(422, {
      detail: 'This cursor is not from this server. Leave it out to begin at the newest run',
    });
  const filter: RunFilter = {
    words: searchedWords(text),
    ...(flow !== undefined && { flow }),
    ...(person !== undefined && { person: person === '' ? null : person }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(pinned !== undefined && { isPinned: pinned === 'true' }),
  };
  return { filter, before, limit };
}

/** Throws an HttpError 422. */
export function readRunId(context: Context): string {
  const id = context.req.param('run_id') ?? '';
  if (runIdSchema.safeParse(id).success) return id;
  throw new HttpError(422, { detail: `${JSON.stringify(id.slice(0, 80))} is not the id of a run` });
}

/** The version in `If-Match`; null for `*`. Throws an HttpError 428 without one, and 422 for one of another form. */
export function readIfMatch(context: Context): number | null {
  const value = context.req.header('if-match')?.trim();
  if (value === undefined)
    throw new HttpError(428, {
      detail: 'Send If-Match with the ETag of the run, or * to change it whatever it is now',
    });
  if (value === '*') return null;
  const [, version] = /^"(\d{1,15})"$/.exec(value) ?? [];
  if (version === undefined) throw new HttpError(422, { detail: 'If-Match is not the ETag of a run' });
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
  const bytes = await readBody(context.req.raw, limit);
  if (!bytes) throw new HttpError(413, { detail: tooLarge });
  return parse(schema, await parseJsonBody(bytes, maxValues), 'body');
}

function parse<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  place: 'body' | 'query',
): z.core.output<Schema> {
  const parsed = z.core.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  throw validationError(
    parsed.error.issues.map(({ code, path, message }) => ({
      type: code ?? 'invalid',
      loc: [place, ...path.map((key) => (typeof key === 'number' ? key : String(key)))],
      msg: message,
    })),
  );
}
