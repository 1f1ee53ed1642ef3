/** What a visitor of a demo may see and send. Nothing here names a flow, a component, a field, a server or a product. */
import * as z from 'zod/mini';
import { jsonValue } from '../json-schema.ts';
import { SIDE_CHOICES } from '../workspace/side-choice.ts';
import { voteNoteSchema } from '../workspace/vote.ts';
import { demoControlSchema } from './demo-knob.ts';
import { DEMO_LIMITS } from './demo-settings.ts';

const [rangeSchema] = demoControlSchema.def.options;
/** `options` are labels; a choice is sent as their index, and `value` is the one that is chosen at first. */
const visitedControlSchema = z.discriminatedUnion('kind', [
  rangeSchema,
  z.object({ kind: z.literal('options'), options: z.array(z.string()), value: z.int() }),
]);
export type VisitedControl = z.infer<typeof visitedControlSchema>;

/** The reply to `GET /p/NAME/demo`, which also gives the browser the cookie of a visitor. */
export const visitedDemoSchema = z.object({
  title: z.string(),
  lead: z.string(),
  questions: z.array(z.string()),
  /** Null if visitors may not type a question. */
  own: z.nullable(z.object({ most: z.int() })),
  knobs: z.array(z.object({ label: z.string(), control: visitedControlSchema })),
  /** Each question is answered twice, and visitors choose the better answer. */
  isVote: z.boolean(),
  showsTimes: z.boolean(),
  perHour: z.int(),
  /** Epoch ms; null for no end. */
  openUntil: z.nullable(z.number()),
  /** Version of these questions and knobs; it is sent with each question. */
  version: z.int(),
});
export type VisitedDemo = z.infer<typeof visitedDemoSchema>;

/** The body of `POST /p/NAME/password`. The reply is a 204 with a cookie. */
export const demoPasswordSchema = z.strictObject({ password: z.string().check(z.maxLength(200)) });

/** The body of `POST /p/NAME/ask`: all that a visitor can decide. */
export const askDemoSchema = z.strictObject({
  version: z.int(),
  /** The index of a question, or a text of the visitor. */
  question: z.union([z.int(), z.string().check(z.minLength(1), z.maxLength(DEMO_LIMITS.question))]),
  /** A value for each knob, in their order: a number of its range, or the index of an option. */
  knobs: z.array(z.number()).check(z.maxLength(DEMO_LIMITS.knobs)),
});
export type AskDemo = z.infer<typeof askDemoSchema>;

/** The body of `POST /p/NAME/vote`, once for each pair. The reply is a 204. */
export const voteDemoSchema = z.strictObject({
  /** The pair of the event `done`. */
  pair: z.string().check(z.maxLength(64)),
  choice: z.enum(SIDE_CHOICES),
  note: voteNoteSchema,
});
export type VoteDemo = z.infer<typeof voteDemoSchema>;

/** 0 for the left answer, 1 for the right one; absent where there is only one. */
const side = z.optional(z.union([z.literal(0), z.literal(1)]));

/** One part of an answer: its text, or data; a flow may have several outputs, which are numbered from 0. */
const output = z.int().check(z.nonnegative());

/** The events of the stream that answers a question, one JSON in each `data:` line. */
export const visitorEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('start') }),
  /** The next piece of a text. */
  z.object({ event: z.literal('text'), side, output, chunk: z.string() }),
  /** A whole part, which replaces the pieces of this output: a text (Markdown), or data. */
  z.object({ event: z.literal('answer'), side, output, content: jsonValue }),
  /** The end. `pair` is there if the two answers can be voted on. Times are in ms, absent unless the demo shows them; `firstMs` is null if nothing was streamed. */
  z.object({
    event: z.literal('done'),
    pair: z.optional(z.string()),
    times: z.optional(z.object({ firstMs: z.nullable(z.number()), totalMs: z.number() })),
  }),
  /** The end, without an answer. The reason is for the owner only. */
  z.object({ event: z.literal('failed') }),
  /** The end, because the demo was revoked or deleted, or has reached its date. */
  z.object({ event: z.literal('closed') }),
]);
export type VisitorEvent = z.infer<typeof visitorEventSchema>;

/** Which limit was reached: questions an hour of all visitors, or of this one; or answers under way. */
const limit = z.enum(['per-hour', 'per-visitor', 'at-once']);

/** The body of any other status. `detail` is a sentence for programs; the page has its own texts. */
export const visitorProblemSchema = z.discriminatedUnion('code', [
  /** 404: there is no demo of this name. */
  z.object({ code: z.literal('missing'), detail: z.string() }),
  /** 410: it was revoked (`openUntil` null), or its date has passed. */
  z.object({ code: z.literal('ended'), detail: z.string(), openUntil: z.nullable(z.number()) }),
  /** 401: it asks for a password first; only its title is shown before. */
  z.object({ code: z.literal('password-needed'), detail: z.string(), title: z.string() }),
  /** 401, after a second. */
  z.object({ code: z.literal('wrong-password'), detail: z.string(), triesLeft: z.int() }),
  /** 429: wrong passwords; `until` is epoch ms. */
  z.object({ code: z.literal('too-many-tries'), detail: z.string(), until: z.number() }),
  /** 401: the browser has no cookie of a visitor, or an old one. Read the demo again, which gives one. */
  z.object({ code: z.literal('visit-needed'), detail: z.string() }),
  /** 409: it was changed since it was read. */
  z.object({ code: z.literal('changed'), detail: z.string() }),
  /** 409: it voted on this pair before. */
  z.object({ code: z.literal('voted'), detail: z.string() }),
  /** 429: `until` (epoch ms) is when the next question is taken; `atMost` is the limit. */
  z.object({ code: z.literal('limit-reached'), detail: z.string(), limit, atMost: z.int(), until: z.number() }),
  /** 422: not a question that this demo takes, whatever is wrong with it. */
  z.object({ code: z.literal('refused'), detail: z.string() }),
  /** 503: it cannot answer now. */
  z.object({ code: z.literal('unavailable'), detail: z.string() }),
]);
export type VisitorProblem = z.infer<typeof visitorProblemSchema>;
