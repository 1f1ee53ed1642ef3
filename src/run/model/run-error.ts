/** Every way in which a run can fail, as data: cause, component, and the server's message. The page has one text per kind. */
import * as z from 'zod/mini';
import { refusedTweaksSchema, validationItemSchema } from '#contract/error-body.ts';
import { lenientObject } from '#contract/json-schema.ts';

const baseShape = {
  /** HTTP status; null when no answer came. */
  status: z.nullable(z.int()),
  /** The body of the answer as text, shown verbatim; empty when there was none. */
  raw: z.string(),
  requestIndex: z.nullable(z.int()),
  /** ms from sending to the failure, on the browser's clock. */
  elapsedMs: z.nullable(z.number()),
  /** The header `retry-after`, if the answer had it; see `errorWait`. */
  retryAfter: z.exactOptional(z.string()),
};
const baseSchema = lenientObject(baseShape);
export type RunErrorBase = z.infer<typeof baseSchema>;

const nameOrNull = z.nullable(z.string());

/** The kind, and the values that its text uses. */
const failure = <const Kind extends string, const Shape extends z.core.$ZodLooseShape>(kind: Kind, shape: Shape) =>
  lenientObject({ ...baseShape, kind: z.literal(kind), ...shape });

export const runErrorSchema = z.discriminatedUnion('kind', [
  failure('refused-tweaks', { refused: refusedTweaksSchema }),
  failure('validation', { items: z.array(validationItemSchema) }),
  failure('session-not-found', { session: z.string() }),
  failure('flow-not-found', { flow: z.string() }),
  /** The server says so with the 404 of a flow that is not there (fixtures/other-user.json). */
  failure('owner-only', {}),
  failure('key-refused', { detail: z.string() }),
  failure('component-failed', {
    component: nameOrNull,
    displayName: nameOrNull,
    message: z.string(),
    /** The server's own code for what went wrong, if it gives one. */
    code: z.optional(z.string()),
  }),
  failure('needs-langflow', { message: z.string() }),
  failure('database-busy', { mayHaveRun: z.boolean() }),
  failure('too-large', {}),
  failure('web-page', {}),
  failure('proxy-error', {}),
  failure('broken-json', { message: z.string() }),
  failure('stream-cut', { chunks: z.number() }),
  failure('reply-cut', {}),
  failure('timeout', { afterMs: z.number() }),
  failure('unreachable', {}),
  failure('redirected', { to: nameOrNull }),
  failure('blocked-by-cors', {}),
  failure('not-sent', { why: z.enum(['policy', 'private-network', 'mixed-content']) }),
  failure('invalid-request', { message: z.string() }),
  failure('other', { message: z.string() }),
]);
export type RunError = z.infer<typeof runErrorSchema>;
