/**
 * The suite file, `NAME.tests.yaml` or `NAME.tests.json`, version 1: cases, variants and checks for one flow. Strict, so that a
 * mistyped key is reported instead of ignored.
 */
import * as z from 'zod/mini';
import { inputTypeSchema, tweaksSchema } from '../run-request.ts';
import { checkSchema, durationSchema, suiteNotes } from './suite-check.ts';

export const SUITE_FORMAT = 'tweakbench-tests';

/** Name of the first column: the flow without tweaks of a variant. */
export const FLOW_VARIANT = 'Flow';

export const MAX_CASES = 50_000;
/** Besides the flow itself. */
export const MAX_SUITE_VARIANTS = 12;
export const MAX_SUITE_REPEATS = 20;
export const MAX_CELLS_AT_ONCE = 20;

const name = z.string().check(z.trim(), z.minLength(1));
const names = z.array(z.string());
const checks = z.array(checkSchema);
const tweaks = tweaksSchema.register(suiteNotes, {
  description: 'As in a request: a component’s id or name with its fields, or a field.',
});

/** What a suite knows of its flow besides its id: its fingerprint, and component ids with their display names. */
const flowObject = z
  .strictObject({
    id: z.optional(name),
    file: z.optional(name),
    fingerprint: z.optional(z.string()),
    components: z.optional(z.record(z.string(), z.string())),
  })
  .check(z.refine(({ id, file }) => (id === undefined) !== (file === undefined), 'Give either id or file'));

/** Decisions for components that ask a person. */
const decisions = z.record(z.string(), name).register(suiteNotes, {
  description: 'What a person decides: a component’s id or name with its choice, as in Human Input: Approve.',
});

const inputKeys = {
  input: z.optional(z.string()),
  components: z.optional(names),
  type: z.optional(inputTypeSchema),
  decisions: z.optional(decisions),
};

const turnSchema = z.strictObject({
  ...inputKeys,
  expected: z.optional(z.string()),
  checks: z.optional(checks),
});
export type SuiteTurn = z.infer<typeof turnSchema>;

/** Without `input` and `turns` the flow keeps its own inputs. */
export const caseSchema = z
  .strictObject({
    name: z.optional(name),
    ...inputKeys,
    turns: z.optional(z.array(turnSchema).check(z.minLength(1))),
    expected: z.optional(z.string()),
    checks: z.optional(checks),
    'checked-variants': z.optional(names.check(z.minLength(1))).register(suiteNotes, {
      description:
        'Variants in which the case is checked, by name; Flow is the flow itself. The others only answer. Default: all.',
    }),
    tweaks: z.optional(tweaks),
    tags: z.optional(names),
    /** True for a case that is left out. */
    skip: z.optional(z.boolean()),
  })
  .check(z.refine(({ turns, input }) => turns === undefined || input === undefined, 'Give either input or turns'));
export type SuiteCase = z.infer<typeof caseSchema>;

/** The rows of a file as cases. */
export const caseFileSchema = z.strictObject({
  file: name,
  /** Column -> `input` (`input 2` and so on for more), `components`, `expected`, `name`, `tags`, `assert`, `nothing`, a check, FIELD or COMPONENT.FIELD. */
  columns: z.optional(z.record(z.string(), z.string())),
  checks: z.optional(checks),
  tags: z.optional(names),
});
export type SuiteCaseFile = z.infer<typeof caseFileSchema>;

const variantSchema = z.strictObject({ name, tweaks: z.optional(tweaks) });
export type SuiteVariant = z.infer<typeof variantSchema>;

const sessionSchema = z.enum(['fresh', 'shared', 'own']).register(suiteNotes, {
  description: 'fresh: a new session for each case; shared: one for the suite; own: the one of the flow.',
});
export type SuiteSession = z.infer<typeof sessionSchema>;

const defaultsSchema = z.strictObject({
  type: z.optional(inputTypeSchema),
  components: z.optional(names),
  session: z.optional(sessionSchema),
});

export const suiteFileSchema = z.strictObject({
  $schema: z.optional(z.string()),
  format: z.literal(SUITE_FORMAT),
  version: z.literal(1),
  name,
  flow: z
    .union([name, flowObject])
    .register(suiteNotes, { description: 'Id or endpoint name; or file: an export of the flow beside this file.' }),
  output: z.optional(name).register(suiteNotes, {
    description: 'Checked output: id or name of its component. Default: the first output with an answer.',
  }),
  defaults: z.optional(defaultsSchema),
  repeat: z.optional(z.int().check(z.minimum(1), z.maximum(MAX_SUITE_REPEATS))),
  /** Requests at once. */
  'at-once': z.optional(z.int().check(z.minimum(1), z.maximum(MAX_CELLS_AT_ONCE))),
  /** Time limit of one request. */
  'time-limit': z.optional(durationSchema),
  variants: z.optional(z.array(variantSchema).check(z.maxLength(MAX_SUITE_VARIANTS))),
  checks: z.optional(checks).register(suiteNotes, { description: 'For every case.' }),
  cases: z.array(z.union([caseSchema, caseFileSchema])).check(z.maxLength(MAX_CASES)),
});
/** The file as parsed; see `Suite` for what the rest of the product uses. */
export type SuiteFile = z.infer<typeof suiteFileSchema>;
