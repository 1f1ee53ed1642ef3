/** What its owner publishes as a demo: questions and knobs for visitors, the request that the server makes of them, and limits. */
import * as z from 'zod/mini';
import { inputTypeSchema, tweaksSchema } from '../run-request.ts';
import { voteVariantSchema } from '../workspace/vote.ts';
import { demoKnobSchema } from './demo-knob.ts';

const text = (least: number, most: number) => z.string().check(z.minLength(least), z.maxLength(most));
const whole = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

/** The last part of a demo's address, `/p/NAME`. */
export const demoNameSchema = z
  .string()
  .check(z.regex(/^[a-z0-9-]{3,40}$/, 'is not 3 to 40 small letters, digits and hyphens'));

/** The greatest values of a demo's settings. */
export const DEMO_LIMITS = { questions: 20, knobs: 12, question: 4_000, perHour: 1_000, atOnce: 20 } as const;

/** Which input components a question reaches; like an entry of `inputs` in a run. */
const targetSchema = {
  components: z.optional(z.array(text(1, 300)).check(z.maxLength(100))),
  type: z.optional(inputTypeSchema),
};

const questionSchema = z.strictObject({ text: text(1, DEMO_LIMITS.question), ...targetSchema });
const ownQuestionSchema = z.strictObject({
  /** Most characters of a question that a visitor types. */
  most: whole(1, DEMO_LIMITS.question),
  ...targetSchema,
});

const variantSchema = z.strictObject({ ...voteVariantSchema.shape, tweaks: tweaksSchema });

/** A page that may show the demo in a frame. */
const originSchema = z.string().check(z.regex(/^https?:\/\/[a-z0-9.-]{1,253}(?::\d{1,5})?$/, 'is not an origin'));

export const demoSettingsSchema = z.strictObject({
  title: text(1, 120),
  /** The line under the title; may be empty. */
  lead: z.string().check(z.maxLength(400)),
  flow: z.strictObject({
    /** `langflow`: the Langflow of this server's settings (LANGFLOW_URL), with its key. */
    server: z.enum(['embedded', 'langflow']),
    id: text(1, 300),
    name: text(0, 500),
  }),
  questions: z.array(questionSchema).check(z.maxLength(DEMO_LIMITS.questions)),
  /** Null if visitors may not type a question. */
  own: z.nullable(ownQuestionSchema),
  knobs: z.array(demoKnobSchema).check(z.maxLength(DEMO_LIMITS.knobs)),
  /** Tweaks as in a run. The values of the knobs are written over them. They may set no secret. */
  tweaks: tweaksSchema,
  /**
   * Null if visitors ask. Otherwise they vote blind: each question is answered twice, with the tweaks of each variant in
   * place of `tweaks`.
   */
  variants: z._default(z.nullable(z.tuple([variantSchema, variantSchema])), null),
  /** Outputs as in a run: names of output components; empty for those of the flow. */
  outputs: z.array(text(1, 300)).check(z.maxLength(100)),
  limits: z.strictObject({
    /** Questions in any 60 minutes, from all visitors together and from one; null: one may use all. */
    perHour: whole(1, DEMO_LIMITS.perHour),
    perVisitor: z.nullable(whole(1, DEMO_LIMITS.perHour)),
    atOnce: whole(1, DEMO_LIMITS.atOnce),
  }),
  /** Epoch ms; null for no end. */
  openUntil: z.nullable(z.int()),
  showsTimes: z.boolean(),
  /** Origins whose pages may show the demo in a frame; empty for none. */
  frameOrigins: z.array(originSchema).check(z.maxLength(10)),
});
export type DemoSettings = z.infer<typeof demoSettingsSchema>;

/** Never returned by any route. */
const passwordSchema = text(4, 200);

/** The body of a publishing. */
export const publishDemoSchema = z.strictObject({
  name: demoNameSchema,
  settings: demoSettingsSchema,
  /** Null for none. */
  password: z.nullable(passwordSchema),
});

/** The body of an edit, which needs `If-Match`. */
export const editDemoSchema = z.strictObject({
  settings: demoSettingsSchema,
  /** Absent: it stays; null: none. A changed password is asked of everybody again. */
  password: z.optional(z.nullable(passwordSchema)),
});

/** The body of a trial, which is not listed, counts nothing, and ends after an hour. Only its owner's server opens it. */
export const tryDemoSchema = z.strictObject({ settings: demoSettingsSchema });
