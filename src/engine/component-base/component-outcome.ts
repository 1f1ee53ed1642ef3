/** What a component produced for one input: its values, and what its result shows with them. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import type { FlowComponent } from '#flow/index/flow-index.ts';
import { frameRecords, valueJson, valueText } from '../python/value-json.ts';
import type { Usage, Value } from '../values/values.ts';
import type { ModelAnswer } from './model-end.ts';

export interface MadeOutput {
  readonly value: Value;
  /** The component's status when it made the value. */
  readonly status: Value | null;
  readonly logs: readonly JsonObject[];
}

export interface ComponentOutcome {
  readonly component: FlowComponent;
  /** Outputs by name, in the order in which they were made. */
  readonly outputs: ReadonlyMap<string, MadeOutput>;
  /** Paths in a `files` field. */
  readonly files: readonly string[];
  /** Tokens of all its answers; null when no model reported any. */
  readonly usage: Usage | null;
  /** The last answer of a model; null if it asked none. */
  readonly answer: ModelAnswer | null;
  /** Outputs that the component closed. */
  readonly stopped: ReadonlySet<string>;
}

/** Langflow sets the status to a message's text when it extracts the data (lfx 1.13.0, Component.extract_data). */
export function statusAfter(value: Value, status: Value | null): Value | null {
  return value.kind === 'message' ? { kind: 'text', text: value.text } : status;
}

/** `{repr, raw, type}` of one output, made only for requested results. `raw` is `rawOf` of its value. */
export function artifactOf({ value, status }: MadeOutput, raw: JsonValue): JsonObject {
  const shown = status ?? (value.kind === 'data' || value.kind === 'message' || value.kind === 'text' ? value : null);
  // A table's text is that of its rows, and making it twice is slow.
  const repr = value.kind === 'frame' && shown === value ? JSON.stringify(raw) : shown ? valueText(shown) : 'None';
  return { repr, raw, type: rawType(raw) };
}

export function rawOf(value: Value): JsonValue {
  switch (value.kind) {
    case 'message':
    case 'text':
      return value.text;
    case 'data':
      return value.data;
    case 'frame':
      return frameRecords(value);
    case 'list':
      return value.items.map(valueJson);
    case 'json':
      return value.value;
    case 'model':
      return null;
  }
}

/** Langflow's name for the type of an output. */
export function rawType(raw: JsonValue): string {
  if (typeof raw === 'string') return 'text';
  if (Array.isArray(raw)) return 'array';
  return typeof raw === 'object' && raw !== null ? 'object' : 'unknown';
}
