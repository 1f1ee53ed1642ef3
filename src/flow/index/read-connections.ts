/** Reads the edges of an export. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { isJsonObject } from '#contract/json.ts';
import { parseBoundedJson } from '#contract/parse-bounded-json.ts';
import type { FlowConnection } from './flow-index.ts';

/**
 * One end of an edge. Exports hold it as an object under `data`; older exports only as text on the edge: JSON with œ in
 * place of quotes.
 */
function readHandle(underData: JsonValue | undefined, onEdge: JsonValue | undefined): JsonObject | null {
  if (isJsonObject(underData)) return underData;
  for (const text of [underData, onEdge]) {
    if (typeof text !== 'string') continue;
    try {
      const parsed = parseBoundedJson(text.replaceAll('œ', '"'));
      if (isJsonObject(parsed)) return parsed;
    } catch {
      // Not a handle, so the edge does not name its field.
    }
  }
  return null;
}

function firstText(...values: (JsonValue | undefined)[]): string | null {
  for (const value of values) if (typeof value === 'string' && value !== '') return value;
  return null;
}

/** The edges between existing components, and one sentence for each other edge. */
export function readConnections(
  edges: JsonValue | undefined,
  isComponent: (id: string) => boolean,
): { connections: FlowConnection[]; problems: string[] } {
  const connections: FlowConnection[] = [];
  const problems: string[] = [];
  if (!Array.isArray(edges)) return { connections, problems };
  for (const [index, edge] of edges.entries()) {
    if (!isJsonObject(edge)) {
      problems.push(`Edge ${index + 1} could not be read`);
      continue;
    }
    const data = isJsonObject(edge.data) ? edge.data : null;
    const sourceHandle = readHandle(data?.sourceHandle, edge.sourceHandle);
    const targetHandle = readHandle(data?.targetHandle, edge.targetHandle);
    const source = firstText(edge.source, sourceHandle?.id);
    const target = firstText(edge.target, targetHandle?.id);
    if (source === null || target === null) {
      problems.push(`Edge ${index + 1} does not say what it connects`);
      continue;
    }
    const missing = [source, target].filter((id) => !isComponent(id));
    if (missing.length > 0) {
      problems.push(
        `The edge from ${source} to ${target} ends at ${missing.join(' and ')}, which the flow does not have`,
      );
      continue;
    }
    connections.push({
      source,
      sourceOutput: firstText(sourceHandle?.name),
      target,
      // An edge back into a loop names an output of its target instead of a field.
      targetField: firstText(targetHandle?.fieldName, targetHandle?.name),
    });
  }
  return { connections, problems };
}
