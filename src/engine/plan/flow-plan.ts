/**
 * A flow prepared for running with a registry: what runs, in which order, which connections count, and the problems.
 * Made once per flow and cached as long as its index lives.
 */
import { groupPairs } from '#contract/group-pairs.ts';
import type { FlowComponent, FlowConnection, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { reachedComponents } from '#flow/request/reached-components.ts';
import { namesVariable } from '#flow/tweaks/field-state.ts';
import type { ComponentRegistry, ComponentType } from '../component-base/component.ts';
import { ownFieldValue } from '../component-base/field-value.ts';
import type { Value } from '../values/values.ts';
import { findComponentType } from './find-component-type.ts';
import type { PlanEdge, PlanNode } from './plan-node.ts';
import { type PlanProblem, planProblems } from './plan-problems.ts';
import { outputMethodName } from './result-outputs.ts';

export interface FlowPlan {
  /** Only components that run (those connected with the first Chat Input), in the flow's order. */
  readonly nodes: readonly PlanNode[];
  readonly positionOf: ReadonlyMap<string, number>;
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
  const positionOf = new Map(components.map((component, position) => [component.id, position]));
  const edges = index.connections.flatMap((connection) => planEdge(connection, components, positionOf, registry));
  const incoming = groupPairs(edges.map((edge) => [edge.target, edge]));
  const outgoing = groupPairs(edges.map((edge) => [edge.source, edge]));
  const nodes = components.map((component, position): PlanNode => {
    let saved: PlanNode['saved'] | null = null;
    const into = incoming.get(position) ?? [];
    const from = outgoing.get(position) ?? [];
    return {
      component,
      ...supportOf(component, findComponentType(registry, component.type), into),
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
  return { nodes, positionOf, problems: planProblems(index, nodes) };
}

/** A type is known and nothing is connected that it cannot use, such as the tools of an Agent. */
function supportOf(
  { displayName }: FlowComponent,
  type: ComponentType | null,
  incoming: readonly PlanEdge[],
): Pick<PlanNode, 'type' | 'unsupported'> {
  if (type === null) return { type, unsupported: displayName };
  const used = type.unconnected?.find((name) => incoming.some(({ targetField }) => targetField === name));
  return used === undefined ? { type, unsupported: null } : { type: null, unsupported: `${displayName} with ${used}` };
}

/** An edge with a missing end is left out here; `planProblems` reports it. */
function planEdge(
  connection: FlowConnection,
  components: readonly FlowComponent[],
  positionOf: ReadonlyMap<string, number>,
  registry: ComponentRegistry,
): PlanEdge[] {
  const source = positionOf.get(connection.source);
  const target = positionOf.get(connection.target);
  const component = source === undefined ? undefined : components[source];
  if (source === undefined || target === undefined || !component) return [];
  const sourceOutput =
    connection.sourceOutput ?? outputMethodName(component, null, findComponentType(registry, component.type));
  return [{ source, sourceOutput, target, targetField: connection.targetField }];
}

/** Langflow makes the connected outputs, or all when none is connected (lfx 1.13.0, Component). */
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

/** Values by field name, and the errors of fields with an invalid value. Connected fields have neither. */
function savedFieldValues(component: FlowComponent): {
  readonly values: ReadonlyMap<string, Value>;
  readonly errors: ReadonlyMap<string, Error>;
} {
  const values = new Map<string, Value>();
  const errors = new Map<string, Error>();
  for (const field of component.fields.values()) {
    if (field.connection || field.isProtected) continue;
    try {
      const value = savedValue(field);
      if (value !== undefined) values.set(field.name, value);
    } catch (cause) {
      errors.set(field.name, cause instanceof Error ? cause : new Error(String(cause)));
    }
  }
  return { values, errors };
}

/** The embedded server has no global variables: a secret field that names one is empty, any other field is an error. */
function savedValue(field: FlowField): Value | undefined {
  if (!namesVariable(field)) return ownFieldValue(field);
  if (field.isSecret) return undefined;
  throw new Error(
    `${field.displayName} uses the global variable ${String(field.value)}, but this server has no global variables. ` +
      'Set the field with a tweak or an input.',
  );
}
