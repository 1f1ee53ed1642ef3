/** Decides which HTTP requests one press of Run sends. Pure: the same request, server and choices give the same plan. */
import { endpoints } from '#contract/endpoints.ts';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { ServerCapabilities } from './connection.ts';
import type { PlanChoices, PlannedRequest, RequestPlan, TransportName } from './request-plan.ts';

export const DEFAULT_CHOICES: PlanChoices = {
  advancedOnly: false,
  asOneRequest: false,
  watchComponents: false,
  requestsAtOnce: 1,
};

export interface PlanInput {
  request: RunRequest;
  /** Id or endpoint name, as it stands in the path. */
  flowId: string;
  server: ServerCapabilities;
  choices?: PlanChoices;
  /** Runs this input of the request alone. */
  onlyInput?: number | null;
}

/** What one request of the plan answers: its part of the inputs, under their indices in the whole request. */
interface Part {
  request: RunRequest;
  inputs: number[];
}

/** Inputs absent or an empty list are one input to every server: a run without a value of ours. */
export function planRequests(options: PlanInput): RequestPlan {
  const { request, server, choices = DEFAULT_CHOICES, onlyInput = null } = options;
  const whole = narrow(request, onlyInput);
  if (server.kind === 'embedded') {
    const transport = request.stream === true ? 'advanced-stream' : 'advanced-json';
    return { requests: [toAdvanced(whole, options, transport)], reasons: [], concurrency: 1 };
  }
  const isSplit = whole.inputs.length > 1 && !choices.asOneRequest;
  const parts = isSplit ? whole.inputs.map((input) => narrow(request, input)) : [whole];
  return {
    requests: parts.map((part) => toAdvanced(part, options, 'advanced-json')),
    reasons: reasonsOf(whole, server, isSplit),
    concurrency: Math.min(parts.length, Math.max(1, choices.requestsAtOnce)),
  };
}

function narrow(request: RunRequest, onlyInput: number | null): Part {
  const { inputs } = request;
  const only = onlyInput === null ? undefined : inputs?.[onlyInput];
  if (only !== undefined && onlyInput !== null) return { request: { ...request, inputs: [only] }, inputs: [onlyInput] };
  return { request, inputs: inputs === undefined || inputs.length === 0 ? [0] : [...inputs.keys()] };
}

function reasonsOf(whole: Part, server: ServerCapabilities, isSplit: boolean): string[] {
  if (isSplit) {
    return [
      `${server.name} answers only the first input of a request, so each input is sent on its own. The answers are put back in your order.`,
    ];
  }
  if (whole.inputs.length < 2) return [];
  return [`${server.name} will give every input the answer of the first one: you chose to send them in one request.`];
}

function toAdvanced(part: Part, options: PlanInput, transport: TransportName): PlannedRequest {
  const isStream = transport === 'advanced-stream';
  return {
    transport,
    method: 'POST',
    path: endpoints.runAdvanced(options.flowId),
    headers: [
      ['content-type', 'application/json'],
      ['accept', isStream ? 'text/event-stream' : 'application/json'],
    ],
    body: toBody(part.request),
    inputs: part.inputs,
    stopReachesServer: options.server.kind === 'embedded',
  };
}

/** The request as JSON; keys that are absent stay absent. */
function toBody(request: RunRequest): JsonObject {
  const body: JsonObject = {};
  if (request.inputs) body.inputs = request.inputs.map(toInputBody);
  if (request.outputs) body.outputs = [...request.outputs];
  if (request.tweaks) body.tweaks = request.tweaks;
  if (request.stream !== undefined) body.stream = request.stream;
  if (request.session_id !== undefined) body.session_id = request.session_id;
  return body;
}

function toInputBody(input: NonNullable<RunRequest['inputs']>[number]): JsonValue {
  const body: JsonObject = {};
  if (input.components) body.components = [...input.components];
  if (input.input_value !== undefined) body.input_value = input.input_value;
  if (input.type) body.type = input.type;
  return body;
}
