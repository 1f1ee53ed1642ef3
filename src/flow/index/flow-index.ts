/** What a flow consists of, looked up fast: components, their fields, connections, inputs and outputs. */
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
  /** `combobox`: the options are proposals, any other text may be given. */
  acceptsOther: boolean;
  /** Of a table, where the flow names them. */
  columns: readonly FieldColumn[] | null;
  range: { min: number | null; max: number | null; step: number | null } | null;
  /** The connection that feeds this field; a tweak on it has no effect. */
  connection: FlowConnection | null;
  isSecret: boolean;
  /** `code` and the like: releases from 1.12 refuse the whole request. */
  isProtected: boolean;
  /** False for `show: false`: tweaks on it are skipped silently. */
  isShown: boolean;
  isAdvanced: boolean;
  isList: boolean;
  isRequired: boolean;
  isMultiline: boolean;
  /** `load_from_db`: the value names a global variable. */
  isVariable: boolean;
  /** `api_editable`: the flow's author opened this field to callers; matters only where a server's policy says so. */
  isEditable: boolean;
  /** `type: other`: takes a connection only; Langflow never reads its value, so a tweak on it does nothing. */
  isHandle: boolean;
  /** For a grouped component: the inner component and field that this one stands for. */
  proxy: { component: string; field: string } | null;
}

export interface FlowConnection {
  source: string;
  /** Name of the source's output; null when the edge does not say. */
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
  position: { x: number; y: number } | null;
  /** Place in the export; answers come in this order. */
  index: number;
  /** For a grouped component: the flow inside it. Tweaks reach the group's own fields, which stand for inner ones. */
  group: FlowIndex | null;
}

/** A note beside the components; `text` is Markdown. */
export interface FlowNote {
  id: string;
  text: string;
  position: { x: number; y: number } | null;
  /** In the export's px; null where it does not say. */
  size: { width: number; height: number } | null;
}

export interface FlowIndex {
  id: string;
  name: string;
  components: readonly FlowComponent[];
  byId: ReadonlyMap<string, FlowComponent>;
  /** In file order: on Langflow only the last of several gets a tweak by name. */
  byDisplayName: ReadonlyMap<string, readonly FlowComponent[]>;
  /** Components that have a field of this name, in file order. */
  byField: ReadonlyMap<string, readonly FlowComponent[]>;
  connections: readonly FlowConnection[];
  inputs: readonly FlowComponent[];
  outputs: readonly FlowComponent[];
  notes: readonly FlowNote[];
  /** Edges whose end is missing, nodes that could not be read: what, where. Never thrown. */
  problems: readonly string[];
}
