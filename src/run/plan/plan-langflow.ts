/** Chooses the route of Langflow and splits the request. Always run/advanced, unless the request needs another route. */
import { endpoints } from '#contract/endpoints.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { askingComponents, mayAsk } from '#flow/request/asking-components.ts';
import { bindInputs, reachesWithoutNames } from '#flow/request/bind-inputs.ts';
import { VARIABLE_HEADER } from '#flow/request/variable-header.ts';
import { findChatOutputsByModel } from '#flow/translation/chat-outputs-by-model.ts';
import { resolveTweaks } from '#flow/translation/resolve-tweaks.ts';
import { toRunStream } from '#flow/translation/to-run-stream.ts';
import { OWNER_ONLY, refusesAsOther } from '#flow/tweaks/owner-only.ts';
import type { PlanChoices, PlannedRequest, RequestPlan, StreamExpectation } from '../model/request-plan.ts';
import { versionName } from '../model/run-version.ts';
import { toWorkflow } from '../translation/to-workflow.ts';
import { narrowRequest, type PlanInput, type RequestPart, toAdvanced } from './plan-advanced.ts';
import { idleVariables, sentVariables } from './variable-reasons.ts';

type Route = 'advanced-json' | 'run-stream' | 'workflow-stream' | 'workflow-background';

/** All requests use the same route; `reasons` has a sentence for each deviation from the request. */
export function planLangflow(whole: RequestPart, options: PlanInput, choices: PlanChoices): RequestPlan {
  const reasons: string[] = [];
  const route = chooseRoute(whole, options, choices, reasons);
  const isSplit = whole.inputs.length > 1 && (route !== 'advanced-json' || !choices.asOneRequest);
  const parts = isSplit ? whole.inputs.map((input) => narrowRequest(whole.request, input)) : [whole];
  const { index = null } = options;
  return {
    requests: parts.map((part) =>
      index === null || route === 'advanced-json'
        ? toAdvanced(part, options, 'advanced-json')
        : toStream(part, options, index, route),
    ),
    reasons: [...reasons, ...splitReasons(whole, options, route, isSplit)],
    // A Langflow cancels a job that waits when the next one of its session starts (wire/human-input.json).
    concurrency: route === 'workflow-background' ? 1 : Math.min(parts.length, Math.max(1, choices.requestsAtOnce)),
  };
}

/** One route for all inputs of a run, so that their answers can be compared. Adds a sentence for each deviation. */
function chooseRoute(whole: RequestPart, options: PlanInput, choices: PlanChoices, reasons: string[]): Route {
  const { request } = whole;
  const { index = null, server, version = null, variables = [] } = options;
  if (version !== null && index !== null) {
    reasons.push(
      `The request runs on ${versionName(version)}: its graph is sent along to /api/v2/workflows, which runs it and leaves the flow as it is.`,
    );
    const obstacle = findObstacle(whole, options, index, 'stream');
    if (obstacle !== null) reasons.push(`That route may treat the request differently from run/advanced: ${obstacle}.`);
    reasons.push(...idleVariables(variables, 'that route'));
    return 'workflow-stream';
  }
  const hasSession = request.session_id !== undefined && request.session_id !== options.flowId;
  const asking = index === null ? null : (askingComponents(index)[0] ?? null);
  const isAsked = request.stream === true || choices.watchComponents || hasSession;
  if (refusesAsOther(index, request.tweaks)) {
    reasons.push(
      `${OWNER_ONLY}. They go to run/advanced, which refuses them with a 404: /api/v2/workflows would drop them without a word.`,
      ...idleVariables(variables, 'run/advanced'),
    );
    return 'advanced-json';
  }
  if (!isAsked && asking === null && variables.length === 0) return 'advanced-json';
  const stay = (reason: string, remedy?: string): Route => {
    if (isAsked || asking !== null || remedy === undefined) reasons.push(reason);
    reasons.push(...idleVariables(variables, 'run/advanced', remedy));
    return 'advanced-json';
  };
  if (asking && (choices.advancedOnly || !server.streamsWorkflows)) {
    const why = choices.advancedOnly ? 'You chose run/advanced only' : 'This server has no route that can wait';
    return stay(`${asking.displayName} asks a person. ${why}, and run/advanced refuses such a flow.`);
  }
  if (choices.advancedOnly) {
    return stay(
      'You chose run/advanced only, so text arrives in one piece and a session is refused.',
      'turn off “Send to run/advanced only”',
    );
  }
  if (!asking && choices.asOneRequest && whole.inputs.length > 1) {
    return stay(
      'You chose one request for all inputs. Only run/advanced takes that, so text arrives in one piece.',
      'choose “One for each input”',
    );
  }
  if (index === null) return stay('The flow is not loaded here, so the request goes to run/advanced.');
  const { decidedByServer } = resolveTweaks(index, request.tweaks ?? {}, server.rules);
  if (decidedByServer === 'protected') {
    return stay(
      'A tweak on a protected field always goes to run/advanced, where the server decides whether to refuse it.',
    );
  }
  if (decidedByServer === 'refused') {
    return stay('The server refuses these tweaks, so they go to run/advanced unchanged.');
  }
  if (asking) {
    reasons.push(
      `${asking.displayName} asks a person. Only /api/v2/workflows can wait for the decision, so the flow runs there as a job.`,
    );
    const obstacle = findObstacle(whole, options, index, 'background');
    if (obstacle !== null) reasons.push(`That route may treat the request differently: ${obstacle}.`);
    reasons.push(...idleVariables(variables, 'that route'));
    return 'workflow-background';
  }
  if (index.isOthers && !(request.inputs ?? []).every((input) => reachesWithoutNames(index, input))) {
    return stay(
      'An input names its components, which other routes take as a tweak, and only the owner of the flow may send tweaks. So it goes to run/advanced, where text arrives in one piece.',
    );
  }
  if (choices.watchComponents) {
    const obstacle =
      variables.length > 0 ? 'that route takes no variables of a run' : findObstacle(whole, options, index, 'stream');
    if (obstacle === null) {
      reasons.push('Components are watched live on /api/v2/workflows, which gives the same answers.');
      return 'workflow-stream';
    }
    reasons.push(`Components cannot be watched live: ${obstacle}.`);
  }
  if (hasSession)
    reasons.push(
      'run/advanced cannot take a session, so the request goes to /api/v1/run, which gives the same answers in that session.',
    );
  else if (isAsked)
    reasons.push(
      'run/advanced replies in one piece, so the text streams from /api/v1/run, which gives the same answers.',
    );
  reasons.push(...sentVariables(variables, !isAsked));
  if (index.isOthers && variables.length > 0)
    reasons.push(
      'The flow belongs to another user. If it holds a secret, the server refuses variables of a run (400).',
    );
  return 'run-stream';
}

function findObstacle(
  whole: RequestPart,
  options: PlanInput,
  index: FlowIndex,
  mode: 'stream' | 'background',
): string | null {
  if (index.isOthers && mode === 'stream')
    return 'the server shows components to the owner of the flow alone, and this one belongs to another user';
  if (!options.server.streamsWorkflows) return 'this server has no route that reports them';
  for (const input of whole.inputs) {
    const { request } = narrowRequest(whole.request, input);
    const { obstacle } = toWorkflow(index, request, options.server.rules, index.id, mode);
    if (obstacle !== null) return obstacle;
  }
  return null;
}

function splitReasons(whole: RequestPart, { server }: PlanInput, route: Route, isSplit: boolean): string[] {
  if (whole.inputs.length < 2) return [];
  if (!isSplit) {
    return [`You chose one request for all inputs, so ${server.name} answers each input with the answer to the first.`];
  }
  const why = route === 'advanced-json' ? 'answers only the first input of a request' : 'streams one input per request';
  if (route === 'workflow-background') {
    return [`${server.name} asks about one input at a time, so the inputs run one after the other.`];
  }
  return [`${server.name} ${why}, so each input is sent in its own request. The answers keep your order.`];
}

function toStream(
  part: RequestPart,
  options: PlanInput,
  index: FlowIndex,
  transport: Exclude<Route, 'advanced-json'>,
): PlannedRequest {
  const { server, version = null, variables = [] } = options;
  const { rules } = server;
  const isRun = transport === 'run-stream';
  const mode = transport === 'workflow-background' ? 'background' : 'stream';
  return {
    transport,
    method: 'POST',
    path: isRun ? endpoints.run(options.flowId) : endpoints.workflows,
    headers: [
      ['content-type', 'application/json'],
      ['accept', mode === 'background' ? 'application/json' : 'text/event-stream'],
      ...(isRun ? variables.map(({ name, value }): [string, string] => [VARIABLE_HEADER + name, value]) : []),
    ],
    body: isRun
      ? toRunStream(index, part.request, rules)
      : { ...toWorkflow(index, part.request, rules, index.id, mode).body, ...(version && { data: version.data }) },
    inputs: part.inputs,
    stopReachesServer: true,
    expect: expectationFor(part.request, index),
  };
}

function expectationFor(request: RunRequest, index: FlowIndex): StreamExpectation {
  const asking = askingComponents(index);
  const always = asking.filter((component) => !mayAsk(component)).map(({ id }) => id);
  const sometimes = asking.filter(mayAsk).map(({ id }) => id);
  return {
    outputs: request.outputs ?? [],
    answering: index.outputs.map(({ id }) => id),
    order: index.components.map(({ id }) => id),
    chatOutputs: findChatOutputsByModel(index, request.outputs),
    ...(always.length > 0 && { asking: always }),
    ...(sometimes.length > 0 && { mayAsk: sometimes }),
    echoed: bindInputs(index, request.inputs)[0]?.echoed ?? {},
  };
}
