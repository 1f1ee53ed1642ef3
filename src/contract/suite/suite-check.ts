/** The checks of an answer, as a suite file writes them: a name alone, or one key with its value. */
import * as z from 'zod/mini';
import { jsonValue } from '../json-schema.ts';
import { readDuration } from './duration.ts';

/** Descriptions for editors, which show them while somebody writes a suite. */
export const suiteNotes = z.registry<{ id?: string; description?: string }>();

/** Checks that need no value: the first four use the expected text. */
export type BareCheck = 'contains' | 'equals' | 'starts-with' | 'similar' | 'tweaks-applied';

/** One check in the form of the file. */
export type SuiteCheck = BareCheck | { [Kind in CheckKind]: Pick<CheckValues, Kind> }[CheckKind];

export const BARE_CHECKS: readonly BareCheck[] = ['contains', 'equals', 'starts-with', 'similar', 'tweaks-applied'];

const share = z.number().check(z.minimum(0), z.maximum(1));
const count = z.int().check(z.nonnegative());

/** `500ms`, `20s` or `2m`. */
export const durationSchema = z
  .string()
  .check(z.refine((text) => readDuration(text) !== null, 'Write a time such as 500ms, 20s or 2m'))
  .register(suiteNotes, { description: 'A time such as 500ms, 20s or 2m.' });

const hasBound = z.refine<{ min?: number | undefined; max?: number | undefined }>(
  ({ min, max }) => (min !== undefined || max !== undefined) && (min ?? -Infinity) <= (max ?? Infinity),
  'Give min, max or both, and min not above max',
);

/** A model at an OpenAI-compatible address, of which `url` is the part before `/chat/completions`, or another flow of the same server. */
const judgeBy = z.union([
  z.strictObject({ url: z.string(), model: z.string(), key: z.optional(z.string()) }),
  z.strictObject({ flow: z.string(), output: z.optional(z.string()) }),
]);
export type JudgeBy = z.infer<typeof judgeBy>;

/** Checks that contain no other checks. */
const plainValues = {
  contains: described(z.string(), 'The answer contains this text. Case does not matter.'),
  equals: described(z.string(), 'The answer is this text. Space around it does not matter.'),
  'starts-with': described(z.string(), 'The answer starts with this text. Case does not matter.'),
  matches: described(z.string(), 'A regular expression that is found in the answer. Case does not matter.'),
  json: described(
    z.strictObject({ path: z.string(), equals: z.optional(jsonValue), exists: z.optional(z.boolean()) }),
    'The answer is JSON that has a value at this path, such as ticket.items[0].id; with equals, this value.',
  ),
  'json-schema': described(
    z.union([z.boolean(), z.record(z.string(), jsonValue)]),
    'The answer is JSON that this JSON Schema accepts. References to other addresses are not followed.',
  ),
  number: described(
    z.strictObject({ min: z.optional(z.number()), max: z.optional(z.number()) }).check(hasBound),
    'The answer is a number within these bounds.',
  ),
  length: described(
    z
      .strictObject({ min: z.optional(count), max: z.optional(count), unit: z.enum(['characters', 'words']) })
      .check(hasBound),
    'The answer has this many characters or words.',
  ),
  similar: described(
    z.strictObject({ min: share }),
    'The answer shares at least this part of its words with the expected text, from 0 to 1.',
  ),
  'max-time': described(durationSchema, 'The answer takes at most this long.'),
  'max-first-text': described(durationSchema, 'The first text arrives within this time.'),
  'max-tokens': described(count, 'The answer takes at most this many tokens.'),
  reached: described(z.string(), 'The component with this id or name ran.'),
  'tool-called': described(z.string(), 'A tool with this name was called.'),
  'tweaks-applied': described(z.literal(true), 'Every tweak of the variant and the case takes effect.'),
  judge: described(
    z.strictObject({ rubric: z.string(), min: share, by: judgeBy }),
    'A model or another flow scores the answer from 0 to 1.',
  ),
};
type PlainValues = { [Kind in keyof typeof plainValues]: NonNullable<z.infer<(typeof plainValues)[Kind]>> };

/** The value of each kind of check. */
export interface CheckValues extends PlainValues {
  not: SuiteCheck;
  any: SuiteCheck[];
  all: SuiteCheck[];
}
export type CheckKind = keyof CheckValues;

const nested: z.ZodMiniType<SuiteCheck> = z.lazy(() => checkSchema);
const several = z.array(nested).check(z.minLength(1));
const checkValues = {
  ...plainValues,
  not: described(nested, 'This check is missed.'),
  any: described(several, 'At least one of these checks passes.'),
  all: described(several, 'Each of these checks passes.'),
};

/** In the order in which editors offer them. */
export const CHECK_KINDS: readonly CheckKind[] = Object.keys(checkValues) as CheckKind[];

const oneOfThem = z
  .strictObject(checkValues)
  .check(z.refine((check) => Object.keys(check).length === 1, 'Write one check for each item of the list'));

/** Any check of the file, also nested ones. */
export const checkSchema: z.ZodMiniType<SuiteCheck> = z
  .pipe(
    z.union([z.enum(BARE_CHECKS), oneOfThem]),
    z.transform((check) => check as SuiteCheck),
  )
  .register(suiteNotes, { id: 'check' });

function described<Schema extends z.ZodMiniType>(schema: Schema, description: string): z.ZodMiniOptional<Schema> {
  const optional = z.optional(schema);
  suiteNotes.add(optional, { description });
  return optional;
}
