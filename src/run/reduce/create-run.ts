/** Creates a run before anything is sent: its request, and an entry for each expected answer. */
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { MissedInput } from '#flow/lint/missed-inputs.ts';
import { selectOutputs } from '#flow/request/select-outputs.ts';
import { maskPlanned } from '#flow/secrets/mask-planned.ts';
import { maskDraft, maskRequest } from '#flow/secrets/mask-secrets.ts';
import type { TweaksText } from '#flow/text/tweaks-text.ts';
import type { RequestDraft } from '../model/request-draft.ts';
import type { PlannedRequest, RequestPlan } from '../model/request-plan.ts';
import type { Run, RunInputResult, RunOutput } from '../model/run.ts';
import { type RunVersion, type VersionToRun, versionName } from '../model/run-version.ts';
import { runFields } from './run-fields.ts';
import { NO_ARRIVAL } from './text-arrival.ts';

export interface CreateRunOptions {
  id: string;
  number: number;
  flow: { id: string; name: string };
  index: FlowIndex;
  server: string;
  /** Address of the Langflow server; null for the embedded engine. */
  address?: string | null;
  /** Facts for the history; a cell of a suite needs none. */
  about?: Pick<Run, 'release' | 'graph' | 'predicted'>;
  /** Inputs that are not answered, or may not be. */
  missed: readonly MissedInput[];
  /** The version of the flow that `index` is of; null or absent for the flow as it is. */
  version?: VersionToRun | null;
  draft: RequestDraft;
  /** The parsed tweaks of the draft, from a caller that has them. */
  text?: TweaksText;
  request: RunRequest;
  plan: RequestPlan;
  onlyInput: number | null;
  mode?: Run['mode'];
  /** Epoch ms. */
  startedAt: number;
}

/** Masks secrets in the run; does not change the given `plan` and `request`. */
export function createRun(options: CreateRunOptions): Run {
  const { index, request, plan, address, about, mode, version = null } = options;
  const outputs = selectOutputs(index, request.outputs).map(({ id, displayName }) => ({
    component: id,
    displayName,
  }));
  return {
    id: options.id,
    number: options.number,
    status: 'running',
    flow: options.flow,
    server: options.server,
    ...(address !== undefined && { address }),
    ...about,
    ...(version && { version: { id: version.id, number: version.number, description: version.description } }),
    ...(options.missed.length > 0 && { missed: [...options.missed] }),
    draft: maskDraft(options.draft, index, options.text),
    request: maskRequest(request, index),
    plan: { ...plan, requests: plan.requests.map((planned) => maskPlanned(withoutGraph(planned, version), index)) },
    components: index.components.map(({ id, displayName }) => ({ id, displayName })),
    connections: connectionsOf(index),
    fields: runFields(index),
    onlyInput: options.onlyInput,
    ...(mode && { mode }),
    startedAt: options.startedAt,
    durationMs: null,
    sessionId: null,
    inputs: plan.requests
      .flatMap(({ inputs }) => inputs)
      .toSorted((left, right) => left - right)
      .map((input) => createInput(input, outputs)),
    events: [],
    replies: [],
    response: null,
    error: null,
  };
}

/** The graph is long, has the flow's secrets, and is kept by the server. */
function withoutGraph(planned: PlannedRequest, version: RunVersion | null): PlannedRequest {
  return version === null
    ? planned
    : { ...planned, body: { ...planned.body, data: `The graph of ${versionName(version)}` } };
}

function connectionsOf({ connections }: FlowIndex): [string, string][] {
  const pairs = new Map<string, [string, string]>();
  for (const { source, target } of connections) pairs.set(JSON.stringify([source, target]), [source, target]);
  return [...pairs.values()];
}

/** An output without an answer yet. */
export function createOutput(component: string | null, displayName: string): RunOutput {
  return {
    component,
    displayName,
    status: 'waiting',
    text: '',
    arrival: NO_ARRIVAL,
    result: null,
    resultIndex: null,
  };
}

/** An input before anything is sent, with an entry for each of these outputs. */
export function createInput(
  index: number,
  outputs: readonly Pick<RunOutput, 'component' | 'displayName'>[],
): RunInputResult {
  return {
    index,
    status: 'waiting',
    echoed: null,
    outputs: outputs.map(({ component, displayName }) => createOutput(component, displayName)),
    outcomes: [],
    error: null,
    startedAt: null,
    firstTextAt: null,
    endedAt: null,
  };
}
