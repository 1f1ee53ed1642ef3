/** A demo as its owner sees it: in the list, with its settings, with the answers that visitors got. */
import * as z from 'zod/mini';
import { jsonValue } from '../json-schema.ts';
import { demoNameSchema, demoSettingsSchema } from './demo-settings.ts';

export const demoEntrySchema = z.object({
  name: demoNameSchema,
  title: z.string(),
  flow: demoSettingsSchema.shape.flow,
  /** Who published it; null for the unnamed person. */
  person: z.nullable(z.string()),
  hasPassword: z.boolean(),
  /** `revoked`: switched off by hand; `ended`: past its date. */
  state: z.enum(['open', 'ended', 'revoked']),
  /** Epoch ms; null for no end. */
  openUntil: z.nullable(z.number()),
  perHour: z.int(),
  /** Browsers that have opened it, and questions that were answered or tried. */
  visits: z.int(),
  questions: z.int(),
  /** What its visitors chose, where they vote blind: how often so far, and the id of the vote; null before the first. */
  votes: z.nullable(z.object({ count: z.int(), id: z.nullable(z.string()) })),
  /** Epoch ms. */
  publishedAt: z.number(),
  /** Changes with every edit; `"VERSION"` is the ETag. */
  version: z.int(),
});
export type DemoEntry = z.infer<typeof demoEntrySchema>;

export const demoListSchema = z.object({
  /** The newest first. */
  demos: z.array(demoEntrySchema),
  /**
   * How others open this server, for a page that was opened on its own machine, such as `http://192.168.7.7:4747`. Null when
   * they cannot: then nothing can be published.
   */
  origins: z.nullable(z.array(z.string())),
  /** Why a flow of a Langflow can be no demo of this server: a sentence for people; null if it can. */
  langflowObstacle: z.nullable(z.string()),
});
export type DemoList = z.infer<typeof demoListSchema>;

export const readDemoSchema = z.object({ entry: demoEntrySchema, settings: demoSettingsSchema });

/** A 412: somebody else has changed the demo since `If-Match`. */
export const changedDemoSchema = z.object({ detail: z.string(), entry: demoEntrySchema });

/** The body of `PATCH`: revokes a demo, or opens it again. It can be repeated. */
export const switchDemoSchema = z.strictObject({
  isOn: z.boolean(),
  /** Absent: it stays. */
  openUntil: z.optional(z.nullable(z.int())),
});

export const freeNameSchema = z.object({ isFree: z.boolean() });

/** `path` is like `/p/~TRIAL`. The page asks for the token where the server has one. */
export const demoTrialSchema = z.object({ path: z.string() });

/** One question of a visitor with its answer. Nothing says who asked. */
export const demoAnswerSchema = z.object({
  number: z.int(),
  question: z.string(),
  /** True for a question that the visitor typed. */
  isOwn: z.boolean(),
  /** Label and value of each knob. */
  knobs: z.array(z.object({ label: z.string(), value: jsonValue })),
  status: z.enum(['done', 'failed', 'stopped']),
  /** Its parts, joined by blank lines; data as JSON. */
  answer: z.string(),
  /** True if the answer was longer than what is stored. */
  isCut: z.boolean(),
  /** Epoch ms. */
  askedAt: z.number(),
  /** Times from the question to the first text, and to the end. */
  firstMs: z.nullable(z.number()),
  totalMs: z.number(),
  /** Why it failed, for its owner; null otherwise. */
  problem: z.nullable(z.string()),
});
export type DemoAnswer = z.infer<typeof demoAnswerSchema>;

/** All answers, as a file. */
export const demoAnswersFileSchema = z.object({ answers: z.array(demoAnswerSchema) });

export const demoAnswersSchema = z.object({
  /** The newest first. */
  answers: z.array(demoAnswerSchema),
  /** `cursor` of the next page; null at the end. */
  next: z.nullable(z.string()),
});
