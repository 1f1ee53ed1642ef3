/**
 * Plans requests to `lfx serve`, which ignores tweaks and answers with the text of one Chat Output (wire/lfx-serve.json; input and
 * answer as read in `cli/serve_app.py` and `cli/script_loader.py` of lfx 1.13.0). If the file of the flow is open here, the request
 * is written into a copy of it, which runs as a scratch flow.
 */
import { lfxEndpoints } from '#contract/lfx/lfx-endpoints.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { askingComponents } from '#flow/request/asking-components.ts';
import { bindInputs, isLimitingType } from '#flow/request/bind-inputs.ts';
import type { PlanChoices, PlannedRequest, RequestPlan } from '../model/request-plan.ts';
import { changesOfRequest } from '../translation/write-tweaks.ts';
import { narrowRequest, type PlanInput, type RequestPart } from './plan-advanced.ts';
import { variablesOfBody } from './variable-reasons.ts';
import { whyNotOnScratch } from './why-not-run.ts';

/** One request for each input. Never throws. */
export function planLfx(whole: RequestPart, options: PlanInput, choices: PlanChoices): RequestPlan {
  const { index = null } = options;
  const opened = index === null || index.isUnknown ? null : index;
  const parts = whole.inputs.length > 1 ? whole.inputs.map((input) => narrowRequest(whole.request, input)) : [whole];
  const concurrency = Math.min(parts.length, Math.max(1, choices.requestsAtOnce));
  return {
    requests: parts.map((part) => (opened === null ? toRun(part, options) : toScratch(part, options, opened))),
    reasons: [
      ...(opened === null ? reasonsOfRun(whole) : reasonsOfScratch(options, opened)),
      ...reasonsOfBoth(whole, options, concurrency),
    ],
    concurrency,
  };
}

function toRun(part: RequestPart, options: PlanInput): PlannedRequest {
  const { request, inputs } = part;
  return {
    transport: 'lfx-run',
    ...BASE,
    path: lfxEndpoints.run(options.flowId),
    body: { input_value: request.inputs?.[0]?.input_value ?? '', ...restOfBody(options) },
    inputs,
  };
}

/** An empty text replaces nothing, so the components keep what the request has written into them. */
function toScratch(part: RequestPart, options: PlanInput, index: FlowIndex): PlannedRequest {
  const outputs = chatOutputs(index);
  return {
    transport: 'lfx-scratch',
    ...BASE,
    path: '/flows/{scratch flow}/run',
    body: { input_value: '', ...restOfBody(options) },
    inputs: part.inputs,
    scratch: {
      changes: changesOfRequest(index, part.request, options.server.rules) ?? [],
      answers: outputs.length === 1 ? (outputs[0]?.id ?? null) : null,
      echoed: bindInputs(index, part.request.inputs)[0]?.echoed ?? {},
    },
  };
}

const BASE = {
  method: 'POST',
  headers: [
    ['content-type', 'application/json'],
    ['accept', 'application/json'],
  ] as [string, string][],
  stopReachesServer: false,
} as const;

function restOfBody({ request, variables = [] }: PlanInput) {
  return {
    ...(request.session_id !== undefined && { session_id: request.session_id }),
    ...(variables.length > 0 && { global_vars: Object.fromEntries(variables.map(({ name, value }) => [name, value])) }),
  };
}

function reasonsOfRun({ request }: RequestPart): string[] {
  const { tweaks = {}, inputs = [{}], outputs = [] } = request;
  const reasons: string[] = [];
  const say = (isSo: boolean, reason: string) => {
    if (isSo) reasons.push(reason);
  };
  say(
    Object.keys(tweaks).length > 0,
    'lfx serve ignores tweaks: it would answer with status 200 as if there were none, so they are not sent. Open the file of the flow here to have them applied.',
  );
  say(
    inputs.length === 0 || inputs.some((input) => !input.input_value),
    'lfx serve replaces nothing by an empty text, so the flow keeps its own.',
  );
  say(
    inputs.some(({ components, type }) => components !== undefined || isLimitingType(type)),
    'lfx serve gives the text to every Chat Input. The choice of components and types is not sent.',
  );
  say(outputs.length > 0, ONE_OUTPUT);
  return reasons;
}

const ONE_OUTPUT = 'lfx serve answers with the text of one Chat Output. The choice of outputs is not sent.';

function reasonsOfScratch(options: PlanInput, index: FlowIndex): string[] {
  const refused = whyNotOnScratch(options);
  if (refused !== null) return [`${refused}.`];
  const outputs = chatOutputs(index);
  const isOther = (options.request.outputs ?? []).some((name) =>
    outputs.every(({ id, displayName }) => name !== id && name !== displayName),
  );
  const [asking] = askingComponents(index);
  return [
    'lfx serve ignores tweaks. The file of this flow is open here, so inputs and tweaks are written into a copy of it, which is uploaded as a scratch flow, run, and always deleted.',
    ...(Object.hasOwn(options.request.tweaks ?? {}, 'stream')
      ? ['The tweak of `stream` is not written into the copy, because lfx serve streams no text.']
      : []),
    ...(asking === undefined
      ? []
      : [`${asking.displayName} asks a person, but lfx serve does not wait: every branch runs with an empty text.`]),
    ...(outputs.length === 0
      ? ['This flow has no Chat Output, and lfx serve answers with the text of one. It will report that there is none.']
      : outputs.length > 1
        ? [
            `lfx serve answers with the text of one Chat Output, and does not say which. This flow has ${outputs.length}.`,
          ]
        : isOther
          ? [ONE_OUTPUT]
          : []),
  ];
}

function reasonsOfBoth({ request, inputs }: RequestPart, { variables = [] }: PlanInput, atOnce: number): string[] {
  return [
    ...(inputs.length > 1
      ? ['lfx serve takes one input, so each is sent by itself. The answers keep your order.']
      : []),
    ...(atOnce > 1 ? ['lfx serve runs one flow at a time in a worker, so requests at once wait for each other.'] : []),
    ...(request.stream === true ? ['lfx serve streams no text, so each answer arrives in one piece.'] : []),
    ...variablesOfBody(variables),
  ];
}

function chatOutputs(index: FlowIndex) {
  return index.components.filter(({ type }) => type === 'ChatOutput');
}
