/**
 * The events of a run: the engine yields them, the embedded server streams them (SSE), and every transport converts a
 * server's answer into them. `at` is in milliseconds since the run started, on the sender's clock.
 * All events except run-* carry `input`, the index of the input in the request.
 */
import * as z from 'zod/mini';
import { componentCallSchema, valueCutsSchema, valuesByNameSchema } from './component-values.ts';
import { jsonValue } from './json-schema.ts';
import { resultDataSchema } from './run-response.ts';

const at = z.number();
const input = z.int().check(z.nonnegative());
const component = z.string();

/** The states of a tweak; see `src/flow/tweaks/match-tweaks.ts`. */
export const tweakStateSchema = z.enum([
  'applied',
  'no-op',
  'resets',
  'ignored',
  'refused',
  'overridden',
  'ambiguous',
  'may-not-count',
]);
export type TweakState = z.infer<typeof tweakStateSchema>;

/** What one tweak leaf did in one component. `path` is its path in the tweaks; `component` is null when it reached none. */
export const tweakOutcomeSchema = z.looseObject({
  path: z.array(z.string()),
  component: z.nullable(z.string()),
  field: z.string(),
  state: tweakStateSchema,
  before: z.optional(jsonValue),
  /** Null where the component uses its built-in default. */
  after: z.optional(jsonValue),
  /** The tweak is null, which asks for the default: a field that it resets is what the request wants. */
  isNull: z.optional(z.boolean()),
  /** Set in predictions only: the component may fail on the value. */
  mayFail: z.optional(z.boolean()),
  /** The frozen component that may answer from an earlier result. */
  frozen: z.optional(z.string()),
  /** It did, so the tweak did not count. */
  answeredEarlier: z.optional(z.boolean()),
});
export type TweakOutcome = z.infer<typeof tweakOutcomeSchema>;

/** A failure on the wire: the status and body of the equivalent run/advanced answer, and the component if it is known. */
export const wireErrorSchema = z.looseObject({
  status: z.int(),
  body: jsonValue,
  component: z.nullish(z.string()),
});
export type WireError = z.infer<typeof wireErrorSchema>;

export const runEventSchema = z.discriminatedUnion('event', [
  z.looseObject({ event: z.literal('run-start'), at, session_id: z.nullish(z.string()), inputs: z.int() }),
  z.looseObject({ event: z.literal('tweak-report'), at, input, outcomes: z.array(tweakOutcomeSchema) }),
  z.looseObject({ event: z.literal('input-start'), at, input, inputs: z.nullish(z.record(z.string(), jsonValue)) }),
  z.looseObject({ event: z.literal('component-start'), at, input, component }),
  z.looseObject({
    event: z.literal('text-delta'),
    at,
    input,
    component,
    /** Output components that show this text, by the edges of the flow. */
    outputs: z.array(z.string()),
    message_id: z.string(),
    chunk: z.string(),
  }),
  z.looseObject({ event: z.literal('message-add'), at, input, component: z.nullish(component), message: jsonValue }),
  /**
   * `token_usage`: tokens that this component alone used, in the form of a result's; absent if it reports none.
   * `model`: the model that answered, as its server names it. `cut_at`: a limit of tokens ended its answer: the one that was
   * asked for, or (null) the model's own.
   * `used_frozen_result`: it did not run, because the server had an earlier result of it.
   */
  z.looseObject({
    event: z.literal('component-end'),
    at,
    input,
    component,
    token_usage: z.optional(jsonValue),
    model: z.optional(z.string()),
    cut_at: z.optional(z.nullable(z.number())),
    used_frozen_result: z.optional(z.boolean()),
  }),
  /**
   * What the component received (with its start), each call when it begins and what its end adds, and what it gave (with its end).
   * Sent only to a reader that asks for it (decision 33).
   * A reader adds them to the input's values and does not keep the event.
   */
  z.looseObject({
    event: z.literal('component-values'),
    at,
    input,
    component,
    /** Name of the component, with `received`. */
    display_name: z.optional(z.string()),
    received: z.optional(valuesByNameSchema),
    call: z.optional(componentCallSchema),
    gave: z.optional(valuesByNameSchema),
    /** Paths from this event. */
    cut: z.optional(valueCutsSchema),
  }),
  z.looseObject({ event: z.literal('component-skip'), at, input, component, reason: z.string() }),
  z.looseObject({
    event: z.literal('component-error'),
    at,
    input,
    component,
    display_name: z.string(),
    message: z.string(),
  }),
  /**
   * The component asks a person, and the run waits until one of the actions is sent to `jobEndpoints.resume`. After
   * `timeout_ms` (null: no limit) a decision still resumes the run, but it takes the branch of `fallback_action`, or none.
   */
  z.looseObject({
    event: z.literal('human-input-required'),
    at,
    input,
    component,
    job_id: z.string(),
    request_id: z.string(),
    prompt: z.string(),
    options: z.array(z.looseObject({ action_id: z.string(), label: z.string() })),
    timeout_ms: z.nullable(z.number()),
    fallback_action: z.nullish(z.string()),
  }),
  /** The run goes on. `action_id` is null if it was decided elsewhere and the server does not say how. */
  z.looseObject({
    event: z.literal('human-input-decided'),
    at,
    input,
    component,
    request_id: z.string(),
    action_id: z.nullable(z.string()),
  }),
  /** `index` orders the results of an input (graph order). Components without a result leave gaps. */
  z.looseObject({
    event: z.literal('output-ready'),
    at,
    input,
    component: z.nullish(component),
    index: z.int(),
    result: z.nullable(resultDataSchema),
  }),
  z.looseObject({ event: z.literal('input-end'), at, input }),
  z.looseObject({ event: z.literal('input-error'), at, input, error: wireErrorSchema }),
  z.looseObject({ event: z.literal('run-end'), at, session_id: z.nullish(z.string()) }),
  z.looseObject({ event: z.literal('run-error'), at, error: wireErrorSchema }),
]);
export type RunEvent = z.infer<typeof runEventSchema>;
export type RunEventOf<Name extends RunEvent['event']> = Extract<RunEvent, { event: Name }>;
