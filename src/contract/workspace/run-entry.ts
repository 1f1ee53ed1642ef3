/** A run as lists show it, on the server, on the wire and in the page; and how it is edited. */
import * as z from 'zod/mini';
import { jsonValue } from '../json-schema.ts';

/** Made by the page; part of permanent links. */
export const runIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not the id of a run'));

/** The page, or the browser, in which a run or a result is running. */
export const holderSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not the id of a page'));

/** A page that runs something has to say so more often than this, or another may take it over. */
export const LEASE_MS = 120_000;

/** Given by a person; null for none. */
export const runNameSchema = z.nullable(z.string().check(z.maxLength(200)));
export const noteSchema = z.nullable(z.string().check(z.maxLength(5_000)));

export const runEntrySchema = z.object({
  id: runIdSchema,
  /** Counts all runs of this workspace; lists are in this order. */
  number: z.int(),
  /** Who ran it; null for the unnamed person. */
  person: z.nullable(z.string()),
  name: runNameSchema,
  note: noteSchema,
  isPinned: z.boolean(),
  /** `running`: its page has not stored its end. */
  status: z.enum(['running', 'done', 'failed', 'stopped']),
  /** True while a page has the run; absent once that page was left. Lists leave out runs with it. */
  isHeld: z.optional(z.literal(true)),
  flow: z.object({ id: z.string(), name: z.string() }),
  /** The server that ran it: its name, and its address if it is known (null for the embedded engine). */
  ranOn: z.object({ server: z.string(), address: z.exactOptional(z.nullable(z.string())) }),
  /** Epoch ms by the clock of the page that ran it. */
  startedAt: z.number(),
  /** The same by the clock of the server that stores it; null while no server has it. */
  savedAt: z.nullable(z.number()),
  durationMs: z.nullable(z.number()),
  /** What changed since the previous run, in a few words. */
  change: z.string(),
  errorKind: z.nullable(z.string()),
  /** Number of inputs. */
  inputs: z.int(),
  mode: z.optional(z.literal('present')),
  /** Bytes that the run takes in the store; null while no server has it. */
  bytes: z.nullable(z.int()),
  /** Changes with every edit; `"VERSION"` is the ETag. Null while no server has the run. */
  version: z.nullable(z.int()),
});
export type RunEntry = z.infer<typeof runEntrySchema>;

export const runListSchema = z.object({
  /** The newest first. */
  runs: z.array(runEntrySchema),
  /** `cursor` of the next page; null at the end. */
  next: z.nullable(z.string()),
});

export const readRunSchema = z.object({ entry: runEntrySchema, run: jsonValue });

export const savedRunSchema = z.object({
  entry: runEntrySchema,
  /** How many older runs were deleted to stay within the limits. */
  dropped: z.int(),
});

/** The body of an edit: what is absent stays. */
export const runChangesSchema = z.strictObject({
  name: z.optional(runNameSchema),
  note: z.optional(noteSchema),
  isPinned: z.optional(z.boolean()),
});
export type RunChanges = z.infer<typeof runChangesSchema>;

export const runLeaseRequestSchema = z.strictObject({ holder: holderSchema });
export const runLeaseSchema = z.object({ leaseMs: z.int() });

/** A 412: somebody else has changed the run since `If-Match`. */
export const changedRunSchema = z.object({ detail: z.string(), entry: runEntrySchema });
