/** Builds a component's result, with the keys and nesting of Langflow 1.13.0 (wire/outputs-by-type.json). */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { ResultData } from '#contract/run-response.ts';
import {
  artifactOf,
  type ComponentOutcome,
  type MadeOutput,
  rawOf,
  rawType,
} from '../component-base/component-outcome.ts';
import { valueJson } from '../python/value-json.ts';
import { usageJson } from '../values/message.ts';
import type { Message } from '../values/values.ts';
import { chatArtifact, messageEntry } from './chat-artifact.ts';

const INTERFACE_TYPES: ReadonlySet<string> = new Set(['ChatInput', 'ChatOutput', 'TextInput', 'TextOutput']);
const CHAT_TYPES: ReadonlySet<string> = new Set(['ChatInput', 'ChatOutput']);

/** Langflow uses the id up to its first dash, or the type. */
function isOneOf(types: ReadonlySet<string>, outcome: ComponentOutcome): boolean {
  const { id, type } = outcome.component;
  return types.has(type) || types.has(id.split('-', 1)[0] ?? '');
}

/** The result of one component. Only chat and text components show their values under `results` and `messages`. */
export function resultData(outcome: ComponentOutcome): ResultData {
  const { component, outputs } = outcome;
  const isInterface = isOneOf(INTERFACE_TYPES, outcome);
  const messages = isInterface ? messagesOf(outcome) : [];
  const raws = new Map([...outputs].map(([name, { value }]) => [name, rawOf(value)]));
  return {
    results: isInterface ? mapOutputs(outcome, (_, { value }) => valueJson(value)) : {},
    artifacts: artifactsOf(outcome, raws),
    outputs: outputLogs(outcome, raws),
    logs: mapOutputs(outcome, (_, { logs }) => [...logs]),
    messages: messages.map((message) => messageEntry(message, component.id)).filter((entry) => entry !== null),
    timedelta: null,
    duration: null,
    component_display_name: component.displayName,
    component_id: component.id,
    used_frozen_result: false,
    token_usage: component.isOutput || outputs.size === 0 ? null : usageJson(outcome.usage),
  };
}

function mapOutputs(outcome: ComponentOutcome, read: (name: string, made: MadeOutput) => JsonValue): JsonObject {
  return Object.fromEntries([...outcome.outputs].map(([name, made]) => [name, read(name, made)]));
}

function messagesOf(outcome: ComponentOutcome): Message[] {
  return [...outcome.outputs.values()].map(({ value }) => value).filter((value) => value.kind === 'message');
}

/** What each output holds as JSON, by its name. */
type Raws = ReadonlyMap<string, JsonValue>;

function artifactsOf(outcome: ComponentOutcome, raws: Raws): JsonObject {
  const message = messagesOf(outcome)[0];
  if (message && isOneOf(CHAT_TYPES, outcome)) return chatArtifact(message, outcome.files);
  return mapOutputs(outcome, (name, made) => artifactOf(made, raws.get(name) ?? null));
}

/** Every output of the flow's component; one that was not made is an empty text of unknown type. */
function outputLogs(outcome: ComponentOutcome, raws: Raws): JsonObject {
  const names = new Set([...outcome.component.sockets.map((socket) => socket.name), ...outcome.outputs.keys()]);
  return Object.fromEntries([...names].map((name) => [name, outputLog(raws.get(name) ?? null)]));
}

function outputLog(raw: JsonValue): JsonObject {
  const type = rawType(raw);
  return { message: type === 'unknown' ? '' : raw, type };
}
