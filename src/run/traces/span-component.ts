/** Finds the component of a span in a trace. */
import { v5 } from 'uuid';
import type { TraceSpan } from '#contract/answers/trace.ts';

/** Ids of spans are version 5 UUIDs of trace and component in this namespace (measured on Langflow 1.12 and 1.13). */
export const SPAN_NAMESPACE = 'a3e1c2d4-5b6f-7890-abcd-ef1234567890';

export interface NamedComponent {
  id: string;
  displayName: string;
}

/** Finds the component of a span by the span's id, else by its name if that is unique. */
export function createSpanLookup(
  traceId: string,
  components: readonly NamedComponent[],
): (span: Pick<TraceSpan, 'id' | 'name'>) => string | null {
  const bySpan = new Map(components.map(({ id }) => [v5(`${traceId}-${id}`, SPAN_NAMESPACE), id]));
  return ({ id, name }) => {
    const known = bySpan.get(id?.toLowerCase() ?? '');
    if (known !== undefined) return known;
    const named = components.filter(({ displayName }) => displayName === name);
    return named.length === 1 ? (named[0]?.id ?? null) : null;
  };
}
