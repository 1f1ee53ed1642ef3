/** Plans requests to run/advanced, for the whole request or one of its inputs. */

import { endpoints } from '#contract/endpoints.ts';
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { ServerCapabilities } from '../model/connection.ts';
import type { PlanChoices, PlannedRequest, RunVariable } from '../model/request-plan.ts';
import type { VersionToRun } from '../model/run-version.ts';
import { type TransportName, transportKind } from '../model/transport-kinds.ts';

export interface PlanInput {
  request: RunRequest;
  /** Id or endpoint name for the path. */
  flowId: string;
  server: ServerCapabilities;
  /** The server's copy of the flow. Only Langflow's streaming routes need it. */
  index?: FlowIndex | null;
  choices?: PlanChoices;
  /** Runs this version of the flow, of which `index` is, instead of the flow as it is. */
  version?: VersionToRun | null;
  /** Runs only this input of the request. */
  onlyInput?: number | null;
  /** Values for the server's global variables in this run. */
  variables?: readonly RunVariable[];
}

/** The part of the inputs that one request answers, with their indices in the whole request. */
export interface RequestPart {
  request: RunRequest;
  inputs: number[];
}

/** `onlyInput` null means the whole request. For servers, absent `inputs` and an empty list are one input. */
export function narrowRequest(request: RunRequest, onlyInput: number | null): RequestPart {
  const { inputs } = request;
  const only = onlyInput === null ? undefined : inputs?.[onlyInput];
  if (only !== undefined && onlyInput !== null) return { request: { ...request, inputs: [only] }, inputs: [onlyInput] };
  return { request, inputs: inputs === undefined || inputs.length === 0 ? [0] : [...inputs.keys()] };
}

export function toAdvanced(part: RequestPart, options: PlanInput, transport: TransportName): PlannedRequest {
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
