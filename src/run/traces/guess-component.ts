/** Tells spans of several components of one type apart, where their ids do not: by what they received, then by order. */

import type { TraceSpan } from '#contract/answers/trace.ts';
import { isJsonEqual, isJsonObject } from '#contract/json.ts';
import type { FlowComponent } from '#flow/index/flow-index.ts';
import { matchMasked } from '#flow/secrets/match-masked.ts';

export interface SpanOwner {
  /** Null if no component of the flow fits. */
  component: string | null;
  isGuess: boolean;
}

/** One owner for each span, in their order. `lookup` knows those that can be told for certain. */
export function ownersOf(
  spans: readonly TraceSpan[],
  components: readonly FlowComponent[],
  lookup: (span: TraceSpan) => string | null,
): SpanOwner[] {
  const known = spans.map(lookup);
  const free = components.filter(({ id }) => !known.includes(id));
  const taken = new Set<string>();
  return spans.map((span, position) => {
    const component = known[position] ?? null;
    if (component !== null) return { component, isGuess: false };
    const fitting = free.filter((candidate) => isOfType(span, candidate, components));
    // In a loop there are more spans than components.
    const left = fitting.filter(({ id }) => !taken.has(id));
    const [best] = (left.length > 0 ? left : fitting).toSorted(
      (one, other) => likeness(span, other) - likeness(span, one),
    );
    if (!best) return { component: null, isGuess: false };
    taken.add(best.id);
    return { component: best.id, isGuess: fitting.length > 1 };
  });
}

/** A span has the name of the type, which a component of the flow may not have, and every field of the type. */
function isOfType(span: TraceSpan, candidate: FlowComponent, components: readonly FlowComponent[]): boolean {
  const types = new Set(components.flatMap(({ displayName, type }) => (displayName === span.name ? [type] : [])));
  if (types.size > 0) return types.has(candidate.type);
  const fields = isJsonObject(span.inputs) ? Object.keys(span.inputs) : [];
  return fields.length > 0 && fields.every((field) => candidate.fields.has(field));
}

/** How many fields have the flow's value. */
function likeness({ inputs }: TraceSpan, { fields }: FlowComponent): number {
  if (!isJsonObject(inputs)) return 0;
  return [...fields.values()].filter(({ name, value, connection }) => {
    const received = inputs[name];
    return received !== undefined && !connection && isJsonEqual(received, matchMasked(value, received));
  }).length;
}
