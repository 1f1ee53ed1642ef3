/** Who uses the workspace, what it keeps, and its limits. */
import * as z from 'zod/mini';

/** Longest name of a person, in characters. */
export const LONGEST_PERSON = 60;

export const workspaceInfoSchema = z.object({
  you: z.object({
    /** Null for the unnamed person. */
    name: z.nullable(z.string()),
    /** `page`: `PUT /workspace/v1/you` sets it; `proxy`: a proxy does; `none`: there is one person, without a name. */
    from: z.enum(['page', 'proxy', 'none']),
  }),
  runs: z.object({
    /** All runs, and how many of them are pinned. */
    count: z.int(),
    pinned: z.int(),
    /** Bytes that the unpinned runs take, and their limits; beyond these a save deletes the oldest. */
    bytes: z.int(),
    maxRuns: z.int(),
    maxBytes: z.int(),
  }),
});
export type WorkspaceInfo = z.infer<typeof workspaceInfoSchema>;

export const personNameSchema = z.strictObject({ name: z.string().check(z.maxLength(LONGEST_PERSON)) });

/** Everybody with runs here; null is the unnamed person. */
export const peopleSchema = z.array(z.object({ name: z.nullable(z.string()), runs: z.int() }));
export type People = z.infer<typeof peopleSchema>;

export const reservedNumberSchema = z.object({ number: z.int() });
