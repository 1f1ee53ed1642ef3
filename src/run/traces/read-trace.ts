/** Converts a trace to the form that a run stores: components with times, tokens and errors, without values. */
import { readSpans, type Trace, type TraceSpan } from '#contract/answers/trace.ts';
import type { RunTrace, TracedComponent } from '../model/run.ts';
import { readServerTime } from './server-time.ts';
import { createSpanLookup, type NamedComponent } from './span-component.ts';
import { spanError, spanTimes } from './span-times.ts';

/** Null when the trace has no start time, to which all other times are relative. */
export function readTrace(trace: Trace, components: readonly NamedComponent[]): RunTrace | null {
  const startedAt = readServerTime(trace.startTime);
  if (startedAt === null) return null;
  const componentOf = createSpanLookup(trace.id, components);
  const names = new Map(components.map(({ id, displayName }) => [id, displayName]));
  return {
    source: 'langflow-traces',
    id: trace.id,
    startedAt,
    durationMs: trace.totalLatencyMs ?? null,
    // Zero: the model did not count them.
    tokens: trace.totalTokens || null,
    components: trace.spans.flatMap((span) => {
      const id = componentOf(span);
      // A span has the name of the component's type, even if the component has another name in the flow.
      return toComponent(span, startedAt, { id, name: names.get(id ?? '') ?? span.name });
    }),
  };
}

function toComponent(
  span: TraceSpan,
  startedAt: number,
  component: Pick<TracedComponent, 'id' | 'name'>,
): TracedComponent[] {
  const times = spanTimes(span, startedAt);
  if (times === null) return [];
  const usage = addUsage(span);
  return [
    {
      ...component,
      ...times,
      isFailed: span.status === 'error',
      error: spanError(span),
      model: findModel(span),
      tokens: usage.tokens,
      cost: usage.cost,
    },
  ];
}

/** The usage of a span includes that of its children. Zero tokens mean that the model did not count them. */
function addUsage(span: TraceSpan): { tokens: number | null; cost: number | null } {
  const { totalTokens, cost } = span.tokenUsage ?? {};
  if (totalTokens || typeof cost === 'number') return { tokens: totalTokens || null, cost: cost ?? null };
  const below = readSpans(span.children ?? []).map(addUsage);
  return { tokens: sumOf(below.map(({ tokens }) => tokens)), cost: sumOf(below.map((usage) => usage.cost)) };
}

function sumOf(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length === 0 ? null : known.reduce((sum, figure) => sum + figure, 0);
}

function findModel(span: TraceSpan): string | null {
  return (
    span.modelName ??
    readSpans(span.children ?? [])
      .map(findModel)
      .find(Boolean) ??
    null
  );
}
