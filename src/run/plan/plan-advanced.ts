/** Requests to run/advanced: the whole of what was asked, or one input of it. */

import { endpoints } from '#contract/endpoints.ts';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { ServerCapabilities } from '../model/connection.ts';
import type { PlanChoices, PlannedRequest } from '../model/request-plan.ts';
import { transportKind } from '../model/transport-kinds.ts';

export interface PlanInput {
  request: RunRequest;
  /** Id or endpoint name, as it is in the path. */
  flowId: string;
  server: ServerCapabilities;
  /** The server's own copy of the flow. Only a Langflow needs it, for its streaming routes. */
  index?: FlowIndex | null;
  choices?: PlanChoices;
  /** Runs this input of the request alone. */
  onlyInput?: number | null;
}

/** What one request answers: its part of the inputs, under their indices in the whole request. */
export interface RequestPart {
  request: RunRequest;
  inputs: number[];
}

/** `onlyInput` null is the whole request; inputs absent or an empty list are one input to every server. */
export function narrowRequest(request: RunRequest, onlyInput: number | null): RequestPart {
  const { inputs } = request;
  const only = onlyInput === null ? undefined : inputs?.[onlyInput];
  if (only !== undefined && onlyInput !== null) return { request: { ...request, inputs: [only] }, inputs: [onlyInput] };
  return { request, inputs: inputs === undefined || inputs.length === 0 ? [0] : [...inputs.keys()] };
}

/** Named by the flow's id or endpoint name in the path, with the body as it was asked for. */
export function toAdvanced(
  part: RequestPart,
  options: PlanInput,
  transport: 'advanced-json' | 'advanced-stream',
): PlannedRequest {
  return {
    transport,
    method: 'POST',
    path: endpoints.runAdvanced(options.flowId),
    headers: [
      ['content-type', 'application/json'],
      ['accept', transportKind(transport).streams ? 'text/event-stream' : 'application/json'],
    ],
    body: toBody(part.request),
    inputs: part.inputs,
    stopReachesServer: options.server.kind === 'embedded',
  };
}

/** The request as JSON; keys that are absent stay absent. */
function toBody(request: RunRequest): JsonObject {
  const { inputs, ...others } = request;
  const body: JsonObject = inputs === undefined ? {} : { inputs: inputs.map(toInputBody) };
  for (const [key, value] of Object.entries(others)) if (value !== undefined) body[key] = value;
  return body;
}

function toInputBody(input: NonNullable<RunRequest['inputs']>[number]): JsonValue {
  const body: JsonObject = {};
  if (input.components) body.components = [...input.components];
  if (input.input_value !== undefined) body.input_value = input.input_value;
  if (input.type) body.type = input.type;
  return body;
}
