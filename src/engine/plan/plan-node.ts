/** A component of a prepared flow, and its connections. Components are named by their position in the plan. */
import type { FlowComponent } from '#flow/index/flow-index.ts';
import type { ComponentType } from '../component-base/component.ts';
import type { Value } from '../values/values.ts';

export interface PlanEdge {
  readonly source: number;
  readonly sourceOutput: string;
  readonly target: number;
  readonly targetField: string | null;
}

export interface PlanNode {
  readonly component: FlowComponent;
  /** Null only when `problems` names it; nothing runs then. */
  readonly type: ComponentType | null;
  /** What needs a Langflow, by name; null if it runs here. */
  readonly unsupported: string | null;
  readonly incoming: readonly PlanEdge[];
  readonly outgoing: readonly PlanEdge[];
  /** Positions in `nodes`, each once. */
  readonly predecessors: readonly number[];
  readonly successors: readonly number[];
  /** Outputs to make: the connected ones, or all when none is connected. */
  readonly wanted: readonly string[];
  /** Output components that show this component's text as it streams. */
  readonly textOutputs: readonly string[];
  /** Converted saved values, and the errors of those that could not be converted; made lazily. */
  readonly saved: { readonly values: ReadonlyMap<string, Value>; readonly errors: ReadonlyMap<string, Error> };
}
