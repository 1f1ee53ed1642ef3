/**
 * A flow prepared for running with a set of component types: what runs, in which order it may, what feeds what, and what
 * is in the way. Made once for a flow and kept as long as its index lives, so that a second run does no work twice.
 */
import type { FlowComponent, FlowConnection, FlowIndex } from '#flow/index/flow-index.ts';
import { reachedComponents } from '#flow/request/reached-components.ts';
import type { ComponentRegistry, ComponentType } from '../component-base/component.ts';
import type { Value } from '../values/values.ts';
import { findComponentType } from './find-component-type.ts';
import { type PlanProblem, planProblems } from './plan-problems.ts';
import { outputMethodName } from './result-outputs.ts';
import { savedFieldValues } from './saved-field-values.ts';

export interface PlanEdge {
  readonly source: number;
  readonly sourceOutput: string;
  readonly target: number;
  readonly targetField: string | null;
}

export interface PlanNode {
  readonly component: FlowComponent;
  /** Null only while `problems` names it: nothing runs then. */
  readonly type: ComponentType | null;
  readonly incoming: readonly PlanEdge[];
  readonly outgoing: readonly PlanEdge[];
  /** Places in `nodes`, each once. */
  readonly predecessors: readonly number[];
  readonly successors: readonly number[];
  /** Outputs that are made: those with a connection, or all of a component without any. */
  readonly wanted: readonly string[];
  /** Output components that show this component's text as it comes. */
  readonly textOutputs: readonly string[];
  /** Converted values of the flow, and what is wrong with those that could not be; made when it is read first. */
  readonly saved: { readonly values: ReadonlyMap<string, Value>; readonly errors: ReadonlyMap<string, Error> };
}

export interface FlowPlan {
  /** Only components that run (design fact: those connected with the first Chat Input), in the flow's order. */
  readonly nodes: readonly PlanNode[];
  readonly placeOf: ReadonlyMap<string, number>;
  readonly problems: readonly PlanProblem[];
}

const plans = new WeakMap<FlowIndex, WeakMap<ComponentRegistry, FlowPlan>>();

export function flowPlan(index: FlowIndex, registry: ComponentRegistry): FlowPlan {
  let byRegistry = plans.get(index);
  if (!byRegistry) {
    byRegistry = new WeakMap();
    plans.set(index, byRegistry);
  }
  let plan = byRegistry.get(registry);
  if (!plan) {
    plan = makePlan(index, registry);
    byRegistry.set(registry, plan);
  }
  return plan;
}

function makePlan(index: FlowIndex, registry: ComponentRegistry): FlowPlan {
  const reached = reachedComponents(index);
  const components = index.components.filter((component) => reached.has(component.id));
  const placeOf = new Map(components.map((component, place) => [component.id, place]));
  const edges = index.connections.flatMap((connection) => planEdge(connection, components, placeOf, registry));
  const incoming = groupEdges(edges, 'target');
  const outgoing = groupEdges(edges, 'source');
  const nodes = components.map((component, place): PlanNode => {
    let saved: PlanNode['saved'] | null = null;
    const into = incoming.get(place) ?? [];
    const from = outgoing.get(place) ?? [];
    return {
      component,
      type: findComponentType(registry, component.type),
      incoming: into,
      outgoing: from,
      predecessors: [...new Set(into.map((edge) => edge.source))],
      successors: [...new Set(from.map((edge) => edge.target))],
      wanted: wantedOutputs(component, from, findComponentType(registry, component.type)),
      textOutputs: from.flatMap((edge) => {
        const target = components[edge.target];
        return target?.isOutput ? [target.id] : [];
      }),
      get saved() {
        saved ??= savedFieldValues(component);
        return saved;
      },
    };
  });
  return { nodes, placeOf, problems: planProblems(index, nodes) };
}

/** An edge whose end is missing gives nothing here; `planProblems` names it. */
function planEdge(
  connection: FlowConnection,
  components: readonly FlowComponent[],
  placeOf: ReadonlyMap<string, number>,
  registry: ComponentRegistry,
): PlanEdge[] {
  const source = placeOf.get(connection.source);
  const target = placeOf.get(connection.target);
  const component = source === undefined ? undefined : components[source];
  if (source === undefined || target === undefined || !component) return [];
  const sourceOutput =
    connection.sourceOutput ?? outputMethodName(component, null, findComponentType(registry, component.type));
  return [{ source, sourceOutput, target, targetField: connection.targetField }];
}

function groupEdges(edges: readonly PlanEdge[], end: 'source' | 'target'): ReadonlyMap<number, PlanEdge[]> {
  const groups = new Map<number, PlanEdge[]>();
  for (const edge of edges) {
    const group = groups.get(edge[end]);
    if (group) group.push(edge);
    else groups.set(edge[end], [edge]);
  }
  return groups;
}

/** Langflow makes the outputs that something is connected to; all of them when nothing is (lfx 1.13.0, Component). */
function wantedOutputs(
  component: FlowComponent,
  outgoing: readonly PlanEdge[],
  type: ComponentType | null,
): readonly string[] {
  const named =
    component.sockets.length > 0 ? component.sockets.map((socket) => socket.name) : Object.keys(type?.outputs ?? {});
  if (outgoing.length === 0) return named;
  const connected = new Set(outgoing.map((edge) => edge.sourceOutput));
  return [...new Set([...named.filter((name) => connected.has(name)), ...connected])];
}
