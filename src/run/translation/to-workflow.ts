/** Translates one input of a run/advanced request to the body of `POST /api/v2/workflows`, which reports components live. */
import type { JsonObject } from '#contract/json.ts';
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { askingComponents } from '#flow/request/asking-components.ts';
import { bindInputs, type InputBinding } from '#flow/request/bind-inputs.ts';
import { reachedComponents, startComponent } from '#flow/request/reached-components.ts';
import { findChatOutputsByModel } from '#flow/translation/chat-outputs-by-model.ts';
import {
  changesField,
  putInputValue,
  type ResolvedLeaf,
  type ResolvedTweaks,
  resolveTweaks,
} from '#flow/translation/resolve-tweaks.ts';
import type { TweakRules } from '#flow/tweaks/tweak-verdict.ts';

export interface WorkflowTranslation {
  body: JsonObject;
  /** Why the outcome may differ from run/advanced (measured, 1.13.0), as the end of a sentence; null if it is the same. */
  obstacle: string | null;
}

/** `request` has at most one input. `flowId` must be the UUID, because the route does not accept an endpoint name. */
export function toWorkflow(
  index: FlowIndex,
  request: RunRequest,
  rules: TweakRules,
  flowId: string,
  mode: 'stream' | 'background' = 'stream',
): WorkflowTranslation {
  const { leaves } = resolveTweaks(index, request.tweaks ?? {}, rules);
  const [binding] = bindInputs(index, request.inputs);
  const value = binding?.value ?? null;
  const reached = binding?.reached ?? [];
  if (value !== null) putInputValue(leaves, index, reached, value);
  const obstacle =
    (mode === 'stream' ? personObstacle(index) : null) ??
    firstObstacle(leaves) ??
    variableObstacle(index, leaves) ??
    sessionObstacle(index, request, value, reached);

  // On another user's flow the route drops tweaks, also those that stand for an input.
  const tweaks = index.isOthers ? {} : toTweaks(leaves);
  if (!index.isOthers)
    for (const id of Object.keys(findChatOutputsByModel(index))) tweaks[id] = { ...tweaks[id], stream: true };
  const body: JsonObject = { flow_id: flowId, mode, stream_protocol: 'langflow', tweaks };
  const start = startComponent(index);
  if (start) body.start_component_id = start.id;
  if (value !== null && (index.isOthers || request.session_id !== undefined)) body.input_value = value;
  if (value !== null && request.session_id !== undefined) body.session_id = request.session_id;
  return { body, obstacle };
}

function toTweaks(leaves: ResolvedTweaks['leaves']): Record<string, JsonObject> {
  const tweaks: Record<string, JsonObject> = {};
  for (const [id, fields] of leaves) {
    const values: JsonObject = {};
    for (const [name, { state }] of fields) values[name] = state.value;
    if (fields.size > 0) tweaks[id] = values;
  }
  return tweaks;
}

function firstObstacle(leaves: ResolvedTweaks['leaves']): string | null {
  for (const fields of leaves.values()) {
    for (const leaf of fields.values()) {
      const obstacle = leafObstacle(leaf);
      if (obstacle) return `${leaf.field.name} of ${leaf.component.displayName} ${obstacle}`;
    }
  }
  return null;
}

/** Values that this route treats differently from run/advanced. */
function leafObstacle(leaf: ResolvedLeaf): string | null {
  const { type, value, isVariable, isShown, isList } = leaf.state;
  if (isVariable) return 'uses a server variable';
  if (!isShown) return 'is hidden, and this route would not skip it';
  if (value === null) return 'is null, and this route would not skip that';
  if (changesField(leaf)) return 'is changed in more than its value';
  if (type === 'bool' && typeof value === 'string') return 'is text, but must be true or false';
  const isPlain = typeof value === 'number' || typeof value === 'boolean';
  if (type === 'str' && isPlain) return 'is a number, but must be text';
  if (type === 'file' && !isList && Array.isArray(value)) return 'is a list, but must be one file';
  return null;
}

/** Obstacle if the flow asks a person: in the mode `stream` this route runs every branch after a Human Input, with empty text. */
function personObstacle(index: FlowIndex): string | null {
  const [asking] = askingComponents(index);
  return asking === undefined
    ? null
    : `${asking.displayName} asks a person, and this route would run all its branches without asking`;
}

/** This route does not find variables that are only set in the server's environment. */
function variableObstacle(index: FlowIndex, leaves: ResolvedTweaks['leaves']): string | null {
  const runs = reachedComponents(index);
  for (const component of index.components) {
    if (!runs.has(component.id)) continue;
    for (const field of component.fields.values()) {
      const isRead =
        field.isVariable && field.connection === null && typeof field.value === 'string' && field.value !== '';
      if (!isRead || leaves.get(component.id)?.has(field.name)) continue;
      return `${field.name} of ${component.displayName} reads a server variable`;
    }
  }
  return null;
}

/** A session requires `input_value`, which this route writes to every Chat Input. */
function sessionObstacle(
  index: FlowIndex,
  request: RunRequest,
  value: string | null,
  reached: readonly string[],
): string | null {
  if (request.session_id === undefined) return null;
  const areAllReached = value !== null && chatInputs(index).every((id) => reached.includes(id));
  return areAllReached ? null : 'that route uses one session for every chat input';
}

function chatInputs(index: FlowIndex): string[] {
  return index.inputs.filter(({ type }) => type === 'ChatInput').map(({ id }) => id);
}

/** True if `input_value` of this route, which goes to every Chat Input, says what the input does. */
export function isOneText(index: FlowIndex, { value, reached }: Pick<InputBinding, 'value' | 'reached'>): boolean {
  return value === null || chatInputs(index).join('\n') === reached.join('\n');
}
