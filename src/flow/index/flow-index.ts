/** The parts of a flow with fast look-up: components, their fields, connections, inputs and outputs. */
import type { JsonValue } from '#contract/json.ts';
import type { FieldColumn } from './read-columns.ts';

/** One field of one component, as tweaks see it. */
export interface FlowField {
  name: string;
  displayName: string;
  /** Langflow's `type`: str, int, float, bool, dict, NestedDict, table, file, code, prompt, slider, … */
  type: string;
  /** Langflow's `_input_type`, for example MultilineInput; empty in old exports. */
  inputType: string;
  value: JsonValue;
  info: string;
  options: readonly JsonValue[] | null;
  /** `combobox`: the options are suggestions, any other text is accepted. */
  acceptsOther: boolean;
  /** For a table whose columns the flow defines. */
  columns: readonly FieldColumn[] | null;
  range: { min: number | null; max: number | null; step: number | null } | null;
  /** The connection that feeds this field; a tweak on it has no effect. */
  connection: FlowConnection | null;
  isSecret: boolean;
  /** `code` and similar fields: since 1.12 the server refuses the whole request. */
  isProtected: boolean;
  /** False for `show: false`: tweaks on it are skipped silently. */
  isShown: boolean;
  isAdvanced: boolean;
  isList: boolean;
  isMultiline: boolean;
  /** `load_from_db`: the value names a global variable. */
  isVariable: boolean;
  /** `type: other`: set by a connection only. Langflow never reads its value, so a tweak has no effect. */
  isHandle: boolean;
  /** For a grouped component: the inner component and field that this field represents. */
  proxy: { component: string; field: string } | null;
}

export interface FlowConnection {
  source: string;
  /** Name of the source's output; null when the edge does not name it. */
  sourceOutput: string | null;
  target: string;
  targetField: string | null;
}

export interface FlowOutputSocket {
  name: string;
  displayName: string;
  types: readonly string[];
  isSelected: boolean;
}

export interface FlowComponent {
  id: string;
  displayName: string;
  /** Langflow's type name, for example ChatInput. */
  type: string;
  description: string;
  fields: ReadonlyMap<string, FlowField>;
  sockets: readonly FlowOutputSocket[];
  isInput: boolean;
  isOutput: boolean;
  /** Langflow may answer from an earlier result of this component instead of running it. */
  isFrozen: boolean;
  position: { x: number; y: number } | null;
  /** Position in the export; results are in this order. */
  index: number;
  /** For a grouped component: the flow inside it. Tweaks set the group's own fields, which represent inner ones. */
  group: FlowIndex | null;
}

/** A note on the canvas; `text` is Markdown. */
export interface FlowNote {
  id: string;
  text: string;
  position: { x: number; y: number } | null;
  /** Size in pixels of the canvas; null if the export has none. */
  size: { width: number; height: number } | null;
}

export interface FlowIndex {
  id: string;
  name: string;
  components: readonly FlowComponent[];
  byId: ReadonlyMap<string, FlowComponent>;
  /** Components by name, in file order. If several have one name, Langflow applies a tweak by name to the last. */
  byDisplayName: ReadonlyMap<string, readonly FlowComponent[]>;
  /** Components that have a field of this name, in file order. */
  byField: ReadonlyMap<string, readonly FlowComponent[]>;
  connections: readonly FlowConnection[];
  inputs: readonly FlowComponent[];
  outputs: readonly FlowComponent[];
  notes: readonly FlowNote[];
  /** One sentence for each edge or node that could not be read. */
  problems: readonly string[];
  /** True if it belongs to another user of the server, who shares it; absent for an own flow, and if that is not known. */
  isOthers?: true;
}
