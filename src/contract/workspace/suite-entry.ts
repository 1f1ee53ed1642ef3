/** A suite: many requests to one flow, made of its cases or of the rows of a file. The page decides what its body contains. */
import * as z from 'zod/mini';
import { jsonValue } from '../json-schema.ts';

const text = (most: number) => z.string().check(z.maxLength(most));

/** The kind of a suite, in its body and in the query of a list. */
export const SUITE_KIND = /^[a-z][a-z-]{0,39}$/;
export const NOT_A_KIND = 'is not a word in small letters';

/** Made by the page, like that of a run. */
export const suiteIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not the id of a suite'));
export const jsonRecordSchema = z.record(z.string(), jsonValue);

/** Rows of one imported file, and of one request that saves a part of them. */
const MAX_SUITE_ROWS = 50_000;
const MAX_ROWS_OF_PART = 5_000;

const flowSchema = z.strictObject({ id: text(300), name: text(500) });
const addressSchema = z.nullable(text(2_000));

/** The body of a save. The rows were saved before. */
export const saveSuiteSchema = z.strictObject({
  /** What kind of suite it is, such as `tests`; lists can be of one kind. */
  kind: z.string().check(z.regex(SUITE_KIND, NOT_A_KIND)),
  flow: flowSchema,
  /** Address of the flow's server; null for the embedded engine. */
  address: addressSchema,
  name: text(200),
  /** Masked in `tweaks` and `tweaksText` at any depth; `components` may name those that look like secrets but are none. */
  body: jsonRecordSchema,
  /** How many rows of a file it has. */
  rows: z.int().check(z.gte(0), z.lte(MAX_SUITE_ROWS)),
});
export type SaveSuite = z.infer<typeof saveSuiteSchema>;

export const suiteEntrySchema = z.object({
  id: suiteIdSchema,
  /** Counts all suites of this workspace; lists are in this order. */
  number: z.int(),
  kind: z.string(),
  flow: z.object({ id: z.string(), name: z.string() }),
  address: z.nullable(z.string()),
  name: z.string(),
  /** Who made it; null for the unnamed person. */
  person: z.nullable(z.string()),
  rows: z.int(),
  /** Epoch ms. */
  savedAt: z.number(),
  /** Changes with every edit; `"VERSION"` is the ETag. */
  version: z.int(),
});
export type SuiteEntry = z.infer<typeof suiteEntrySchema>;

export const suiteListSchema = z.object({ suites: z.array(suiteEntrySchema), next: z.nullable(z.string()) });
export const readSuiteSchema = z.object({ entry: suiteEntrySchema, body: jsonRecordSchema });

/** The body of an edit: what is absent stays. */
export const suiteChangesSchema = z.strictObject({
  name: z.optional(text(200)),
  body: z.optional(jsonRecordSchema),
  flow: z.optional(flowSchema),
  address: z.optional(addressSchema),
});
export type SuiteChanges = z.infer<typeof suiteChangesSchema>;

/** A 412: somebody else has changed the suite since `If-Match`. */
export const changedSuiteSchema = z.object({ detail: z.string(), entry: suiteEntrySchema });

/** Some rows of the file of a suite: a value for each column. Columns with the name of a secret are masked. */
export const suiteRowsSchema = z.strictObject({
  columns: z.array(text(10_000)).check(z.maxLength(10_000)),
  rows: z.array(z.array(jsonValue)).check(z.maxLength(MAX_ROWS_OF_PART)),
});
export type SuiteRows = z.infer<typeof suiteRowsSchema>;
