/** The body of `POST /api/v1/run/advanced/{flow}` as we send it: strict, so that a typo of ours fails here and not silently there. */
import * as z from 'zod/mini';
import { jsonValue } from './json-schema.ts';

export const inputTypeSchema = z.enum(['any', 'chat', 'text']);
export type InputType = z.infer<typeof inputTypeSchema>;

/** Strings that a UTF-8 body can carry; a lone surrogate would become U+FFFD silently on the way. */
const wireText = z
  .string()
  .check(z.refine((text) => !/\p{Surrogate}/u.test(text), 'Contains half of an emoji or other character pair'));

/** One entry of `inputs`: goes to the input components it names (all when it names none) whose type fits `type`. */
export const runInputSchema = z.strictObject({
  components: z.optional(z.array(wireText)),
  input_value: z.optional(wireText),
  type: z.optional(inputTypeSchema),
});
export type RunInput = z.infer<typeof runInputSchema>;

/** A tweak value: an object of fields under a component's id or display name, or a bare value for every component with that field. */
export const tweaksSchema = z.record(z.string(), jsonValue);
export type Tweaks = z.infer<typeof tweaksSchema>;

/**
 * The request body. `inputs` absent means one untargeted empty input, which blanks every input component;
 * `inputs: []` keeps the flow's own values (wire/run-advanced.json, "no body" and "empty inputs list two text fields").
 */
export const runRequestSchema = z.strictObject({
  inputs: z.optional(z.array(runInputSchema)),
  outputs: z.optional(z.array(wireText)),
  tweaks: z.optional(tweaksSchema),
  stream: z.optional(z.boolean()),
  session_id: z.optional(wireText),
});
export type RunRequest = z.infer<typeof runRequestSchema>;
