/** A knob of a demo: a field of the flow that visitors may set within a range, or to one of some options. */
import * as z from 'zod/mini';

const label = z.string().check(z.minLength(1), z.maxLength(80));
/** Label of an end of a range, or of an option; absent: the value itself. */
const words = z.optional(z.string().check(z.maxLength(80)));

const rangeSchema = z.strictObject({
  kind: z.literal('range'),
  min: z.number(),
  max: z.number(),
  /** Step of the slider. Values between the steps are valid too, if `isWhole` is false. */
  step: z.number().check(z.positive()),
  isWhole: z.boolean(),
  minWords: words,
  maxWords: words,
  /** The value at first. */
  value: z.number(),
});

const optionValueSchema = z.union([z.string().check(z.maxLength(2_000)), z.number(), z.boolean()]);
const optionsSchema = z.strictObject({
  kind: z.literal('options'),
  options: z.array(z.strictObject({ value: optionValueSchema, words })).check(z.minLength(2), z.maxLength(30)),
  /** Index of the option that is chosen at first. */
  value: z.int().check(z.nonnegative()),
});

export const demoControlSchema = z.discriminatedUnion('kind', [rangeSchema, optionsSchema]);
export type DemoControl = z.infer<typeof demoControlSchema>;

export const demoKnobSchema = z.strictObject({
  /** Id of the component. Visitors see neither this nor the field. */
  component: z.string().check(z.minLength(1), z.maxLength(300)),
  field: z.string().check(z.minLength(1), z.maxLength(300)),
  label,
  control: demoControlSchema,
});
export type DemoKnob = z.infer<typeof demoKnobSchema>;
