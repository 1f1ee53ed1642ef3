/** The body of `POST /api/v1/run/advanced/{flow}` as we send it. Strict, because servers ignore or refuse unknown keys. */
import * as z from 'zod/mini';
import { jsonValue } from './json-schema.ts';

export const inputTypeSchema = z.enum(['any', 'chat', 'text']);
export type InputType = z.infer<typeof inputTypeSchema>;

/** Strings that a UTF-8 body can carry; encoding would silently replace a lone surrogate with U+FFFD. */
const wireText = z
  .string()
  .check(z.refine((text) => !/\p{Surrogate}/u.test(text), 'Contains half of an emoji or other character pair'));

/** One entry of `inputs`. It reaches the input components that it names (all when it names none) and whose type matches `type`. */
export const runInputSchema = z.strictObject({
  components: z.optional(z.array(wireText)),
  input_value: z.optional(wireText),
  type: z.optional(inputTypeSchema),
});
export type RunInput = z.infer<typeof runInputSchema>;

/** Maps a component's id or display name to an object of fields, or a field name to a value for every component with that field. */
export const tweaksSchema = z.record(z.string(), jsonValue);
export type Tweaks = z.infer<typeof tweaksSchema>;

/**
 * The request body. Without `inputs` the server assumes one untargeted empty input, which blanks every input component;
 * `inputs: []` keeps the flow's saved values (wire/run-advanced.json, "no body" and "empty inputs list two text fields").
 */
export const runRequestSchema = z.strictObject({
  inputs: z.optional(z.array(runInputSchema)),
  outputs: z.optional(z.array(wireText)),
  tweaks: z.optional(tweaksSchema),
  stream: z.optional(z.boolean()),
  session_id: z.optional(wireText),
});
export type RunRequest = z.infer<typeof runRequestSchema>;
