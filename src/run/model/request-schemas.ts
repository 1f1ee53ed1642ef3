/** The draft and the plan as a run keeps them. Apart from `request-draft.ts` and `request-plan.ts`, which a first visit needs. */
import * as z from 'zod/mini';
import { jsonValue, lenientObject } from '#contract/json-schema.ts';
import { inputTypeSchema } from '#contract/run-request.ts';
import { MAX_NAME_LENGTH, MAX_NAMES, readFields, readNames } from './request-fields.ts';
import { TRANSPORT_NAMES } from './transport-kinds.ts';

const texts = z.array(z.string());
const record = z.record(z.string(), jsonValue);
const names = z.pipe(
  z.array(z.string().check(z.maxLength(MAX_NAME_LENGTH))).check(z.maxLength(MAX_NAMES)),
  z.transform((list: string[]) => readNames(list)),
);

/** The user's choices for the plan. The embedded engine needs none of them. */
export const planChoicesSchema = lenientObject({
  /** Use only run/advanced, although text does not stream there. */
  advancedOnly: z.boolean(),
  /** All inputs in one request, although Langflow then repeats the first answer. */
  asOneRequest: z.boolean(),
  /** Live component states, if the server and the request allow it. */
  watchComponents: z.boolean(),
  requestsAtOnce: z.number(),
});

/** A row of the table of variables. Its value is a secret, so it is not part of the draft: it is in the memory of the tab, under the id. */
export const draftVariableSchema = lenientObject({
  /** Stable key of the row; never sent. */
  id: z.string(),
  /** Name as typed. */
  name: z.string(),
});

export const draftInputSchema = lenientObject({
  /** Stable key of the card; never sent. */
  id: z.string(),
  value: z.string(),
  /** Ids or display names; an empty list means every input component that matches `type`. */
  components: names,
  type: inputTypeSchema,
});

export const requestDraftSchema = z.pipe(
  lenientObject({
    /** `mine` sends `inputs`; `none` leaves them out, which blanks every input component; `keep` sends `[]`. */
    inputsMode: z.enum(['mine', 'none', 'keep']),
    inputs: z.array(draftInputSchema),
    outputs: z.optional(names),
    /** JSON with comments and trailing commas, exactly as typed. */
    tweaksText: z.string(),
    /** Choices for the plan of this request; absent: the defaults. Never sent. */
    choices: z.optional(planChoicesSchema),
    /** Absent: none. */
    variables: z.optional(z.array(draftVariableSchema)),
  }),
  z.transform((draft) => ({ ...draft, ...readFields(draft) })),
);

/** Facts from the flow to complete the answer of a streaming route. */
const streamExpectationSchema = lenientObject({
  /** `outputs` of the request; empty: the flow's output components. */
  outputs: texts,
  /** Ids of the flow's output components, which answer if `outputs` is empty; absent: not known. */
  answering: z.exactOptional(texts),
  /** Ids of all components in the order of the flow, which is the order of the answers. */
  order: texts,
  /** Model id -> ids of the Chat Outputs that show its text. */
  chatOutputs: z.record(z.string(), texts),
  /** Ids of the components that ask a person; absent if there are none. */
  asking: z.exactOptional(texts),
  /** Agents that ask before some calls of tools. Absent for most flows. */
  mayAsk: z.exactOptional(texts),
  /** The entry's `inputs` in the reply. */
  echoed: record,
});

export const plannedRequestSchema = lenientObject({
  transport: z.enum(TRANSPORT_NAMES),
  method: z.literal('POST'),
  path: z.string(),
  /** Headers without the API key. */
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: record,
  /** Indices of the draft's inputs that this request answers. */
  inputs: z.array(z.int().check(z.nonnegative())),
  /** False if the server continues after Stop (Langflow's run/advanced). */
  stopReachesServer: z.boolean(),
  /** Set for Langflow's streaming routes, whose answers contain less than those of run/advanced. */
  expect: z.exactOptional(streamExpectationSchema),
});

export const requestPlanSchema = lenientObject({
  requests: z.array(plannedRequestSchema),
  /** One sentence for each deviation from the request. */
  reasons: texts,
  /** Number of requests that run at once. */
  concurrency: z.number(),
});
